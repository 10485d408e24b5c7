import { withDueDate, type Action } from './action.ts';
import type { IsoInstant } from './dates.ts';
import { mayUpdateAction, mayUpdateRecommendation, postActedFor, type Viewer } from './permissions.ts';
import type { Rag } from './rag.ts';
import type { Recommendation } from './recommendation.ts';
import { isClosed, type Status } from './status.ts';
import type { FieldChange, Update, UpdateEntry, UpdateSource } from './update.ts';

/** After this long a change stands: others have read it and acted on it. */
export const undoableForMs = 24 * 60 * 60 * 1_000;

export function isYoungEnoughToUndo({ at }: Pick<UpdateEntry, 'at'>, now: Date): boolean {
  return now.getTime() - Date.parse(at) <= undoableForMs;
}

/** The id of the entry that takes another back: it can be taken back once. */
export function undoEntryId(entryId: string): string {
  return `undo:${entryId}`;
}

export function isUndo({ id }: Pick<UpdateEntry, 'id'>): boolean {
  return id.startsWith('undo:');
}

/**
 * Whether an entry counts as word about an item. A document does not, nor does a confirmation that was taken
 * back, after which the item stands as if nobody had spoken.
 */
export function saysSomething(entry: Pick<UpdateEntry, 'id' | 'from' | 'changes'>): boolean {
  return entry.from !== 'import' && !(isUndo(entry) && entry.changes.length === 0);
}

/** Whether an entry gives an item's latest position, or says that it stands. */
export function speaksOfPosition(entry: Pick<UpdateEntry, 'id' | 'from' | 'changes'>): boolean {
  const { changes } = entry;
  if (!saysSomething(entry) || isUndo(entry)) return false;
  return changes.length === 0 || changes.some(({ field }) => field === 'narrative' || field === 'progress');
}

/** A date that was only asked for is withdrawn, by whoever asked; there is nothing to put back. */
export function asksForDate({ changes }: Pick<UpdateEntry, 'changes'>): boolean {
  return changes.some(({ field }) => field === 'askedDate');
}

/** The request an entry was part of: one card saves an item and its action together. */
export function requestOf(entryId: string): string {
  return entryId.replace(/:[ra]$/, '').replace(/~\d+$/, '');
}

/**
 * The entries of the last thing a person did in chat; none where that was longer ago than may be undone.
 *
 * @param updates any number, in any order
 */
export function lastOwnUpdate(updates: readonly Update[], personId: string, now: Date): Update[] {
  const own = updates.filter(
    (update) => update.by.id === personId && update.from === 'chat' && isYoungEnoughToUndo(update, now),
  );
  const last = own.reduce<Update | null>(
    (newest, update) => (!newest || update.at >= newest.at ? update : newest),
    null,
  );
  if (!last) return [];
  return own.filter(({ id }) => requestOf(id) === requestOf(last.id));
}

/** Values that can be put back. Evidence cannot: the list of it only grows. */
const restorable: ReadonlySet<FieldChange['field']> = new Set([
  'rag',
  'narrative',
  'status',
  'dueDate',
  'progress',
]);

/** Whether taking it back would put anything back: a confirmation, or a value that can be restored. */
export function isUndoable({ id, changes }: Pick<UpdateEntry, 'id' | 'changes'>): boolean {
  const isDecision = id.includes(':date:'); // whoever asked has been told
  return !isDecision && (changes.length === 0 || changes.some(({ field }) => restorable.has(field)));
}

interface Undo<Row> {
  row: Row;
  entry: UpdateEntry;
  viewer: Viewer;
  from: UpdateSource;
  at: IsoInstant;
  /** What is said with it, where it is not whoever wrote it that takes it back. */
  note?: string;
}

export function undoneRecommendation({
  row,
  entry,
  viewer,
  from,
  at,
  actions,
}: Undo<Recommendation> & { actions: readonly Action[] }): Recommendation | 'forbidden' {
  if (!mayUpdateRecommendation(viewer, row, actions)) return 'forbidden';
  const before = valuesBefore(entry);
  return {
    ...row,
    rag: before.has('rag') ? (before.get('rag') as Rag | null) : row.rag,
    narrative: before.has('narrative') ? (before.get('narrative') ?? null) : row.narrative,
    ratedAt: at,
    lastUpdate: undoEntry({ entry, viewer, from, at }, postActedFor(viewer, null, row)),
  };
}

export function undoneAction({
  row,
  entry,
  viewer,
  from,
  at,
  recommendation,
  note,
}: Undo<Action> & { recommendation: Recommendation }): Action | 'forbidden' {
  if (!mayUpdateAction(viewer, row, recommendation)) return 'forbidden';
  const before = valuesBefore(entry);
  const status = (before.get('status') as Status | undefined) ?? row.status;
  const dated = before.has('dueDate') ? withDateBack(row, before.get('dueDate') ?? null) : row;
  return {
    ...dated,
    status,
    progress: before.has('progress') ? (before.get('progress') ?? null) : row.progress,
    closedAt: isClosed(status) ? (row.closedAt ?? at) : null,
    lastUpdate: {
      ...undoEntry({ entry, viewer, from, at }, postActedFor(viewer, row, recommendation)),
      ...(note && { note }),
    },
  };
}

/** A move that was taken back never counted; where there was no date before, there is none again. */
function withDateBack(row: Action, before: string | null): Action {
  if (before === null) {
    const due = { text: '', kind: 'none', start: null, end: null, precision: null } as const;
    return { ...row, due, firstDueDate: null };
  }
  return {
    ...withDueDate(row, before),
    firstDueDate: row.firstDueDate,
    timesMoved: Math.max(0, row.timesMoved - 1),
  };
}

function valuesBefore({ changes }: UpdateEntry): ReadonlyMap<FieldChange['field'], string | null> {
  return new Map(
    changes.filter(({ field }) => restorable.has(field)).map(({ field, before }) => [field, before]),
  );
}

/** What an undo changes: the entry's changes the other way round. */
export function undoChanges({ changes }: Pick<UpdateEntry, 'changes'>): FieldChange[] {
  return changes
    .filter(({ field }) => restorable.has(field))
    .map(({ field, before, after }) => ({ field, before: after, after: before }));
}

function undoEntry(
  { entry, viewer, from, at }: Omit<Undo<unknown>, 'row'>,
  postId: string | null,
): UpdateEntry {
  return {
    id: undoEntryId(entry.id),
    at,
    by: viewer.person,
    postId,
    from,
    note: 'Undone: taken back by the person who wrote it.',
    changes: undoChanges(entry),
    evidence: null,
  };
}
