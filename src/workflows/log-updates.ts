import { logEntry, type LoggedEntry } from '#domain/log-entry';
import type { UpdateEntry } from '#domain/update';
import type { CreateManyOptions, Snapshot } from '#sharepoint/store';
import type { Services } from './services.ts';
import { settleDateRequest } from './settle-date-request.ts';

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

/** Appends what one item's rows carry and the log lacks: row by row, since somebody waits for it. */
export async function logUpdatesOf(services: Services, recommendationId: string): Promise<void> {
  const { store } = services;
  const snapshot = await store.snapshot();
  for (const { update, dateChange, settled, evidence } of unlogged(
    snapshot,
    rowsOf(snapshot, recommendationId),
  )) {
    if (dateChange) await store.create('dateChanges', dateChange);
    if (settled) await settleDateRequest(store, settled);
    if (evidence) await store.create('evidence', evidence);
    await store.create('updates', update);
  }
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
export async function logAllUpdates(services: Services, options: CreateManyOptions = {}): Promise<void> {
  const snapshot = await services.store.snapshot();
  const rows = [...snapshot.all('recommendations'), ...snapshot.all('actions')].map(({ value }) => value);
  await append(services, unlogged(snapshot, rows), options);
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
  { onProgress, ...quietly }: CreateManyOptions = {},
): Promise<void> {
  if (entries.length === 0) return;
  const dateChanges = entries.flatMap(({ dateChange }) => dateChange ?? []);
  const evidence = entries.flatMap(({ evidence: link }) => link ?? []);
  await store.createMany('dateChanges', dateChanges, quietly);
  await store.createMany('evidence', evidence, quietly);
  for (const { settled } of entries) if (settled) await settleDateRequest(store, settled);
  const updates = entries.map(({ update }) => update);
  await store.createMany('updates', updates, { ...quietly, ...(onProgress && { onProgress }) });
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
