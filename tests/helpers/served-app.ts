import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { tokenIdentifier } from '#api/identify';
import type { Person } from '#domain/post';
import type { Services } from '#workflows/services';
import type { StoreOptions } from '#sharepoint/create-store';
import { createApp } from '#server/create-app';
import { createLogger } from '#server/logger';
import { createMetrics } from '#server/metrics';
import { listen } from './listen.ts';
import { noMessenger } from './no-messenger.ts';
import { aSignIn } from './sign-in.ts';
import { startStore, type StartedStore, type StartStoreOptions } from './store.ts';
import { startTokenIssuer, type Differences } from './tokens.ts';

export interface ServedApp extends StartedStore {
  url: string;
  /** Asks as a person; without one, as nobody. */
  ask(address: string, as?: Person | null, init?: RequestInit, token?: Differences): Promise<Response>;
  /** Another process of the same server: its own copy of the lists, on the same site. */
  anotherReplica(options?: Partial<StoreOptions>): Promise<Pick<ServedApp, 'ask' | 'close'>>;
  /** What /readyz gives as the reason; null for ready. */
  notReadyBecause: string | null;
}

/** The whole server but the bot, over HTTP, on a real store and a local issuer of tokens. */
export async function serveApp(options: StartStoreOptions = {}): Promise<ServedApp> {
  const started = await startStore(options);
  const issuer = await startTokenIssuer();
  const tabFolder = await builtTab();
  const appOf = (services: Services) =>
    createApp({
      services,
      messenger: noMessenger,
      identify: tokenIdentifier(issuer.settings),
      onActivity: (_request, response) => {
        response.sendStatus(202);
      },
      notifications: null,
      metrics: createMetrics(),
      logger: createLogger('silent'),
      publicUrl: 'https://golden-thread.council.example',
      signIn: aSignIn,
      framedBy: ['https://council.sharepoint.example'],
      tabFolder,
      notReadyBecause: () => served.notReadyBecause,
    });
  const askAt =
    (origin: string): ServedApp['ask'] =>
    async (address, as = null, init = {}, token = {}) => {
      const headers = new Headers(init.headers);
      if (as) headers.set('Authorization', `Bearer ${await issuer.issue(as, token)}`);
      return fetch(`${origin}${address}`, { ...init, headers });
    };
  const server = await listen(appOf(started.services));
  const served: ServedApp = {
    ...started,
    url: server.origin,
    notReadyBecause: null,
    ask: askAt(server.origin),
    async anotherReplica(options) {
      const another = await listen(appOf({ ...started.services, store: started.anotherStore(options) }));
      return { ask: askAt(another.origin), close: () => another.close() };
    },
    async close() {
      await server.close();
      await issuer.close();
      await started.close();
      await rm(tabFolder, { recursive: true });
    },
  };
  return served;
}

/** What `npm run build` would leave behind, in small. */
async function builtTab(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'golden-thread-tab-'));
  await mkdir(path.join(folder, 'assets'));
  await writeFile(path.join(folder, 'index.html'), '<!doctype html><title>Golden Thread</title>');
  await writeFile(path.join(folder, 'assets', 'index-abc123.js'), 'export {};');
  return folder;
}
