import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DateDecision } from '#domain/date-request';
import { decideDateChange } from '#workflows/decide-date-change';
import { logAllUpdates } from '#workflows/log-updates';
import { requestDateChange } from '#workflows/request-date-change';
import { showItem } from '#workflows/show-item';
import { aPerson, aPost, anAction, aPlan, aRecommendation } from '#tests/helpers/builders';
import { startStore, type StartedStore } from '#tests/helpers/store';

const officer = aPerson('Olive Hart');
const director = aPerson('Dev Rao');
const stranger = aPerson('Sam Reed');

let started: StartedStore;
let count = 0;
let minute = 0;

beforeAll(async () => {
  started = await startStore();
  const { store } = started;
  await store.create('plans', aPlan({ ownersMayMoveDates: false }));
  await store.create('posts', aPost('Officer', { holder: officer, managerPostId: 'post-director' }));
  await store.create('posts', aPost('Director', { holder: director }));
});
afterAll(() => started.close());
beforeEach(() => tick());

function tick(): void {
  minute += 1;
  started.clock.set(new Date(Date.UTC(2026, 2, 2, 9, minute)).toISOString());
}

/** An item of its own for every test, due on 31 March 2026. */
async function givenAnItem(): Promise<{ recommendationId: string; actionId: string }> {
  count += 1;
  const key = `GT${count}`;
  const recommendationId = `p-1:${key}`;
  const actionId = `${recommendationId}:1`;
  const { store } = started;
  await store.create('recommendations', aRecommendation({ id: recommendationId, key, refs: [key] }));
  const ownerPostIds = ['post-officer'];
  await store.create(
    'actions',
    anAction({ id: actionId, recommendationId, ownerPostIds, dueDate: '2026-03-31' }),
  );
  return { recommendationId, actionId };
}

const read = async (recommendationId: string, person = officer) =>
  (await showItem(started.services, person, recommendationId)).item;

/** @returns the id of the request */
async function ask(
  item: { recommendationId: string; actionId: string },
  dueDate = '2026-05-31',
  over: { id?: string; person?: typeof officer } = {},
): Promise<string> {
  const now = await read(item.recommendationId);
  const outcome = await requestDateChange(started.services, {
    id: crypto.randomUUID(),
    ...{ person: officer, from: 'tab', ...item, dueDate, reason: 'The audit moved.' },
    basedOn: { item: now.eTag, action: now.actions[0]!.eTag },
    ...over,
  });
  expect(outcome).toMatchObject({ ok: true });
  const request = (await read(item.recommendationId)).actions[0]!.dateRequest;
  return request?.id ?? '';
}

const decide = (requestId: string, decision: DateDecision, person = director) =>
  decideDateChange(started.services, { requestId, person, from: 'chat', decision });

const logOf = async (recommendationId: string) =>
  (await started.store.snapshot()).byRecommendation('updates', recommendationId).map((row) => row.value);

