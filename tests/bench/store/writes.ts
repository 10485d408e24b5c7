/**
 * How fast 1,000 actions and their 1,000 updates are written, as fast as possible and within the allowance
 * of a small council. Every run has a Graph server of its own, in a process of its own, which answers after
 * 80 ms. Runs within the allowance go on side by side: they wait nearly all the time.
 */
import { benchRows, countRows } from './rows.ts';
import { measureSaves } from './saves.ts';
import { serveGraph, type Figures } from './served-graph.ts';
import { ours, plain, pnp, pnpWithLoop, type Writer } from './writers.ts';

const latencyMs = 80;
const unitsPerMinute = 1_250;
const rows = benchRows(1_000);
const wanted = [...rows.actions, ...rows.updates].map(({ id }) => id);

interface Run extends Figures {
  name: string;
  seconds: number;
  lost: number;
  doubled: number;
}

console.log('Writing 2,000 rows to a SharePoint that answers after 80 ms. Takes about seven minutes.\n');
show('without throttling', [
  await measure('Golden Thread', ours, null),
  await measure('@pnp/graph, batched', pnp, null),
  await measure('graph-client, one by one', plain, null),
]);
const [saves, ...throttled] = await Promise.all([
  measureSaves(rows, { latencyMs, unitsPerMinute, seconds: 55 }),
  measure('Golden Thread', ours, unitsPerMinute),
  measure('@pnp/graph, batched', pnp, unitsPerMinute),
  measure('@pnp/graph, batched and looped', pnpWithLoop, unitsPerMinute),
  measure('graph-client, one by one', plain, unitsPerMinute),
]);
show(`with an allowance of ${unitsPerMinute.toLocaleString('en-GB')} resource units a minute`, throttled);
console.log(
  `Ratio: to Golden Thread, for those who wrote every row. Inside: requests, those inside batches counted singly.
Units: of what was done in the fullest minute, of the allowance. Lost and doubled: counted in SharePoint afterwards.`,
);

async function measure(name: string, write: Writer, limit: number | null): Promise<Run> {
  const graph = await serveGraph();
  try {
    await graph.misbehave({ latencyMs, unitsPerMinute: limit });
    const startedAt = performance.now();
    const elapsed = (): number => (performance.now() - startedAt) / 1000;
    let told = 0;
    await write(graph, rows, (written) => {
      if (elapsed() - told < 15) return;
      told = elapsed();
      console.log(`  ${name}: ${written} of ${wanted.length} rows after ${told.toFixed(0)} s`);
    });
    const seconds = elapsed();
    const figures = await graph.figures();
    await graph.misbehave({ latencyMs: 0, unitsPerMinute: null });
    const found = await countRows(graph.client(), graph.siteId);
    const lost = wanted.filter((id) => !found.has(id)).length;
    const doubled = [...found.values()].filter((times) => times > 1).length;
    console.log(`  ${name}: done after ${seconds.toFixed(1)} s`);
    return { name, seconds, lost, doubled, ...figures };
  } finally {
    await graph.close();
  }
}

console.log(`
A person's save, in milliseconds       saves    median     worst   refused
${savesLine('while nothing else happens', saves.aloneMs)}
${savesLine('while an import uses up the allowance', saves.duringImportMs)}
`);

function savesLine(name: string, times: readonly number[]): string {
  const done = times.filter((ms) => !Number.isNaN(ms)).toSorted((one, other) => one - other);
  const figures = [
    times.length,
    done[done.length >> 1] ?? NaN,
    done.at(-1) ?? NaN,
    times.length - done.length,
  ];
  return name.padEnd(34) + figures.map((figure) => figure.toFixed(0).padStart(10)).join('');
}

function show(title: string, runs: readonly Run[]): void {
  const ourSeconds = runs[0]!.seconds;
  console.log(`\n2,000 rows ${title}`);
  console.log(
    line(['', 'seconds', 'ratio', 'requests', 'inside', '429s', 'units/min', 'of limit', 'lost', 'doubled']),
  );
  for (const run of runs) {
    const fullest = Math.max(0, ...run.unitsByMinute);
    console.log(
      line([
        run.name,
        run.seconds.toFixed(1),
        run.lost > 0 ? '' : (run.seconds / ourSeconds).toFixed(2),
        String(run.requests),
        String(run.inner),
        String(run.refused),
        String(fullest),
        title.startsWith('with ') ? `${((100 * fullest) / unitsPerMinute).toFixed(1)} %` : '',
        String(run.lost),
        String(run.doubled),
      ]),
    );
  }
  console.log('');
}

function line([name = '', ...figures]: string[]): string {
  return name.padEnd(32) + figures.map((figure) => figure.padStart(10)).join('');
}
