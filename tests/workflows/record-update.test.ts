import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Change } from '#domain/change';
import { recordUpdate, type UpdateOutcome } from '#workflows/record-update';
import { logAllUpdates } from '#workflows/log-updates';
import { showItem } from '#workflows/show-item';
import { aPerson, aPost, anAction, aPlan, aRecommendation } from '#tests/helpers/builders';
import { startStore, type StartedStore } from '#tests/helpers/store';

const officer = aPerson('Olive Hart');
const stranger = aPerson('Sam Reed');

let started: StartedStore;
let count = 0;

beforeAll(async () => {
  started = await startStore();
  const { store } = started;
  await store.create('plans', aPlan());
  await store.create('posts', aPost('Officer', { holder: officer }));
});
afterAll(() => started.close());

/** A fresh item of its own for every test. */
async function givenAnItem(): Promise<{ recommendationId: string; actionId: string }> {
  count += 1;
  const key = `GT${count}`;
  const recommendationId = `p-1:${key}`;
  const actionId = `${recommendationId}:1`;
  await started.store.create('recommendations', aRecommendation({ id: recommendationId, key, refs: [key] }));
  await started.store.create(
    'actions',
    anAction({ id: actionId, recommendationId, ownerPostIds: ['post-officer'], dueDate: '2026-03-31' }),
  );
  return { recommendationId, actionId };
}

async function update(
  item: { recommendationId: string; actionId: string },
  change: Change,
  over: Partial<Parameters<typeof recordUpdate>[1]> = {},
): Promise<UpdateOutcome> {
  const { item: now } = await showItem(started.services, officer, item.recommendationId);
  return recordUpdate(started.services, {
    id: crypto.randomUUID(),
    person: officer,
    from: 'chat',
    ...item,
    change,
    basedOn: { item: now.eTag, action: now.actions[0]?.eTag ?? null },
    ...over,
  });
}

const updatesOf = async (recommendationId: string) =>
  (await started.store.snapshot()).byRecommendation('updates', recommendationId).map((row) => row.value);

