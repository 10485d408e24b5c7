/**
 * The rules of chasing as DESIGN.md has them, written a second time and as plainly as possible, from the lists
 * alone. It shares nothing with the product's own way of deciding, so that the two can be held together.
 */
import type { Action } from '#domain/action';
import type { IsoDate } from '#domain/dates';
import type { Period, Plan } from '#domain/plan';
import type { Person, Post } from '#domain/post';
import type { Preferences } from '#domain/preferences';
import type { Recommendation } from '#domain/recommendation';
import type { Nation } from '#domain/working-days';

export interface World {
  plans: Plan[];
  periods: Period[];
  items: Recommendation[];
  actions: Action[];
  posts: Post[];
  preferences: Preferences[];
}

/** What somebody has before them on a day. */
export interface Before {
  person: Person;
  /** Everything they would have to hear had they never heard of anything; the ledger's keys. */
  stages: Map<string, string>;
  /** Ratings that got worse; the ledger's keys. */
  slips: Map<string, string>;
  /** Their own actions that are late or due within four weeks, resting ones left out. */
  own: Set<string>;
  /** Late actions of others that they hear of. */
  below: Set<string>;
}

/** https://www.gov.uk/bank-holidays of 2026; Scotland's 15 June is the World Cup's. */
const holidays2026: Record<Nation, string> = {
  'england-and-wales': '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28',
  scotland: '01-01 01-02 04-03 05-04 05-25 06-15 08-03 11-30 12-25 12-28',
  'northern-ireland': '01-01 03-17 04-03 04-06 05-04 05-25 07-13 08-31 12-25 12-28',
};

export function isWorked(day: IsoDate, nation: Nation): boolean {
  const weekday = at(day).getUTCDay();
  const isHoliday = day < '2027' && holidays2026[nation].includes(day.slice(5));
  return weekday !== 0 && weekday !== 6 && !isHoliday;
}

/** Hour and day on a London clock of 2026, whose summer is from 29 March to 25 October. */
export function london(instant: Date): { day: IsoDate; hour: number } {
  const iso = instant.toISOString();
  const isSummer = iso >= '2026-03-29T01' && iso < '2026-10-25T01';
  const local = new Date(instant.getTime() + (isSummer ? 3_600_000 : 0)).toISOString();
  return { day: local.slice(0, 10), hour: Number(local.slice(11, 13)) };
}

export function dayAfter(day: IsoDate, days: number): IsoDate {
  return new Date(at(day).getTime() + days * 86_400_000).toISOString().slice(0, 10);
}

/** Days from one to the other. */
export function daysTo(from: IsoDate, to: IsoDate): number {
  return (at(to).getTime() - at(from).getTime()) / 86_400_000;
}

export function isOpen({ status }: Action): boolean {
  return ['not-started', 'in-progress', 'ongoing'].includes(status);
}

/** Nobody of a post: vacant without deputies, or everybody away. */
export function peopleOf({ posts, preferences }: World, postIds: readonly string[], day: IsoDate): Person[] {
  const away = new Set(
    preferences.filter(({ awayUntil }) => awayUntil && awayUntil > day).map(({ id }) => id),
  );
  const found = new Map<string, Person>();
  for (const id of postIds) {
    const post = posts.find((each) => each.id === id);
    const here = post?.holder && !away.has(post.holder.id) ? [post.holder] : post?.deputies;
    for (const person of here ?? []) if (!away.has(person.id)) found.set(person.id, person);
  }
  return [...found.values()];
}

export function maySee({ posts }: World, plan: Plan, person: Person): boolean {
  const acts = posts.filter((post) => [post.holder, ...post.deputies].some((each) => each?.id === person.id));
  if (plan.state !== 'live') return false;
  if (plan.readerPostIds === null || acts.some(({ isAdministrator }) => isAdministrator)) return true;
  return acts.some(({ id }) => plan.readerPostIds?.includes(id));
}

