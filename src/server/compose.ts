import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Express } from 'express';
import type { SignInSettings } from '#api/contract/sign-in';
import { tokenIdentifier } from '#api/identify';
import { createBot } from '#bot/create-bot';
import { councilWorkingDays } from '#domain/bank-holidays';
import type { Clock } from '#domain/clock';
import { createGraphClient } from '#sharepoint/client/graph-client';
import { applicationTokens, fixedToken, type TokenProvider } from '#sharepoint/client/token-provider';
import { openCopyFile } from '#sharepoint/copy/copy-file';
import { createStore } from '#sharepoint/create-store';
import { createDirectory } from '#sharepoint/directory';
import { provisionSite, type ProvisionReport } from '#sharepoint/provision';
import { createTeamsApps } from '#sharepoint/teams-apps';
import { createSubscriptions } from '#sharepoint/subscriptions';
import { verifySite, type SiteFault } from '#sharepoint/verify';
import type { ChatMessenger, Messenger } from '#workflows/messenger';
import type { Services } from '#workflows/services';
import type { NoticeMessenger } from '#workflows/tell-people';
import { createChangeWatch } from './change-watch.ts';
import { ConfigError, type Config, type Credentials } from './config.ts';
import { createApp } from './create-app.ts';
import { createTeller } from './teller.ts';
import { createSweep } from './sweep.ts';
import { meetingLink, tabLink } from './tab-link.ts';
import type { Logger } from './logger.ts';
import { createHandEdits } from './hand-edits.ts';
import { createMetrics } from './metrics.ts';
import { clientStateFor, notificationRoute, notificationUrlFor } from './notifications.ts';
import { createReadiness } from './readiness.ts';
import { createSchedule, type Schedule } from './schedule.ts';
import { release, version } from './version.ts';

/** The whole product, wired but not yet listening. */
export interface Composition {
  app: Express;
  services: Services;
  messenger: Messenger & NoticeMessenger & ChatMessenger;
  schedule: Schedule;
  /** The SharePoint site the lists are in. */
  site: {
    verify(): Promise<SiteFault[]>;
    provision(onProgress: (list: string) => void): Promise<ProvisionReport>;
  };
  /** Checks the site until all is in order; from then on it is ready, and reminders go out by themselves. */
  start(): void;
  /** Waits for a sweep under way, and until the copy of the lists is on disk. */
  close(): Promise<void>;
}

export interface ComposeOptions {
  config: Config;
  clock: Clock;
  logger: Logger;
  /** Holds the built tab. Default: where `npm run build` puts it. */
  tabFolder?: string;
}

/** The same from src/server and from dist/server. */
const builtTab = fileURLToPath(new URL('../../dist/tab', import.meta.url));

