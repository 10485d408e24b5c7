import { logEntry, type LoggedEntry } from '#domain/log-entry';
import type { UpdateEntry } from '#domain/update';
import type { Snapshot, Store, Write } from '#sharepoint/store';
import { creating, requireWritten } from '#sharepoint/writes';
import type { Services } from './services.ts';
import { settleDateRequest } from './settle-date-request.ts';
import type { Watched } from './watched.ts';

type CarryingRow = {
  id: string;
  planId: string;
  recommendationId?: string;
  lastUpdate: UpdateEntry | null;
};

interface Carrier {
  planId: string;
  recommendationId: string;
  actionId: string | null;
  entry: UpdateEntry;
}

/** Appends what one item's rows carry and the log lacks, in one round trip: somebody waits for it. */
export async function logUpdatesOf(services: Services, recommendationId: string): Promise<void> {
  const { store } = services;
  const snapshot = await store.snapshot();
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
  const snapshot = await services.store.snapshot();
  await append(
    services,
    unlogged(
      snapshot,
      [...recommendationIds].flatMap((id) => rowsOf(snapshot, id)),
    ),
  );
}

/**
 * Finishes every entry that stands on its row and is not in the log: those a crash left there, at start
 * and before a sweep, and those of many rows changed at once. `onProgress` counts log lines.
 */
export async function logAllUpdates(services: Services, watched: Watched = {}): Promise<void> {
  const snapshot = await services.store.snapshot();
  const rows = [...snapshot.all('recommendations'), ...snapshot.all('actions')].map(({ value }) => value);
  await append(services, unlogged(snapshot, rows), watched);
}

function rowsOf(snapshot: Snapshot, recommendationId: string): CarryingRow[] {
  const recommendation = snapshot.get('recommendations', recommendationId);
  return [
    ...(recommendation ? [recommendation.value] : []),
    ...snapshot.byRecommendation('actions', recommendationId).map((row) => row.value),
  ];
}

async function append(
  { store }: Services,
  entries: readonly LoggedEntry[],
  { onProgress, signal }: Watched = {},
): Promise<void> {
  await settleRequests(store, entries);
  requireWritten(await store.writeMany(entries.flatMap(implied), { signal }));
  const updates = entries.map(({ update }) => update);
  requireWritten(await store.writeMany(creating('updates', updates), { onProgress, signal }));
}

async function settleRequests(store: Store, entries: readonly LoggedEntry[]): Promise<void> {
  for (const { settled } of entries) if (settled) await settleDateRequest(store, settled);
}

/** Rows that stand wherever an entry's log line stands. */
function implied({ dateChange, evidence }: LoggedEntry): Write[] {
  return [
    ...creating('dateChanges', dateChange ? [dateChange] : []),
    ...creating('evidence', evidence ? [evidence] : []),
  ];
}

/** A log line is written last: where it stands, everything it implies stands too. */
function unlogged(snapshot: Snapshot, rows: readonly CarryingRow[]): LoggedEntry[] {
  return rows
    .flatMap(carrierOf)
    .filter(({ entry }) => !snapshot.get('updates', entry.id))
    .map(({ entry, ...subject }) => logEntry(entry, subject));
}

function carrierOf(row: CarryingRow): Carrier[] {
  if (!row.lastUpdate) return [];
  const isAction = row.recommendationId !== undefined;
  return [
    {
      planId: row.planId,
      recommendationId: row.recommendationId ?? row.id,
      actionId: isAction ? row.id : null,
      entry: row.lastUpdate,
    },
  ];
}
