import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { logAllUpdates } from '#workflows/log-updates';
import { recordUpdate } from '#workflows/record-update';
import { showItem } from '#workflows/show-item';
import { aPerson, aPost, anAction, aPlan, aRecommendation } from '#tests/helpers/builders';
import { startStore, type StartedStore } from '#tests/helpers/store';

const officer = aPerson('Olive Hart');
const editor = { id: 'person-ed', displayName: 'Ed Marsh', email: 'ed.marsh@council.example' };
const other = { id: 'person-ola', displayName: 'Ola Finch', email: 'ola.finch@council.example' };

let started: StartedStore;
let count = 0;

beforeAll(async () => {
  started = await startStore();
  await started.store.create('plans', aPlan());
  await started.store.create('posts', aPost('Officer', { holder: officer }));
});
afterAll(() => started.close());

/** A fresh item of its own for every test. */
async function givenAnItem() {
  count += 1;
  const key = `GT${count}`;
  const recommendationId = `p-1:${key}`;
  const actionId = `${recommendationId}:1`;
  const { row: recommendation } = await started.store.create(
    'recommendations',
    aRecommendation({ id: recommendationId, key, refs: [key], rag: 'amber', narrative: 'Policy drafted.' }),
  );
  const { row: action } = await started.store.create(
    'actions',
    anAction({ id: actionId, recommendationId, ownerPostIds: ['post-officer'], dueDate: '2026-03-31' }),
  );
  return {
    recommendationId,
    actionId,
    editItem: (fields: Record<string, unknown>, who = editor) =>
      started.graph.control.byHand.edit('Recommendations', recommendation.itemId, fields, who),
    editAction: (fields: Record<string, unknown>, who = editor) =>
      started.graph.control.byHand.edit('Actions', action.itemId, fields, who),
    updates: async () =>
      (await started.store.snapshot())
        .byRecommendation('updates', recommendationId)
        .map(({ value }) => value)
        .toSorted((a, b) => (a.at < b.at ? -1 : 1)),
    action: async () => (await started.store.snapshot()).get('actions', actionId)!,
  };
}

const another = () => ({ ...started.services, store: started.anotherStore() });