describe('an update', () => {
  it('is kept on the item and in the log, with who, when and from where', async () => {
    const item = await givenAnItem();
    const outcome = await update(item, { rag: 'amber', note: 'Policy drafted, chair to sign.' });
    expect(outcome).toMatchObject({
      ok: true,
      item: { rag: 'amber', narrative: 'Policy drafted, chair to sign.' },
    });
    expect(await updatesOf(item.recommendationId)).toMatchObject([
      {
        by: officer,
        at: '2026-03-02T09:30:00.000Z',
        from: 'chat',
        changes: [{ field: 'rag', after: 'amber' }, {}],
      },
    ]);
  });

  it('changes RAG and status together as one message says them', async () => {
    const item = await givenAnItem();
    const evidence = { title: 'Minutes', url: 'https://example.org/minutes' };
    const outcome = await update(item, { rag: 'green', status: 'implemented', evidence, note: 'Signed.' });
    expect(outcome).toMatchObject({
      ok: true,
      item: {
        rag: 'green',
        actions: [{ status: 'implemented' }],
        evidence: [{ title: 'Minutes', by: 'Olive Hart' }],
      },
    });
    expect(await updatesOf(item.recommendationId)).toHaveLength(2);
  });

  it('takes one round trip: rows, evidence and log lines together', async () => {
    const item = await givenAnItem();
    const { item: now } = await showItem(started.services, officer, item.recommendationId);
    const quiet = started.anotherStore({ freshnessMs: 60_000 });
    await quiet.snapshot();
    started.exchanges.length = 0;
    const outcome = await recordUpdate(
      { ...started.services, store: quiet },
      {
        ...{ id: crypto.randomUUID(), person: officer, from: 'chat', ...item },
        change: {
          ...{ rag: 'green', status: 'implemented', note: 'Signed.' },
          evidence: { title: 'Minutes', url: 'https://example.org/minutes' },
        },
        basedOn: { item: now.eTag, action: now.actions[0]?.eTag ?? null },
      },
    );
    expect(outcome).toMatchObject({ ok: true });
    expect(started.exchanges).toHaveLength(1);
    expect(await updatesOf(item.recommendationId)).toHaveLength(2);
    const evidence = (await started.store.snapshot()).byRecommendation('evidence', item.recommendationId);
    expect(evidence).toHaveLength(1);
  });

  it('is kept once, however often Teams delivers it', async () => {
    const item = await givenAnItem();
    const id = crypto.randomUUID();
    const { item: before } = await showItem(started.services, officer, item.recommendationId);
    const basedOn = { item: before.eTag, action: before.actions[0]?.eTag ?? null };
    const change = { dueDate: '2026-05-31', reason: 'The audit moved.' };
    const deliveries = [1, 2, 3].map(() => () => update(item, change, { id, basedOn }));
    for (const deliver of deliveries) expect(await deliver()).toMatchObject({ ok: true });
    const { item: after } = await showItem(started.services, officer, item.recommendationId);
    expect(after.actions[0]?.timesMoved).toBe(1);
    expect(after.dateChanges).toHaveLength(1);
    expect(await updatesOf(item.recommendationId)).toHaveLength(1);
  });

  it('is kept once and is no conflict when it arrives several times in the same moment', async () => {
    const item = await givenAnItem();
    const { item: seen } = await showItem(started.services, officer, item.recommendationId);
    const request = {
      id: crypto.randomUUID(),
      basedOn: { item: seen.eTag, action: seen.actions[0]?.eTag ?? null },
    };
    const change = { rag: 'red', dueDate: '2026-05-31', reason: 'The audit moved.' } as const;
    const outcomes = await Promise.all([1, 2, 3, 4].map(() => update(item, change, request)));
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, true, true, true]);
    const { item: after } = await showItem(started.services, officer, item.recommendationId);
    expect(after).toMatchObject({ rag: 'red', actions: [{ timesMoved: 1 }] });
    expect(after.history).toHaveLength(2);
  });

  it('never overwrites what somebody else changed meanwhile: both versions come back', async () => {
    const item = await givenAnItem();
    const { item: seen } = await showItem(started.services, officer, item.recommendationId);
    await update(item, { rag: 'red', note: 'Supplier withdrew.' });
    const late = await update(item, { rag: 'green' }, { basedOn: { item: seen.eTag, action: null } });
    expect(late).toMatchObject({
      ok: false,
      reason: 'changed',
      theirs: { rag: 'red', narrative: 'Supplier withdrew.' },
    });
    expect((await showItem(started.services, officer, item.recommendationId)).item.rag).toBe('red');
  });

  it('loses to whoever was first when two processes write in the same moment, and nothing is lost in silence', async () => {
    const item = await givenAnItem();
    const other = { ...started.services, store: started.anotherStore() };
    const { item: seen } = await showItem(other, officer, item.recommendationId);
    const request = (id: string, rag: 'red' | 'green') => ({
      id,
      person: officer,
      from: 'tab' as const,
      ...item,
      change: { rag },
      basedOn: { item: seen.eTag, action: seen.actions[0]?.eTag ?? null },
    });
    const outcomes = await Promise.all([
      recordUpdate(started.services, request('one', 'red')),
      recordUpdate(other, request('two', 'green')),
    ]);
    expect(outcomes.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
    expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ reason: 'changed' });
    expect(await updatesOf(item.recommendationId)).toHaveLength(1);
  });

  it('that a crash left out of the log is shown at once and logged by whoever comes next', async () => {
    const item = await givenAnItem();
    const { store, services } = started;
    const row = (await store.snapshot()).get('recommendations', item.recommendationId)!;
    const entry = {
      id: 'lost:r',
      at: '2026-03-02T09:00:00.000Z',
      by: officer,
      postId: null,
      from: 'chat' as const,
      note: null,
      changes: [{ field: 'rag' as const, before: null, after: 'amber' }],
      evidence: null,
    };
    await store.update('recommendations', { ...row.value, rag: 'amber', lastUpdate: entry }, row.eTag);
    expect((await showItem(services, officer, item.recommendationId)).item.history).toMatchObject([
      { id: 'lost:r' },
    ]);
    await update(item, { rag: 'red' });
    expect(
      (await updatesOf(item.recommendationId)).map(({ changes }) => changes[0]?.after).toSorted(),
    ).toEqual(['amber', 'red']);
    await logAllUpdates(services);
    expect(await updatesOf(item.recommendationId)).toHaveLength(2);
  });

  it('by somebody who may not is refused and changes nothing', async () => {
    const item = await givenAnItem();
    expect(await update(item, { rag: 'red' }, { person: stranger })).toMatchObject({
      ok: false,
      reason: 'forbidden',
    });
    expect((await showItem(started.services, officer, item.recommendationId)).item.rag).toBeNull();
  });
});

describe('a text as long as SharePoint holds', () => {
  const sentences = (seed: string) =>
    Array.from(
      { length: 900 },
      (_, index) => `${seed} ${index}: the board met and asked for costs of ${index * 37}.\n`,
    )
      .join('')
      .slice(0, 63_999);
  const noise = () =>
    Array.from({ length: 63_999 }, () => String.fromCharCode(97 + Math.floor(Math.random() * 26))).join('');

  it('is saved and logged whole beside the one it takes the place of, however little they have in common', async () => {
    const item = await givenAnItem();
    const texts = [sentences('First'), sentences('Then'), noise(), noise()];
    for (const note of texts) expect(await update(item, { rag: 'amber', note })).toMatchObject({ ok: true });
    const row = (await started.anotherStore().snapshot()).get('recommendations', item.recommendationId)!;
    expect(row.value.narrative).toBe(texts.at(-1));
    const told = (await updatesOf(item.recommendationId)).map(({ changes }) =>
      changes.find(({ field }) => field === 'narrative'),
    );
    expect(told.map((change) => change?.after)).toEqual(texts);
    expect(told.map((change) => change?.before)).toEqual([null, ...texts.slice(0, -1)]);
  });

  it('is refused with what to do when it is a character longer', async () => {
    const item = await givenAnItem();
    expect(await update(item, { rag: 'amber', note: 'x'.repeat(64_010) })).toMatchObject({
      ok: false,
      problems: ['The note has 64,010 characters, and SharePoint holds 63,999: shorten it by 11.'],
    });
  });
});
