import { ItemChangedError, NotFoundError } from '#domain/errors';
import {
  actionHandEdits,
  recommendationHandEdits,
  unknownMark,
  type HandEdit,
  type HandEdited,
  type ReadHandEdits,
} from '#domain/hand-edit';
import { logEntry, type EntrySubject } from '#domain/log-entry';
import { postActedFor, viewerFor } from '#domain/permissions';
import type { UpdateEntry } from '#domain/update';
import type { Entities } from '#sharepoint/entities';
import type { Row, RowVersion, Snapshot, Store, Write, WriteOutcome } from '#sharepoint/store';
import { replacing, requireWritten } from '#sharepoint/writes';
import { appendToLog } from './append-to-log.ts';
import type { Services } from './services.ts';

type LoggedList = 'recommendations' | 'actions';
type Logged<L extends LoggedList> = Entities[L];

/** What the two lists with a log differ in. */
interface Kind<L extends LoggedList> {
  list: L;
  read: (edited: HandEdited<Logged<L>>) => ReadHandEdits<Logged<L>> | null;
  subject: (value: Logged<L>) => EntrySubject;
}

const recommendationKind: Kind<'recommendations'> = {
  list: 'recommendations',
  read: recommendationHandEdits,
  subject: ({ id, planId }) => ({ planId, recommendationId: id, actionId: null }),
};

const actionKind: Kind<'actions'> = {
  list: 'actions',
  read: actionHandEdits,
  subject: ({ id, planId, recommendationId }) => ({ planId, recommendationId, actionId: id }),
};

/** Rows whose history is read, logged and marked before the next ones are: twenty fit one request. */
const rowsAtOnce = 20;

/**
 * Gives every edit that somebody made in SharePoint itself its entry in the log: once, in the editor's name
 * and at the time of the edit, with each value before and after. What happened is read from the row's version
 * history and entries are named after row and version, so any process may do this, at any time, as often as
 * it likes. Nothing is asked of SharePoint when there is nothing to log.
 *
 * @param recommendationIds only rows of these items; without it, of the whole site
 * @returns whether any row stands differently now than in the snapshot
 */
export async function logHandEdits(
  services: Services,
  snapshot: Snapshot,
  recommendationIds?: readonly string[],
): Promise<boolean> {
  const recommendations = recommendationIds
    ? recommendationIds.flatMap((id) => snapshot.get('recommendations', id) ?? [])
    : snapshot.all('recommendations');
  const actions = recommendationIds
    ? recommendationIds.flatMap((id) => snapshot.byRecommendation('actions', id))
    : snapshot.all('actions');
  const itemsChanged = await logEditsIn(recommendationKind, services, snapshot, recommendations);
  return (await logEditsIn(actionKind, services, snapshot, actions)) || itemsChanged;
}

async function logEditsIn<L extends LoggedList>(
  kind: Kind<L>,
  services: Services,
  snapshot: Snapshot,
  all: readonly Row<Logged<L>>[],
): Promise<boolean> {
  const { store } = services;
  const rows = all.filter((row) => row.isUnlogged && !isLookedAt(store, row));
  let changed = false;
  for (let start = 0; start < rows.length; start += rowsAtOnce) {
    const some = rows.slice(start, start + rowsAtOnce);
    const histories = await store.versions(kind.list, some);
    const read = some.flatMap((row, index) => {
      const found = readRow(kind, services, snapshot, row, histories[index] ?? []);
      return found ? [{ row, ...found }] : [];
    });
    await appendToLog(
      services,
      read.flatMap(({ row, entries }) => entries.map((entry) => logEntry(entry, kind.subject(row.value)))),
    );
    const marks = read.flatMap(({ row, stands }) => {
      const mark = markOf(kind.list, row, stands);
      if (!mark) lookedAt(store).set(itemGuid(row.eTag), row.eTag);
      return mark ?? [];
    });
    changed ||= marks.length > 0;
    // An edit that got in between is found by the next look.
    requireWritten((await store.writeMany(marks)).filter((outcome) => !wasOvertaken(outcome)));
  }
  return changed;
}

interface ReadRow<T> {
  /** What the log has to hold: the edits, and what they were written over. */
  entries: UpdateEntry[];
  stands: T;
}

