/**
 * What a reminder sweep costs: deciding and queueing for a council's actions and people, sending and keeping
 * the ledger, and a quiet sweep with nothing left to say. SharePoint is the local Graph server in a process
 * of its own; Teams takes every card at once. How it grows is from the small council to the large one.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { councilWorkingDays } from '#domain/bank-holidays';
import { createGraphClient } from '#sharepoint/client/graph-client';
import type { Exchange } from '#sharepoint/client/retry';
import { fixedToken } from '#sharepoint/client/token-provider';
import { createStore } from '#sharepoint/create-store';
import type { Messenger } from '#workflows/messenger';
import { sendReminders } from '#workflows/send-reminders';
import type { Services } from '#workflows/services';
import type { CouncilSize } from './sweep/rows.ts';
import type { ServedSite } from './sweep/site-process.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const today = '2026-03-02';
const sizes: CouncilSize[] = [
  { actions: 5_000, people: 200 },
  { actions: 50_000, people: 2_000 },
];

interface Figures {
  cards: number;
  cpuSeconds: number;
  seconds: number;
  /** What stays in memory afterwards that was not there before. */
  keptMb: number;
  peakMb: number;
  requests: number;
  listScans: number;
}

console.log(
  'actions  people  sweep                    cards   CPU s  seconds  kept MB  peak MB  Graph requests  list scans',
);
const cpu = new Map<string, number[]>();
for (const size of sizes) {
  const process = fork(fileURLToPath(new URL('./sweep/site-process.ts', import.meta.url)), [
    JSON.stringify({ size, today }),
  ]);
  try {
    const [site] = (await once(process, 'message')) as [ServedSite];
    for (const [name, figures] of await measureSweeps(site)) {
      cpu.set(name, [...(cpu.get(name) ?? []), figures.cpuSeconds]);
      print(size, name, figures);
    }
  } finally {
    process.disconnect();
  }
}
for (const [name, [small = 0, large = 0]] of cpu) {
  console.log(`${name.padEnd(24)} grows ${(large / small).toFixed(1)} times for ten times the actions`);
}

async function measureSweeps(site: ServedSite): Promise<[string, Figures][]> {
  const exchanges: Exchange[] = [];
  let now = new Date(`${today}T09:30:00Z`);
  const clock = { now: () => now };
  const store = createStore({
    client: createGraphClient({
      graphUrl: site.url,
      tokens: fixedToken(site.token, site.url),
      version: 'bench',
      onExchange: (exchange) => exchanges.push(exchange),
    }),
    site: site.siteId,
    clock,
    freshnessMs: 1_000,
    onRefreshFailed: (error) => console.error(error),
  });
  const services: Services = {
    store,
    clock,
    settings: {
      council: 'Benchshire Council',
      administratorIds: [],
      isLocalTrial: false,
      release: 'bench',
      workingDays: councilWorkingDays('england-and-wales'),
    },
  };
  const messenger: Messenger = {
    send: async () => ({ delivered: true }),
    tellSlips: async () => ({ delivered: true }),
  };

  async function measure(run: () => Promise<number>): Promise<Figures> {
    collectGarbage();
    exchanges.length = 0;
    const heapBefore = process.memoryUsage().heapUsed;
    let peak = process.memoryUsage.rss();
    const sampling = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 20);
    const [cpuBefore, start] = [process.cpuUsage(), performance.now()];
    const cards = await run();
    const { user, system } = process.cpuUsage(cpuBefore);
    const seconds = (performance.now() - start) / 1000;
    clearInterval(sampling);
    collectGarbage();
    return {
      keptMb: (process.memoryUsage().heapUsed - heapBefore) / 1024 / 1024,
      ...{ cards, seconds, cpuSeconds: (user + system) / 1e6 },
      peakMb: Math.max(peak, process.memoryUsage.rss()) / 1024 / 1024,
      requests: exchanges.length,
      listScans: exchanges.filter(({ method, url }) => method === 'GET' && /\/items\?/.test(url)).length,
    };
  }
  const queue = async () => (await sendReminders(services, messenger, { dryRun: true })).sent.length;
  const send = async () => (await sendReminders(services, messenger)).sent.length;
  const results: [string, Figures][] = [];
  results.push(['reading the lists', await measure(async () => (await store.snapshot(), 0))]);
  results.push(['first: decide and queue', await measure(queue)]);
  results.push(['first: send and record', await measure(send)]);
  results.push(['quiet', await measure(send)]);
  now = new Date('2026-03-03T09:30:00Z');
  results.push(['next day: decide, queue', await measure(queue)]);
  results.push(['next day: send, record', await measure(send)]);
  results.push(['quiet again', await measure(send)]);
  return results;
}

function print({ actions, people }: CouncilSize, name: string, figures: Figures): void {
  const { cards, cpuSeconds, seconds, keptMb, peakMb, requests, listScans } = figures;
  console.log(
    [
      String(actions).padStart(7),
      String(people).padStart(7),
      ` ${name.padEnd(23)}`,
      String(cards).padStart(6),
      cpuSeconds.toFixed(2).padStart(7),
      seconds.toFixed(2).padStart(8),
      keptMb.toFixed(0).padStart(8),
      peakMb.toFixed(0).padStart(8),
      String(requests).padStart(15),
      String(listScans).padStart(11),
    ].join(' '),
  );
}
