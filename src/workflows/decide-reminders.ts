import type { Action } from '#domain/action';
import { dayInLondon } from '#domain/clock';
import { addDays, type IsoDate, type IsoInstant } from '#domain/dates';
import { readersOf } from '#domain/permissions';
import type { Plan } from '#domain/plan';
import type { Preferences } from '#domain/preferences';
import type { Recommendation } from '#domain/recommendation';
import { deliveryState, isCard, mayBeTakenOver } from '#domain/reminder';
import { remindersDue, type ReminderDecision, type ReminderItem, type ReminderPlan } from '#domain/reminders';
import { slipIsNewsDays, slipOf } from '#domain/slip';
import { updateRequest } from '#domain/update-request';
import { whoHears, type WhoHears } from '#domain/who-hears';
import type { WorkingDays } from '#domain/working-days';
import type { Snapshot } from '#sharepoint/store';
import { cardKey } from './reminder-ledger.ts';
import type { Settings } from './services.ts';

export interface Decided extends ReminderDecision {
  who: WhoHears;
  preferencesOf: (personId: string) => Preferences | undefined;
}

/** Who should hear what by now, from everything in the lists. One pass over the actions, whoever hears. */
export function decideReminders(
  snapshot: Snapshot,
  now: Date,
  { workingDays, administratorIds }: Pick<Settings, 'workingDays' | 'administratorIds'>,
): Decided {
  const today = dayInLondon(now);
  const preferencesOf = (personId: string) => snapshot.get('preferences', personId)?.value;
  const posts = snapshot.all('posts').map((row) => row.value);
  const who = whoHears(posts, preferencesOf, today);
  const lastCardOn = (personId: string, days: number): IsoDate | null => {
    for (let day = addDays(today, -1); day >= addDays(today, -days); day = addDays(day, -1)) {
      if (snapshot.get('reminders', cardKey(day, personId))?.value.sentAt) return day;
    }
    return null;
  };
  const newsSince = lastDigests(snapshot);
  const decision = remindersDue({
    ...{ who, preferencesOf, lastCardOn, today, workingDays },
    newsSince: (personId) => newsSince.get(personId) ?? null,
    plans: livePlans(snapshot, today, workingDays, (plan) => readersOf(plan, posts, administratorIds)),
    inLedger(key) {
      const row = snapshot.get('reminders', key)?.value;
      if (!row) return false;
      return deliveryState(row, now) === 'sent' || !mayBeTakenOver(row, now, today);
    },
    hasHeard: (personId, actionId, keyStart) =>
      snapshot
        .byAction('reminders', actionId)
        .some(
          ({ value: { id, ...told } }) =>
            told.personId === personId && told.sentAt !== null && id.startsWith(keyStart),
        ),
  });
  return { ...decision, who, preferencesOf };
}

/** What was kept so shortly before a digest was begun may have come too late to stand on it. */
const keptLateMs = 2 * 60_000;

/**
 * By person, since when what moved is news: their last digest that arrived or, for whoever had none yet, their
 * first card. From when it was begun, not confirmed, and a little before: rather said twice than not at all.
 */
function lastDigests(snapshot: Snapshot): Map<string, IsoInstant> {
  const digests = new Map<string, IsoInstant>();
  const firstCards = new Map<string, IsoInstant>();
  for (const { value } of snapshot.all('reminders')) {
    const { stage, personId, claimedAt, sentAt } = value;
    if (!isCard(stage) || sentAt === null) continue;
    const [known, isBetter] =
      stage === 'digest'
        ? [digests, (at: IsoInstant) => claimedAt > at]
        : [firstCards, (at: IsoInstant) => claimedAt < at];
    const at = known.get(personId);
    if (at === undefined || isBetter(at)) known.set(personId, claimedAt);
  }
  const since = new Map([...firstCards, ...digests]);
  for (const [personId, at] of since) {
    since.set(personId, new Date(Date.parse(at) - keptLateMs).toISOString());
  }
  return since;
}

function* livePlans(
  snapshot: Snapshot,
  today: IsoDate,
  workingDays: WorkingDays,
  readersOfPlan: (plan: Plan) => ReminderPlan['readers'],
): Generator<ReminderPlan> {
  for (const { value: plan } of snapshot.all('plans')) {
    if (plan.state !== 'live') continue;
    const periods = snapshot.byPlan('periods', plan.id).map((row) => row.value);
    yield {
      plan,
      updateRequest: updateRequest(periods, plan.importedAt, today, workingDays),
      readers: readersOfPlan(plan),
      items: itemsOf(snapshot, plan, today),
    };
  }
}

function* itemsOf(snapshot: Snapshot, plan: Plan, today: IsoDate): Generator<ReminderItem> {
  const actionsOf = new Map<string, Action[]>();
  for (const { value: action } of snapshot.byPlan('actions', plan.id)) {
    const siblings = actionsOf.get(action.recommendationId);
    if (siblings) siblings.push(action);
    else actionsOf.set(action.recommendationId, [action]);
  }
  const recommendations = snapshot.byPlan('recommendations', plan.id);
  const parentIds = new Set(recommendations.map(({ value }) => value.parentId));
  const newsSince = addDays(today, -slipIsNewsDays - 1);
  for (const { value: recommendation } of recommendations) {
    yield {
      recommendation,
      actions: actionsOf.get(recommendation.id) ?? [],
      slip: newestSlip(snapshot, recommendation, newsSince, today),
      isParent: parentIds.has(recommendation.id),
    };
  }
}

/** The row carries only its newest entry; the log has the one by which the rating got worse. */
function newestSlip(snapshot: Snapshot, recommendation: Recommendation, newsSince: IsoDate, today: IsoDate) {
  const { id, lastUpdate } = recommendation;
  if (!lastUpdate || lastUpdate.at < newsSince) return null;
  const logged = snapshot.byRecommendation('updates', id).map((row) => row.value);
  return slipOf(recommendation, [lastUpdate, ...logged], today);
}
