/** A process that sweeps until it is killed or done: the product's own store, ledger, bot and adapter. */
import { pino } from 'pino';
import { createBot } from '#bot/create-bot';
import { councilWorkingDays } from '#domain/bank-holidays';
import { createGraphClient } from '#sharepoint/client/graph-client';
import { fixedToken } from '#sharepoint/client/token-provider';
import { createStore } from '#sharepoint/create-store';
import { sendReminders } from '#workflows/send-reminders';
import type { Services } from '#workflows/services';
import type { WorkerSettings, WorkerWord } from './worker-settings.ts';

await sweepOnce(JSON.parse(process.argv[2] ?? '') as WorkerSettings);

async function sweepOnce({ graph, teamsUrl, tenantId, now, worker }: WorkerSettings): Promise<void> {
  const clock = { now: () => new Date(now) };
  const store = createStore({
    client: createGraphClient({
      graphUrl: graph.url,
      tokens: fixedToken(graph.token, graph.url),
      version: 'faults',
      backoffMs: 20,
    }),
    site: graph.siteId,
    clock,
    freshnessMs: 0,
    onRefreshFailed: () => undefined,
  });
  const services: Services = {
    ...{ store, clock },
    settings: {
      council: 'Faultshire Council',
      administratorIds: [],
      isLocalTrial: false,
      release: 'faults',
      workingDays: councilWorkingDays('england-and-wales'),
    },
  };
  const bot = createBot({
    services,
    ...{ appId: '', credentials: null, tenantId, teamsUrl, messagesPerSecond: 60 },
    tabUrl: () => `https://${worker}.example/`,
    log: pino({ level: 'silent' }),
  });
  await store.snapshot();
  say({ kind: 'sweeping' });
  const { unreachable } = await sendReminders(services, bot.messenger);
  say({ kind: 'done', failed: unreachable.map(({ person, reason }) => ({ personId: person.id, reason })) });
  process.disconnect();
}

function say(word: WorkerWord): void {
  process.send?.(word);
}
