import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { AppError } from '#domain/errors';
import { seeded } from '#infra/local/graph/seeded';
import { logAllUpdates } from '#workflows/log-updates';
import type { Services } from '#workflows/services';
import { aPlan, aPost, anAction, aRecommendation } from './builders.ts';
import { brokenHistories } from './replay-log.ts';
import { startStore, type StartedStore } from './store.ts';
import { keepWriting, writingPerson, type WriterTask } from './writer.ts';

export interface Contest {
  seed: number;
  /** Processes of their own, and writers with a store of their own in this one. */
  processes: number;
  stores: number;
  updatesEach: number;
  editsByHand: number;
  /** Between two of them, on average. */
  editEveryMs: number;
  items: number;
}

export interface ContestReport {
  acknowledged: number;
  entries: number;
  requests: number;
  faults: number;
  /** Empty when nothing was lost, doubled or changed unnoticed. */
  problems: string[];
}

const editor = { id: 'person-ed', displayName: 'Ed Marsh', email: 'ed.marsh@council.example' };

/** Lets everybody write to the same rows at once while SharePoint misbehaves, and checks what is left. */
export async function contest(options: Contest): Promise<ContestReport> {
  const started = await startStore();
  try {
    const recommendationIds = await givenItems(started, options.items);
    misbehave(started, options.seed);
    const task = (name: string, at: number): WriterTask => ({
      ...{ name, recommendationIds, seed: options.seed * 1_000 + at, updates: options.updatesEach },
    });
    const writing = [
      ...Array.from({ length: options.processes }, (_, at) => inProcess(started, task(`process${at}`, at))),
      ...Array.from({ length: options.stores }, (_, at) =>
        keepWriting({ ...started.services, store: started.anotherStore() }, task(`store${at}`, 100 + at)),
      ),
    ];
    const done = Promise.allSettled(writing);
    const [acknowledged] = await Promise.all([
      Promise.all(writing),
      editByHand(started, options, done),
      keepLogging({ ...started.services, store: started.anotherStore() }, done),
    ]);
    const faults = started.graph.control.struck();
    started.graph.control.behave();
    const fresh = started.anotherStore();
    await logAllUpdates({ ...started.services, store: fresh });
    const ids = acknowledged.flat();
    const snapshot = await started.anotherStore().snapshot();
    return {
      acknowledged: ids.length,
      entries: snapshot.all('updates').length,
      requests: started.exchanges.length,
      faults,
      problems: brokenHistories(snapshot, ids),
    };
  } finally {
    await started.close();
  }
}

async function givenItems({ store }: StartedStore, items: number): Promise<string[]> {
  await store.create('plans', aPlan({ ownersMayMoveDates: true }));
  await store.create('posts', aPost('Officer', { holder: writingPerson }));
  const ids: string[] = [];
  for (let index = 1; index <= items; index += 1) {
    const [key, recommendationId] = [`GT${index}`, `p-1:GT${index}`];
    await store.create('recommendations', aRecommendation({ id: recommendationId, key, refs: [key] }));
    const ownerPostIds = ['post-officer'];
    await store.create(
      'actions',
      anAction({ id: `${recommendationId}:1`, recommendationId, ownerPostIds, dueDate: '2026-03-31' }),
    );
    ids.push(recommendationId);
  }
  return ids;
}

function misbehave({ graph: { control } }: StartedStore, seed: number): void {
  const chance = 0.02;
  control.misbehave({ fault: { kind: 'gateway-timeout' }, chance, seed });
  control.misbehave({ fault: { kind: 'drop', when: 'before' }, chance, seed: seed + 1 });
  control.misbehave({ fault: { kind: 'drop', when: 'after' }, chance, seed: seed + 2 });
  control.misbehave({ fault: { kind: 'drop', when: 'in-answer' }, chance, seed: seed + 3 });
  control.misbehave({ fault: { kind: 'refuse', status: 429, retryAfter: '0.02' }, chance, seed: seed + 4 });
}

async function inProcess({ graph, services }: StartedStore, task: WriterTask): Promise<string[]> {
  const script = new URL('writer-child.ts', import.meta.url).pathname;
  const { url, token, siteId: site } = graph;
  const argument = JSON.stringify({ ...task, url, token, site, settings: services.settings });
  const child = spawn(process.execPath, ['--import', 'tsx', script, argument]);
  let [said, complained] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (complained += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`${task.name} ended with ${code}: ${complained}`);
  return JSON.parse(said) as string[];
}

/** Somebody edits the same rows in SharePoint itself, as long as the others write. */
async function editByHand(
  started: StartedStore,
  { seed, editsByHand, editEveryMs }: Contest,
  done: Promise<unknown>,
): Promise<void> {
  const random = seeded(seed + 99);
  const snapshot = await started.store.snapshot();
  const actions = snapshot.all('actions');
  let isOver = false;
  void done.then(() => (isOver = true));
  for (let n = 0; n < editsByHand && !isOver; n += 1) {
    await new Promise((resolve) => setTimeout(resolve, 2 * editEveryMs * random()));
    const { itemId } = actions[Math.floor(random() * actions.length)]!;
    const day = `2026-09-${10 + Math.floor(random() * 15)}`;
    const fields = { Progress: `By hand ${n}`, ...(random() < 0.5 ? { DueDate: day } : {}) };
    started.graph.control.byHand.edit('Actions', itemId, fields, editor);
  }
}

/** As the server does behind every read. */
async function keepLogging(services: Services, done: Promise<unknown>): Promise<void> {
  let isOver = false;
  void done.then(() => (isOver = true));
  while (!isOver) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    await logAllUpdates(services).catch((error: unknown) => {
      if (!(error instanceof AppError)) throw error;
    });
  }
}
