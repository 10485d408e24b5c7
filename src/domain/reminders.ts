import type { Action } from './action.ts';
import { daysBetween, type IsoDate } from './dates.ts';
import type { Plan } from './plan.ts';
import type { Person, Post } from './post.ts';
import { movement, type Rag } from './rag.ts';
import type { Recommendation } from './recommendation.ts';
import { escalationStage, ownerStage, sponsorStage, type ReminderStage } from './reminder-stages.ts';
import { isClosed } from './status.ts';

export interface ReminderSubject {
  plan: Plan;
  recommendation: Recommendation;
  action: Action;
}

/** One stage of chasing that one person should hear now. */
export interface DueReminder {
  /** The ledger key. It holds the due date, so moving the date plans the stages anew. */
  key: string;
  person: Person;
  subject: ReminderSubject;
  stage: ReminderStage;
}

export interface ReminderDecision {
  due: DueReminder[];
  /** Open, dated actions for which no person is recorded at all; an administrator must hear. */
  ownerless: ReminderSubject[];
}

/** A slip this many days old is no longer news. */
const slipIsNewsDays = 14;

/**
 * Decides from state, never from "today equals due minus N", so a missed night loses nothing: for every
 * person and action the furthest stage reached, unless the ledger has it.
 *
 * @param inLedger whether that key was claimed before
 */
export function remindersDue(
  subjects: readonly ReminderSubject[],
  posts: readonly Post[],
  inLedger: (key: string) => boolean,
  today: IsoDate,
): ReminderDecision {
  const postById = new Map(posts.map((post) => [post.id, post]));
  const due = new Map<string, DueReminder>();
  const ownerless: ReminderSubject[] = [];

  for (const subject of subjects) {
    const { plan, recommendation, action } = subject;
    if (isClosed(action.status)) continue;
    const owners = reach(action.ownerPostIds);
    const accountable = reach([...action.accountablePostIds, ...recommendation.accountablePostIds]);
    const slipId = slipOf(recommendation, today);
    if (slipId) for (const person of [...owners, ...accountable]) add(person, subject, 'slipped', slipId);

    const end = action.due.end;
    if (!end) continue;
    if (owners.length === 0) ownerless.push(subject);
    const stages = plan.reminderStages;
    for (const person of owners) add(person, subject, ownerStage(end, today, stages), end);
    for (const person of [...accountable, ...reach(managersOf(action.ownerPostIds))]) {
      if (!owners.some((owner) => owner.id === person.id)) {
        add(person, subject, escalationStage(end, today, stages), end);
      }
    }
    for (const person of reach(plan.sponsorPostId ? [plan.sponsorPostId] : [])) {
      add(person, subject, sponsorStage(end, today, stages), end);
    }
  }
  return { due: [...due.values()], ownerless };

  function add(person: Person, subject: ReminderSubject, stage: ReminderStage | null, about: string): void {
    if (!stage) return;
    const key = [subject.action.id, about, stage, person.id].join('|');
    if (!inLedger(key)) due.set(key, { key, person, subject, stage });
  }

  /** The holder of each post; its deputies while it is vacant. */
  function reach(postIds: readonly string[]): Person[] {
    const people = postIds.flatMap((id) => {
      const post = postById.get(id);
      if (!post) return [];
      return post.holder ? [post.holder] : post.deputies;
    });
    return [...new Map(people.map((person) => [person.id, person])).values()];
  }

  function managersOf(postIds: readonly string[]): string[] {
    return postIds.flatMap((id) => postById.get(id)?.managerPostId ?? []);
  }
}

/** The entry by which the rating got worse, while it is news. */
function slipOf({ lastUpdate }: Recommendation, today: IsoDate): string | null {
  const change = lastUpdate?.changes.find(({ field }) => field === 'rag');
  if (!lastUpdate || !change) return null;
  const isSlip = movement(change.before as Rag | null, change.after as Rag | null) === 'worse';
  return isSlip && daysBetween(lastUpdate.at.slice(0, 10), today) <= slipIsNewsDays ? lastUpdate.id : null;
}
