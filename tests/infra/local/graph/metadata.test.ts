import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aList, graphCalls } from './client.ts';
import type { GraphCalls } from './client.ts';
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
