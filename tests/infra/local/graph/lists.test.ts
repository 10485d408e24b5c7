import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aList, graphCalls } from './client.ts';
import type { GraphCalls } from './client.ts';

let graph: GraphCalls;
beforeEach(async () => {
  graph = await graphCalls({ now: () => new Date('2026-03-02T09:30:00Z') });
});
afterEach(() => graph.close());

describe('the site', () => {
  it('is found in every way Graph allows', async () => {
    const [hostname = '', collection, web] = graph.server.siteId.split(',');
    const forms = [
      ...[graph.server.siteId, encodeURIComponent(graph.server.siteId), `${collection},${web}`],
      ...[hostname, 'root', `${hostname}:/sites/golden-thread`, `${hostname}:/sites/golden-thread:`],
    ];
    for (const form of forms) {
      expect((await graph.get(`/sites/${form}`)).body, form).toMatchObject({ id: graph.server.siteId });
    }
    expect((await graph.get('/groups/any/sites/root')).body.id).toBe(graph.server.siteId);
    expect((await graph.get(`/sites/${hostname}:/sites/golden-thread:/lists`)).status).toBe(200);
    expect((await graph.get(`/sites/${hostname}:/sites/other`)).status).toBe(404);
  });

  it('is closed without the right token', async () => {
    for (const [authorization, message] of [
      ['', 'Access token is empty.'],
      ['Bearer wrong', 'CompactToken parsing failed with error code: 80049217'],
    ] as const) {
      const answer = await graph.get('/sites/root', { Authorization: authorization });
      expect(answer).toMatchObject({
        status: 401,
        body: { error: { code: 'InvalidAuthenticationToken', message } },
      });
      expect(answer.headers.has('www-authenticate')).toBe(true);
    }
  });
});

