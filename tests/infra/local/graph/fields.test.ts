import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aList, graphCalls } from './client.ts';
import type { GraphCalls } from './client.ts';

const person = {
  id: 'c0ffee00-0000-4000-8000-000000000001',
  displayName: 'Alex Field',
  email: 'alex@council.example',
};
let graph: GraphCalls;
let list: string;
beforeEach(async () => {
  graph = await graphCalls();
  list = await aList(graph, 'Things', [
    ...[
      { name: 'Line', text: {} },
      { name: 'Short', text: { maxLength: 5 } },
    ],
    ...[
      { name: 'Note', text: { allowMultipleLines: true } },
      { name: 'Count', number: {} },
    ],
    ...[
      { name: 'Done', boolean: {} },
      { name: 'When', dateTime: { format: 'dateTime' } },
    ],
    ...[
      { name: 'Colour', choice: { choices: ['red', 'blue'] } },
      { name: 'Link', hyperlinkOrPicture: {} },
    ],
    { name: 'Colours', choice: { choices: ['red', 'blue'], displayAs: 'checkBoxes' } },
    ...[
      { name: 'Owner', personOrGroup: {} },
      { name: 'Owners', personOrGroup: { allowMultipleSelection: true } },
    ],
  ]);
});
afterEach(() => graph.close());

const write = (fields: object) => graph.post(`${list}/items`, { fields });

describe('field values', () => {
  it('come back as they were written, each type in its wire format', async () => {
    const fields = {
      ...{
        Line: 'text',
        Note: 'two\nlines',
        Count: 1.5,
        Done: false,
        When: '2026-05-01T07:00:00Z',
        Colour: 'red',
      },
      ...{ 'Colours@odata.type': 'Collection(Edm.String)', Colours: ['red', 'blue'] },
    };
    expect((await write(fields)).status).toBe(201);
    const { 'Colours@odata.type': _type, ...expected } = fields;
    expect((await graph.get(`${list}/items/1?expand=fields`)).body.fields).toMatchObject(expected);
    await graph.patch(`${list}/items/1/fields`, { When: '2026-05-01T08:30:00.123+01:00' });
    expect((await graph.get(`${list}/items/1/fields`)).body).toMatchObject({ When: '2026-05-01T07:30:00Z' });
  });

  it('hold people by their id in the site, and show more of them when named', async () => {
    graph.server.control.byHand.add('Things', { Title: 'seen' }, person);
    await write({
      OwnerLookupId: 1,
      'OwnersLookupId@odata.type': 'Collection(Edm.Int32)',
      OwnersLookupId: [1],
    });
    const shown = { LookupId: 1, LookupValue: 'Alex Field', Email: 'alex@council.example' };
    const all = (await graph.get(`${list}/items/2?expand=fields`)).body.fields;
    expect(all).toMatchObject({ OwnerLookupId: '1', Owners: [shown] });
    expect(all).not.toHaveProperty('Owner');
    expect((await graph.get(`${list}/items/2?$expand=fields($select=Owner)`)).body.fields).toMatchObject({
      Owner: shown,
    });
  });

  it('are refused when the column cannot hold them', async () => {
    const wrong = [
      ...[{ Line: 5 }, { Line: 'x'.repeat(256) }, { Short: '123456' }, { Note: 'x'.repeat(64_000) }],
      ...[{ Count: 'five' }, { Done: 'yes' }, { When: 'tomorrow' }, { When: '31/03/2026' }],
      ...[{ Colours: ['red'] }, { Colours: { results: ['red'] } }, { Owner: 1 }, { OwnerLookupId: 'Alex' }],
      ...[
        { Link: { Url: 'https://council.example', Description: 'x' } },
        { Modified: '2026-05-01T07:00:00Z' },
      ],
    ];
    for (const fields of wrong) {
      expect(await write(fields), JSON.stringify(fields).slice(0, 60)).toMatchObject({
        ...{ status: 400, body: { error: { code: 'invalidRequest' } } },
      });
    }
    expect((await write({ Line: 'x'.repeat(255), Note: 'x'.repeat(63_999) })).status).toBe(201);
    expect((await graph.get(`${list}/items`)).body.value).toHaveLength(1);
  });

  it('that are instants are UTC without a zone, and have to be days that exist', async () => {
    const instants: [string, string | undefined][] = [
      ['2026-05-01', '2026-05-01T00:00:00Z'],
      ['2026-05-01T07:00:00', '2026-05-01T07:00:00Z'],
      ['2026-05-01T07:00Z', '2026-05-01T07:00:00Z'],
      ['2028-02-29T23:30:00-01:00', '2028-03-01T00:30:00Z'],
      ['2026-02-31', undefined],
      ['2026-13-01T00:00:00Z', undefined],
      ['2026-05-01T25:00:00Z', undefined],
    ];
    for (const [When, kept] of instants) {
      const { status, body } = await write({ When });
      expect([When, status, body.fields?.['When']]).toEqual([When, kept ? 201 : 400, kept]);
    }
  });

  it('of columns whose names start with an underscore, or are unknown or of another case, cannot be written', async () => {
    await graph.post(`${list}/columns`, { name: '_Mine', text: {} });
    for (const name of ['_Mine', '_ComplianceTag', 'line', 'Nothing', 'Owner']) {
      expect((await write({ [name]: 'x' })).body.error).toMatchObject({
        ...{ code: 'invalidRequest', message: `Field '${name}' is not recognized` },
      });
    }
  });

  it('of a person and of a column called as the person’s id stand in each other’s way', async () => {
    graph.server.control.byHand.add('Things', { Title: 'seen' }, person);
    await graph.post(`${list}/columns`, { name: 'OwnerId', text: {} });
    for (const fields of [{ OwnerLookupId: 1 }, { OwnerId: 'x' }]) {
      expect(await write(fields)).toMatchObject({
        ...{
          status: 500,
          body: { error: { code: 'generalException', message: 'General exception while processing' } },
        },
      });
    }
    expect((await write({ Title: 'neither' })).status).toBe(201);
  });

  it('show who made and changed a row when that is selected', async () => {
    graph.server.control.byHand.add('Things', { Title: 'seen' }, person);
    await graph.patch(`${list}/items/1/fields`, { Title: 'changed' });
    const { fields } = (
      await graph.get(`${list}/items/1?$expand=fields($select=Author,Editor,AuthorLookupId)`)
    ).body;
    expect(fields).toEqual({
      ...{ '@odata.etag': expect.any(String), AuthorLookupId: '1' },
      Author: { LookupId: 1, LookupValue: 'Alex Field', Email: 'alex@council.example' },
      Editor: { LookupId: 1073741822, LookupValue: 'SharePoint App', Email: '' },
    });
  });

  it('start with the column’s default', async () => {
    await graph.post(`${list}/columns`, { name: 'State', text: {}, defaultValue: { value: 'new' } });
    expect((await write({ Title: 'x' })).body.fields).toMatchObject({ State: 'new' });
  });

  it('of more than twelve lookup columns are too much for one query', async () => {
    for (let n = 1; n <= 11; n += 1)
      await graph.post(`${list}/columns`, { name: `P${n}`, personOrGroup: {} });
    await write({ Title: 'x' });
    expect(await graph.get(`${list}/items?expand=fields`)).toMatchObject({
      ...{ status: 422, body: { error: { innerError: { code: 'tooManyResources' } } } },
    });
    expect((await graph.get(`${list}/items?expand=fields(select=Title,Owner)`)).status).toBe(200);
  });
});

