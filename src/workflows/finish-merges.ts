import { randomUUID } from 'node:crypto';
import type { IsoInstant } from '#domain/dates';
import { InvalidInputError } from '#domain/errors';
import { mergedAway, mergedPost, postEntry, repoint, type NamingRows } from '#domain/merge-posts';
import { countReferences } from '#domain/post-register';
import { differencesOf, lastAdministrator } from '#domain/post-change';
import { mergedInto, type Person, type Post } from '#domain/post';
import type { Entities, ListName } from '#sharepoint/entities';
import type { Row, Snapshot, Write } from '#sharepoint/store';
import { replacing } from '#sharepoint/writes';
import { keepAnAdministrator } from './keep-an-administrator.ts';
import { logPostChanges } from './log-post-changes.ts';
import { logAllUpdates, logUpdatesOfAll } from './log-updates.ts';
import type { Services } from './services.ts';
import type { Watched } from './watched.ts';

/**
 * Finishes what changes of posts left undone: entries the log lacks, and merges that a crash stopped or that
 * somebody undid by naming the old post in SharePoint. Costs nothing where there is none.
 */
export async function finishPostChanges(services: Services): Promise<void> {
  const snapshot = await services.store.snapshot();
  const merged = snapshot.all('posts').filter(({ value }) => value.mergedIntoPostId !== null);
  if (merged.length > 0) {
    const rows = namingRows(snapshot);
    const named = countReferences(rows, rows.posts);
    for (const { value } of merged) {
      if (value.isRemoved && !named.has(value.id)) continue;
      if (await leavesAnAdministrator(services, value.id)) await finishToTheEnd(services, value.id, {});
    }
  }
  await logPostChanges(services);
}

/** Others write meanwhile; more often than this they do not all come in between. */
const mostRounds = 12;

/**
 * Takes a merge that was decided to its end, from wherever it stands: the post that stays takes over, every row
 * is pointed at it, and then the other goes. Rows somebody else changes at that moment are taken as they left
 * them. Until its end whoever acted for the post that goes still acts for what is left there.
 *
 * @throws {InvalidInputError} when others keep writing; the next sweep finishes it. When nobody would administer
 * any more; then it is as if it had not been decided
 */
export async function finishMerge(services: Services, fromId: string, watched: Watched = {}): Promise<void> {
  if (!(await leavesAnAdministrator(services, fromId))) throw new InvalidInputError([lastAdministrator]);
  await finishToTheEnd(services, fromId, watched);
}

/** Asked of every merge before its first step, whoever finishes it: till then it can be taken back whole. */
async function leavesAnAdministrator(services: Services, fromId: string): Promise<boolean> {
  const merge = await mergeIn(services, fromId);
  if (!merge) return true;
  const { from, by } = merge;
  const before = { ...from.value, mergedIntoPostId: null };
  return (await keepAnAdministrator(services, by, [{ before, after: from }])).size === 0;
}

async function finishToTheEnd(services: Services, fromId: string, watched: Watched): Promise<void> {
  for (let round = 0; round < mostRounds; round += 1) {
    if (await isFinished(services, fromId, watched)) return logPostChanges(services);
    watched.signal?.throwIfAborted();
  }
  throw new InvalidInputError([
    'Others are changing the same actions just now. What is left of the merge is finished within the hour, or when you merge again.',
  ]);
}

