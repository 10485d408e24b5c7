/** The two bots of `gt bench turn` behind one server, as in production, in a process of their own. */
import { tmpdir } from 'node:os';
import express from 'express';
import { createBot } from '#bot/create-bot';
import { councilWorkingDays } from '#domain/bank-holidays';
import { createApp } from '#server/create-app';
import { createLogger } from '#server/logger';
import { createMetrics } from '#server/metrics';
import { createGraphClient } from '#sharepoint/client/graph-client';
import { fixedToken } from '#sharepoint/client/token-provider';
import { createStore } from '#sharepoint/create-store';
import type { Services } from '#workflows/services';
import { echoBot } from '#tests/helpers/echo-bot';
import { listen } from '#tests/helpers/listen';
import { aSignIn } from '#tests/helpers/sign-in';
import type { ServedSite } from '../served-site.ts';

export interface BotsSetUp {
  site: ServedSite;
  tenantId: string;
  teamsUrl: string;
  today: string;
}

const { site, tenantId, teamsUrl, today } = JSON.parse(process.argv[2] ?? '') as BotsSetUp;
const logger = createLogger('info');
const offsetMs = Date.parse(`${today}T09:30:00Z`) - Date.now();
const clock = { now: () => new Date(Date.now() + offsetMs) };
const services: Services = {
  clock,
  store: createStore({
    client: createGraphClient({
      graphUrl: site.url,
      tokens: fixedToken(site.token, site.url),
      version: 'bench',
    }),
    ...{ site: site.siteId, clock },
    onRefreshFailed: (error) => logger.error({ err: error }, 'SharePoint could not be read'),
  }),
  settings: {
    council: 'Benchshire Council',
    administratorIds: [],
    isLocalTrial: false,
    release: 'bench',
    workingDays: councilWorkingDays('england-and-wales'),
  },
};
const bot = createBot({
  ...{ services, tenantId, teamsUrl, appId: '', credentials: null, log: logger },
  tabUrl: (itemId) => `https://teams.example/l/entity/app/plans?item=${itemId ?? ''}`,
});
const product = createApp({
  ...{ services, logger, metrics: createMetrics(), notifications: null },
  messenger: bot.messenger,
  identify: () => Promise.reject(new Error('Nobody opens the tab here.')),
  onActivity: (request, response) => bot.handle(request, response),
  publicUrl: 'https://golden-thread.example',
  signIn: aSignIn,
  tabFolder: tmpdir(),
  notReadyBecause: () => null,
});
await services.store.snapshot();
// Each an application of its own, as in production: Express gives what it hands on to a second one other prototypes.
const echo = express().use('/echo', echoBot(tenantId).router);
const { origin } = await listen((request, response) => {
  const app = request.url?.startsWith('/echo') ? echo : product;
  app(request, response);
});
process.on('disconnect', () => process.exit());
process.on('message', () => process.send?.(process.cpuUsage()));
process.send?.({ origin });
