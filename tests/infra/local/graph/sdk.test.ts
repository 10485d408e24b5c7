import type {
  BatchResponseBody,
  Context,
  Middleware,
  PageCollection,
} from '@microsoft/microsoft-graph-client';
import {
  BatchRequestContent,
  BatchResponseContent,
  Client,
  GraphError,
  PageIterator,
  RetryHandler,
  RetryHandlerOptions,
} from '@microsoft/microsoft-graph-client';
import type { ListItem } from '@microsoft/microsoft-graph-types';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startLocalGraph } from '#tests/helpers/local-graph';
import type { LocalGraph } from '#tests/helpers/local-graph';

/** The SDK's own authentication leaves plain http without a token. */
class Token implements Middleware {
  private next: Middleware | undefined;
  private readonly token: string;

  constructor(token: string) {
    this.token = token;
  }

  async execute(context: Context): Promise<void> {
    const headers = new Headers(context.options?.headers);
    headers.set('Authorization', `Bearer ${this.token}`);
    context.options = { ...context.options, headers: Object.fromEntries(headers) };
    await this.next?.execute(context);
  }

  setNext(next: Middleware): void {
    this.next = next;
  }
}

/** The SDK takes links of plain http for paths, so it is shown https, and its requests go to the local server. */
const pretended = 'https://graph.local';

class Pretence implements Middleware {
  async execute(context: Context): Promise<void> {
    const { request, options } = context;
    const address = typeof request === 'string' ? request : request.url;
    const response = await fetch(address.replace(pretended, server.url), options);
    const body = (await response.text()).replaceAll(server.url, pretended);
    context.response = new Response(body === '' ? null : body, response);
  }
}

let server: LocalGraph;
let client: Client;
let list: string;
beforeEach(async () => {
  server = await startLocalGraph();
  const token = new Token(server.token);
  const retry = new RetryHandler(new RetryHandlerOptions(0.01, 3));
  token.setNext(retry);
  retry.setNext(new Pretence());
  client = Client.initWithMiddleware({
    baseUrl: `${pretended}/`,
    defaultVersion: 'v1.0',
    middleware: token,
  });
  const made = (await client.api(`/sites/${server.siteId}/lists`).post({
    displayName: 'Actions',
    columns: [{ name: 'Key', text: {}, indexed: true, enforceUniqueValues: true }],
  })) as { id: string };
  list = `/sites/${server.siteId}/lists/${made.id}`;
});
afterEach(() => server.close());

describe('Microsoft’s Graph client for JavaScript', () => {
  it('creates, reads, changes, filters and deletes items', async () => {
    const created = (await client
      .api(`${list}/items`)
      .post({ fields: { Title: 'One', Key: 'a' } })) as ListItem;
    expect(created.id).toBe('1');
    const changed: unknown = await client
      .api(`${list}/items/1/fields`)
      .header('if-match', created.eTag ?? '')
      .patch({ Title: 'Two' });
    expect(changed).toMatchObject({ Title: 'Two' });
    const found = (await client
      .api(`${list}/items`)
      .filter("fields/Key eq 'A'")
      .expand('fields(select=Title)')
      .top(5)
      .get()) as { value: ListItem[] };
    expect(found.value).toMatchObject([{ id: '1', fields: { Title: 'Two' } }]);
    expect(await client.api(`${list}/items/1`).delete()).toBeUndefined();
  });

  it('reads our errors as its own', async () => {
    await client.api(`${list}/items`).post({ fields: { Key: 'a' } });
    const change = client.api(`${list}/items/1/fields`).header('if-match', '"old,1"').patch({ Key: 'b' });
    const error: unknown = await change.catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(GraphError);
    expect(error).toMatchObject({ statusCode: 412, code: 'resourceModified' });
    expect((error as GraphError).requestId).toMatch(/^[0-9a-f-]{36}$/);
  });

  /** Requests of a batch, as its users write them. */
  const creations = (...keys: string[]) =>
    keys.map((Key, at) => ({
      id: String(at + 1),
      request: new Request(`https://graph.microsoft.com/v1.0${list}/items`, {
        ...{ method: 'POST', headers: { 'Content-Type': 'application/json' } },
        body: JSON.stringify({ fields: { Key } }),
      }),
    }));
  const statusesOf = async (content: BatchRequestContent) => {
    const answer: unknown = await client.api('/$batch').post(await content.getContent());
    const responses = new BatchResponseContent(answer as BatchResponseBody);
    return [...content.requests.keys()].map((id) => responses.getResponseById(id).status);
  };

  it('sends its batches as it builds them, each request with what it depends on', async () => {
    expect(await statusesOf(new BatchRequestContent(creations('a', 'b', 'A')))).toEqual([201, 201, 400]);
    const chained = new BatchRequestContent(creations('c', 'C', 'd', 'e'));
    chained.addDependency('2', '1');
    chained.addDependency('3', '2');
    chained.addDependency('4', '3');
    expect(await statusesOf(chained)).toEqual([201, 400, 424, 424]);
    const twenty = new BatchRequestContent(creations(...Array.from({ length: 20 }, (_, n) => `key ${n}`)));
    expect(new Set(await statusesOf(twenty))).toEqual(new Set([201]));
  });

  it('iterates over pages and follows a delta link to the end', async () => {
    for (let n = 0; n < 3; n += 1) {
      const keys = Array.from({ length: 15 }, (_, at) => `${n}-${at}`);
      await statusesOf(new BatchRequestContent(creations(...keys)));
    }
    const walk = async (path: string) => {
      const ids: (string | undefined)[] = [];
      const page = (await client.api(path).get()) as PageCollection;
      const iterator = new PageIterator(client, page, (item: ListItem) => {
        ids.push(item.id);
        return true;
      });
      await iterator.iterate();
      return { ids, deltaLink: iterator.getDeltaLink() ?? '' };
    };
    const all = Array.from({ length: 45 }, (_, at) => String(at + 1));
    expect((await walk(`${list}/items?$top=10`)).ids).toEqual(all);
    const { ids, deltaLink } = await walk(`${list}/items/delta?$top=20`);
    expect(ids).toEqual(all);
    await client.api(`${list}/items/7`).delete();
    expect((await walk(deltaLink)).ids).toEqual(['7']);
  });

  it('retries a refused request by itself, and a create that was told 504 meets its own row', async () => {
    server.control.misbehave({
      fault: { kind: 'refuse', status: 503, retryAfter: '0' },
      match: '^GET',
      times: 2,
    });
    expect(await client.api(`${list}/items`).get()).toMatchObject({ value: [] });
    server.control.misbehave({ fault: { kind: 'gateway-timeout' }, match: '^POST', nth: 1 });
    const twice: Promise<unknown> = client.api(`${list}/items`).post({ fields: { Key: 'once' } });
    await expect(twice).rejects.toMatchObject({
      ...{
        statusCode: 400,
        message: 'One or more fields with unique constraints already has the provided value.',
      },
    });
    expect(((await client.api(`${list}/items`).get()) as { value: unknown[] }).value).toHaveLength(1);
  });
});