/** By person id. */
export function whatIsBefore(world: World, day: IsoDate, nation: Nation): Map<string, Before> {
  const all = new Map<string, Before>();
  const prefers = (person: Person) => world.preferences.find(({ id }) => id === person.id);
  let nextWorked = dayAfter(day, 1);
  while (!isWorked(nextWorked, nation)) nextWorked = dayAfter(nextWorked, 1);

  for (const plan of world.plans) {
    for (const item of world.items.filter(({ planId }) => planId === plan.id)) {
      const actions = world.actions.filter(({ recommendationId }) => recommendationId === item.id);
      for (const action of actions) if (isOpen(action)) chase(plan, item, action);
      tellSlip(plan, item, actions.filter(isOpen));
      askForUpdate(plan, item, actions);
    }
  }
  return all;

  function chase(plan: Plan, item: Recommendation, action: Action): void {
    const due = action.due.end;
    if (due === null) return;
    const rests = (person: Person) =>
      prefers(person)?.snoozes.some(
        (each) => each.actionId === action.id && each.dueDate === due && each.until > day,
      ) === true;
    const owners = seeing(plan, action.ownerPostIds);
    const { daysBefore, daysBetweenLate, escalateAfterDays, sponsorAfterDays } = plan.reminderStages;
    const say = (person: Person, stage: string) =>
      see(plan, person)?.stages.set(`${action.id}|${due}|${stage}|${person.id}`, stage);

    for (const owner of owners) {
      if (rests(owner) || (prefers(owner)?.onlyOverdue && due >= day)) continue;
      let stage: string | null = null;
      if (due < day) stage = `late-${furthest(1, daysBetweenLate, daysTo(due, day))}`;
      else if (due < nextWorked) stage = 'due-today';
      else {
        const reached = daysBefore.filter((before) => daysTo(day, due) <= before);
        if (reached.length > 0) stage = `before-${Math.min(...reached)}`;
      }
      if (stage) say(owner, stage);
      if (daysTo(day, due) <= 28) see(plan, owner)?.own.add(action.id);
    }

    if (due >= day) return;
    const managers = action.ownerPostIds.flatMap(
      (id) => world.posts.find((post) => post.id === id)?.managerPostId ?? [],
    );
    const isOwner = (person: Person) => owners.some(({ id }) => id === person.id);
    const above = seeing(plan, [...action.accountablePostIds, ...item.accountablePostIds, ...managers]);
    for (const person of above) {
      if (isOwner(person) || rests(person)) continue;
      see(plan, person)?.below.add(action.id);
      const late = daysTo(due, digestDay(prefers(person), day));
      if (late < escalateAfterDays) continue;
      say(person, `escalated-${furthest(escalateAfterDays, daysBetweenLate, late)}`);
    }
    for (const person of seeing(plan, plan.sponsorPostId ? [plan.sponsorPostId] : [])) {
      if (isOwner(person) || rests(person)) continue;
      if (daysTo(due, digestDay(prefers(person), day)) < sponsorAfterDays) continue;
      say(person, 'sponsor');
      see(plan, person)?.below.add(action.id);
    }
  }

  /** A rating that got worse and stands: to owners and accountable, but not to whoever made it so. */
  function tellSlip(plan: Plan, item: Recommendation, open: readonly Action[]): void {
    const entry = item.lastUpdate;
    const fall = entry?.changes.find(({ field }) => field === 'rag');
    if (!entry || !fall?.before || !fall.after || fall.after !== item.rag) return;
    const order = ['red', 'amber', 'green', 'blue'];
    if (order.indexOf(fall.after) >= order.indexOf(fall.before)) return;
    if (daysTo(london(new Date(entry.at)).day, day) > 42) return;
    const ownerPosts = open.flatMap(({ ownerPostIds }) => ownerPostIds);
    const owners = seeing(plan, ownerPosts);
    const accountable = [...open.flatMap((each) => each.accountablePostIds), ...item.accountablePostIds];
    const both = seeing(plan, [...ownerPosts, ...accountable]);
    const managers = world.posts.flatMap((post) =>
      ownerPosts.includes(post.id) && post.managerPostId ? [post.managerPostId] : [],
    );
    const others = both.filter(({ id }) => id !== entry.by.id);
    const owesNote = entry.note === null && owners.length === 1 && owners[0]?.id === entry.by.id;
    const told = [
      ...(others.length > 0 ? others : seeing(plan, managers).filter(({ id }) => id !== entry.by.id)),
      ...(owesNote ? owners : []),
    ];
    for (const person of told) {
      see(plan, person)?.slips.set(`${item.id}|${entry.id}|slipped|${person.id}`, 'slipped');
    }
  }

  function askForUpdate(plan: Plan, item: Recommendation, actions: readonly Action[]): void {
    const period = world.periods.find(({ planId, closedAt }) => planId === plan.id && closedAt === null);
    if (!period?.cutOff || day > period.cutOff) return;
    let asked = period.cutOff;
    for (let left = 10; left > 0;) {
      asked = dayAfter(asked, -1);
      if (isWorked(asked, nation)) left -= 1;
    }
    const open = actions.filter(isOpen);
    if (day < asked || item.lastUpdate || (actions.length > 0 && open.length === 0)) return;
    const owners = seeing(
      plan,
      open.flatMap(({ ownerPostIds }) => ownerPostIds),
    );
    for (const person of owners.length > 0 ? owners : seeing(plan, item.accountablePostIds)) {
      const key = `${item.id}|${period.id}:${period.cutOff}|update-wanted|${person.id}`;
      see(plan, person)?.stages.set(key, 'update-wanted');
    }
  }

  function seeing(plan: Plan, postIds: readonly string[]): Person[] {
    return peopleOf(world, postIds, day).filter((person) => maySee(world, plan, person));
  }

  /** What is before somebody; nothing of a plan they may not see. */
  function see(plan: Plan, person: Person): Before | null {
    if (!maySee(world, plan, person)) return null;
    const known = all.get(person.id) ?? {
      ...{ person, stages: new Map<string, string>(), slips: new Map<string, string>() },
      ...{ own: new Set<string>(), below: new Set<string>() },
    };
    all.set(person.id, known);
    return known;
  }
}

/** The last of first, first + step, … that has been reached. */
function furthest(first: number, step: number, reached: number): number {
  let last = first;
  while (last + step <= reached) last += step;
  return last;
}

/** Whoever hears of others on one weekday hears what stood on the last such day. */
function digestDay(preferences: Preferences | undefined, day: IsoDate): IsoDate {
  const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday'];
  const wanted = preferences?.digestWeekday ? weekdays.indexOf(preferences.digestWeekday) : -1;
  let found = day;
  while (wanted >= 0 && at(found).getUTCDay() !== wanted) found = dayAfter(found, -1);
  return found;
}

function at(day: IsoDate): Date {
  return new Date(`${day}T00:00:00Z`);
}
