import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aList, graphCalls } from './client.ts';
import type { GraphCalls } from './client.ts';

const prefer = { Prefer: 'HonorNonIndexedQueriesWarningMayFailRandomly' };
let graph: GraphCalls;
let list: string;
beforeAll(async () => {
  graph = await graphCalls();
  list = await aList(graph, 'Things', [
    ...[
      { name: 'Key', text: {}, indexed: true },
      { name: 'Count', number: {}, indexed: true },
    ],
    ...[
      { name: 'Plain', text: {} },
      { name: 'Note', text: { allowMultipleLines: true } },
    ],
  ]);
  const rows = [
    { Key: "O'Brien", Count: 10, Plain: 'x' },
    { Key: 'alpha', Count: 20, Plain: 'y' },
    { Key: 'Alphabet', Count: 30, Plain: 'x' },
    { Key: 'a & b #1', Count: 20 },
    { Plain: 'x' },
  ];
  for (const fields of rows) await graph.post(`${list}/items`, { fields });
});
afterAll(() => graph.close());

async function found(filter: string, more = '', headers = {}): Promise<string> {
  const { body } = await graph.get(`${list}/items?$filter=${encodeURIComponent(filter)}${more}`, headers);
  return body.error ? body.error.message : body.value.map(({ id }) => id).join(' ');
}

describe('a filter', () => {
  it.each([
    ["fields/Key eq 'O''Brien'", '1'],
    ["fields/Key eq 'ALPHA'", '2'],
    ["fields/Key eq 'a & b #1'", '4'],
    ["startswith(fields/Key, 'alpha')", '2 3'],
    ["startswith(fields/Key,'a') and fields/Key ne 'alpha'", '3 4'],
    ["fields/Key eq 'alpha' or fields/Key eq 'O''Brien'", '1 2'],
    ['fields/Key eq null', '5'],
    ["fields/Key eq ''", '5'],
    ['id gt 2 and id le 4', '3 4'],
    ["createdDateTime gt '2020-01-01T00:00:00+01:00'", '1 2 3 4 5'],
    ["fields/Key ne 'alpha'", '1 3 4 5'],
    ['fields/Count eq 20', '2 4'],
    ['fields/Count gt 10 and fields/Count lt 30', '2 4'],
    ['fields/Count ge 20', '2 3 4'],
    ['fields/Count le 20', '1 2 4'],
    ['(fields/Count eq 10 or fields/Count eq 20) and fields/Count ne 20', '1'],
    ["lastModifiedDateTime gt '2020-01-01T00:00:00Z'", '1 2 3 4 5'],
    ['createdDateTime lt 2020-01-01', ''],
    ['id eq 3', '3'],
  ])('%s finds %s', async (filter, ids) => {
    expect(await found(filter)).toBe(ids);
  });

  it('on a column without an index is refused unless the caller takes the risk', async () => {
    const refusal =
      "Field 'Plain' cannot be referenced in filter or orderby as it is not indexed. Provide the 'Prefer: " +
      "HonorNonIndexedQueriesWarningMayFailRandomly' header to allow this, but be warned that such queries may fail " +
      'on large lists.';
    expect(await found("fields/Plain eq 'x'")).toBe(refusal);
    expect(await found("fields/Key eq 'a'", '&$orderby=fields/Plain')).toBe(refusal);
    expect(await found("fields/Plain eq 'x'", '', prefer)).toBe('1 3 5');
    expect(await found("fields/Count eq 20 and fields/Plain eq 'y'", '', prefer)).toBe('2');
  });

  it.each([
    ["fields/Key eq 'a' and fields/Count eq 1", 'two indexed columns at once'],
    ["fields/Colour eq 'a'", 'a column that is not there'],
    ["fields/key eq 'a'", 'a column in the wrong case'],
    ["fields/Note eq 'a'", 'several lines of text'],
    ["contains(fields/Key, 'a')", 'contains'],
    ["not startswith(fields/Key, 'a')", 'not'],
    ["fields/Key eq 'a", 'an open quote'],
    ["fields/Count eq 'many'", 'a value of another type'],
    ["fields/Key eq 'a' fields/Key eq 'b'", 'two filters without and'],
    ["createdDateTime gt '2026-02-31'", 'a day that does not exist'],
    ["id eq 'three'", 'an id that is no number'],
    ['', 'nothing'],
  ])('cannot be %s (%s)', async (filter) => {
    const { status, body } = await graph.get(`${list}/items?$filter=${encodeURIComponent(filter)}`);
    expect([status, body.error.code]).toEqual([400, 'invalidRequest']);
  });

  it('goes on over several pages, as does sorting', async () => {
    const collect = async (query: string): Promise<string> => {
      const ids: string[] = [];
      let link: string | undefined = `${list}/items?${query}`;
      while (link) {
        const { body }: { body: Awaited<ReturnType<typeof graph.get>>['body'] } = await graph.get(link);
        ids.push(...body.value.map(({ id }) => id));
        link = body['@odata.nextLink'];
      }
      return ids.join(' ');
    };
    expect(await collect('$filter=fields/Count ge 10&$top=1')).toBe('1 2 3 4');
    expect(await collect('$orderby=fields/Count desc&$top=2')).toBe('3 2 4 1 5');
    expect(await collect('$orderby=fields/Key&$top=2')).toBe('5 4 2 3 1');
    expect(await collect('$filter=fields/Count ge 20&$orderby=fields/Key desc&$top=2')).toBe('3 2 4');
    expect(await collect('$orderby=id desc&$top=4')).toBe('5 4 3 2 1');
  });
});

