import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import path from 'node:path';
import { randomUUID } from 'node:crypto';
import express from 'express';
import { AppError } from '#domain/errors';
import { compose } from '#server/compose';
import { readConfig } from '#server/config';
import { createLogger } from '#server/logger';
import { LocalClock } from './clock.ts';
import { local, paths } from './constants.ts';
import { openDatabase, type LocalDatabase } from './database.ts';
import { graphServer } from './graph/server.ts';
import { sampleDirectory } from './people.ts';
import { seedSample } from './sample/seed.ts';
import { signInAuthority, signInMetadata } from './sign-in/sign-in.ts';
import { startingPage } from './starting-page.ts';
import { openTrial, tokenIssuerOf } from './trial.ts';
import { trialFiles, type TrialFiles } from './trial-files.ts';
import { openTrialSettings, type TrialSettings } from './trial-settings.ts';

export interface StartOptions {
  /** Holds the database and the settings for `gt`; made if absent. */
  folder: string;
  host: string;
  /** 0 for any free one. */
  port: number;
  say: (line: string) => void;
  /** Somebody asked on the page to throw everything away. */
  onStartAgain: () => void;
}

export interface LocalTrial {
  /** Where the page is. */
  url: string;
  close(): Promise<void>;
}

/** The address cannot be listened on; nothing was changed. */
export class AddressError extends AppError {
  readonly code = 'address';
}

/**
 * Starts the whole product on this machine: database, Graph server, Teams stand-in, production app.
 *
 * @throws {AddressError} before anything is written
 * @throws {LocalDatabaseError} when the database file is in use or unusable; it is left as it is
 */
export async function startLocal(options: StartOptions): Promise<LocalTrial> {
  let answer: RequestListener = startingPage;
  const server = await listen(options, (request, response) => answer(request, response));
  const origin = originOf(server);
  const files = trialFiles(options.folder);
  let database: LocalDatabase | undefined;
  try {
    database = openDatabase(files.database);
    const started = await startProduct({ ...options, database, origin, files }, (listener) => {
      answer = listener;
    });
    return {
      url: `${origin}/`,
      async close() {
        await started.product.close();
        await closeServer(server);
        await started.trial.close();
        database?.close();
      },
    };
  } catch (error) {
    await closeServer(server);
    database?.close();
    throw error;
  }
}

interface ProductOptions extends StartOptions {
  database: LocalDatabase;
  origin: string;
  files: TrialFiles;
}

async function startProduct(
  options: ProductOptions,
  answerWith: (listener: RequestListener) => void,
): Promise<Record<'product' | 'trial', { close: () => Promise<void> }>> {
  const { database, origin, files, say } = options;
  const settings = openTrialSettings(database);
  const clock = new LocalClock(settings);
  const graphToken = tokenForGraph(settings);
  const environment = () => environmentFor({ ...options, graphToken, clock });
  const config = readConfig(environment());
  const product = compose({ config, clock, logger: createLogger(config.logLevel) });
  const graph = graphServer({
    database,
    siteId: local.siteId,
    accessToken: graphToken,
    application: { id: local.clientId, displayName: local.botName },
    directory: sampleDirectory,
    now: () => clock.now(),
  });
  const trial = await openTrial({
    database,
    settings,
    clock,
    origin,
    onClockMoved() {
      writeSettings(files.settings, environment());
      product.schedule.wake();
    },
    onStartAgain: options.onStartAgain,
  });

  let isReady = false;
  const app = express();
  app.disable('x-powered-by');
  app.use((request, response, next) => {
    if (isReady || isForTheStart(request.path)) next();
    else startingPage(request, response);
  });
  app.use(trial.router);
  app.use(paths.graphServer, graph.router);
  app.use(product.app);
  answerWith(app);

  await provisionOnce(product.site, say);
  if (settings.get('seeded') === null) {
    await seedSample({ services: product.services, channel: trial.channel, say });
    settings.set('seeded', new Date().toISOString());
  }
  writeSettings(files.settings, environment());
  isReady = true;
  product.start();
  return { product, trial };
}

/** While the sample is put in place the product talks to its own Graph, Teams and keys, and nobody else. */
function isForTheStart(requested: string): boolean {
  const own = [paths.graphServer, paths.teams, paths.messages, `${paths.api}/keys`];
  return own.some((prefix) => requested.startsWith(prefix));
}

async function provisionOnce(
  site: ReturnType<typeof compose>['site'],
  say: StartOptions['say'],
): Promise<void> {
  if ((await site.verify()).length === 0) return;
  say('Making the SharePoint lists…');
  const { problems } = await site.provision(() => undefined);
  if (problems.length > 0) throw new Error(problems.join(' '));
}

function tokenForGraph(settings: TrialSettings): string {
  const known = settings.get('graph-token');
  if (known) return known;
  const made = randomUUID();
  settings.set('graph-token', made);
  return made;
}

/** The product's own settings, as a council would give them, pointing at this machine. */
function environmentFor({
  folder,
  host,
  origin,
  graphToken,
  clock,
}: {
  folder: string;
  host: string;
  origin: string;
  graphToken: string;
  clock: LocalClock;
}): Record<string, string> {
  return {
    LOCAL_TRIAL: 'true',
    HOST: host,
    PORT: new URL(origin).port,
    PUBLIC_URL: origin,
    TENANT_ID: local.tenantId,
    CLIENT_ID: local.clientId,
    SITE: local.siteId,
    GRAPH_URL: `${origin}${paths.graph}`,
    GRAPH_TOKEN: graphToken,
    TEAMS_URL: `${origin}${paths.teams}`,
    TOKEN_ISSUER: tokenIssuerOf(origin),
    TOKEN_KEYS_URL: `${origin}${paths.api}/keys`,
    SIGN_IN_AUTHORITY: signInAuthority,
    SIGN_IN_METADATA: signInMetadata(origin),
    COUNCIL_NAME: local.council,
    DATA_FOLDER: folder,
    LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'warn',
    CLOCK_OFFSET_MS: String(clock.offsetMs()),
  };
}

/** So that `gt` in another terminal talks to this trial. */
function writeSettings(file: string, environment: Record<string, string>): void {
  mkdirSync(path.dirname(file), { recursive: true });
  const quoted = (value: string) => (value.includes('"') ? `'${value}'` : `"${value}"`);
  const lines = Object.entries(environment).map(([name, value]) => `${name}=${quoted(value)}`);
  writeFileSync(file, `${lines.join('\n')}\n`, { mode: 0o600 });
}

async function listen({ host, port }: StartOptions, listener: RequestListener): Promise<Server> {
  const server = createServer(listener);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => reject(addressError(host, port, cause)));
    server.listen(port, host, resolve);
  });
  return server;
}

function addressError(host: string, port: number, cause: NodeJS.ErrnoException): AddressError {
  const faults: Record<string, string> = {
    EADDRINUSE: `Port ${port} is taken by another program: stop that one, or choose another with PORT=4000 npm start.`,
    EACCES: `Port ${port} may not be used by this account: choose one above 1023 with PORT=4000 npm start.`,
  };
  const fault =
    faults[cause.code ?? ''] ?? `${host}:${port} cannot be listened on (${cause.code ?? cause.message}).`;
  return new AddressError(fault, { cause });
}

function originOf(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  const host = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return `http://${host}:${address.port}`;
}

async function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