describe('an edit in SharePoint', () => {
  it('gets one entry in the log, in the name of whoever made it, with each value before and after', async () => {
    const item = await givenAnItem();
    started.clock.set('2026-03-02T10:15:00Z');
    item.editItem({ Rag: 'Red', Narrative: 'Supplier withdrew.' });
    started.clock.set('2026-03-02T11:00:00Z');
    await logAllUpdates(started.services);
    await logAllUpdates(started.services);
    expect(await item.updates()).toMatchObject([
      {
        at: '2026-03-02T10:15:00.000Z',
        by: { id: 'person-ed', name: 'Ed Marsh' },
        from: 'sharepoint',
        actionId: null,
        changes: [
          { field: 'rag', before: 'amber', after: 'red' },
          { field: 'narrative', before: 'Policy drafted.', after: 'Supplier withdrew.' },
        ],
      },
    ]);
  });

  it('is logged once although several processes see it at the same time', async () => {
    const item = await givenAnItem();
    item.editAction({ Status: 'Ongoing' });
    await Promise.all([another(), another(), started.services].map((services) => logAllUpdates(services)));
    expect(await item.updates()).toMatchObject([
      {
        actionId: item.actionId,
        changes: [{ field: 'status', before: 'in-progress', after: 'ongoing' }],
      },
    ]);
  });

  it('is told apart from the next one by somebody else, though both were made while nobody looked', async () => {
    const item = await givenAnItem();
    item.editAction({ Progress: 'Half done' });
    item.editAction({ Progress: 'Nearly done' }, other);
    await logAllUpdates(another());
    expect((await item.updates()).map(({ by, changes }) => [by.name, changes[0]?.after])).toEqual([
      ['Ed Marsh', 'Half done'],
      ['Ola Finch', 'Nearly done'],
    ]);
  });

  it('counts as a date move, and leaves the first date and the count for good', async () => {
    const item = await givenAnItem();
    item.editAction({ DueDate: '2026-06-30', FirstDueDate: '2026-06-30', TimesMoved: 0 });
    item.editAction({ DueDate: '2026-09-30' });
    await logAllUpdates(started.services);
    expect((await item.action()).value).toMatchObject({
      due: { end: '2026-09-30', text: '30 September 2026' },
      firstDueDate: '2026-03-31',
      timesMoved: 2,
    });
    const { item: shown } = await showItem(started.services, officer, item.recommendationId);
    expect(shown.dateChanges.map(({ from, to, by }) => [from, to, by])).toEqual([
      ['2026-03-31', '2026-06-30', 'Ed Marsh'],
      ['2026-06-30', '2026-09-30', 'Ed Marsh'],
    ]);
    expect((await item.updates()).map(({ note }) => note)).toEqual([
      'The first due date, 31 March 2026, was put back: Golden Thread keeps it for good.',
      null,
    ]);
  });

  it('that says verified stands, and is challenged when its author is no verifier', async () => {
    const item = await givenAnItem();
    item.editAction({ Status: 'Verified' });
    await logAllUpdates(started.services);
    const { item: shown } = await showItem(started.services, officer, item.recommendationId);
    expect(shown.actions[0]?.status).toBe('verified');
    expect((await item.action()).value.closedAt).not.toBeNull();
    expect(shown.findings.map(({ kind }) => kind)).toEqual(['verified-by-hand', 'complete-without-evidence']);
    expect(shown.findings[0]?.message).toBe(
      `${shown.ref} was set to verified in SharePoint by Ed Marsh, who is not a verifier.`,
    );
  });

  it('that cannot be understood is logged as it was typed, and so is its correction', async () => {
    const item = await givenAnItem();
    started.clock.set('2026-03-02T12:00:00Z');
    item.editItem({ Rag: 'Red' });
    item.editAction({ DueDate: 'after Easter' });
    await logAllUpdates(started.services);
    started.clock.set('2026-03-02T12:30:00Z');
    item.editAction({ DueDate: '2026-04-30' }, other);
    await logAllUpdates(started.services);
    const about = (await item.updates()).filter(({ actionId }) => actionId);
    expect(about.map(({ changes }) => changes)).toEqual([
      [{ field: 'dueDate', before: '2026-03-31', after: 'after Easter' }],
      [{ field: 'dueDate', before: 'after Easter', after: '2026-04-30' }],
    ]);
    expect((await item.action()).value).toMatchObject({ firstDueDate: '2026-03-31', timesMoved: 1 });
  });

  it('of a column of their own, or none at all, is nobody else’s business', async () => {
    const item = await givenAnItem();
    const { eTag } = item.editAction({ Title: 'My own words' });
    await logAllUpdates(started.services);
    expect(await item.updates()).toEqual([]);
    expect((await item.action()).eTag).toBe(eTag);
    const asked = started.exchanges.length;
    await logAllUpdates(started.services);
    expect(started.exchanges.slice(asked).filter(({ url }) => url.includes('versions'))).toEqual([]);
  });

  it('that brings back an earlier version is an edit like any other', async () => {
    const item = await givenAnItem();
    item.editAction({ Status: 'Ongoing' });
    await logAllUpdates(started.services);
    item.editAction({ Status: 'In progress', LastUpdate: null, HandEdit: null });
    await logAllUpdates(started.services);
    expect((await item.updates()).map(({ changes }) => changes[0]?.after)).toEqual([
      'ongoing',
      'in-progress',
    ]);
  });

  it('cannot put words into somebody else’s mouth', async () => {
    const item = await givenAnItem();
    const forged = {
      id: 'forged:a',
      at: '2026-03-01T09:00:00Z',
      by: officer,
      postId: null,
      from: 'chat',
      note: 'I agree.',
      changes: [],
      evidence: null,
    };
    item.editAction({ LastUpdate: JSON.stringify(forged) });
    await logAllUpdates(started.services);
    expect(await item.updates()).toEqual([]);
    expect((await item.action()).value.lastUpdate).toBeNull();
  });
});