describe('query options', () => {
  it('choose properties and fields, in all three spellings of expand', async () => {
    for (const expand of [
      'expand=fields(select=Key)',
      '$expand=fields(select=Key)',
      '$expand=fields($select=Key)',
    ]) {
      const { body } = await graph.get(`${list}/items?$select=id&${expand}&$top=1`);
      expect(body.value).toEqual([
        {
          ...{ '@odata.etag': expect.any(String), id: '1', 'fields@odata.context': expect.any(String) },
          fields: { '@odata.etag': expect.any(String), Key: "O'Brien" },
        },
      ]);
    }
    expect((await graph.get(`${list}/items`)).body.value[0]).not.toHaveProperty('fields');
  });

  it('page by a token as SharePoint writes it, in a link that keeps the rest of the request', async () => {
    const { body } = await graph.get(
      `${list}/items?$expand=fields($select=Key)&$filter=fields/Count ge 10&$top=3`,
    );
    const link = new URL(body['@odata.nextLink']);
    expect(Buffer.from(link.searchParams.get('$skiptoken') ?? '', 'base64').toString()).toBe(
      'Paged=TRUE&p_ID=3',
    );
    expect(link.searchParams.get('$skiptoken')).not.toContain('=');
    expect(link.searchParams.get('$filter')).toBe('fields/Count ge 10');
    expect((await graph.get(link.href)).body.value).toMatchObject([{ id: '4', fields: { Key: 'a & b #1' } }]);
  });

  it('refuse what Graph cannot do', async () => {
    for (const query of [
      '$skip=5',
      '$top=0',
      '$top=many',
      '$expand=attachments',
      '$orderby=fields/Key sideways',
      '$expand=fields(select=Key',
      '$expand=fields(Key)',
      '$skiptoken=UGFnZWQ9VFJVRSZwX0lEPTY=',
      '$skiptoken=Paged=TRUE',
    ]) {
      expect((await graph.get(`${list}/items?${query}`)).status, query).toBe(400);
    }
  });
});

describe('a list of more than 5,000 rows', () => {
  let large: string;
  beforeAll(async () => {
    large = await aList(graph, 'Large', [
      ...[
        { name: 'Half', text: {}, indexed: true },
        { name: 'Plain', text: {} },
        { name: 'Owner', personOrGroup: {}, indexed: true },
      ],
    ]);
    const { control } = graph.server;
    const by = {
      id: 'c0ffee00-0000-4000-8000-000000000002',
      displayName: 'Many Rows',
      email: 'many@council.example',
    };
    for (let batch = 0; batch < 251; batch += 1) {
      const requests = Array.from({ length: 20 }, (_, n) => ({
        ...{
          id: String(n),
          method: 'POST',
          url: `${large}/items`,
          headers: { 'Content-Type': 'application/json' },
        },
        body: { fields: { Half: batch < 3 ? 'few' : 'many', Plain: 'x' } },
      }));
      await graph.post('/$batch', { requests });
    }
    control.byHand.add('Large', { Half: 'many', Plain: 'x' }, by);
  }, 60_000);

  const tooMuch = {
    status: 422,
    body: {
      error: {
        code: 'notSupported',
        message: 'The request is unprocessable because it uses too many resources',
        innerError: { code: 'tooManyResources' },
      },
    },
  };

  it('answers 422 where a query would look at more than 5,000 of them', async () => {
    const queries = [
      "$filter=fields/Plain eq 'x'",
      "$filter=fields/Plain eq 'x' and fields/Half eq 'few'",
      "$filter=startswith(fields/Half,'m') or startswith(fields/Half,'f')",
      '$orderby=fields/Plain',
      "$filter=createdDateTime gt '2020-01-01'",
      '$filter=fields/OwnerLookupId eq 1',
      '$orderby=fields/OwnerLookupId',
      '$filter=id gt 10',
    ];
    for (const query of queries)
      expect(await graph.get(`${large}/items?${query}`, prefer), query).toMatchObject(tooMuch);
  });

  it('still answers where an index leaves few enough, and pages through everything by id', async () => {
    expect((await graph.get(`${large}/items?$filter=fields/Half eq 'few'`)).body.value).toHaveLength(60);
    expect(await graph.get(`${large}/items?$filter=fields/Half eq 'many'`)).toMatchObject({ status: 200 });
    expect((await graph.get(`${large}/items?$filter=id ge 5020`)).body.value).toHaveLength(2);
    expect((await graph.get(`${large}/items?$orderby=id desc&$top=1`)).body.value).toMatchObject([
      { id: '5021' },
    ]);
    const first = await graph.get(`${large}/items?$top=9999`);
    expect(first.body.value).toHaveLength(5_000);
    expect((await graph.get(first.body['@odata.nextLink'])).body.value).toHaveLength(21);
  });
});
