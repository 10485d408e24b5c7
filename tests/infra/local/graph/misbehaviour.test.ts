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

  it('ends a batch where the connection ends: what came before is done, the rest is not', async () => {
    const drop = (when: 'before' | 'after') =>
      graph.server.control.misbehave({ fault: { kind: 'drop', when }, match: '^POST .*/items$', nth: 3 });
    const batch = (prefix: string) => ({
      requests: ['1', '2', '3', '4'].map((id) => ({
        ...{ id, method: 'POST', url: `${list}/items`, body: item(prefix + id) },
        headers: { 'Content-Type': 'application/json' },
      })),
    });
    drop('before');
    await expect(graph.post('/$batch', batch('a'))).rejects.toThrow();
    expect(await titles()).toEqual(['a1', 'a2']);
    drop('after');
    await expect(graph.post('/$batch', batch('b'))).rejects.toThrow();
    expect(await titles()).toEqual(['a1', 'a2', 'b1', 'b2', 'b3']);
  });

  it('can refuse a whole batch, or lose its answer, when the rule names the batch', async () => {
    const requests = [
      {
        ...{ id: '1', method: 'POST', url: `${list}/items`, body: item('a') },
        headers: { 'Content-Type': 'application/json' },
      },
    ];
    const { control } = graph.server;
    control.misbehave({ fault: { kind: 'refuse', status: 429, retryAfter: '3' }, match: 'batch', nth: 1 });
    const refused = await graph.post('/$batch', { requests });
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '3']);
    control.misbehave({ fault: { kind: 'gateway-timeout' }, match: 'batch', nth: 1 });
    expect((await graph.post('/$batch', { requests })).status).toBe(504);
    expect(await titles()).toEqual(['a']);
  });

  it('ends the connection halfway through an answer whose work is done', async () => {
    graph.server.control.misbehave({ fault: { kind: 'drop', when: 'in-answer' }, match: '^POST', nth: 1 });
    await expect(graph.post(`${list}/items`, item('a'))).rejects.toThrow();
    expect(await titles()).toEqual(['a']);
  });

  it('answers nothing more after a kill, until told to behave', async () => {
    graph.server.control.misbehave({ fault: { kind: 'kill', when: 'after' }, match: '^POST', nth: 2 });
    await graph.post(`${list}/items`, item('a'));
    await expect(graph.post(`${list}/items`, item('b'))).rejects.toThrow();
    await expect(graph.post(`${list}/items`, item('c'))).rejects.toThrow();
    await expect(graph.get(list)).rejects.toThrow();
    expect(await titles()).toEqual(['a', 'b']);
  });

  it.each([401, 403, 500, 502, 507] as const)('refuses with %i in the shape of an error', async (status) => {
    graph.server.control.misbehave({ fault: { kind: 'refuse', status, retryAfter: null }, times: 1 });
    const { status: answered, body } = await graph.get(list);
    expect(answered).toBe(status);
    expect(body.error).toMatchObject({ innerError: { 'request-id': expect.any(String) } });
  });

  it('forgets delta tokens, of all lists or one: 410, and where to start again', async () => {
    const other = await aList(graph, 'Other');
    const link = async (of: string) => (await graph.get(`${of}/items/delta`)).body['@odata.deltaLink'];
    const [first, second] = [await link(list), await link(other)];
    graph.server.control.loseDeltaTokens('Other');
    expect((await graph.get(first)).status).toBe(200);
    const lost = await graph.get(second);
    expect(lost).toMatchObject({
      status: 410,
      body: {
        error: { code: 'resyncRequired', innerError: { code: 'resyncChangesApplyDifferences' } },
      },
    });
    expect((await graph.get(lost.headers.get('location') ?? '')).status).toBe(200);
    graph.server.control.loseDeltaTokens();
    expect((await graph.get(first)).status).toBe(410);
    expect(await graph.get(`${list}/items/delta?token=nonsense`)).toMatchObject({
      ...{ status: 410, body: { error: { innerError: { code: 'resyncChangesUploadDifferences' } } } },
    });
  });

  it('forgets the delta tokens of a list at the nth request, inside a batch too', async () => {
    let link = (await graph.get(`${list}/items/delta`)).body['@odata.deltaLink'];
    graph.server.control.misbehave({ fault: { kind: 'lose-delta-tokens' }, match: 'Actions|delta', nth: 2 });
    const inner = (url: string) => ({ requests: [{ id: '1', method: 'GET', url }] });
    const statuses = [];
    for (let n = 0; n < 3; n += 1) {
      const [answer] = (await graph.post('/$batch', inner(link.replace(/^.*\/v1\.0/, '')))).body.responses;
      statuses.push(answer?.status);
      if (answer?.status === 410) {
        link = (await graph.get(answer.headers['Location'] ?? '')).body['@odata.deltaLink'];
      }
    }
    expect(statuses).toEqual([200, 410, 200]);
  });

  it('keeps an app that may only write from making lists, and one that may only read from writing', async () => {
    const attempts = async () => [
      (await graph.post(`${graph.site}/lists`, { displayName: 'New' })).status,
      (await graph.post(`${list}/columns`, { name: 'A', text: {} })).status,
      (await graph.post(`${list}/items`, item('a'))).status,
      (await graph.get(`${list}/items`)).status,
    ];
    graph.server.control.grant('write');
    expect(await attempts()).toEqual([403, 403, 201, 200]);
    graph.server.control.grant('read');
    expect(await attempts()).toEqual([403, 403, 403, 200]);
    expect(await graph.delete(`${list}/items/1`)).toMatchObject({
      ...{ status: 403, body: { error: { code: 'accessDenied', message: 'Access denied' } } },
    });
  });
});

