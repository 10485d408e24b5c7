import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aList, graphCalls } from './client.ts';
import type { Body, GraphCalls } from './client.ts';

const json = { 'Content-Type': 'application/json' };
let graph: GraphCalls;
let list: string;
beforeEach(async () => {
  graph = await graphCalls();
  list = await aList(graph, 'Actions', [{ name: 'Key', text: {}, indexed: true, enforceUniqueValues: true }]);
});
afterEach(() => graph.close());

function creation(id: string, key: string, more: object = {}): object {
  return { id, method: 'POST', url: `${list}/items`, headers: json, body: { fields: { Key: key } }, ...more };
}

function statuses(body: Body): Record<string, number> {
  return Object.fromEntries(body.responses.map(({ id, status }) => [id, status]));
}

describe('a batch', () => {
  it('answers each request by its id, whichever failed', async () => {
    const { status, body } = await graph.post('/$batch', {
      requests: [
        creation('1', 'a'),
        creation('2', 'A'),
        creation('3', 'c'),
        { id: '4', method: 'GET', url: `${list}/items/1?$expand=fields` },
        { id: '5', method: 'DELETE', url: `/v1.0${list}/items/1` },
      ],
    });
    expect(status).toBe(200);
    expect(statuses(body)).toEqual({ '1': 201, '2': 400, '3': 201, '4': 200, '5': 204 });
    expect((await graph.get(`${list}/items`)).body.value).toHaveLength(1);
  });

  it('does not run what depends on a failed request', async () => {
    const { body } = await graph.post('/$batch', {
      requests: [
        creation('a', 'one'),
        creation('b', 'one', { dependsOn: ['a'] }),
        creation('c', 'two', { dependsOn: ['b'] }),
        creation('d', 'three', { dependsOn: ['a'] }),
      ],
    });
    expect(statuses(body)).toEqual({ a: 201, b: 400, c: 424, d: 201 });
  });

  it('passes if-match to each request', async () => {
    await graph.post('/$batch', { requests: [creation('1', 'a')] });
    const { body } = await graph.post('/$batch', {
      requests: [
        {
          ...{ id: '1', method: 'PATCH', url: `${list}/items/1/fields` },
          ...{ headers: { ...json, 'If-Match': '"old,1"' }, body: { Key: 'b' } },
        },
      ],
    });
    expect(statuses(body)).toEqual({ '1': 412 });
  });

  it('has at most 20 requests, each with an id of its own, and says of what type a body is', async () => {
    const requests = Array.from({ length: 21 }, (_, at) => creation(`${at}`, `key ${at}`));
    const bad = [requests, [creation('a', 'x'), creation('A', 'y')], [creation('a', 'x', { headers: {} })]];
    for (const attempt of bad) expect((await graph.post('/$batch', { requests: attempt })).status).toBe(400);
    expect((await graph.get(`${list}/items`)).body.value).toEqual([]);
  });

  it.each([
    ['an address with a host', { url: 'https://graph.microsoft.com/v1.0/sites/root' }],
    ['no id', { id: '' }],
    ['no method', { method: undefined }],
    ['a dependency that comes later', { dependsOn: ['2'] }],
    ['a dependency on itself', { dependsOn: ['1'] }],
  ])('is refused whole when a request has %s', async (_what, change) => {
    const requests = [{ id: '1', method: 'GET', url: list, ...change }, creation('2', 'b')];
    expect(await graph.post('/$batch', { requests })).toMatchObject({
      ...{ status: 400, body: { error: { code: 'BadRequest' } } },
    });
    expect((await graph.get(`${list}/items`)).body.value).toEqual([]);
  });

  it('does the rest when it holds another batch, an unknown address or a method the address has not', async () => {
    const { body } = await graph.post('/$batch', {
      requests: [
        { id: '1', method: 'POST', url: '/$batch', headers: json, body: { requests: [] } },
        { id: '2', method: 'GET', url: '/me' },
        { id: '3', method: 'PUT', url: list.slice(1) },
        { ...creation('4', 'a'), dependsOn: null },
      ],
    });
    expect(statuses(body)).toEqual({ '1': 400, '2': 404, '3': 405, '4': 201 });
  });

  it('answers a deletion without a body, and a failure with one', async () => {
    await graph.post('/$batch', { requests: [creation('1', 'a')] });
    const remove = (id: string) => ({ id, method: 'DELETE', url: `/v1.0${list}/items/1` });
    const { responses } = (await graph.post('/$batch', { requests: [remove('a'), remove('b')] })).body;
    const [first, second] = responses.sort((left, right) => left.id.localeCompare(right.id));
    expect(first).toEqual({ id: 'a', status: 204, headers: expect.any(Object) });
    expect(second).toMatchObject({ id: 'b', status: 404, body: { error: { code: 'itemNotFound' } } });
  });
});
