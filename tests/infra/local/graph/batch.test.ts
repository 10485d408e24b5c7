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
});