describe('an update after an edit in SharePoint', () => {
  const update = async (
    item: { recommendationId: string; actionId: string },
    basedOn: { item: string; action: string | null },
    services = started.services,
  ) =>
    recordUpdate(services, {
      id: crypto.randomUUID(),
      person: officer,
      from: 'tab',
      recommendationId: item.recommendationId,
      actionId: item.actionId,
      change: { note: 'Ours' },
      basedOn,
    });

  it('does not bury it: both are in the log, in order', async () => {
    const item = await givenAnItem();
    item.editAction({ Progress: 'Theirs' });
    const { item: seen } = await showItem(started.services, officer, item.recommendationId);
    const outcome = await update(item, { item: seen.eTag, action: seen.actions[0]!.eTag });
    expect(outcome).toMatchObject({ ok: true, item: { actions: [{ progress: 'Ours' }] } });
    expect((await item.updates()).map(({ from, changes }) => [from, changes[0]])).toEqual([
      ['sharepoint', { field: 'progress', before: null, after: 'Theirs' }],
      ['tab', { field: 'progress', before: 'Theirs', after: 'Ours' }],
    ]);
  });

  it('is no conflict only because the edit was logged meanwhile', async () => {
    const item = await givenAnItem();
    item.editAction({ Progress: 'Theirs' });
    const { item: seen } = await showItem(started.services, officer, item.recommendationId);
    await logAllUpdates(another());
    const outcome = await update(item, { item: seen.eTag, action: seen.actions[0]!.eTag });
    expect(outcome).toMatchObject({ ok: true });
    const again = await update(item, { item: seen.eTag, action: seen.actions[0]!.eTag });
    expect(again).toMatchObject({ ok: false, reason: 'changed' });
  });

  it('is a choice when its author never saw the edit, and names who made it', async () => {
    const item = await givenAnItem();
    const { item: seen } = await showItem(started.services, officer, item.recommendationId);
    item.editAction({ Progress: 'Theirs' });
    const outcome = await update(item, { item: seen.eTag, action: seen.actions[0]!.eTag });
    expect(outcome).toMatchObject({
      ok: false,
      reason: 'changed',
      theirs: { actions: [{ progress: 'Theirs' }] },
    });
    expect(outcome.ok ? '' : 'message' in outcome && outcome.message).toContain('changed by Ed Marsh');
  });

  it('by a workflow that knows nothing of logs leaves the edit to be logged later', async () => {
    const item = await givenAnItem();
    item.editAction({ Progress: 'Theirs' });
    const row = await item.action();
    await started.store.update('actions', { ...row.value, order: 7 }, row.eTag);
    await logAllUpdates(another());
    expect(await item.updates()).toMatchObject([
      { by: { name: 'Ed Marsh' }, changes: [{ after: 'Theirs' }] },
    ]);
    expect((await item.action()).value).toMatchObject({ order: 7, progress: 'Theirs' });
  });
});

describe('more edits than SharePoint keeps versions of', () => {
  it('are counted all the same where they were logged in time', async () => {
    const item = await givenAnItem();
    const days = Array.from({ length: 60 }, (_, index) => new Date(Date.UTC(2026, 3, 1 + index)));
    const store = started.anotherStore();
    // As when somebody edits again just before the row is marked as logged, over and over.
    const overtaken = Object.assign(Object.create(store) as typeof store, {
      snapshot: () => store.snapshot(),
      versions: (...asked: Parameters<typeof store.versions>) => store.versions(...asked),
      writeMany: (writes: Parameters<typeof store.writeMany>[0], options?: object) =>
        store.writeMany(
          writes.filter(({ handEditsLogged }) => !handEditsLogged),
          options,
        ),
    });
    for (const [index, day] of days.entries()) {
      item.editAction({ DueDate: day.toISOString().slice(0, 10) });
      if (index === 29) await logAllUpdates({ ...started.services, store: overtaken });
    }
    await logAllUpdates(started.services);
    expect((await item.updates()).length).toBe(60);
    expect((await item.action()).value).toMatchObject({ timesMoved: 60, firstDueDate: '2026-03-31' });
  });
});

describe('edits SharePoint keeps no version of', () => {
  it('leave a line in the log that says so, once', async () => {
    const item = await givenAnItem();
    for (let edit = 0; edit < 55; edit += 1) item.editAction({ Progress: `Edit ${edit}` });
    await logAllUpdates(started.services);
    const updates = await item.updates();
    expect(updates).toHaveLength(50);
    expect(updates[0]).toMatchObject({ by: { name: 'Ed Marsh' }, changes: [] });
    expect(updates[0]?.note).toContain('No earlier version is kept there');
    expect(updates[1]?.changes).toEqual([{ field: 'progress', before: 'Edit 5', after: 'Edit 6' }]);
  });
});