describe('an error', () => {
  it('names its code, its moment and the request it answers', async () => {
    const { status, headers, body } = await graph.get(`${graph.site}/lists/None`, {
      'client-request-id': 'mine',
    });
    expect(status).toBe(404);
    expect(headers.get('client-request-id')).toBe('mine');
    expect(body.error).toEqual({
      code: 'itemNotFound',
      message: 'The resource could not be found.',
      innerError: {
        ...{ date: '2026-03-02T09:30:00', 'client-request-id': 'mine' },
        'request-id': headers.get('request-id'),
      },
    });
  });

  it('is given for JSON that cannot be read and for methods a path does not have', async () => {
    const response = await fetch(`${graph.server.url}/v1.0${graph.site}/lists`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${graph.server.token}`, 'Content-Type': 'application/json' },
      body: '{"displayName":',
    });
    expect(response.status).toBe(400);
    expect((await graph.call('PUT', `${graph.site}/lists`, {})).status).toBe(405);
  });
});

describe('a list', () => {
  it('is made with its columns, and found by id or title', async () => {
    const { status, body } = await graph.post(`${graph.site}/lists`, {
      displayName: 'Action plans',
      list: { template: 'genericList' },
      columns: [
        { name: 'Key', text: {}, indexed: true, enforceUniqueValues: true },
        { name: 'Count', number: {} },
      ],
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      displayName: 'Action plans',
      list: { template: 'genericList', hidden: false },
    });
    for (const name of [body.id, 'Action plans', 'action%20PLANS']) {
      expect((await graph.get(`${graph.site}/lists/${name}`)).body.id).toBe(body.id);
    }
    const columns = (await graph.get(`${graph.site}/lists/${body.id}/columns`)).body.value;
    expect(columns.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Title', 'Key', 'Count', 'Modified', 'Created', 'Author', 'Editor']),
    );
    expect(columns.find(({ name }) => name === 'Key')).toMatchObject({
      ...{ displayName: 'Key', indexed: true, enforceUniqueValues: true, readOnly: false },
      text: { allowMultipleLines: false, maxLength: 255 },
    });
  });

  it('cannot take the name of another, nor bring its own URL name', async () => {
    await aList(graph, 'Actions');
    expect(await graph.post(`${graph.site}/lists`, { displayName: 'ACTIONS' })).toMatchObject({
      ...{ status: 409, body: { error: { code: 'nameAlreadyExists' } } },
    });
    const named = await graph.post(`${graph.site}/lists`, { displayName: 'Plans', name: 'plans' });
    expect(named.body.error.message).toBe(
      "Cannot define a 'name' for a list as it is assigned by the server. Instead, provide 'displayName'",
    );
  });

  it('is found by display name among the lists, and by nothing else', async () => {
    await aList(graph, "Director's list");
    await aList(graph, 'Other');
    const lists = `${graph.site}/lists`;
    expect((await graph.get(lists)).body.value.map(({ displayName }) => displayName)).toEqual([
      "Director's list",
      'Other',
    ]);
    const found = await graph.get(
      `${lists}?$filter=displayName eq 'Director''s list'&$select=id,displayName`,
    );
    expect(found.body.value.map((list) => Object.keys(list).sort())).toEqual([
      ['@odata.etag', 'displayName', 'id'],
    ]);
    expect((await graph.get(`${lists}?$filter=name eq 'Other'`)).body.error.message).toBe(
      'The provided filter statement is not supported',
    );
  });

  it('can be renamed and deleted with all it holds', async () => {
    const list = await aList(graph, 'Actions');
    await graph.post(`${list}/items`, { fields: { Title: 'One' } });
    expect((await graph.patch(list, { displayName: 'Deeds' })).body).toMatchObject({
      ...{ displayName: 'Deeds', name: 'Actions' },
    });
    expect((await graph.delete(list)).status).toBe(204);
    expect((await graph.get(`${list}/items`)).status).toBe(404);
  });
});

describe('a column', () => {
  let list: string;
  beforeEach(async () => {
    list = await aList(graph, 'Actions');
  });
  const add = (column: object) => graph.post(`${list}/columns`, column);

  it('gets an internal name SharePoint would give it', async () => {
    expect((await add({ name: 'Due date', text: {} })).body).toMatchObject({
      ...{ name: 'Due_x0020_date', displayName: 'Due date' },
    });
    expect((await add({ displayName: 'Ubicación', text: {} })).body.name).toBe('Ubicaci_x00f3_n');
    expect((await add({ name: 'KI-User', text: {} })).body.name).toBe('KI_x002d_User');
    const long = 'AColumnWhoseNameIsLongerThanSharePointKeeps';
    expect((await add({ name: long, text: {} })).body.name).toBe(long.slice(0, 32));
    expect((await add({ name: 'Title', displayName: 'Another title', text: {} })).body.name).toBe('Title0');
    expect((await add({ name: 'KI-User', text: {} })).status).toBe(201);
    expect((await add({ name: 'Title', text: {} })).status).toBe(409);
  });

  it('needs exactly one type, with settings the type has', async () => {
    for (const column of [{ name: 'A' }, { name: 'A', text: {}, number: {} }]) {
      expect((await add(column)).body.error.message).toBe(
        'Unable to determine type of provided column definition',
      );
    }
    const wrong = [
      { name: 'A', text: { maxLenght: 5 } },
      { name: 'A', text: { maxLength: '5' } },
      { name: 'A', dateTime: { format: 'monthOnly' } },
      { name: 'A', choice: { choices: 'red' } },
      { name: 'A', text: {}, colour: 'red' },
      { name: 'A', text: {}, indexed: 'yes' },
    ];
    for (const column of wrong) {
      expect(await add(column), JSON.stringify(column)).toMatchObject({
        ...{ status: 400, body: { error: { code: 'invalidRequest' } } },
      });
    }
  });

  it('must be indexed to be unique, and several lines cannot be indexed', async () => {
    expect((await add({ name: 'A', text: {}, enforceUniqueValues: true })).status).toBe(400);
    expect((await add({ name: 'A', text: { allowMultipleLines: true }, indexed: true })).status).toBe(400);
  });

  it('is the 21st index that a list refuses', async () => {
    for (let n = 1; n <= 20; n += 1)
      expect((await add({ name: `C${n}`, text: {}, indexed: true })).status).toBe(201);
    expect((await add({ name: 'C21', text: {}, indexed: true })).status).toBe(400);
    expect((await add({ name: 'C21', text: {} })).status).toBe(201);
  });

  it('can be indexed later, and made unique if no two items have the same value', async () => {
    const { body } = await add({ name: 'Key', text: {} });
    for (const Key of ['a', 'b', 'b']) await graph.post(`${list}/items`, { fields: { Key } });
    expect((await graph.patch(`${list}/columns/${body.id}`, { indexed: true })).status).toBe(200);
    expect((await graph.get(`${list}/items?$filter=fields/Key eq 'b'`)).body.value).toHaveLength(2);
    const unique = { enforceUniqueValues: true };
    expect((await graph.patch(`${list}/columns/${body.id}`, unique)).status).toBe(400);
    await graph.delete(`${list}/items/3`);
    expect((await graph.patch(`${list}/columns/${body.id}`, unique)).status).toBe(200);
    expect((await graph.post(`${list}/items`, { fields: { Key: 'A' } })).status).toBe(400);
  });

  it('can be deleted, with what filtered by it; SharePoint’s own and Title cannot', async () => {
    await add({ name: 'Key', text: {}, indexed: true });
    expect((await graph.delete(`${list}/columns/Key`)).status).toBe(204);
    expect((await graph.get(`${list}/items?$filter=fields/Key eq 'b'`)).status).toBe(400);
    expect((await graph.delete(`${list}/columns/Title`)).status).toBe(400);
    expect((await graph.patch(`${list}/columns/Modified`, { displayName: 'Changed' })).status).toBe(400);
  });

  it('is shown when hidden only to those who select hidden', async () => {
    await add({ name: 'Secret', text: {}, hidden: true });
    const names = async (query: string) =>
      (await graph.get(`${list}/columns${query}`)).body.value.map(({ name }) => name);
    expect(await names('')).not.toContain('Secret');
    expect(await names('?$select=name,hidden')).toContain('Secret');
  });
});
