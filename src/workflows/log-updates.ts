import { logEntry } from '#domain/log-entry';
import type { UpdateEntry } from '#domain/update';
import type { Snapshot } from '#sharepoint/store';
import type { Services } from './services.ts';

interface Carrier {
  planId: string;
  recommendationId: string;
  actionId: string | null;
  entry: UpdateEntry;
}

/** Appends what one item's rows carry and the log lacks. */
export async function logUpdatesOf(services: Services, recommendationId: string): Promise<void> {
  const snapshot = await services.store.snapshot();
  const recommendation = snapshot.get('recommendations', recommendationId);
  const rows = [
    ...(recommendation ? [recommendation.value] : []),
    ...snapshot.byRecommendation('actions', recommendationId).map((row) => row.value),
  ];
  await log(services, snapshot, rows.flatMap(carrierOf));
}

/** Finishes every entry that a crash left on its row and out of the log; run at start and before a sweep. */
export async function logAllUpdates(services: Services): Promise<void> {
  const snapshot = await services.store.snapshot();
  const rows = [...snapshot.all('recommendations'), ...snapshot.all('actions')];
  await log(
    services,
    snapshot,
    rows.flatMap((row) => carrierOf(row.value)),
  );
}

/** The log line goes last: where it stands, everything it implies stands too. */
async function log({ store }: Services, snapshot: Snapshot, carriers: Carrier[]): Promise<void> {
  for (const { entry, ...subject } of carriers) {
    if (snapshot.get('updates', entry.id)) continue;
    const { update, dateChange, evidence } = logEntry(entry, subject);
    if (dateChange) await store.create('dateChanges', dateChange);
    if (evidence) await store.create('evidence', evidence);
    await store.create('updates', update);
  }
}

function carrierOf(row: {
  id: string;
  planId: string;
  recommendationId?: string;
  lastUpdate: UpdateEntry | null;
}): Carrier[] {
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
