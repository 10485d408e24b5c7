import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bulkAnswer } from '#api/contract/bulk';
import { apiError } from '#api/contract/failures';
import { itemChanged, itemDetail } from '#api/contract/items';
import { myWork, nudgeAnswer, undoAnswer } from '#api/contract/my-work';
import { meView } from '#api/contract/people';
import { planList, planView } from '#api/contract/plans';
import type { Person } from '#domain/post';
import {
  administrator,
  openEthicsCouncil,
  owner,
  reader,
  type EthicsCouncil,
} from '#tests/helpers/ethics-council';

let app: EthicsCouncil;
beforeAll(async () => {
  app = await openEthicsCouncil();
});
afterAll(() => app.close());

const work = async (person: Person) => myWork.parse(await (await app.ask('/api/v1/my-work', person)).json());

describe('somebody’s own work', () => {
  it('is what waits for them and what they did, which they can take back as if it had not been', async () => {
    const before = await work(owner);
    expect(before.rows.map(({ item }) => item.ref)).toEqual(['GT1', 'GT2']);
    const { item, action } = before.rows[0]!;
    const id = crypto.randomUUID();
    const basedOn = { item: item.eTag, action: action!.eTag };
    const update = { id, actionId: action!.id, change: { unchanged: true }, basedOn };
    expect((await app.post(owner, `/items/${encodeURIComponent(item.id)}/updates`, update)).status).toBe(200);
    const after = await work(owner);
    expect(after.rows[0]).toMatchObject({ lacksUpdate: false, lastSaid: { by: 'Asha Patel' } });
    expect(after.done).toMatchObject([{ ref: 'GT1', mayUndo: true, wasUndone: false }]);

    const undone = undoAnswer.parse(await (await app.post(owner, '/undo', { ids: [id] })).json()).undone;
    expect(undone).toMatchObject([{ ref: 'GT1', result: 'undone' }]);
    const last = await work(owner);
    expect(last.rows[0]).toMatchObject({ lacksUpdate: true, lastSaid: null });
    expect(last.done).toMatchObject([{ wasUndone: true, mayUndo: false }]);
    expect(undoAnswer.parse(await (await app.post(reader, '/undo', { ids: [id] })).json()).undone).toEqual(
      [],
    );
  });

  it('shows the newest words, and who said them when, wherever they are kept', async () => {
    const ids: string[] = [];
    const now = app.clock.now();
    const say = async (change: object) => {
      const { item, action } = (await work(owner)).rows[0]!;
      const id = crypto.randomUUID();
      const basedOn = { item: item.eTag, action: action!.eTag };
      app.clock.set(new Date(app.clock.now().getTime() + 60_000).toISOString());
      const update = { id, actionId: action!.id, change, basedOn };
      expect((await app.post(owner, `/items/${encodeURIComponent(item.id)}/updates`, update)).status).toBe(
        200,
      );
      ids.unshift(id);
      return (await work(owner)).rows[0]!;
    };
    expect(await say({ rag: 'amber', note: 'Out to consultation.' })).toMatchObject({
      position: 'Out to consultation.',
    });
    expect(await say({ note: 'Back from consultation.' })).toMatchObject({
      position: 'Back from consultation.',
      lastSaid: { at: app.clock.now().toISOString() },
    });
    for (const id of ids) await app.post(owner, '/undo', { ids: [id] });
    app.clock.set(now.toISOString());
  });

  it('stops offering to take back what has stood for a day, although nothing else has changed', async () => {
    const now = app.clock.now();
    const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000).toISOString();
    const { item, action } = (await work(owner)).rows[0]!;
    const id = crypto.randomUUID();
    const basedOn = { item: item.eTag, action: action!.eTag };
    const update = { id, actionId: action!.id, change: { unchanged: true }, basedOn };
    await app.post(owner, `/items/${encodeURIComponent(item.id)}/updates`, update);
    app.clock.set(later(23));
    const first = await app.ask('/api/v1/my-work', owner);
    const offers = async (answer: Response) =>
      myWork
        .parse(await answer.json())
        .done.some(({ entryIds, mayUndo }) => mayUndo && entryIds[0]!.startsWith(id));
    expect(await offers(first)).toBe(true);
    const headers = { 'If-None-Match': first.headers.get('etag') ?? '' };
    app.clock.set(later(25));
    const next = await app.ask('/api/v1/my-work', owner, { headers });
    expect(await offers(next)).toBe(false);
    const undone = undoAnswer.parse(await (await app.post(owner, '/undo', { ids: [id] })).json()).undone;
    expect(undone).toMatchObject([{ result: 'late' }]);
    app.clock.set(now.toISOString());
  });

  it('is sent once, and costs nothing while nothing changes', async () => {
    const first = await app.ask('/api/v1/my-work', owner);
    const headers = { 'If-None-Match': first.headers.get('etag') ?? '' };
    expect((await app.ask('/api/v1/my-work', owner, { headers })).status).toBe(304);
    expect((await app.ask('/api/v1/my-work', reader, { headers })).status).toBe(200);
    expect(meView.parse(await (await app.ask('/api/v1/me', owner)).json()).hasWork).toBe(true);
    expect(meView.parse(await (await app.ask('/api/v1/me', reader)).json()).hasWork).toBe(false);
  });
});

