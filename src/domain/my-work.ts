import type { Action } from './action.ts';
import { openRequest, postsThatAgreeDates } from './date-request.ts';
import type { DateChange } from './date-change.ts';
import { dayInLondon } from './clock.ts';
import type { IsoDate, IsoInstant } from './dates.ts';
import { daysLate, dueState } from './due-state.ts';
import { workGroups, type DoneEntry, type WorkGroup } from './my-work-view.ts';
import { hasUpdateSince } from './no-update.ts';
import { isInArea, maySettleDates, type Viewer } from './permissions.ts';
import type { Post } from './post.ts';
import type { Recommendation } from './recommendation.ts';
import { isClosed } from './status.ts';
import { asksForDate, isUndo, isUndoable, isYoungEnoughToUndo, requestOf, undoEntryId } from './undo.ts';
import { lacksUpdate, type UpdateRequest } from './update-request.ts';
import type { Update } from './update.ts';

/** A recommendation in its surroundings, as it is judged whether it waits for somebody. */
export interface WorkSubject {
  recommendation: Recommendation;
  actions: readonly Action[];
  /** Others have it for their parent; they are what is rated. */
  isParent: boolean;
  /** Whether its plan is one in which things are rated at all. */
  isRated: boolean;
  /** The day its open period began. */
  periodBegan: IsoDate;
  /** Null outside the last working days of a period. */
  updateRequest: UpdateRequest | null;
  dateChangesOf: (actionId: string) => readonly DateChange[];
}

/** Something that waits, as it is found; it is dressed for a page only once it is known to be shown. */
export interface FoundWork {
  group: WorkGroup;
  recommendation: Recommendation;
  /** Null where the recommendation as a whole is meant. */
  action: Action | null;
  lacksUpdate: boolean;
  updateBy: IsoDate | null;
  wantsRating: boolean;
}

export interface WorkQuestion {
  viewer: Viewer;
  postById: (id: string) => Post | undefined;
  today: IsoDate;
}

/** What of one recommendation waits for the person themselves. */
export function workOn(subject: WorkSubject, question: WorkQuestion): FoundWork[] {
  const { viewer, postById } = question;
  const { recommendation, actions } = subject;
  const common = { recommendation, updateBy: null, wantsRating: false };
  const found = ownWorkOn(subject, question);
  for (const action of actions) {
    const isToDecide = waitsForAnswer(subject, action, viewer, postById);
    const isToVerify = viewer.isVerifier && action.status === 'implemented';
    if (!isToDecide && !isToVerify) continue;
    const waits = { ...common, action, lacksUpdate: isSilent(subject) };
    if (isToDecide) found.push({ ...waits, group: 'to-decide' });
    if (isToVerify) found.push({ ...waits, group: 'to-verify' });
  }
  return found;
}

/** Actions of their posts, and what they answer for that wants a rating or an update. */
function ownWorkOn(subject: WorkSubject, { viewer, today }: WorkQuestion): FoundWork[] {
  const { recommendation, actions, updateRequest } = subject;
  const own = actions.filter((action) => !isClosed(action.status) && owns(viewer, action));
  if (own.length === 0 && !answersFor(viewer, subject)) return []; // so it is for most of the many
  const isAsked = updateRequest !== null && lacksUpdate(recommendation, actions, updateRequest.since);
  const wantsRating = lacksRating(subject, viewer);
  const common = {
    recommendation,
    lacksUpdate: isSilent(subject),
    updateBy: isAsked ? updateRequest.cutOff : null,
  };
  const found: FoundWork[] = own.map((action) => {
    const ratesIt = wantsRating && actions.length === 1;
    return { ...common, action, wantsRating: ratesIt, group: groupOf(action, isAsked || ratesIt, today) };
  });
  const isRatedApart = wantsRating && !(own.length > 0 && actions.length === 1);
  const isAskedApart = isAsked && actions.length === 0 && !subject.isParent && answersFor(viewer, subject);
  if (isRatedApart || isAskedApart) {
    found.push({ ...common, action: null, wantsRating, group: 'update-wanted' });
  }
  return found;
}

/** Open actions of those below the person, or that they answer for; not their own. */
export function teamWorkOn(subject: WorkSubject, { viewer, today }: WorkQuestion): FoundWork[] {
  const { recommendation, actions } = subject;
  const theirs = actions
    .filter((action) => !isClosed(action.status) && !owns(viewer, action))
    .filter((action) => isInArea(viewer, action, recommendation));
  if (theirs.length === 0) return []; // so it is for most of the many
  const lacks = isSilent(subject);
  return theirs.map((action) => ({
    ...{ recommendation, action, lacksUpdate: lacks, updateBy: null, wantsRating: false },
    group: groupOf(action, lacks, today),
  }));
}

