import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aList, graphCalls } from './client.ts';
import type { GraphCalls } from './client.ts';

let graph: GraphCalls;
let list: string;
let now: Date;
beforeEach(async () => {
  now = new Date('2026-03-02T09:30:00Z');
  graph = await graphCalls({ now: () => now });
  list = await aList(graph, 'Actions');
});
afterEach(() => graph.close());

const item = (title: string): object => ({ fields: { Title: title } });
const titles = async (): Promise<unknown[]> => {
  graph.server.control.behave();
  const { body } = await graph.get(`${list}/items?expand=fields`);
  return body.value.map(({ fields }) => fields['Title']);
};

describe('a server told to misbehave', () => {
  it('refuses the nth matching request and does nothing for it', async () => {
    graph.server.control.misbehave({
      fault: { kind: 'refuse', status: 429, retryAfter: '2.128' },
      match: '^POST .*/items$',
      nth: 2,
    });
    const answers = [];
    for (const title of ['a', 'b', 'c']) answers.push(await graph.post(`${list}/items`, item(title)));
    expect(answers.map(({ status }) => status)).toEqual([201, 429, 201]);
    expect(answers[1]?.headers.get('retry-after')).toBe('2.128');
    expect(await titles()).toEqual(['a', 'c']);
  });

  it('can leave out how long to wait', async () => {
    graph.server.control.misbehave({ fault: { kind: 'refuse', status: 503, retryAfter: null }, times: 1 });
    const answer = await graph.get(list);
    expect(answer).toMatchObject({ status: 503, body: { error: { code: 'serviceNotAvailable' } } });
    expect(answer.headers.has('retry-after')).toBe(false);
    expect((await graph.get(list)).status).toBe(200);
  });

  it('says 504 after having done the work', async () => {
    graph.server.control.misbehave({ fault: { kind: 'gateway-timeout' }, match: '^POST', nth: 1 });
    expect((await graph.post(`${list}/items`, item('a'))).status).toBe(504);
    expect(await titles()).toEqual(['a']);
  });

  it('ends the connection before or after the work', async () => {
    graph.server.control.misbehave({ fault: { kind: 'drop', when: 'before' }, match: '^POST', nth: 1 });
    await expect(graph.post(`${list}/items`, item('before'))).rejects.toThrow();
    expect(await titles()).toEqual([]);
    graph.server.control.misbehave({ fault: { kind: 'drop', when: 'after' }, match: '^POST', nth: 1 });
    await expect(graph.post(`${list}/items`, item('after'))).rejects.toThrow();
    expect(await titles()).toEqual(['after']);
  });

  it('takes its time', async () => {
    graph.server.control.misbehave({ fault: { kind: 'latency', ms: 60 } });
    const from = performance.now();
    await graph.get(list);
    expect(performance.now() - from).toBeGreaterThan(55);
  });

  it('picks the same victims with the same seed', async () => {
    const run = async (): Promise<number[]> => {
      graph.server.control.behave();
      graph.server.control.misbehave({
        ...{ fault: { kind: 'refuse', status: 503, retryAfter: null }, chance: 0.5, seed: 7 },
      });
      const answers = [];
      for (let n = 0; n < 12; n += 1) answers.push((await graph.get(list)).status);
      return answers;
    };
    const first = await run();
    expect(new Set(first)).toEqual(new Set([200, 503]));
    expect(await run()).toEqual(first);
  });

  it('throttles requests inside a batch one by one, while the batch itself is fine', async () => {
    graph.server.control.misbehave({
      ...{ fault: { kind: 'refuse', status: 429, retryAfter: '5' }, match: '^POST .*/items$', nth: 2 },
    });
    const requests = ['1', '2', '3'].map((id) => ({
      ...{ id, method: 'POST', url: `${list}/items`, body: item(id) },
      headers: { 'Content-Type': 'application/json' },
    }));
    const { status, body } = await graph.post('/$batch', { requests });
    expect(status).toBe(200);
    const second = body.responses.find(({ id }) => id === '2');
    expect(second).toMatchObject({ status: 429, headers: { 'Retry-After': '5' } });
    expect(await titles()).toEqual(['1', '3']);
  });

  it('forgets delta tokens: 410, and where to start again', async () => {
    const { body } = await graph.get(`${list}/items/delta`);
    graph.server.control.loseDeltaTokens();
    const lost = await graph.get(body['@odata.deltaLink']);
    expect(lost.status).toBe(410);
    expect((await graph.get(lost.headers.get('location') ?? '')).status).toBe(200);
  });

  it('takes the same orders over HTTP, from whoever has the token', async () => {
    const order = (body: object, token = graph.server.token): Promise<Response> =>
      fetch(`${graph.server.url}/control/misbehave`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
        body: JSON.stringify(body),
      });
    const rule = { fault: { kind: 'refuse', status: 503, retryAfter: '1' } };
    expect((await order(rule, 'wrong')).status).toBe(401);
    expect((await order({ fault: { kind: 'explode' } })).status).toBe(400);
    expect((await graph.get(list)).status).toBe(200);
    expect((await order(rule)).status).toBe(200);
    expect((await graph.get(list)).status).toBe(503);
  });
});

