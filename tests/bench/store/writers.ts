import {
  AuthenticationHandler,
  Client,
  HTTPMessageHandler,
  RetryHandler,
  type Context,
  type Middleware,
} from '@microsoft/microsoft-graph-client';
import { DefaultHeaders, DefaultInit, graphfi, type GraphFI } from '@pnp/graph';
import '@pnp/graph/batching.js';
import '@pnp/graph/list-item/index.js';
import '@pnp/graph/lists/index.js';
import '@pnp/graph/sites/index.js';
import { DefaultParse, HttpRequestError } from '@pnp/queryable';
import { createStore } from '#sharepoint/create-store';
import { lists } from '#sharepoint/lists/lists';
import { creating, requireWritten } from '#sharepoint/writes';
import type { benchRows } from './rows.ts';
import type { ServedGraph } from './served-graph.ts';

export type Rows = ReturnType<typeof benchRows>;

/** Writes all rows as one would with that library. */
export type Writer = (graph: ServedGraph, rows: Rows, onProgress: (written: number) => void) => Promise<void>;

/** Reading the site first, as every start of the product does. */
export const ours: Writer = async (graph, { actions, updates }, onProgress) => {
  const store = createStore({
    client: graph.client(),
    site: graph.siteId,
    clock: { now: () => new Date() },
    onRefreshFailed: () => undefined,
  });
  const writes = [...creating('actions', actions), ...creating('updates', updates)];
  requireWritten(await store.writeMany(writes, { onProgress: ({ written }) => onProgress(written) }));
};

/** As its documentation shows: everything into one batch, which it sends twenty at a time. */
export const pnp: Writer = async (graph, rows) => {
  await pnpRound(graph, itemsOf(rows));
};

/** The same with the loop a careful engineer adds: what was refused waits as long as it was told, and again. */
export const pnpWithLoop: Writer = async (graph, rows, onProgress) => {
  const all = itemsOf(rows);
  for (let items = all; items.length > 0;) {
    const { refused, waitSeconds } = await pnpRound(graph, items);
    items = refused;
    onProgress(all.length - items.length);
    if (items.length > 0) await new Promise((resolve) => setTimeout(resolve, waitSeconds * 1000));
  }
};

/** Microsoft's client with its own retries, one row after the other. */
export const plain: Writer = async (graph, rows, onProgress) => {
  const client = plainClient(graph);
  const items = itemsOf(rows);
  for (const [index, { list, fields }] of items.entries()) {
    await client
      .api(`/sites/${graph.siteId}/lists/${list}/items`)
      .post({ fields })
      .catch(() => undefined); // given up after its last retry: counted as lost
    if (index % 100 === 0) onProgress(index);
  }
};

interface Item {
  /** As the site shows it. */
  list: string;
  fields: Record<string, unknown>;
}

function itemsOf({ actions, updates }: Rows): Item[] {
  return [
    ...actions.map((value) => ({
      list: lists.actions.displayName,
      fields: filled(lists.actions.toFields(value)),
    })),
    ...updates.map((value) => ({
      list: lists.updates.displayName,
      fields: filled(lists.updates.toFields(value)),
    })),
  ];
}

function filled(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== ''));
}

async function pnpRound(
  graph: ServedGraph,
  items: readonly Item[],
): Promise<{ refused: Item[]; waitSeconds: number }> {
  const [batched, execute] = pnpGraph(graph).batched();
  const site = batched.sites.getById(graph.siteId).lists;
  const refused: Item[] = [];
  let waitSeconds = 1;
  const written = items.map((item) =>
    site
      .getById(item.list)
      .items.add({ fields: item.fields })
      .catch((error: unknown) => {
        refused.push(item);
        const told = error instanceof HttpRequestError ? error.response.headers.get('retry-after') : null;
        waitSeconds = Math.max(waitSeconds, Number(told ?? 1));
      }),
  );
  await execute();
  await Promise.all(written);
  return { refused, waitSeconds };
}

/** Its batches only understand https addresses, so it is given one, and the requests go to our server. */
const pretended = 'https://graph.local';

export function pnpGraph({ url: graphUrl, token }: ServedGraph): GraphFI {
  return graphfi().using(DefaultHeaders(), DefaultInit(`${pretended}/v1.0`), DefaultParse(), (it) => {
    it.on.send.replace((url: URL, init: RequestInit) => {
      const headers = new Headers(init.headers);
      headers.set('Authorization', `Bearer ${token}`);
      return fetch(url.toString().replace(pretended, graphUrl), { ...init, headers });
    });
    return it;
  });
}

/** It sends no token over plain http by itself; this adds what it would add over https. */
class WithToken implements Middleware {
  readonly #token: string;
  #next: Middleware | null = null;

  constructor(token: string) {
    this.#token = token;
  }

  setNext(next: Middleware): void {
    this.#next = next;
  }

  async execute(context: Context): Promise<void> {
    const headers = new Headers(context.options?.headers);
    headers.set('Authorization', `Bearer ${this.#token}`);
    context.options = { ...context.options, headers };
    await this.#next?.execute(context);
  }
}

export function plainClient({ url, token }: ServedGraph): Client {
  const first = new AuthenticationHandler({ getAccessToken: () => Promise.resolve(token) });
  const retry = new RetryHandler();
  const withToken = new WithToken(token);
  first.setNext(retry);
  retry.setNext(withToken);
  withToken.setNext(new HTTPMessageHandler());
  return Client.initWithMiddleware({ baseUrl: url, middleware: first });
}
