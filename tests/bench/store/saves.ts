/**
 * How long a person waits for a save while a long import uses the allowance up, beside the same save while
 * nothing else happens. The import is far longer than the allowance of the minute; so it waits most of the time.
 */
import { createStore } from '#sharepoint/create-store';
import { creating } from '#sharepoint/writes';
import { anAction } from '#tests/helpers/builders';
import type { Rows } from './writers.ts';
import { serveGraph } from './served-graph.ts';

export interface Saves {
  aloneMs: number[];
  /** NaN for a save that was refused. */
  duringImportMs: number[];
  refused: number;
}

/** @param seconds how long the import is watched */
export async function measureSaves(
  { actions, updates }: Rows,
  { latencyMs, unitsPerMinute, seconds }: { latencyMs: number; unitsPerMinute: number; seconds: number },
): Promise<Saves> {
  const graph = await serveGraph();
  const store = createStore({
    client: graph.client(),
    site: graph.siteId,
    clock: { now: () => new Date() },
    onRefreshFailed: () => undefined,
  });
  let { row } = await store.create('actions', anAction({ id: 'saved-by-a-person' }));
  await graph.misbehave({ latencyMs, unitsPerMinute });

  let saved = 0;
  async function save(): Promise<number> {
    const startedAt = performance.now();
    saved += 1;
    try {
      row = await store.update('actions', { ...row.value, progress: `Version ${saved}` }, row.eTag);
      return performance.now() - startedAt;
    } catch {
      return NaN;
    }
  }

  const aloneMs: number[] = [];
  for (let n = 0; n < 10; n += 1) aloneMs.push(await save());
  const stop = new AbortController();
  const importing = store
    .writeMany([...creating('actions', actions), ...creating('updates', updates)], { signal: stop.signal })
    .catch(() => undefined); // stopped before its end
  const duringImportMs: number[] = [];
  const endsAt = performance.now() + seconds * 1000;
  while (performance.now() < endsAt) {
    duringImportMs.push(await save());
    await new Promise((resolve) => setTimeout(resolve, 2_500));
  }
  stop.abort();
  const { refused } = await graph.figures();
  await graph.close();
  await importing;
  return { aloneMs, duringImportMs, refused };
}
