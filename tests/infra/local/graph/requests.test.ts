import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aList, graphCalls } from './client.ts';
import type { GraphCalls } from './client.ts';

let graph: GraphCalls;
let list: string;
beforeAll(async () => {
  graph = await graphCalls({ now: () => new Date('2026-03-02T09:30:00Z') });
  list = await aList(graph, 'Deeds: all of them', [{ name: 'Key', text: {}, indexed: true }]);
  await graph.post(`${list}/items`, { fields: { Title: 'One', Key: 'a' } });
});
afterAll(() => graph.close());

async function raw(method: string, path: string, body?: string, headers: Record<string, string> = {}) {
  const response = await fetch(`${graph.server.url}/v1.0${path}`, {
    method,
    headers: { Authorization: `Bearer ${graph.server.token}`, ...headers },
    ...(body !== undefined && { body }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text };
}

describe('an address', () => {
  const [hostname = ''] = 'council.sharepoint.local'.split(',');

  it.each([
    `/sites/${hostname}:/sites/golden-thread:/lists/Deeds: all of them/items/1`,
    `/sites/${hostname}%3A/sites/golden-thread%3A/lists/Deeds%3A%20all%20of%20them/items/1`,
    `/sites/${hostname}:/SITES/Golden-Thread:/lists/deeds%3A ALL of them/items/1/`,
    '/sites/root/lists/Deeds: all of them/items/1',
    '/groups/00000000-0000-4000-8000-000000000000/sites/root/lists/Deeds: all of them/items/1',
  ])('may be written as %s', async (path) => {
    expect((await graph.get(path)).body.id).toBe('1');
  });

  it('may have its commas encoded, and gives what is selected of the site', async () => {
    const { body } = await graph.get(`/sites/${encodeURIComponent(graph.server.siteId)}?$select=id`);
    expect(body).toEqual({ '@odata.context': expect.any(String), id: graph.server.siteId });
  });

  it.each([
    ['GET', '/me', 404, 'itemNotFound'],
    ['GET', '/sites/elsewhere.sharepoint.com/lists', 404, 'itemNotFound'],
    ['GET', '/sites/root/lists/None/items', 404, 'itemNotFound'],
    ['GET', '/sites/root/drives', 404, 'itemNotFound'],
    ['GET', '/sites/root/lists/%E0%A4%A', 400, 'BadRequest'],
    ['PUT', '/sites/root/lists', 405, 'notAllowed'],
    ['OPTIONS', '/sites/root/lists', 405, 'notAllowed'],
    ['DELETE', '/sites/root', 405, 'notAllowed'],
  ])('%s %s is answered with %i %s', async (method, path, status, code) => {
    const answer = await graph.call(method, path);
    expect(answer).toMatchObject({
      status,
      body: { error: { code, innerError: { 'request-id': answer.headers.get('request-id') } } },
    });
    if (status === 405) expect(answer.headers.get('allow')).toMatch(/GET/);
  });

  it('is answered without a body to HEAD', async () => {
    expect(await raw('HEAD', '/sites/root')).toMatchObject({ status: 405, text: '' });
  });
});

describe('a body', () => {
  const json = { 'Content-Type': 'application/json' };

  it.each([
    ['that is not JSON', '{"displayName":', json, 400, 'BadRequest'],
    ['of another type', 'displayName=x', { 'Content-Type': 'text/plain' }, 400, 'BadRequest'],
    ['that is no object', '[]', json, 400, 'invalidRequest'],
    ['over 4 MB', JSON.stringify({ displayName: 'x'.repeat(4_200_000) }), json, 413, 'RequestEntityTooLarge'],
  ])('%s is refused in the shape of an error', async (_what, body, headers, status, code) => {
    const answer = await raw('POST', '/sites/root/lists', body, headers);
    expect(answer.status).toBe(status);
    const { error } = JSON.parse(answer.text) as { error: { code: string; innerError: object } };
    expect(error).toMatchObject({ code, innerError: { 'request-id': answer.headers.get('request-id') } });
  });

  it('is not even looked at without the right token', async () => {
    const answer = await raw('POST', '/sites/root/lists', '{"displayName":', { ...json, Authorization: '' });
    expect(answer.status).toBe(401);
  });
});

describe('a list', () => {
  it('comes with its columns and items when they are expanded, with options of their own', async () => {
    const query =
      'select=id,displayName&expand=columns(select=name,hidden),items(expand=fields(select=Title,Key))';
    const { body } = await graph.get(`${list}?${query}`);
    const { columns, items } = body as unknown as { columns: object[]; items: object[] };
    expect(Object.keys(body).filter((name) => !name.includes('@'))).toEqual([
      'id',
      'displayName',
      'columns',
      'items',
    ]);
    expect(columns).toContainEqual({ name: 'Key', hidden: false });
    expect(items).toMatchObject([{ id: '1', fields: { Title: 'One', Key: 'a' } }]);
  });

  it.each([
    ['a property lists do not have', { displayName: 'X', colour: 'red' }],
    ['a name', { displayName: 'X', name: 'X' }],
    ['no display name', { list: { template: 'genericList' } }],
  ])('cannot be made with %s', async (_what, body) => {
    expect((await graph.post('/sites/root/lists', body)).body.error.code).toBe('invalidRequest');
    expect((await graph.patch(list, { ...body, displayName: 5 })).status).toBe(400);
  });
});
