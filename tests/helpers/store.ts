import { councilWorkingDays } from '#domain/bank-holidays';
import type { Clock } from '#domain/clock';
import {
  createGraphClient,
  type GraphClient,
  type GraphClientOptions,
} from '#sharepoint/client/graph-client';
import type { Exchange } from '#sharepoint/client/retry';
import { fixedToken } from '#sharepoint/client/token-provider';
import { createStore, type StoreOptions } from '#sharepoint/create-store';
import { createDirectory } from '#sharepoint/directory';
import { provisionSite } from '#sharepoint/provision';
import type { Store } from '#sharepoint/store';
import type { Services, Settings } from '#workflows/services';
import { startLocalGraph, type LocalGraph } from './local-graph.ts';

export interface StartStoreOptions {
  /** Default Monday 2 March 2026, 09:30 in London. */
  now?: string;
  settings?: Partial<Settings>;
  store?: Partial<StoreOptions>;
  client?: Partial<GraphClientOptions>;
}

/** A clock that stands still until told otherwise. */
export interface TestClock extends Clock {
  set(instant: string): void;
}

export interface StartedStore {
  store: Store;
  clock: TestClock;
  services: Services;
  graph: LocalGraph;
  /** What the store talks through; for tests that look at SharePoint behind its back. */
  client: GraphClient;
  /** Every request sent, retries included, since it was last emptied. */
  exchanges: Exchange[];
  /** Another process on the same site: its own client, its own copy. */
  anotherStore(options?: Partial<StoreOptions>, client?: Partial<GraphClientOptions>): Store;
  close(): Promise<void>;
}

/** The real store on a real local Graph server with every list made; always fresh, so tests see every write. */
export async function startStore(options: StartStoreOptions = {}): Promise<StartedStore> {
  const clock = testClock(options.now ?? '2026-03-02T09:30:00Z');
  const graph = await startLocalGraph({ now: () => clock.now() });
  const exchanges: Exchange[] = [];
  const newClient = (more: Partial<GraphClientOptions> = {}): GraphClient =>
    createGraphClient({
      graphUrl: graph.url,
      tokens: fixedToken(graph.token, graph.url),
      version: 'test',
      backoffMs: 5,
      onExchange: (exchange) => exchanges.push(exchange),
      ...options.client,
      ...more,
    });
  const client = newClient();
  await provisionSite(client, graph.siteId);
  const newStore = (through: GraphClient, more: Partial<StoreOptions> = {}): Store =>
    createStore({
      client: through,
      site: graph.siteId,
      clock,
      freshnessMs: 0,
      onRefreshFailed: () => undefined,
      ...options.store,
      ...more,
    });
  const store = newStore(client);
  const settings: Settings = {
    council: 'Testshire Council',
    administratorIds: [],
    isLocalTrial: false,
    release: 'test',
    workingDays: councilWorkingDays('england-and-wales'),
    ...options.settings,
  };
  return {
    store,
    clock,
    services: { store, clock, settings, directory: createDirectory(client), onNews: () => undefined },
    graph,
    client,
    exchanges,
    anotherStore: (more, client) => newStore(newClient(client), more),
    close: () => graph.close(),
  };
}

function testClock(start: string): TestClock {
  let now = new Date(start);
  return {
    now: () => now,
    set(instant) {
      now = new Date(instant);
    },
  };
}
