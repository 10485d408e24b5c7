import type { Action } from './action.ts';
import { addDays, type IsoDate, type IsoInstant } from './dates.ts';
import type { Plan } from './plan.ts';
import type { Person } from './post.ts';
import { soonDays } from './due-state.ts';
import { digestDay, isSnoozed, type Preferences } from './preferences.ts';
import type { Recommendation } from './recommendation.ts';
import {
  escalationStage,
  isRepeat,
  ownerStage,
  sponsorStage,
  stageDay,
  type ReminderStage,
} from './reminder-stages.ts';
import type { Slip } from './slip.ts';
import { isClosed } from './status.ts';
import { lacksUpdate, type UpdateRequest } from './update-request.ts';
import { onlyReaders, type WhoHears } from './who-hears.ts';
import { nextWorkingDay, type WorkingDays } from './working-days.ts';

/** One plan as reminders look at it. */
export interface ReminderPlan {
  plan: Plan;
  /** Null outside the last working days of a period. */
  updateRequest: UpdateRequest | null;
  /** Who may read a restricted plan, and so hears of it; null where everybody may. */
  readers: ReadonlySet<string> | null;
  items: Iterable<ReminderItem>;
}

export interface ReminderItem {
  recommendation: Recommendation;
  actions: readonly Action[];
  slip: Slip | null;
  /** Others have it for their parent, so that nobody is asked about both. */
  isParent: boolean;
}

/** One stage of chasing that one person should hear now. */
export interface DueReminder {
  /**
   * The ledger key. It holds what the stage is about (the due date, the entry, the cut-off), so that moving
   * the date plans the stages anew, and the person, so that a new owner hears from the start.
   */
  key: string;
  person: Person;
  plan: Plan;
  recommendation: Recommendation;
  /** Null when it is about the item itself: a slip, or an update asked for. */
  action: Action | null;
  stage: ReminderStage;
  slip: Slip | null;
}

/** An open action with a date, in its surroundings. */
export interface OpenAction {
  plan: Plan;
  recommendation: Recommendation;
  action: Action;
}

/** What one person has before them: what to tell them now, and what it stands among. */
export interface Outlook {
  person: Person;
  due: DueReminder[];
  /** Their own actions that are late or due soon, and whatever of theirs is told now. */
  own: OpenAction[];
  /** Late actions of others that they hear of. */
  below: OpenAction[];
  /** Since when what moved is news to them; null until they had a card. */
  newsSince: IsoInstant | null;
  /** Items they answer for about which something was said since. */
  movedItemIds: Set<string>;
}

export interface ReminderDecision {
  /** By person id: everybody who has something before them. */
  people: Map<string, Outlook>;
  ownerless: OpenAction[];
  /** Actions late enough for somebody else to hear of them, and nobody does. */
  unheard: Unheard[];
}

/** Of one plan. */
export interface Unheard {
  plan: Plan;
  /** `above`: neither whoever answers for an action nor its owner's manager. */
  by: 'above' | 'sponsor';
  actions: number;
}

export interface ReminderQuestion {
  plans: Iterable<ReminderPlan>;
  who: WhoHears;
  preferencesOf: (personId: string) => Preferences | undefined;
  /** Whether that key was told before. */
  inLedger: (key: string) => boolean;
  /** Whether a person was told anything about an action whose key begins so. */
  hasHeard: (personId: string, actionId: string, keyStart: string) => boolean;
  /** The newest day before today, of so many, on which a person's card arrived. */
  lastCardOn: (personId: string, days: number) => IsoDate | null;
  /** Since when what moved is news to a person: their last digest. Null for whoever never had a card. */
  newsSince: (personId: string) => IsoInstant | null;
  today: IsoDate;
  workingDays: WorkingDays;
}

/**
 * Decides from state, never from "today equals due minus N", so a missed night loses nothing: for every
 * person and action the furthest stage reached, unless the ledger has it.
 */