/** One round; true once nothing is left to do. */
async function isFinished(services: Services, fromId: string, watched: Watched): Promise<boolean> {
  const before = await mergeIn(services, fromId);
  if (!before) return true;
  const stays = staying(before);
  if (stays) {
    await logPostChanges(services, new Set([before.into.value.id]));
    await writeUnlessChanged(services, [stays], {});
    return false;
  }
  const items = [
    ...before.changed.recommendations.map(({ id }) => id),
    ...before.changed.actions.map((row) => row.recommendationId),
  ];
  // What these rows carry would be overwritten; an edit by hand gives them another eTag.
  await logUpdatesOfAll(services, items);
  await logPostChanges(services, new Set(before.changed.posts.map(({ id }) => id)));
  const merge = await mergeIn(services, fromId);
  if (!merge) return true;
  const { snapshot, from, changed } = merge;
  const writes = [
    ...replacingAll(snapshot, 'actions', changed.actions),
    ...replacingAll(snapshot, 'recommendations', changed.recommendations),
    ...replacingAll(snapshot, 'themes', changed.themes),
    ...replacingAll(snapshot, 'plans', changed.plans),
    ...replacingAll(snapshot, 'posts', changed.posts),
  ];
  if (writes.length > 0) {
    await writeUnlessChanged(services, writes, watched);
    await logUpdatesOfAll(services, items);
    return false;
  }
  if (from.value.isRemoved) return true;
  // A try that was stopped may have left entries on rows that are in order by now.
  await logAllUpdates(services);
  await writeUnlessChanged(services, [replacing('posts', mergedAway(from.value), from.eTag)], {});
  return false;
}

interface StandingMerge {
  snapshot: Snapshot;
  from: Row<Post>;
  into: Row<Post>;
  changed: ReturnType<typeof repoint>;
  /** Who decided it. */
  by: Person;
  at: IsoInstant;
  entryId: (rowId: string) => string;
}

async function mergeIn({ store, clock }: Services, fromId: string): Promise<StandingMerge | null> {
  const snapshot = await store.snapshot();
  const from = snapshot.get('posts', fromId);
  if (!from || from.value.mergedIntoPostId === null) return null;
  const rows = namingRows(snapshot);
  const into = snapshot.get('posts', mergedInto(from.value, rows.posts).id);
  if (!into || into.value.id === fromId || into.value.isRemoved) return null;
  const by = from.value.lastChange?.by ?? { id: '', name: 'Golden Thread' };
  const at = clock.now().toISOString();
  const entryId = entryIds(snapshot, from.value.lastChange?.id ?? randomUUID());
  const changed = repoint(rows, { from: from.value, into: into.value, by, at, entryId });
  return { snapshot, from, into, changed, by, at, entryId };
}

/** The same for the same row of the same merge, whoever finishes it; another where a row named the old post again. */
function entryIds(snapshot: Snapshot, mergeId: string): (rowId: string) => string {
  return (rowId) => {
    const id = `${mergeId}:${rowId}`;
    return snapshot.get('updates', id) || snapshot.get('postChanges', id) ? randomUUID() : id;
  };
}

/** The post that stays as it is to be; null once it is, and after the end. */
function staying({ snapshot, from, into, by, at, entryId }: StandingMerge): Write | null {
  if (from.value.isRemoved) return null;
  const posts = snapshot.all('posts').map(({ value }) => value);
  const wanted = mergedPost(from.value, into.value, posts);
  const changes = differencesOf(into.value, wanted, posts);
  if (changes.length === 0) return null;
  const lastChange = postEntry({ by, at, entryId }, into.value.id, changes);
  return replacing('posts', { ...wanted, lastChange }, into.eTag);
}

function replacingAll<L extends ListName>(
  snapshot: Snapshot,
  list: L,
  values: readonly Entities[L][],
): Write[] {
  return values.flatMap((value) => {
    const row = snapshot.get(list, value.id);
    return row ? [replacing(list, value, row.eTag)] : [];
  });
}

/** Rows that somebody else changed or deleted at that moment are left to the next round. */
async function writeUnlessChanged(
  { store }: Services,
  writes: readonly Write[],
  watched: Watched,
): Promise<void> {
  for (const outcome of await store.writeMany(writes, watched)) {
    if (outcome.ok || ['item-changed', 'not-found'].includes(outcome.error.code)) continue;
    throw outcome.error;
  }
}

export function namingRows(snapshot: Snapshot): NamingRows {
  const values = <T>(rows: readonly Row<T>[]): T[] => rows.map(({ value }) => value);
  return {
    posts: values(snapshot.all('posts')),
    plans: values(snapshot.all('plans')),
    themes: values(snapshot.all('themes')),
    recommendations: values(snapshot.all('recommendations')),
    actions: values(snapshot.all('actions')),
  };
}
