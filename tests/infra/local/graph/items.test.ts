import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aList, graphCalls } from './client.ts';
import type { GraphCalls } from './client.ts';

let graph: GraphCalls;
beforeEach(async () => {
  graph = await graphCalls();
});
afterEach(() => graph.close());

describe('items of a list', () => {
  it('come back with their fields, system fields and one eTag in three places', async () => {
    const list = await aList(graph, 'Actions', [{ name: 'Key', text: {}, indexed: true }]);
    const created = await graph.post(`${list}/items`, { fields: { Title: 'Check the roof', Key: 'a-1' } });
    expect(created.status).toBe(201);
    expect(created.body).toMatchObject({
      id: '1',
      contentType: { name: 'Item' },
      createdBy: { application: graph.server.application },
      fields: {
        Title: 'Check the roof',
        Key: 'a-1',
        id: '1',
        LinkTitle: 'Check the roof',
        _UIVersionString: '1.0',
      },
    });
    const read = await graph.get(`${list}/items/1?expand=fields(select=Key)`);
    expect(read.body.fields).toEqual({ '@odata.etag': read.body.eTag, Key: 'a-1' });
    expect(read.body['@odata.etag']).toBe(read.body.eTag);
    expect(read.body.eTag).toMatch(/^"[0-9a-f-]{36},1"$/);
  });

  it('leave out fields without a value', async () => {
    const list = await aList(graph, 'Actions', [{ name: 'Note', text: {} }]);
    await graph.post(`${list}/items`, { fields: { Title: 'One', Note: 'x' } });
    const emptied = await graph.patch(`${list}/items/1/fields`, { Note: null });
    expect(emptied.status).toBe(200);
    expect(emptied.body).not.toHaveProperty('Note');
  });

  it('refuse a change based on an old eTag and stay as they are', async () => {
    const list = await aList(graph, 'Actions');
    const { body } = await graph.post(`${list}/items`, { fields: { Title: 'One' } });
    const first = await graph.patch(`${list}/items/1/fields`, { Title: 'Two' }, { 'if-match': body.eTag });
    expect(first.status).toBe(200);
    const stale = await graph.patch(`${list}/items/1/fields`, { Title: 'Three' }, { 'if-match': body.eTag });
    expect(stale).toMatchObject({
      status: 412,
      body: { error: { code: 'resourceModified', innerError: { code: 'entityTagDoesNotMatch' } } },
    });
    expect((await graph.delete(`${list}/items/1`, { 'if-match': body.eTag })).status).toBe(412);
    expect((await graph.get(`${list}/items/1?$expand=fields`)).body.fields['Title']).toBe('Two');
  });

  it('say that an eTag without quotes is malformed', async () => {
    const list = await aList(graph, 'Actions');
    await graph.post(`${list}/items`, { fields: { Title: 'One' } });
    const answer = await graph.patch(`${list}/items/1/fields`, { Title: 'Two' }, { 'if-match': 'abc,1' });
    expect(answer).toMatchObject({
      status: 400,
      body: { error: { innerError: { code: 'malformedEntityTag' } } },
    });
  });

  it('are gone after deleting, with the right eTag', async () => {
    const list = await aList(graph, 'Actions');
    const { body } = await graph.post(`${list}/items`, { fields: { Title: 'One' } });
    expect((await graph.delete(`${list}/items/1`, { 'if-match': body.eTag })).status).toBe(204);
    expect((await graph.get(`${list}/items/1`)).status).toBe(404);
    expect((await graph.post(`${list}/items`, { fields: { Title: 'Two' } })).body.id).toBe('2');
  });

  it('refuse a field that is no column, and mind its case', async () => {
    const list = await aList(graph, 'Actions');
    for (const name of ['Colour', 'title', '_UIVersionString']) {
      const answer = await graph.post(`${list}/items`, { fields: { [name]: 'x' } });
      expect(answer).toMatchObject({
        status: 400,
        body: { error: { code: 'invalidRequest', message: `Field '${name}' is not recognized` } },
      });
    }
    expect((await graph.get(`${list}/items`)).body.value).toEqual([]);
  });

  it('cannot share a value of a unique column, whatever its case', async () => {
    const list = await aList(graph, 'Actions', [
      { name: 'Key', text: {}, indexed: true, enforceUniqueValues: true },
    ]);
    await graph.post(`${list}/items`, { fields: { Key: 'A-1' } });
    await graph.post(`${list}/items`, { fields: { Key: 'b-2' } });
    const message = 'One or more fields with unique constraints already has the provided value.';
    const refused = { status: 400, body: { error: { code: 'invalidRequest', message } } };
    expect(await graph.post(`${list}/items`, { fields: { Key: 'a-1' } })).toMatchObject(refused);
    expect(await graph.patch(`${list}/items/2/fields`, { Key: 'A-1' })).toMatchObject(refused);
    expect((await graph.get(`${list}/items`)).body.value).toHaveLength(2);
    await graph.delete(`${list}/items/1`);
    expect((await graph.post(`${list}/items`, { fields: { Key: 'a-1' } })).status).toBe(201);
  });
});