function readRow<L extends LoggedList>(
  kind: Kind<L>,
  services: Services,
  snapshot: Snapshot,
  row: Row<Logged<L>>,
  versions: readonly RowVersion<Logged<L>>[],
): ReadRow<Logged<L>> | null {
  const postTitle = (id: string) => snapshot.get('posts', id)?.value.title ?? id;
  const movesLogged = countMoves(snapshot, row, versions);
  const read = kind.read({ now: row.value, versions, postTitle, movesLogged });
  if (!read) return null; // the history is behind the list, or the other way round: the next look will do
  const edits = read.edits
    .map((edit) => entryOf(services, snapshot, kind.subject(row.value), row, edit))
    .filter(
      ({ id }) => !id.endsWith(unknownMark) || !snapshot.get('updates', id.slice(0, -unknownMark.length)),
    );
  // Only what we wrote ourselves is believed to be an entry; the column can be edited by hand like any other.
  const carried = versions.flatMap(({ by, value }) =>
    by === null && value.lastUpdate ? [value.lastUpdate] : [],
  );
  const isOurs = versions.at(-1)?.by === null;
  const newest =
    (isOurs ? null : edits.at(-1)) ?? carried.at(-1) ?? loggedEntry(snapshot, row.value.lastUpdate);
  return {
    entries: [...missingOf(snapshot, carried), ...edits],
    stands: { ...read.stands, lastUpdate: newest },
  };
}

function loggedEntry(snapshot: Snapshot, entry: UpdateEntry | null): UpdateEntry | null {
  return entry && snapshot.get('updates', entry.id) ? entry : null;
}

function countMoves(
  snapshot: Snapshot,
  { value: { id }, eTag }: Row<{ id: string }>,
  versions: readonly { label: string }[],
): number {
  const told = new Set(versions.slice(1).map(({ label }) => `${entryId(eTag, label)}:date`));
  return snapshot
    .byAction('dateChanges', id)
    .filter(({ value }) => value.state === 'agreed' && !told.has(value.id)).length;
}

function missingOf(snapshot: Snapshot, entries: readonly UpdateEntry[]): UpdateEntry[] {
  const missing = entries.filter(({ id }) => !snapshot.get('updates', id));
  return [...new Map(missing.map((entry) => [entry.id, entry])).values()];
}

function entryOf(
  { settings }: Services,
  snapshot: Snapshot,
  { recommendationId, actionId }: EntrySubject,
  { eTag }: Row<unknown>,
  { label, at, by, changes, note }: HandEdit,
): UpdateEntry {
  const posts = snapshot.all('posts').map(({ value }) => value);
  const viewer = viewerFor(by, posts, settings.administratorIds);
  const recommendation = snapshot.get('recommendations', recommendationId)?.value;
  const action = (actionId && snapshot.get('actions', actionId)?.value) || null;
  return {
    id: entryId(eTag, label),
    at,
    by,
    postId: recommendation ? postActedFor(viewer, action, recommendation) : null,
    from: 'sharepoint',
    note,
    changes,
    evidence: null,
  };
}

/** Made of the row and its version, so that whoever logs an edit gives it the same. */
function entryId(eTag: string, label: string): string {
  return `${itemGuid(eTag)}:${label}`;
}

/** eTags are `"<guid>,<n>"`: the guid names the item for good. */
function itemGuid(eTag: string): string {
  return /^"?([^",]+)/.exec(eTag)?.[1]?.toLowerCase() ?? eTag;
}

/**
 * What the row says afterwards; null for a row to be left alone, where somebody edited something of their own.
 * Answering every such write with one of ours could go on for ever where an automatic flow makes them.
 */
function markOf<L extends LoggedList>(list: L, row: Row<Logged<L>>, stands: Logged<L>): Write | null {
  if (row.modifiedBy && sameRow(row.value, stands)) return null;
  return { ...replacing(list, stands, row.eTag), handEditsLogged: true };
}

function wasOvertaken(outcome: WriteOutcome): boolean {
  if (outcome.ok) return false;
  return outcome.error instanceof ItemChangedError || outcome.error instanceof NotFoundError;
}

function sameRow(a: object, b: object): boolean {
  return JSON.stringify(Object.entries(a).toSorted()) === JSON.stringify(Object.entries(b).toSorted());
}

/** Rows edited by hand in nothing that concerns us: item and eTag. Forgotten at a restart. */
const looked = new WeakMap<Store, Map<string, string>>();

function lookedAt(store: Store): Map<string, string> {
  const known = looked.get(store) ?? new Map<string, string>();
  looked.set(store, known);
  return known;
}

function isLookedAt(store: Store, { eTag }: Row<unknown>): boolean {
  return lookedAt(store).get(itemGuid(eTag)) === eTag;
}
