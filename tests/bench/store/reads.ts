/**
 * How fast every row of a site is read: by a process that knows nothing, again when nothing changed, and after
 * a restart. The Graph server runs in a process of its own and answers after 80 ms.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { ours, plain, pnp, type Reader, type StartReader } from './readers.ts';
import { serveGraph } from './served-graph.ts';

const latencyMs = 80;
/** The schema's number, written when the lists are made. */
const settingsRows = 1;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

interface Run {
  name: string;
  seconds: number;
  requests: number;
  units: number;
  /** Of the heap, after a collection: what was read and all that is kept of it. */
  megabytes: number;
  /** The longest anything else in the process had to wait. */
  blockedMs: number;
}

type Stage = 'First full read' | 'Read again, nothing changed' | 'First read after a restart';

const graph = await serveGraph();
try {
  await graph.seed(2_000);
  for (const start of [ours, pnp, plain]) await readOnce(start); // whoever comes first would pay for the server's start
  for (const rows of [10_000, 50_000]) {
    await graph.seed(rows);
    console.log(`\nReading ${rows.toLocaleString('en-GB')} rows from a SharePoint that answers after 80 ms`);
    const runs = new Map<Stage, Run[]>();
    await measure('Golden Thread', ours, rows, runs);
    await measure('@pnp/graph, all lists at once', pnp, rows, runs);
    await measure('graph-client, next links', plain, rows, runs);
    for (const [stage, found] of runs) show(stage, found);
  }
} finally {
  await graph.close();
}
console.log(
  '\nMemory: of the heap, after a collection; a first read of ours holds rows yet to be written to its file. Blocked: the longest anything else had to wait.',
);

async function readOnce(start: StartReader): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-reads-'));
  const reader = start(graph, folder);
  await reader.read();
  await reader.close();
  rmSync(folder, { recursive: true });
}

async function measure(
  name: string,
  start: StartReader,
  rows: number,
  runs: Map<Stage, Run[]>,
): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-reads-'));
  const heapBefore = collectedHeap();
  let reader = start(graph, folder);
  await stage('First full read', reader);
  await stage('Read again, nothing changed', reader);
  await reader.close();
  reader = start(graph, folder);
  await stage('First read after a restart', reader);
  await reader.close();
  rmSync(folder, { recursive: true });

  async function stage(title: Stage, by: Reader): Promise<void> {
    await graph.misbehave({ latencyMs, unitsPerMinute: null });
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    const startedAt = performance.now();
    const read = await by.read();
    const seconds = (performance.now() - startedAt) / 1000;
    delay.disable();
    const megabytes = (collectedHeap() - heapBefore) / 1e6; // `read` is looked at below, so it is still held
    if (read.rows !== rows + settingsRows) throw new Error(`${name} read ${read.rows} of ${rows} rows.`);
    const { requests, unitsByMinute } = await graph.figures();
    const units = unitsByMinute.reduce((sum, each) => sum + each, 0);
    const run = { name, seconds, requests, units, megabytes, blockedMs: delay.max / 1e6 };
    runs.set(title, [...(runs.get(title) ?? []), run]);
  }
}

function collectedHeap(): number {
  collect();
  return process.memoryUsage().heapUsed;
}

function show(title: Stage, runs: readonly Run[]): void {
  const ourSeconds = runs[0]!.seconds;
  console.log(`\n${title}`);
  console.log(line(['', 'seconds', 'ratio', 'requests', 'units', 'memory MB', 'blocked ms']));
  for (const { name, seconds, requests, units, megabytes, blockedMs } of runs) {
    const figures = [seconds.toFixed(2), (seconds / ourSeconds).toFixed(1), requests, units];
    console.log(
      line([name, ...figures.map(String), Math.max(0, megabytes).toFixed(0), blockedMs.toFixed(0)]),
    );
  }
}

function line([name = '', ...figures]: string[]): string {
  return name.padEnd(32) + figures.map((figure) => figure.padStart(12)).join('');
}