describe('a request for a new date', () => {
  it('waits for whoever answers for the action, and the date stays until then', async () => {
    const item = await givenAnItem();
    await ask(item);
    const { actions, dateChanges } = await read(item.recommendationId, director);
    expect(actions[0]).toMatchObject({ due: { end: '2026-03-31' }, timesMoved: 0, dateAgreedBy: null });
    expect(actions[0]!.dateRequest).toMatchObject({ to: '2026-05-31', by: 'Olive Hart', mayDecide: true });
    expect(dateChanges).toMatchObject([{ state: 'requested', reason: 'The audit moved.' }]);
    const asOwner = (await read(item.recommendationId)).actions[0]!;
    expect(asOwner.dateRequest).toMatchObject({ mayDecide: false, mayWithdraw: true });
    expect(asOwner.dateAgreedBy).toMatchObject([{ title: 'Director' }]);
  });

  it('is agreed: the date moves once, is counted, and the log names both', async () => {
    const item = await givenAnItem();
    const request = await ask(item);
    tick();
    expect(await decide(request, { kind: 'agree' })).toMatchObject({ ok: true });
    expect(await decide(request, { kind: 'agree' })).toMatchObject({ ok: true });
    const after = await read(item.recommendationId);
    expect(after.actions[0]).toMatchObject({
      due: { end: '2026-05-31' },
      ...{ timesMoved: 1, firstDueDate: '2026-03-31', dateRequest: null },
    });
    expect(after.dateChanges).toMatchObject([{ state: 'agreed', by: 'Olive Hart', decidedBy: 'Dev Rao' }]);
    const log = await logOf(item.recommendationId);
    expect(log).toHaveLength(2);
    expect(log[1]).toMatchObject({
      by: director,
      note: 'Olive Hart asked for 31 May 2026: The audit moved.',
    });
  });

  it('is agreed with another date', async () => {
    const item = await givenAnItem();
    const request = await ask(item);
    expect(
      await decide(request, { kind: 'agree', dueDate: '2026-04-30', note: 'Before purdah.' }),
    ).toMatchObject({ ok: true, item: { actions: [{ due: { end: '2026-04-30' } }] } });
    expect((await read(item.recommendationId)).dateChanges).toMatchObject([
      { to: '2026-04-30', state: 'agreed' },
    ]);
  });

  it('is refused with a reason only, and moves nothing', async () => {
    const item = await givenAnItem();
    const request = await ask(item);
    expect(await decide(request, { kind: 'refuse', note: ' ' })).toMatchObject({
      problems: ['Say why 31 May 2026 is refused; Olive Hart will read it.'],
    });
    await decide(request, { kind: 'refuse', note: 'The regulator expects it in March.' });
    const after = await read(item.recommendationId);
    expect(after.actions[0]).toMatchObject({ due: { end: '2026-03-31' }, timesMoved: 0, dateRequest: null });
    expect(after.dateChanges).toMatchObject([{ state: 'refused', decidedBy: 'Dev Rao' }]);
    expect(after.history[0]).toMatchObject({ by: 'Dev Rao', note: 'The regulator expects it in March.' });
  });

  it('is withdrawn by whoever asked, and by nobody else', async () => {
    const item = await givenAnItem();
    const request = await ask(item);
    expect(await decide(request, { kind: 'withdraw' })).toMatchObject({ reason: 'forbidden' });
    expect(await decide(request, { kind: 'withdraw' }, officer)).toMatchObject({ ok: true });
    expect((await read(item.recommendationId)).dateChanges).toMatchObject([{ state: 'withdrawn' }]);
  });

  it('gives way to a newer one, which alone can be answered', async () => {
    const item = await givenAnItem();
    const first = await ask(item);
    tick();
    const second = await ask(item, '2026-06-30');
    expect(await decide(first, { kind: 'agree' })).toMatchObject({ ok: false, reason: 'settled' });
    expect((await read(item.recommendationId)).dateChanges.map(({ state }) => state)).toEqual([
      'lapsed',
      'requested',
    ]);
    await decide(second, { kind: 'refuse', note: 'No.' });
    // What the newer one replaced does not come back.
    expect(await decide(first, { kind: 'agree' })).toMatchObject({ reason: 'settled' });
  });

  it('falls away when the date moves some other way', async () => {
    const item = await givenAnItem();
    const request = await ask(item);
    tick();
    await ask(item, '2026-04-15', { person: director });
    expect((await read(item.recommendationId)).actions[0]).toMatchObject({
      ...{ due: { end: '2026-04-15' }, dateRequest: null },
    });
    expect(await decide(request, { kind: 'agree' })).toMatchObject({ reason: 'settled' });
  });

  it('is answered once when two answer at the same moment', async () => {
    const item = await givenAnItem();
    const request = await ask(item);
    const answers = await Promise.all([
      decide(request, { kind: 'agree' }),
      decide(request, { kind: 'refuse', note: 'No.' }),
    ]);
    expect(answers.map((answer) => (answer.ok ? 'kept' : answer.reason)).toSorted()).toEqual([
      'kept',
      'settled',
    ]);
    expect(await logOf(item.recommendationId)).toHaveLength(2);
  });

  it('is decided by nobody else, nor seen by whoever may not see the plan', async () => {
    const item = await givenAnItem();
    const request = await ask(item);
    expect(await decide(request, { kind: 'agree' }, officer)).toMatchObject({ reason: 'forbidden' });
    expect(await decide(request, { kind: 'agree' }, stranger)).toMatchObject({ reason: 'forbidden' });
    await expect(decide('made-up', { kind: 'agree' })).rejects.toThrow('no such request');
    await expect(decide('__proto__', { kind: 'agree' })).rejects.toThrow('no such request');
  });

  it('counts though a crash left it on the action, and whoever comes next finishes it once', async () => {
    const item = await givenAnItem();
    const request = await ask(item);
    const { store } = started;
    // The process dies after the action is written, when the request's own row would be next.
    const writeMany = store.writeMany.bind(store);
    const dying = vi.spyOn(store, 'writeMany').mockImplementation(async (writes, options) => {
      const outcomes = await writeMany(writes.slice(0, 1), options);
      if (writes.length > 1) throw new Error('killed');
      return outcomes;
    });
    await expect(decide(request, { kind: 'agree' })).rejects.toThrow('killed');
    dying.mockRestore();

    expect((await read(item.recommendationId)).actions[0]).toMatchObject({
      ...{ due: { end: '2026-05-31' }, timesMoved: 1, dateRequest: null },
    });
    expect((await read(item.recommendationId)).dateChanges).toMatchObject([{ state: 'agreed' }]);
    await logAllUpdates(started.services);
    await logAllUpdates(started.services);
    expect(await decide(request, { kind: 'agree' })).toMatchObject({ ok: true });
    expect(await logOf(item.recommendationId)).toHaveLength(2);
    const rows = (await store.snapshot()).byAction('dateChanges', item.actionId);
    expect(rows.map(({ value }) => value.state)).toEqual(['agreed']);
  });
});