describe('pages of items', () => {
  it('follow each other until all were read, keeping the rest of the query', async () => {
    const list = await aList(graph, 'Actions');
    for (const n of [1, 2, 3, 4, 5]) await graph.post(`${list}/items`, { fields: { Title: `Item ${n}` } });
    const first = await graph.get(`${list}/items?$top=2&expand=fields(select=Title)`);
    const link = new URL(first.body['@odata.nextLink']);
    expect(Buffer.from(link.searchParams.get('$skiptoken') ?? '', 'base64').toString()).toBe(
      'Paged=TRUE&p_ID=2',
    );
    const second = await graph.get(link.href);
    const third = await graph.get(second.body['@odata.nextLink']);
    expect(third.body).not.toHaveProperty('@odata.nextLink');
    const all = [first, second, third].flatMap(({ body }) => body.value);
    expect(all.map(({ fields }) => fields['Title'])).toEqual([
      'Item 1',
      'Item 2',
      'Item 3',
      'Item 4',
      'Item 5',
    ]);
    expect((await graph.get(`${list}/items?$skiptoken=abc`)).status).toBe(400);
  });
});

describe('delta', () => {
  it('gives everything once and then only what changed', async () => {
    const list = await aList(graph, 'Actions');
    for (const n of [1, 2, 3]) await graph.post(`${list}/items`, { fields: { Title: `Item ${n}` } });
    const first = await graph.get(`${list}/items/delta?$top=2&expand=fields`);
    expect(first.body.value.map(({ id }) => id)).toEqual(['1', '2']);
    const second = await graph.get(first.body['@odata.nextLink']);
    expect(second.body.value.map(({ fields }) => fields['Title'])).toEqual(['Item 3']);
    const link = second.body['@odata.deltaLink'];
    expect((await graph.get(link)).body.value).toEqual([]);

    await graph.patch(`${list}/items/2/fields`, { Title: 'Changed' });
    await graph.delete(`${list}/items/1`);
    const third = await graph.get(link);
    expect(third.body.value).toMatchObject([
      { id: '2', fields: { Title: 'Changed' } },
      { id: '1', deleted: { state: 'deleted' }, contentType: { name: 'Item' } },
    ]);
    expect(third.body.value[1]).not.toHaveProperty('fields');
  });

  it('starts from now with token=latest', async () => {
    const list = await aList(graph, 'Actions');
    await graph.post(`${list}/items`, { fields: { Title: 'Before' } });
    const latest = await graph.get(`${list}/items/delta?token=latest`);
    expect(latest.body.value).toEqual([]);
    await graph.post(`${list}/items`, { fields: { Title: 'After' } });
    expect((await graph.get(latest.body['@odata.deltaLink'])).body.value).toMatchObject([{ id: '2' }]);
  });

  it('tells of an item deleted while the first read was under way', async () => {
    const list = await aList(graph, 'Actions');
    for (const n of [1, 2, 3]) await graph.post(`${list}/items`, { fields: { Title: `Item ${n}` } });
    const first = await graph.get(`${list}/items/delta?$top=2`);
    await graph.delete(`${list}/items/1`);
    const second = await graph.get(first.body['@odata.nextLink']);
    expect(second.body.value.map(({ id, deleted }) => [id, deleted?.state])).toEqual([
      ['3', undefined],
      ['1', 'deleted'],
    ]);
  });

  it('answers 410 and where to start again when a token is unknown', async () => {
    const list = await aList(graph, 'Actions');
    const answer = await graph.get(`${list}/items/delta?token=unknown&$top=7`);
    expect(answer).toMatchObject({ status: 410, body: { error: { code: 'resyncRequired' } } });
    expect(answer.headers.get('location')).toBe(`${graph.server.url}/v1.0${list}/items/delta?%24top=7`);
  });
});
