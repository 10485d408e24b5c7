import type { Action } from '#domain/action';
import { logEntry, type LoggedEntry } from '#domain/log-entry';
import type { Recommendation } from '#domain/recommendation';
import type { Row, Snapshot } from '#sharepoint/store';
import { creating, requireWritten } from '#sharepoint/writes';
import { appendToLog, implied, settleRequests } from './append-to-log.ts';
import { logHandEdits } from './log-hand-edits.ts';
import type { Services } from './services.ts';
import type { Watched } from './watched.ts';

type LoggedRow = Row<Recommendation | Action>;

/**
 * Brings the log up to one item's rows: edits by hand, and entries the rows carry and the log lacks. Whoever
 * writes to a row does this first, or what it carries would be overwritten. A row edited by hand stands under
 * a newer eTag afterwards. One round trip, unless there were such edits: somebody waits for it.
 */
export async function logUpdatesOf(services: Services, recommendationId: string): Promise<void> {
  const { store } = services;
  const snapshot = await withEditsLogged(services, [recommendationId]);
  const entries = unlogged(snapshot, rowsOf(snapshot, recommendationId));
  await settleRequests(store, entries);
  const writes = entries.flatMap((entry) => [...implied(entry), ...creating('updates', [entry.update])]);
  requireWritten(await store.writeMany(writes, { priority: 'foreground', inOrder: true }));
}

/** The same for several items at once, in batches. */
export async function logUpdatesOfAll(
  services: Services,
  recommendationIds: Iterable<string>,
): Promise<void> {
  const ids = [...new Set(recommendationIds)];
  if (ids.length === 0) return;
  const snapshot = await withEditsLogged(services, ids);
  const rows = ids.flatMap((id) => rowsOf(snapshot, id));
  await appendToLog(services, unlogged(snapshot, rows));
}

/**
 * The same for every row of the site: what a crash left there, at start and before a sweep, and the entries of
 * many rows changed at once.
 */
export async function logAllUpdates(services: Services, watched: Watched = {}): Promise<void> {
  const snapshot = await withEditsLogged(services);
  const rows = [...snapshot.all('recommendations'), ...snapshot.all('actions')];
  await appendToLog(services, unlogged(snapshot, rows), watched);
}

async function withEditsLogged(services: Services, recommendationIds?: readonly string[]): Promise<Snapshot> {
  const snapshot = await services.store.snapshot();
  const isChanged = await logHandEdits(services, snapshot, recommendationIds);
  return isChanged ? services.store.snapshot() : snapshot;
}

function rowsOf(snapshot: Snapshot, recommendationId: string): LoggedRow[] {
  const recommendation = snapshot.get('recommendations', recommendationId);
  return [
    ...(recommendation ? [recommendation] : []),
    ...snapshot.byRecommendation('actions', recommendationId),
  ];
}

/** What a row edited by hand carries may be anything: only its history tells what of it is ours. */
function unlogged(snapshot: Snapshot, rows: readonly LoggedRow[]): LoggedEntry[] {
  return rows.flatMap(({ value, modifiedBy }) => {
    const { lastUpdate, planId } = value;
    if (!lastUpdate || modifiedBy || snapshot.get('updates', lastUpdate.id)) return [];
    const subject =
      'recommendationId' in value
        ? { planId, recommendationId: value.recommendationId, actionId: value.id }
        : { planId, recommendationId: value.id, actionId: null };
    return [logEntry(lastUpdate, subject)];
  });
}
