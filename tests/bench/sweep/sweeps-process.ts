/** The product of `gt bench sweep`, in a process of its own that holds nothing else: says what each sweep cost. */
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
import type { ServedSite } from '../served-site.ts';

export interface SweepFigures {
  name: string;
  cards: number;
  cpuSeconds: number;
  seconds: number;
  /** What is alive afterwards, with all that the process holds. */
  liveMb: number;
  /** The process's highest resident size meanwhile, with what was not collected yet. */
  peakMb: number;
  requests: number;
  listScans: number;
}

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const { site, today, tomorrow } = JSON.parse(process.argv[2] ?? '') as {
  site: ServedSite;
  today: string;
  tomorrow: string;
};
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

const queue = async () => (await sendReminders(services, messenger, { dryRun: true })).sent.length;
const send = async () => (await sendReminders(services, messenger)).sent.length;
await measure('nothing yet', async () => 0);
await measure('reading the lists', async () => (await store.snapshot(), 0));
await measure('first: decide and queue', queue);
await measure('first: send and record', send);
await measure('quiet', send);
now = new Date(`${tomorrow}T09:30:00Z`);
await measure('next day: decide, queue', queue);
await measure('next day: send, record', send);
await measure('quiet again', send);
process.disconnect();

async function measure(name: string, run: () => Promise<number>): Promise<void> {
  collectGarbage();
  exchanges.length = 0;
  let peak = process.memoryUsage.rss();
  const sampling = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 20);
  const [cpuBefore, start] = [process.cpuUsage(), performance.now()];
  const cards = await run();
  const { user, system } = process.cpuUsage(cpuBefore);
  const seconds = (performance.now() - start) / 1000;
  clearInterval(sampling);
  peak = Math.max(peak, process.memoryUsage.rss());
  const requests = exchanges.length;
  const listScans = exchanges.filter(({ method, url }) => method === 'GET' && /\/items\?/.test(url)).length;
  collectGarbage();
  process.send?.({
    ...{ name, cards, seconds, cpuSeconds: (user + system) / 1e6, requests, listScans },
    liveMb: process.memoryUsage().heapUsed / 1024 / 1024,
    peakMb: peak / 1024 / 1024,
  } satisfies SweepFigures);
}
