import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aList, graphCalls } from './client.ts';
import type { Answer, GraphCalls } from './client.ts';
import { misfits, readMetadata } from './metadata.ts';

const metadata = readMetadata();
const person = {
  id: 'c0ffee00-0000-4000-8000-000000000001',
  displayName: 'Alex Field',
  email: 'alex@council.example',
};

describe.skipIf(!metadata)('every answer has the shape of Graph’s own metadata', () => {
  let graph: GraphCalls;
  let list: string;
  beforeAll(async () => {
    graph = await graphCalls();
    list = await aList(graph, 'Things', columns);
    graph.server.control.byHand.add('Things', { Text: 'by hand' }, person);
    await graph.post(`${list}/items`, { fields: { Text: 'a', Number: 1, OwnerLookupId: 1 } });
    await graph.patch(`${list}/items/1/fields`, { Text: 'b' });
  });
  afterAll(() => graph.close());

  const columns = [
    ...[
      { name: 'Text', text: {}, indexed: true, enforceUniqueValues: true },
      { name: 'Number', number: {} },
    ],
    ...[
      { name: 'Note', text: { allowMultipleLines: true } },
      { name: 'Money', currency: {} },
    ],
    ...[
      { name: 'Yes', boolean: {} },
      { name: 'When', dateTime: {} },
      { name: 'Link', hyperlinkOrPicture: {} },
    ],
    ...[
      { name: 'Pick', choice: { choices: ['a'] } },
      { name: 'Owner', personOrGroup: {} },
    ],
    { name: 'Other', lookup: { listId: 'any', columnName: 'Title' }, defaultValue: { value: '1' } },
  ];

  it.each([
    ['', 'site'],
    ['/lists', 'Collection(list)'],
    ['/lists/Things', 'list'],
    ['/lists/Things?$expand=columns', 'list'],
    ['/lists/Things/columns', 'Collection(columnDefinition)'],
    ['/lists/Things/columns/Text', 'columnDefinition'],
    ['/lists/Things/items', 'Collection(listItem)'],
    ['/lists/Things/items?expand=fields', 'Collection(listItem)'],
    ['/lists/Things/items/1?expand=fields', 'listItem'],
    ['/lists/Things/items/1/fields', 'fieldValueSet'],
    ['/lists/Things/items/delta?$expand=fields', 'Collection(listItem)'],
    ['/lists/Things/items/1/versions?$expand=fields', 'Collection(listItemVersion)'],
    ['/lists/Things/items/1/versions/1.0', 'listItemVersion'],
    ['/lists/Things/items/1/versions/1.0?$expand=fields', 'listItemVersion'],
    ['/lists/Things/items/1/versions/1.0/fields', 'fieldValueSet'],
    ['/lists/Things?$expand=columns(select=name),items(expand=fields)', 'list'],
    ["/lists?$filter=displayName eq 'Things'", 'Collection(list)'],
    [
      "/lists/Things/items?$filter=fields/Text eq 'a'&$expand=fields($select=Text,Owner)",
      'Collection(listItem)',
    ],
  ])('GET %s is a %s', async (path, type) => {
    const { status, body } = await graph.get(`${graph.site}${path}`);
    expect(status).toBe(200);
    expect(misfitsOf(type, type.startsWith('Collection') ? body.value : body)).toEqual([]);
  });

  it('when something is made or deleted too', async () => {
    const made = await graph.post(`${graph.site}/lists`, { displayName: 'More', columns });
    expect(misfitsOf('list', made.body)).toEqual([]);
    const more = `${graph.site}/lists/More`;
    const column = await graph.post(`${more}/columns`, { name: 'New', text: {} });
    expect(misfitsOf('columnDefinition', column.body)).toEqual([]);
    const item = await graph.post(`${more}/items`, { fields: { Text: 'x' } });
    expect(misfitsOf('listItem', item.body)).toEqual([]);
    const { body } = await graph.get(`${more}/items/delta?token=latest`);
    await graph.delete(`${more}/items/1`);
    const { value } = (await graph.get(body['@odata.deltaLink'])).body;
    expect([value.length, misfitsOf('Collection(listItem)', value)]).toEqual([1, []]);
  });

  it('when something is changed', async () => {
    const { body: column } = await graph.get(`${graph.site}/lists/Things/columns/Note`);
    const changed = await graph.patch(`${graph.site}/lists/Things/columns/${column.id}`, {
      description: 'x',
    });
    expect(misfitsOf('columnDefinition', changed.body)).toEqual([]);
    const list = await graph.patch(`${graph.site}/lists/Things`, { description: 'x' });
    expect(misfitsOf('list', list.body)).toEqual([]);
    const item = await graph.patch(`${graph.site}/lists/Things/items/2`, { fields: { Number: 2 } });
    expect(misfitsOf('listItem', item.body)).toEqual([]);
    const fields = await graph.patch(`${graph.site}/lists/Things/items/2/fields`, { Number: 3 });
    expect(misfitsOf('fieldValueSet', fields.body)).toEqual([]);
  });

  it('for subscriptions and what their subscribers are sent', async () => {
    const received: unknown[] = [];
    const subscriber = express()
      .use(express.json())
      .post('/', ({ query, body }, response) => {
        if (query['validationToken'] !== undefined)
          return void response.type('text/plain').send(query['validationToken']);
        received.push(body);
        response.sendStatus(202);
      })
      .listen(0, '127.0.0.1');
    await once(subscriber, 'listening');
    const notificationUrl = `http://127.0.0.1:${(subscriber.address() as AddressInfo).port}/`;
    const made = await graph.post('/subscriptions', {
      ...{ changeType: 'updated', resource: `${graph.site}/lists/Things`, notificationUrl },
      expirationDateTime: new Date(Date.now() + 3_600_000 * 24).toISOString(),
    });
    expect([made.status, misfitsOf('subscription', made.body)]).toEqual([201, []]);
    const listed = await graph.get('/subscriptions');
    expect(misfitsOf('Collection(subscription)', listed.body.value)).toEqual([]);
    await graph.patch(`${graph.site}/lists/Things/items/2/fields`, { Number: 4 });
    await expect.poll(() => received.length).toBeGreaterThan(0);
    expect(misfitsOf('changeNotificationCollection', received[0])).toEqual([]);
    await graph.delete(`/subscriptions/${made.body.id}`);
    subscriber.closeAllConnections();
    subscriber.close();
  });

  it.each<[string, number, () => Promise<Answer>]>([
    ['an unknown list', 404, () => graph.get(`${graph.site}/lists/None`)],
    ['an unknown field', 400, () => graph.post(`${list}/items`, { fields: { Nothing: 1 } })],
    ['a value taken', 400, () => graph.post(`${list}/items`, { fields: { Text: 'b' } })],
    [
      'a stale eTag',
      412,
      () => graph.patch(`${list}/items/1/fields`, { Text: 'z' }, { 'if-match': '"old,1"' }),
    ],
    ['a name taken', 409, () => graph.post(`${graph.site}/lists`, { displayName: 'Things' })],
    ['a lost delta token', 410, () => graph.get(`${list}/items/delta?token=none`)],
    ['no token', 401, () => graph.get(list, { Authorization: '' })],
    ['a malformed batch', 400, () => graph.post('/$batch', {})],
  ])('for %s, which is %i', async (_what, status, refused) => {
    const { status: answered, body } = await refused();
    const { innerError, ...error } = body.error;
    expect([answered, misfitsOf('publicError', error)]).toEqual([status, []]);
    expect(Object.keys(innerError).filter((name) => name !== 'code')).toEqual([
      'date',
      'request-id',
      'client-request-id',
    ]);
  });

  it('and the check would notice a wrong one', () => {
    expect(misfitsOf('listItem', { id: 5, colour: 'red', contentType: { kind: 'x' } })).toEqual([
      'listItem.id is not Edm.String: 5',
      'listItem has no colour',
      'listItem.contentType has no kind',
    ]);
  });
});

function misfitsOf(type: string, value: unknown): string[] {
  return metadata ? misfits(metadata, type, value) : [];
}