/** The only wiring: every part is made here and given what it needs. */
export function compose({ config, clock, logger, tabFolder = builtTab }: ComposeOptions): Composition {
  const metrics = createMetrics();
  const credentials = readCredentials(config.credentials);
  const graph = {
    graphUrl: config.graphUrl,
    tokens: tokensFor(config, credentials),
    version,
  };
  const client = createGraphClient({
    ...graph,
    onExchange: ({ method, status, units, throttled }) => {
      metrics.count('graph_requests_total', { method, status: status ?? 'none' });
      metrics.count('graph_units_total', {}, units);
      metrics.count('graph_throttled_total', {}, throttled);
    },
  });
  const copyFile =
    config.dataFolder === null
      ? null
      : openCopyFile({
          folder: config.dataFolder,
          onTrouble: (message, cause) => logger.warn({ err: cause }, message),
        });
  const store = createStore({
    client,
    site: config.site,
    clock,
    file: copyFile,
    onRead: () => handEdits.look(),
    onRefreshFailed: (error) =>
      logger.warn({ err: error }, 'SharePoint could not be read; showing what was read last'),
  });
  const services: Services = {
    store,
    clock,
    settings: {
      council: config.council,
      administratorIds: config.administratorIds,
      isLocalTrial: config.isLocalTrial,
      release,
      workingDays: councilWorkingDays(config.nation, config.closedDays),
    },
    directory: createDirectory(client),
    onNews: (news) => teller.hear(news),
    onFault: (what, error) => logger.error({ err: error }, what),
  };
  const handEdits = createHandEdits({ services, logger });
  const teamsApps =
    config.teamsCatalogId === null
      ? null
      : createTeamsApps({
          // On its own, so that people in the tab do not wait when Teams makes installations wait.
          ...{ client: createGraphClient(graph), clock, catalogId: config.teamsCatalogId },
          onFailure: (message, error) => logger.warn({ err: error }, message),
        });
  const bot = createBot({
    services,
    appId: config.isLocalTrial ? '' : config.clientId,
    credentials,
    tenantId: config.tenantId,
    teamsUrl: config.teamsUrl,
    tabUrl: (itemId) => tabLink(config.clientId, itemId),
    meetingUrl: (meetingId) => meetingLink(config.clientId, meetingId),
    install: teamsApps?.install,
    log: logger,
  });
  const teller = createTeller({
    ...{ services, messenger: bot.messenger },
    onFailure: (error) => logger.warn({ err: error }, 'somebody was not told; the next sweep tells them'),
  });
  const schedule = createSchedule({
    clock,
    workingDays: services.settings.workingDays,
    sweep: createSweep({ services, messenger: bot.messenger, metrics, logger }),
    onFailure(error) {
      metrics.count('sweeps_total', { result: 'failed' });
      logger.error({ err: error }, 'sweep failed; the next one makes it good');
    },
  });
  const clientState = clientStateFor(secretOf(config, credentials), config.site);
  // The Graph server of the local trial reaches us as we reach it; the real one only over https.
  const isReachable = config.publicUrl.startsWith('https://') || config.isLocalTrial;
  const watch = createChangeWatch({
    refresh: () => store.refresh(),
    subscriptions: isReachable
      ? createSubscriptions({
          ...{ client, clock, clientState, site: config.site },
          notificationUrl: notificationUrlFor(config.publicUrl, clientState),
        })
      : null,
    onUnsubscribed: (error) =>
      logger.warn({ err: error }, 'SharePoint will not tell of changes; looking every minute instead'),
  });
  const readiness = createReadiness({
    async check() {
      const faults = (await verifySite(client, config.site)).filter(({ stops }) => stops);
      if (faults.length === 0) await store.snapshot(); // nobody should have to wait for the first read
      return faults.map(({ sentence }) => sentence);
    },
    onReady: () => {
      logger.info('ready');
      schedule.start();
      watch.start();
    },
    onNotReady: (reason, cause) => logger.warn({ reason, err: cause }, 'not ready'),
  });
  const app = createApp({
    services,
    messenger: bot.messenger,
    identify: tokenIdentifier(config),
    onActivity: (request, response) => bot.handle(request, response),
    notifications: isReachable ? notificationRoute(clientState, watch) : null,
    metrics,
    logger,
    publicUrl: config.publicUrl,
    signIn: signInSettings(config),
    framedBy: [sharePointOrigin(config.site)],
    tabFolder,
    notReadyBecause: () => readiness.notReadyBecause(),
  });
  return {
    app,
    services,
    messenger: bot.messenger,
    schedule,
    site: {
      verify: () => verifySite(client, config.site),
      provision: (onProgress) => provisionSite(client, config.site, onProgress),
    },
    start: () => readiness.start(),
    async close() {
      readiness.stop();
      watch.stop();
      await schedule.stop();
      await teller.settled();
      await handEdits.stop();
      await copyFile?.close();
    },
  };
}

/** @param site `hostname:/path`, or Graph's id, which begins with the hostname too */
function sharePointOrigin(site: string): string {
  return `https://${site.split(/[:,]/, 1)[0]}`;
}

function signInSettings(config: Config): SignInSettings {
  return {
    clientId: config.clientId,
    authority: config.signInAuthority,
    // By its id, not its address: Entra refuses an application that asks for itself by any other name.
    scope: `${config.clientId}/access_as_user`,
    metadata: config.signInMetadata,
  };
}

type ReadCredentials =
  { kind: 'secret'; secret: string } | { kind: 'certificate'; privateKey: string; thumbprint: string };

function readCredentials(credentials: Credentials | null): ReadCredentials | null {
  if (credentials?.kind !== 'certificate') return credentials;
  const { file, thumbprint } = credentials;
  try {
    return { kind: 'certificate', privateKey: readFileSync(file, 'utf8'), thumbprint };
  } catch (cause) {
    throw new ConfigError([`CLIENT_CERTIFICATE_FILE cannot be read: ${file}.`], { cause });
  }
}

/** What this application proves itself with; `tokensFor` has seen to it that there is something. */
function secretOf(config: Config, credentials: ReadCredentials | null): string {
  if (credentials?.kind === 'secret') return credentials.secret;
  return credentials?.privateKey ?? config.graphToken ?? '';
}

function tokensFor(config: Config, credentials: ReadCredentials | null): TokenProvider {
  if (config.graphToken !== null) return fixedToken(config.graphToken, config.graphUrl);
  if (!credentials) throw new ConfigError(['CLIENT_SECRET is not set, nor is a certificate.']);
  const { tenantId, clientId } = config;
  return applicationTokens({ tenantId, clientId, credential: credentials });
}
