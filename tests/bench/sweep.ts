/**
 * What a reminder sweep costs: deciding and queueing for a council's actions and people, sending and keeping
 * the ledger, and a quiet sweep with nothing left to say. SharePoint is the local Graph server, and the product a
 * bundle on plain Node, each in a process of its own; Teams takes every card at once. How it grows is from the
 * small council to the large one. Node runs with the flags of the container.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { bundled } from '#tests/helpers/bundled';
import { startProcess } from '#tests/helpers/child-process';
import { nodeFlags } from '#tests/helpers/start-command';
import type { ServedSite } from './served-site.ts';
import type { CouncilSize } from './sweep/rows.ts';
import type { SweepFigures } from './sweep/sweeps-process.ts';

const [today, tomorrow] = ['2026-03-02', '2026-03-03'];
const small: CouncilSize = { actions: 5_000, people: 200 };
const large: CouncilSize = { actions: 50_000, people: 2_000 };

const productScript = await bundled('tests/bench/sweep/sweeps-process.ts');
console.log(`node ${process.version} ${nodeFlags().join(' ')}`);
console.log(
  'actions  people  sweep                    cards   CPU s  seconds  live MB  peak MB  Graph requests  list scans',
);
const cpuSmall = await sweeps(small);
const cpuLarge = await sweeps(large);
for (const [name, cpu] of cpuLarge) {
  if (name === 'nothing yet') continue;
  const growth = cpu / (cpuSmall.get(name) ?? cpu);
  console.log(`${name.padEnd(24)} grows ${growth.toFixed(1)} times for ten times the actions`);
}

/** @returns seconds of CPU, by sweep */
async function sweeps(size: CouncilSize): Promise<Map<string, number>> {
  const script = new URL('./sweep/site-process.ts', import.meta.url);
  const server = await startProcess<ServedSite>(script, { size, today });
  const cpu = new Map<string, number>();
  try {
    const setUp = { site: server.ready, today, tomorrow };
    const product = fork(productScript, [JSON.stringify(setUp)], { execArgv: nodeFlags() });
    product.on('message', (message) => {
      const figures = message as SweepFigures;
      cpu.set(figures.name, figures.cpuSeconds);
      print(size, figures);
    });
    const [code] = (await once(product, 'exit')) as [number | null];
    if (code !== 0) throw new Error(`The sweeping process ended with ${code}.`);
  } finally {
    await server.close();
  }
  return cpu;
}

function print({ actions, people }: CouncilSize, figures: SweepFigures): void {
  const { name, cards, cpuSeconds, seconds, liveMb, peakMb, requests, listScans } = figures;
  console.log(
    [
      String(actions).padStart(7),
      String(people).padStart(7),
      ` ${name.padEnd(23)}`,
      String(cards).padStart(6),
      cpuSeconds.toFixed(2).padStart(7),
      seconds.toFixed(2).padStart(8),
      liveMb.toFixed(0).padStart(8),
      peakMb.toFixed(0).padStart(8),
      String(requests).padStart(15),
      String(listScans).padStart(11),
    ].join(' '),
  );
}