describe('throttling by resource units', () => {
  it('warns from four fifths of the allowance and then refuses until the minute is over', async () => {
    graph.server.control.throttle(10);
    const answers = [];
    for (let n = 0; n < 6; n += 1) answers.push(await graph.get(`${list}/items`));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 429]);
    expect(answers.map(({ headers }) => headers.get('ratelimit-remaining'))).toEqual([
      null,
      null,
      null,
      '2',
      '0',
      '0',
    ]);
    now = new Date('2026-03-02T09:30:20.500Z');
    const refused = await graph.get(`${list}/items`);
    expect(refused).toMatchObject({ status: 429, body: { error: { code: 'activityLimitReached' } } });
    expect(refused.headers.get('retry-after')).toBe('40');
    now = new Date('2026-03-02T09:31:00Z');
    expect((await graph.get(`${list}/items`)).status).toBe(200);
  });

  it('costs one unit for one thing or a delta with a token, two for several things or a write', async () => {
    const { body } = await graph.get(`${list}/items/delta?token=latest`);
    const costs: [() => Promise<unknown>, number][] = [
      [() => graph.get(list), 1],
      [() => graph.get(body['@odata.deltaLink']), 1],
      [() => graph.get(`${list}/items/delta`), 2],
      [() => graph.get(`${list}/items`), 2],
      [() => graph.post(`${list}/items`, item('a')), 2],
      [() => graph.delete(`${list}/items/1`), 2],
    ];
    for (const [request, cost] of costs) {
      graph.server.control.throttle(10);
      for (let n = 0; n < 7; n += 1) await graph.get(list);
      await request();
      expect((await graph.get(list)).headers.get('ratelimit-remaining')).toBe(String(10 - 7 - cost - 1));
    }
  });
});

describe('an edit by hand in SharePoint', () => {
  const person = {
    id: 'c0ffee00-0000-4000-8000-000000000001',
    displayName: 'Alex Field',
    email: 'alex@council.example',
  };

  it('shows the person where our own writes show the app', async () => {
    await graph.post(`${list}/items`, item('Ours'));
    const { itemId, eTag } = graph.server.control.byHand.edit('Actions', '1', { Title: 'Theirs' }, person);
    const { body } = await graph.get(`${list}/items/${itemId}?expand=fields`);
    expect(body).toMatchObject({
      eTag,
      createdBy: { application: graph.server.application },
      lastModifiedBy: { user: { id: person.id, displayName: 'Alex Field' } },
      fields: { Title: 'Theirs', EditorLookupId: '1', AuthorLookupId: '1073741822' },
    });
    expect(body.lastModifiedBy).not.toHaveProperty('application');
    expect(
      (await graph.patch(`${list}/items/1/fields`, { Title: 'Again' }, { 'if-match': eTag })).status,
    ).toBe(200);
    const people = await graph.get(`${graph.site}/lists/User Information List/items?expand=fields`);
    expect(people.body.value).toMatchObject([
      { id: '1', fields: { Title: 'Alex Field', EMail: person.email } },
    ]);
  });

  it('adds and removes rows too, as delta tells', async () => {
    const { body } = await graph.get(`${list}/items/delta?token=latest`);
    const { itemId } = graph.server.control.byHand.add('Actions', { Title: 'By hand' }, person);
    const added = await graph.get(body['@odata.deltaLink']);
    expect(added.body.value).toMatchObject([{ id: itemId, createdBy: { user: { id: person.id } } }]);
    graph.server.control.byHand.remove('Actions', itemId);
    expect((await graph.get(added.body['@odata.deltaLink'])).body.value).toMatchObject([
      { id: itemId, deleted: { state: 'deleted' } },
    ]);
  });
});