export function remindersDue(question: ReminderQuestion): ReminderDecision {
  const { plans, who, preferencesOf, inLedger, hasHeard, lastCardOn, newsSince, today, workingDays } =
    question;
  const lastRestDay = addDays(nextWorkingDay(today, workingDays), -1);
  const soon = addDays(today, soonDays);
  const people = new Map<string, Outlook>();
  const ownerless: OpenAction[] = [];
  const unheard: Unheard[] = [];

  for (const { plan, updateRequest, readers, items } of plans) {
    const farthest = addDays(lastRestDay, Math.max(soonDays, ...plan.reminderStages.daysBefore));
    const hears = readers === null ? who : onlyReaders(who, readers);
    const sponsors = hears.people(plan.sponsorPostId ? [plan.sponsorPostId] : []);
    const silent = { above: 0, sponsor: 0 };
    for (const item of items) {
      if (item.slip) tellSlip(plan, item, item.slip, hears);
      if (updateRequest) askForUpdate(plan, item, updateRequest, hears);
      noteNews(item, hears);
      for (const action of item.actions) {
        const end = action.due.end;
        if (!end || isClosed(action.status)) continue;
        const open = { plan, recommendation: item.recommendation, action };
        if (who.people(action.ownerPostIds).length === 0) ownerless.push(open);
        if (end > farthest) continue;
        const owners = hears.people(action.ownerPostIds);
        remindOwners(open, end, owners);
        if (end >= today) continue;
        const above = hears.people([
          ...action.accountablePostIds,
          ...item.recommendation.accountablePostIds,
          ...who.managersOf(action.ownerPostIds),
        ]);
        tellThoseAbove(open, end, owners, { above, sponsors });
        const { reminderStages: stages, sponsorPostId } = plan;
        if (above.length === 0 && escalationStage(end, today, stages)) silent.above += 1;
        if (sponsorPostId && sponsors.length === 0 && sponsorStage(end, today, stages)) silent.sponsor += 1;
      }
    }
    if (silent.above > 0) unheard.push({ plan, by: 'above', actions: silent.above });
    if (silent.sponsor > 0) unheard.push({ plan, by: 'sponsor', actions: silent.sponsor });
  }
  for (const outlook of people.values()) letRepeatsRest(outlook);
  return { people, ownerless, unheard };

  /**
   * Every card has all that is late on it. So what is only said again waits until the last card is as old as
   * the days between: ten late actions, each with a weekday of its own, would otherwise bring a card every day.
   */
  function letRepeatsRest(outlook: Outlook): void {
    const { person, due } = outlook;
    const forCard = due.filter(({ stage }) => stage !== 'slipped');
    const rests = ({ plan, action, stage, key }: DueReminder): boolean =>
      action !== null &&
      isRepeat(stage, plan.reminderStages) &&
      hasHeard(person.id, action.id, key.slice(0, key.indexOf(stage)) + stage.replace(/\d+$/, '')) &&
      lastCardOn(person.id, plan.reminderStages.daysBetweenLate - 1) !== null;
    if (forCard.every(rests)) outlook.due = due.filter(({ stage }) => stage === 'slipped');
  }

  function remindOwners(open: OpenAction, end: IsoDate, owners: readonly Person[]): void {
    const stage = ownerStage(end, today, open.plan.reminderStages, lastRestDay);
    for (const person of owners) {
      const preferences = preferencesOf(person.id);
      if (isSnoozed(preferences, open.action.id, end, today)) continue;
      if (preferences?.onlyOverdue && end >= today) continue;
      const isTold = stage !== null && add(person, { ...open, slip: null }, stage, end);
      if (isTold || end <= soon) outlookOf(person).own.push(open);
    }
  }

  function tellThoseAbove(
    open: OpenAction,
    end: IsoDate,
    owners: readonly Person[],
    { above, sponsors }: Record<'above' | 'sponsors', readonly Person[]>,
  ): void {
    const { plan, action } = open;
    tell(above, (asOf) => escalationStage(end, asOf, plan.reminderStages), true);
    tell(sponsors, (asOf) => sponsorStage(end, asOf, plan.reminderStages), false);

    function tell(
      heard: readonly Person[],
      stageAsOf: (day: IsoDate) => ReminderStage | null,
      seesAllThatIsLate: boolean,
    ): void {
      for (const person of heard) {
        if (owners.some((owner) => owner.id === person.id)) continue;
        const preferences = preferencesOf(person.id);
        if (isSnoozed(preferences, action.id, end, today)) continue;
        const stage = stageAsOf(digestDay(preferences, today));
        if (stage) add(person, { ...open, slip: null }, stage, end);
        const { below } = outlookOf(person);
        if ((stage || seesAllThatIsLate) && below.at(-1)?.action !== action) below.push(open);
      }
    }
  }

  /**
   * Owners and those who answer for the item, or where nobody else would hear, the owners' managers. Who made
   * it worse knows, and is only asked why.
   */
  function tellSlip(
    plan: Plan,
    { recommendation, actions }: ReminderItem,
    slip: Slip,
    hears: WhoHears,
  ): void {
    const open = actions.filter(({ status }) => !isClosed(status));
    const ownerPostIds = open.flatMap((action) => action.ownerPostIds);
    const owners = hears.people(ownerPostIds);
    const answeringPostIds = [
      ...ownerPostIds,
      ...recommendation.accountablePostIds,
      ...open.flatMap(({ accountablePostIds }) => accountablePostIds),
    ];
    const answering = hears.people(answeringPostIds);
    const isNews = answering.some(({ id }) => id !== slip.by.id);
    // Each once: somebody may be their own post's manager.
    const told = isNews ? answering : hears.people([...answeringPostIds, ...who.managersOf(ownerPostIds)]);
    const owesReason = owners.length === 1 && owners[0]?.id === slip.by.id && slip.note === null;
    for (const person of told) {
      if (person.id === slip.by.id && !owesReason) continue;
      add(person, { plan, recommendation, action: null, slip }, 'slipped', slip.entryId);
    }
  }

  /** The owners of what is open; whoever answers for the item where nobody owns anything. */
  function askForUpdate(
    plan: Plan,
    item: ReminderItem,
    { periodId, cutOff, since }: UpdateRequest,
    hears: WhoHears,
  ): void {
    const { recommendation, actions, isParent } = item;
    if (isParent && actions.length === 0) return;
    if (!lacksUpdate(recommendation, actions, since)) return;
    const open = actions.filter(({ status }) => !isClosed(status));
    const owners = hears.people(open.flatMap(({ ownerPostIds }) => ownerPostIds));
    const asked = owners.length > 0 ? owners : hears.people(recommendation.accountablePostIds);
    const subject = { plan, recommendation, action: null, slip: null };
    for (const person of asked) add(person, subject, 'update-wanted', `${periodId}:${cutOff}`);
  }

  function noteNews({ recommendation, actions }: ReminderItem, hears: WhoHears): void {
    let saidAt = '';
    for (const { lastUpdate } of [recommendation, ...actions]) {
      if (lastUpdate && lastUpdate.at > saidAt) saidAt = lastUpdate.at;
    }
    if (saidAt === '') return;
    const above = hears.people([
      ...recommendation.accountablePostIds,
      ...actions.flatMap(({ accountablePostIds }) => accountablePostIds),
      ...actions.flatMap(({ ownerPostIds }) => who.managersOf(ownerPostIds)),
    ]);
    for (const person of above) {
      const since = newsSince(person.id);
      if (since !== null && saidAt >= since) outlookOf(person).movedItemIds.add(recommendation.id);
    }
  }

  /** @returns whether it is to be told now */
  function add(
    person: Person,
    subject: Omit<DueReminder, 'key' | 'person' | 'stage'>,
    stage: ReminderStage,
    about: string,
  ): boolean {
    const key = `${(subject.action ?? subject.recommendation).id}|${about}|${stage}|${person.id}`;
    if (inLedger(key) || isBehindChange(person, subject, stage, about)) return false;
    outlookOf(person).due.push({ key, person, ...subject, stage });
    return true;
  }

  /** A stage that was past when the plan's stages were changed is no news to whoever heard of the date before. */
  function isBehindChange(
    person: Person,
    { plan, action }: Pick<DueReminder, 'plan' | 'action'>,
    stage: ReminderStage,
    dueDate: IsoDate,
  ): boolean {
    const reachedOn = plan.stagesChangedOn && action && stageDay(stage, dueDate);
    if (!reachedOn || !plan.stagesChangedOn || reachedOn >= plan.stagesChangedOn) return false;
    return hasHeard(person.id, action.id, `${action.id}|${dueDate}|${stage.replace(/\d+$/, '')}`);
  }

  function outlookOf(person: Person): Outlook {
    const known = people.get(person.id);
    if (known) return known;
    const outlook = {
      ...{ person, due: [], own: [], below: [] },
      ...{ newsSince: newsSince(person.id), movedItemIds: new Set<string>() },
    };
    people.set(person.id, outlook);
    return outlook;
  }
}