describe('many updates at once', () => {
  it('are looked at first and then recorded, each with its own outcome', async () => {
    const plan = planView.parse(await (await app.ask(`/api/v1/plans/${app.planId}`, owner)).json());
    const updates = plan.items.map((item) => ({
      id: crypto.randomUUID(),
      itemId: item.id,
      actionId: item.actions[0]!.id,
      change: { status: item.ref === 'GT1' ? 'ongoing' : 'implemented' },
    }));
    const send = async (path: string, body: object) =>
      bulkAnswer.parse(await (await app.post(owner, path, body)).json()).outcomes;
    const preview = await send('/updates/preview', { updates });
    expect(preview.map(({ result }) => result)).toEqual(['saved', 'refused']);
    expect(preview[1]?.problems[0]).toContain('add a link to the evidence');
    const seen = updates.map((update, index) => ({ ...update, basedOn: preview[index]?.basedOn }));
    const [first] = await send('/updates', { updates: seen.slice(0, 1) });
    expect(first).toMatchObject({ result: 'saved', changes: [{ field: 'status', after: 'ongoing' }] });
    const now = itemDetail.parse(await (await app.ask(`/api/v1/items/${plan.items[0]!.id}`, owner)).json());
    expect(first?.basedOn).toEqual({ item: now.eTag, action: now.actions[0]?.eTag });
  });

  it('are refused when there are none', async () => {
    const response = await app.post(owner, '/updates', { updates: [] });
    expect(response.status).toBe(400);
  });
});