describe('the control over HTTP', () => {
  const order = async (command: string, body: unknown, token = graph.server.token) => {
    const response = await fetch(`${graph.server.url}/control/${command}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    return [response.status, ((await response.json()) as { message?: string }).message];
  };

  it('takes the same orders, from whoever has the token', async () => {
    const rule = { fault: { kind: 'refuse', status: 503, retryAfter: '1' } };
    expect((await order('misbehave', rule, 'wrong'))[0]).toBe(401);
    expect((await graph.get(list)).status).toBe(200);
    expect(await order('misbehave', rule)).toEqual([200, undefined]);
    expect((await graph.get(list)).status).toBe(503);
    expect(await order('behave', {})).toEqual([200, undefined]);
    expect((await graph.get(list)).status).toBe(200);
    await order('throttle', { unitsPerMinute: 1 });
    expect((await graph.get(`${list}/items`)).status).toBe(429);
  });

  it.each([
    ['misbehave', { fault: { kind: 'explode' } }, /^"fault.kind": Invalid /],
    ['misbehave', { fault: { kind: 'latency' } }, /^"fault.ms": /],
    ['misbehave', { fault: { kind: 'gateway-timeout' }, match: '(' }, /^"match": Invalid regular expression/],
    ['misbehave', { fault: { kind: 'gateway-timeout' }, nth: 0 }, /^"nth": /],
    ['throttle', {}, /^"unitsPerMinute": /],
    ['lose-delta-tokens', { list: 'None' }, /^The resource could not be found\.$/],
    ['misbehave', '{"fault":', /^The body is not JSON\.$/],
    ['explode', {}, /^There is no command "explode"; there are: misbehave, behave, /],
  ])('says of %s %j in one sentence what is wrong', async (command, body, sentence) => {
    const [status, message] = await order(command, body);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(message).toMatch(sentence);
    expect((await graph.get(list)).status).toBe(200);
  });
});

describe('throttling by resource units', () => {
  it('warns from four fifths of the allowance and then refuses until the minute is over', async () => {
    graph.server.control.throttle(10, { clock: 'server' });
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

  it('counts real time unless told otherwise, so that whoever waits as told is let in', async () => {
    graph.server.control.throttle(2, { minuteSeconds: 0.05 });
    expect((await graph.get(`${list}/items`)).status).toBe(200);
    expect((await graph.get(`${list}/items`)).status).toBe(429);
    await new Promise((resolve) => setTimeout(resolve, 60));
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
      [() => graph.get(`${list}/items/delta?token=latest`), 1],
      [() => graph.get(`${list}/items?$expand=permissions`), 5],
    ];
    for (const [request, cost] of costs) {
      graph.server.control.throttle(20);
      for (let n = 0; n < 14; n += 1) await graph.get(list);
      await request();
      expect((await graph.get(list)).headers.get('ratelimit-remaining')).toBe(String(20 - 14 - cost - 1));
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
