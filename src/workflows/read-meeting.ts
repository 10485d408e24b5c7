import { exceptionsOf, offCourseReasons } from '#domain/agenda';
import type { MeetingParts } from '#domain/build-meeting-view';
import type { ItemParts } from '#domain/build-view';
import { AppError, NotFoundError } from '#domain/errors';
import type { AgendaEntry, AgendaReason, Meeting } from '#domain/meeting';
import { mayRunMeeting, postsThatRunMeetings } from '#domain/permissions';
import type { Plan } from '#domain/plan';
import type { Person } from '#domain/post';
import type { Row, Snapshot } from '#sharepoint/store';
import { findItemParts, readAllParts, readFor, type Reading } from './read-plan.ts';
import type { Services } from './services.ts';

/** How old a meeting's row may be for those who follow it: on whichever replica, they are in step within two of these. */
const inStepMs = 1_000;

/** One meeting as one person may see it. */
export interface MeetingReading {
  reading: Reading;
  row: Row<Meeting>;
  /** Those of its plans that the person may read. */
  plans: Plan[];
}

/**
 * @param maxAgeMs 0 to read its row anew, since it is to be written
 * @throws {NotFoundError} when there is no such meeting, or none of its plans is one this person may read
 */
export async function readMeeting(
  services: Services,
  person: Person,
  meetingId: string,
  maxAgeMs = inStepMs,
): Promise<MeetingReading> {
  const row = await latestMeeting(services, meetingId, maxAgeMs);
  const reading = await readFor(services, person);
  const plans = row ? plansOf(reading, row.value) : [];
  if (!row || plans.length === 0) {
    throw new NotFoundError('There is no such meeting, or you may not see it.');
  }
  return { reading, row, plans };
}

/** Something minuted on another replica stands in other rows too, which this one then reads at once. */
async function latestMeeting({ store }: Services, meetingId: string, maxAgeMs: number) {
  const before = (await store.snapshot()).get('meetings', meetingId);
  const row = await store.latest('meetings', meetingId, maxAgeMs);
  const isNew = JSON.stringify(before?.value.minutes ?? []) !== JSON.stringify(row?.value.minutes ?? []);
  if (row && isNew) {
    await store.refresh().catch((error: unknown) => {
      if (!(error instanceof AppError)) throw error; // the copy is as good as it gets
    });
  }
  return row;
}

export function plansOf({ plans }: Reading, { planIds }: Pick<Meeting, 'planIds'>): Plan[] {
  return planIds.flatMap((id) => plans.find((plan) => plan.id === id) ?? []);
}

export function mayRun(reading: Reading, plans: readonly Plan[]): boolean {
  return mayRunMeeting(reading.viewer, postsThatRun(reading, plans));
}

/** Worked out once a plan for every state of the lists: followers ask every second. */
const runningPosts = new WeakMap<Snapshot, Map<string, ReadonlySet<string>>>();

/** Posts whose people run meetings about any of these plans. */
export function postsThatRun({ snapshot }: Reading, plans: readonly Plan[]): ReadonlySet<string> {
  const known = runningPosts.get(snapshot) ?? new Map<string, ReadonlySet<string>>();
  runningPosts.set(snapshot, known);
  for (const plan of plans) if (!known.has(plan.id)) known.set(plan.id, postsOf(snapshot, plan));
  return new Set(plans.flatMap(({ id }) => [...(known.get(id) ?? [])]));
}

function postsOf(snapshot: Snapshot, plan: Plan): ReadonlySet<string> {
  const rows = <L extends 'themes' | 'recommendations' | 'actions'>(list: L) =>
    snapshot.byPlan(list, plan.id).map(({ value }) => value);
  const ofPlan = {
    plan,
    themes: rows('themes'),
    recommendations: rows('recommendations'),
    actions: rows('actions'),
  };
  return postsThatRunMeetings(ofPlan, (id) => snapshot.get('posts', id)?.value);
}

/** What belongs on an agenda about these plans today, most urgent first. */
export function exceptionsIn(reading: Reading, plans: readonly Plan[]): AgendaEntry[] {
  const items = plans.flatMap((plan) =>
    readAllParts(reading, plan).map((parts) => withEvidence(reading, parts)),
  );
  return exceptionsOf(items, reading.today);
}

/** Tells of an item why it is off course today. */
export function offCourseIn(reading: Reading): (parts: ItemParts) => AgendaReason[] {
  const parentsByPlan = new Map<string, ReadonlySet<string | null>>();
  const parentsOf = (planId: string) => {
    const known = parentsByPlan.get(planId);
    if (known) return known;
    const rows = reading.snapshot.byPlan('recommendations', planId);
    const parents = new Set(rows.map(({ value }) => value.parentId));
    parentsByPlan.set(planId, parents);
    return parents;
  };
  return (parts) => {
    const isParent = parentsOf(parts.plan.id).has(parts.recommendation.value.id);
    return offCourseReasons(withEvidence(reading, parts), reading.today, isParent);
  };
}

function withEvidence({ snapshot }: Reading, parts: ItemParts) {
  const { id } = parts.recommendation.value;
  return { ...parts, evidenceCount: snapshot.byRecommendation('evidence', id).length };
}

/** What the meeting's views are built from. */
export function partsOfMeeting({
  reading,
  row,
  plans,
}: Pick<MeetingReading, 'reading' | 'plans'> & { row: Pick<Row<Meeting>, 'value' | 'eTag'> }): MeetingParts {
  const { snapshot } = reading;
  return {
    meeting: row,
    plans,
    itemOf: (itemId) => findItemParts(reading, itemId),
    offCourse: offCourseIn(reading),
    themeOf: (themeId) => snapshot.get('themes', themeId)?.value,
    postById: (postId) => snapshot.get('posts', postId)?.value,
    person: reading.viewer.person,
    mayRun: mayRun(reading, plans),
  };
}

/** Changes with whatever its views show this person. */
export function versionOfMeeting({ reading, row, plans }: MeetingReading): string {
  return `${row.eTag} ${reading.versionOf(plans)}`;
}