describe('reading', () => {
  it('says who is asking', async () => {
    const me = meView.parse(await (await app.ask('/api/v1/me', owner)).json());
    expect(me).toEqual({
      ...owner,
      hasWork: true,
      posts: [{ id: 'post-head-of-law', title: 'Head of Law', holder: 'Asha Patel' }],
      isAdministrator: false,
      today: '2026-03-02',
      council: 'Testshire Council',
      isLocalTrial: false,
    });
  });

  it('lists plans, shows one and shows an item, exactly as the contract says', async () => {
    const { plans } = planList.parse(await (await app.ask('/api/v1/plans', reader)).json());
    expect(plans.map(({ title }) => title)).toContain('Ethics plan');
    const address = `/api/v1/items/${encodeURIComponent(await app.itemId())}`;
    const item = itemDetail.parse(await (await app.ask(address, reader)).json());
    expect(item).toMatchObject({ ref: 'GT1', rag: 'amber', mayUpdate: false });
  });

  it.each(['/api/v1/plans', '/api/v1/plans/{planId}', '/api/v1/items/{itemId}'])(
    'answers 304 to who has %s already, even past a browser’s no-cache',
    async (template) => {
      const address = template
        .replace('{planId}', app.planId)
        .replace('{itemId}', encodeURIComponent(await app.itemId()));
      const first = await app.ask(address, owner);
      const eTag = first.headers.get('ETag')!;
      expect(eTag).toMatch(/^W\/"/);
      const headers = { 'If-None-Match': eTag, 'Cache-Control': 'no-cache' };
      const second = await app.ask(address, owner, { headers });
      expect(second.status).toBe(304);
      expect(await second.text()).toBe('');
      const somebodyElse = await app.ask(address, reader, { headers });
      expect(somebodyElse.status).toBe(200);
    },
  );

  it.each(['/api/v1/plans/p-none', '/api/v1/items/p-none%3AGT1', '/api/v1/nothing'])(
    'knows nothing at %s',
    async (address) => {
      const response = await app.ask(address, owner);
      expect(response.status).toBe(404);
      expect(apiError.parse(await response.json()).code).toBe('not-found');
    },
  );

  it('answers nobody who has not signed in, and says how', async () => {
    const response = await app.ask('/api/v1/plans');
    expect(response.status).toBe(401);
    expect(response.headers.get('WWW-Authenticate')).toBe('Bearer');
    expect(apiError.parse(await response.json()).code).toBe('sign-in');
  });
});

describe('updating', () => {
  async function seen() {
    const id = await app.itemId();
    const address = `/items/${encodeURIComponent(id)}`;
    const item = itemDetail.parse(await (await app.ask(`/api/v1${address}`, owner)).json());
    return { item, address: `${address}/updates` };
  }

  it('records what an owner says, once however often it is sent', async () => {
    const { item, address } = await seen();
    const update = {
      id: crypto.randomUUID(),
      actionId: null,
      change: { rag: 'green', note: 'Reviewed by full council.' },
      basedOn: { item: item.eTag, action: null },
    };
    const first = itemDetail.parse(await (await app.post(owner, address, update)).json());
    const second = itemDetail.parse(await (await app.post(owner, address, update)).json());
    expect(first).toMatchObject({ rag: 'green', narrative: 'Reviewed by full council.' });
    expect(second.history).toEqual(first.history);
    expect(first.history[0]).toMatchObject({ by: 'Asha Patel', from: 'tab' });
  });

  it('shows both versions when somebody else was first', async () => {
    const { item, address } = await seen();
    const basedOn = { item: item.eTag, action: null };
    await app.post(owner, address, {
      id: crypto.randomUUID(),
      actionId: null,
      change: { rag: 'red' },
      basedOn,
    });
    const late = { id: crypto.randomUUID(), actionId: null, change: { rag: 'blue' }, basedOn };
    const response = await app.post(owner, address, late);
    expect(response.status).toBe(409);
    expect(itemChanged.parse(await response.json()).theirs.rag).toBe('red');
  });

  it('refuses a change that breaks a rule with every reason', async () => {
    const { item, address } = await seen();
    const action = item.actions[0]!;
    const response = await app.post(owner, address, {
      id: crypto.randomUUID(),
      actionId: action.id,
      change: { status: 'implemented' },
      basedOn: { item: item.eTag, action: action.eTag },
    });
    expect(response.status).toBe(422);
    expect(apiError.parse(await response.json()).problems).toHaveLength(1);
  });

  it('is for those the item belongs to, whatever the body says', async () => {
    const { item, address } = await seen();
    const update = {
      id: crypto.randomUUID(),
      actionId: null,
      change: { rag: 'blue' },
      basedOn: { item: item.eTag, action: null },
    };
    expect((await app.post(reader, address, update)).status).toBe(403);
    expect((await app.post(reader, address, { ...update, person: owner })).status).toBe(400);
  });

  it.each([
    ['JSON that breaks off', '{"id": '],
    ['no JSON at all', 'hello'],
    ['a list', '[]'],
  ])('does not understand %s', async (_, body) => {
    const { address } = await seen();
    const headers = { 'Content-Type': 'application/json' };
    const response = await app.ask(`/api/v1${address}`, owner, { method: 'POST', headers, body });
    expect(response.status).toBe(400);
    expect(apiError.parse(await response.json()).code).toBe('bad-request');
  });

  it('refuses a body that is far too long', async () => {
    const { address } = await seen();
    const response = await app.post(owner, address, { note: 'x'.repeat(1_100_000) });
    expect(response.status).toBe(413);
  });
});

describe('an owner', () => {
  it('can be asked about by those who answer for it, and by nobody else', async () => {
    const [row] = (await work(owner)).rows;
    const actions = [{ itemId: row!.item.id, actionId: row!.action!.id }];
    const ask = async (person: Person) =>
      nudgeAnswer.parse(await (await app.post(person, '/nudges', { actions })).json());
    expect(await ask(reader)).toMatchObject({ told: [], left: [{ why: 'forbidden' }] });
    expect(await ask(administrator)).toMatchObject({ told: ['Asha Patel'], left: [] });
  });
});

it('describes itself to anybody who asks', async () => {
  const response = await app.ask('/api/v1/openapi.json');
  expect(await response.json()).toMatchObject({
    openapi: '3.1.1',
    servers: [{ url: 'https://golden-thread.council.example/api/v1' }],
  });
});
