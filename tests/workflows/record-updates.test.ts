import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Change } from '#domain/change';
import type { ItemUpdate } from '#workflows/decide-update';
import { recordUpdate } from '#workflows/record-update';
import { previewUpdates, recordUpdates } from '#workflows/record-updates';
import { showItem } from '#workflows/show-item';
import { aPerson, aPost, anAction, aPlan, aRecommendation } from '#tests/helpers/builders';
import { startStore, type StartedStore } from '#tests/helpers/store';

const officer = aPerson('Olive Hart');
const administrator = aPerson('Ada Quill');

let started: StartedStore;

beforeAll(async () => {
  started = await startStore({ settings: { administratorIds: [administrator.id] } });
  const { store } = started;
  await store.create('plans', aPlan());
  await store.create('posts', aPost('Officer', { holder: officer }));
  const keys = ['A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'A7', 'A8'];
  await store.createMany(
    'recommendations',
    keys.map((key) => aRecommendation({ id: `p-1:${key}`, key, refs: [key] })),
  );
  await store.createMany(
    'actions',
    keys.flatMap((key) =>
      [1, 2].map((order) =>
        anAction({
          id: `p-1:${key}:${order}`,
          recommendationId: `p-1:${key}`,
          order,
          ownerPostIds: key === 'A4' ? [] : ['post-officer'],
        }),
      ),
    ),
  );
});
afterAll(() => started.close());

/** An update of one action as the officer sees it now. */
async function aboutAction(key: string, order: number, change: Change): Promise<ItemUpdate> {
  const recommendationId = `p-1:${key}`;
  const { item } = await showItem(started.services, officer, recommendationId);
  const action = item.actions[order - 1];
  return {
    id: crypto.randomUUID(),
    recommendationId,
    actionId: action?.id ?? null,
    change,
    basedOn: { item: item.eTag, action: action?.eTag ?? null },
  };
}

const standing = async (key: string) => (await showItem(started.services, officer, `p-1:${key}`)).item;
const byOfficer = { person: officer, from: 'tab' } as const;

describe('several updates at once', () => {
  it('stand or fall each by itself, and say why', async () => {
    const updates = [
      await aboutAction('A1', 1, { status: 'ongoing' }),
      await aboutAction('A4', 1, { status: 'ongoing' }),
      await aboutAction('A2', 1, { status: 'implemented' }),
      { ...(await aboutAction('A3', 1, { status: 'ongoing' })), recommendationId: 'p-1:none' },
    ];
    const outcomes = await recordUpdates(started.services, { ...byOfficer, updates });
    expect(outcomes).toMatchObject([
      { ok: true, changes: [{ field: 'status', before: 'in-progress', after: 'ongoing' }] },
      { ok: false, reason: 'forbidden', problems: [expect.stringContaining('Only the owner of A4')] },
      { ok: false, reason: 'problems', problems: [expect.stringContaining('add a link to the evidence')] },
      { ok: false, reason: 'missing' },
    ]);
    expect((await standing('A1')).history).toMatchObject([
      { by: 'Olive Hart', from: 'tab', actionRef: 'A1/1' },
    ]);
    expect((await standing('A2')).actions[0]?.status).toBe('in-progress');
  });

  it('may be about the same item: the later ones are based on the earlier', async () => {
    const updates = [
      await aboutAction('A5', 1, { rag: 'red', status: 'ongoing', note: 'First.' }),
      await aboutAction('A5', 2, { rag: 'amber', status: 'ongoing', note: 'Second.' }),
    ];
    const outcomes = await recordUpdates(started.services, { ...byOfficer, updates });
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, true]);
    const item = await standing('A5');
    expect(item).toMatchObject({ rag: 'amber', narrative: 'Second.' });
    expect(item.actions.map(({ status }) => status)).toEqual(['ongoing', 'ongoing']);
    expect(item.history).toHaveLength(4);
  });

  it('are recorded once when they arrive twice, and at the same moment', async () => {
    const updates = [
      await aboutAction('A6', 1, { dueDate: '2026-09-30', reason: 'The audit moved.' }),
      await aboutAction('A7', 1, { dueDate: '2026-09-30', reason: 'The audit moved.' }),
    ];
    const send = () => recordUpdates(started.services, { ...byOfficer, updates });
    const answers = [...(await Promise.all([send(), send()])), await send()];
    expect(answers.flat().map(({ ok }) => ok)).toEqual(Array(6).fill(true));
    for (const key of ['A6', 'A7']) expect((await standing(key)).history).toHaveLength(1);
  });

  it('never overwrite what somebody else changed meanwhile', async () => {
    const mine = await aboutAction('A8', 1, { status: 'ongoing' });
    const theirs = await aboutAction('A8', 1, { status: 'not-started' });
    await recordUpdate(started.services, { ...theirs, person: administrator, from: 'chat' });
    const other = await aboutAction('A3', 2, { status: 'ongoing' });
    const outcomes = await recordUpdates(started.services, { ...byOfficer, updates: [mine, other] });
    expect(outcomes).toMatchObject([
      { ok: false, reason: 'changed', item: { actions: [{ status: 'not-started' }, {}] } },
      { ok: true },
    ]);
  });

  it('can be looked at before anything is written', async () => {
    const updates = [
      await aboutAction('A7', 2, { status: 'ongoing' }),
      await aboutAction('A4', 2, { status: 'ongoing' }),
    ];
    const before = (await started.store.snapshot()).version;
    expect(await previewUpdates(started.services, { ...byOfficer, updates })).toMatchObject([
      { ok: true, changes: [{ field: 'status', after: 'ongoing' }] },
      { ok: false, reason: 'forbidden' },
    ]);
    expect((await started.store.snapshot()).version).toBe(before);
  });
});