/** The order of a page: by group, and in each the most pressing first. */
export function mostUrgentFirst(one: FoundWork, other: FoundWork): number {
  const byGroup = workGroups.indexOf(one.group) - workGroups.indexOf(other.group);
  return byGroup || endOf(one).localeCompare(endOf(other));
}

/** How late or near, for sorting those who answer for several. */
export function latestFirst(today: IsoDate): (one: FoundWork, other: FoundWork) => number {
  const late = ({ action }: FoundWork) => (action ? daysLate(action, today) : 0);
  return (one, other) => late(other) - late(one) || mostUrgentFirst(one, other);
}

export interface DoneQuestion {
  now: Date;
  /** Entries of one person, in the order they were kept. */
  entries: readonly Update[];
  has: (entryId: string) => boolean;
  /** The period of the plan an entry belongs to began then; null for plans the person may not read. */
  beganIn: (planId: string) => IsoDate | null;
  /** Nobody was there since, and the person may still update what it is about. */
  mayTakeBack: (entry: Update) => boolean;
}

/** An entry, or several of one press, of which names are still to be found. */
export type FoundDone = Omit<DoneEntry, 'planTitle' | 'ref'> & Pick<Update, 'planId' | 'actionId'>;

/** What a person said in the open periods, newest first; what they took back is shown as taken back. */
export function doneBy({ now, entries, has, beganIn, mayTakeBack }: DoneQuestion): FoundDone[] {
  const done = new Map<string, FoundDone>();
  for (const entry of entries) {
    const began = beganIn(entry.planId);
    const { id, at, from, planId, recommendationId: itemId, actionId, note, changes } = entry;
    if (began === null || from === 'import' || isUndo(entry) || dayInLondon(new Date(at)) < began) continue;
    const key = `${requestOf(id)} ${itemId}`;
    const known = done.get(key);
    const wasUndone = has(undoEntryId(id));
    const isOpen = !wasUndone && isYoungEnoughToUndo(entry, now) && isUndoable(entry);
    const mayUndo = isOpen && !asksForDate(entry) && mayTakeBack(entry);
    if (!known) {
      done.set(key, {
        entryIds: [id],
        at,
        from,
        planId,
        itemId,
        actionId,
        note,
        changes,
        wasUndone,
        mayUndo,
      });
      continue;
    }
    done.set(key, {
      ...known,
      entryIds: [...known.entryIds, id],
      actionId: known.actionId ?? actionId,
      note: known.note ?? note,
      changes: [...known.changes, ...changes],
      wasUndone: known.wasUndone && wasUndone,
      mayUndo: known.mayUndo && mayUndo,
    });
  }
  return [...done.values()].toSorted((one, other) => compareInstants(other.at, one.at));
}

function compareInstants(one: IsoInstant, other: IsoInstant): number {
  return one < other ? -1 : one > other ? 1 : 0; // ISO instants sort as text
}

function groupOf(action: Action, wantsUpdate: boolean, today: IsoDate): WorkGroup {
  const state = dueState(action, today);
  if (state === 'overdue') return 'overdue';
  if (state === 'due-today' || state === 'due-soon') return 'due-soon';
  return wantsUpdate ? 'update-wanted' : 'later';
}

function owns({ postIds }: Viewer, { ownerPostIds }: Action): boolean {
  return ownerPostIds.some((id) => postIds.has(id));
}

function answersFor({ postIds }: Viewer, { recommendation }: WorkSubject): boolean {
  return recommendation.accountablePostIds.some((id) => postIds.has(id));
}

function isSilent({ recommendation, actions, periodBegan }: WorkSubject): boolean {
  return !hasUpdateSince(periodBegan, recommendation, actions);
}

function lacksRating(subject: WorkSubject, viewer: Viewer): boolean {
  const { recommendation, actions, isParent, isRated } = subject;
  if (!isRated || isParent || recommendation.rag !== null || !answersFor(viewer, subject)) return false;
  return actions.length === 0 || actions.some(({ status }) => !isClosed(status));
}

/** A new date asked for by somebody else, which this person is the one to answer. */
function waitsForAnswer(
  { recommendation, dateChangesOf }: WorkSubject,
  action: Action,
  viewer: Viewer,
  postById: WorkQuestion['postById'],
): boolean {
  if (isClosed(action.status) || !maySettleDates(viewer, action, recommendation)) return false;
  const request = openRequest(action, dateChangesOf(action.id));
  if (!request || request.requestedBy.id === viewer.person.id) return false;
  const asked = postsThatAgreeDates(action, recommendation, postById);
  // Where nobody can be reached, administrators are asked instead.
  return asked.length > 0 ? asked.some(({ id }) => viewer.postIds.has(id)) : viewer.isAdministrator;
}

function endOf({ action }: FoundWork): IsoDate {
  return action?.due.end ?? '9999-12-31';
}