describe('versions of an item', () => {
  it('are kept newest first, and an old one can be restored as a new one', async () => {
    await write({ Title: 'first', Line: 'a' });
    await graph.patch(`${list}/items/1/fields`, { Title: 'second' });
    graph.server.control.byHand.edit('Things', '1', { Line: null }, person);
    const { body } = await graph.get(`${list}/items/1/versions?$expand=fields`);
    expect(body.value.map(({ id, fields }) => [id, fields['Title'], fields['Line']])).toEqual([
      ['3.0', 'second', undefined],
      ['2.0', 'second', 'a'],
      ['1.0', 'first', 'a'],
    ]);
    expect(body.value[0]?.lastModifiedBy).toMatchObject({ user: { id: person.id } });
    expect((await graph.post(`${list}/items/1/versions/1.0/restoreVersion`, undefined)).status).toBe(204);
    const restored = (await graph.get(`${list}/items/1?expand=fields`)).body.fields;
    expect(restored).toMatchObject({ Title: 'first', Line: 'a', _UIVersionString: '4.0' });
    expect((await graph.get(`${list}/items/1/versions/9.0`)).status).toBe(404);
    expect((await graph.get(`${list}/items/1/versions/1.0/fields?$select=Title`)).body).toMatchObject({
      Title: 'first',
    });
  });

  it('go no further back than the last fifty', async () => {
    await write({ Title: '1' });
    for (let n = 2; n <= 55; n += 1) await graph.patch(`${list}/items/1/fields`, { Title: `${n}` });
    const { body } = await graph.get(`${list}/items/1/versions`);
    expect([body.value.length, body.value.at(-1)?.id]).toEqual([50, '6.0']);
  });
});
