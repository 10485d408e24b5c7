import type { Context, Middleware } from '@microsoft/microsoft-graph-client';
import {
  BatchRequestContent,
  Client,
  GraphError,
  HTTPMessageHandler,
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

let server: LocalGraph;
let client: Client;
let list: string;
beforeEach(async () => {
  server = await startLocalGraph();
  const token = new Token(server.token);
  const retry = new RetryHandler(new RetryHandlerOptions(0.01, 3));
  token.setNext(retry);
  retry.setNext(new HTTPMessageHandler());
  client = Client.initWithMiddleware({
    baseUrl: `${server.url}/`,
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

  it('sends its batches as it builds them', async () => {
    const requests = ['a', 'b', 'A'].map((Key, at) => ({
      id: String(at),
      request: new Request(`https://graph.microsoft.com/v1.0${list}/items`, {
        ...{ method: 'POST', headers: { 'Content-Type': 'application/json' } },
        body: JSON.stringify({ fields: { Key } }),
      }),
    }));
    const content = await new BatchRequestContent(requests).getContent();
    const { responses } = (await client.api('/$batch').post(content)) as {
      responses: { id: string; status: number }[];
    };
    const statuses = Object.fromEntries(responses.map(({ id, status }) => [id, status]));
    expect(statuses).toEqual({ '0': 201, '1': 201, '2': 400 });
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
