import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ItemChangedError, NotFoundError } from '#domain/errors';
import { verifySite } from '#sharepoint/verify';
import { anAction, aPlan, aRecommendation } from '#tests/helpers/builders';
import { startStore, type StartedStore } from '#tests/helpers/store';

const officer = {
  id: 'b1f7c0de-0000-4000-8000-000000000001',
  displayName: 'Olu Officer',
  email: 'olu@council.example',
};

let started: StartedStore;
beforeAll(async () => {
  started = await startStore();
});
afterAll(() => started.close());

describe('a provisioned site', () => {
  it('has every list and column', async () => {
    expect(await verifySite(started.client, started.graph.siteId)).toEqual([]);
  });
});

describe('the store', () => {
  it('shows a row to whoever wrote it, at once', async () => {
    const plan = aPlan({ id: 'p-own' });
    const { row, created } = await started.store.create('plans', plan);
    expect(created).toBe(true);
    expect(row.value).toEqual(plan);
    expect((await started.store.snapshot()).get('plans', 'p-own')).toEqual(row);
  });

  it('never makes a second row of the same key', async () => {
    const action = anAction({ id: "p-dup:O'Brien & co #1:1" });
    const first = await started.store.create('actions', action);
    const again = await started.store.create('actions', { ...action, text: 'Something else' });
    expect(again).toMatchObject({ created: false, row: { itemId: first.row.itemId, value: action } });
  });

  it('shows another process what was written', async () => {
    const other = started.anotherStore();
    await other.snapshot();
    await started.store.create('recommendations', aRecommendation({ id: 'p-2:GT1', planId: 'p-2' }));
    const [row] = (await other.snapshot()).byPlan('recommendations', 'p-2');
    expect(row?.value).toEqual(aRecommendation({ id: 'p-2:GT1', planId: 'p-2' }));
  });

  it('writes nothing over what somebody else changed meanwhile', async () => {
    const other = started.anotherStore();
    const action = anAction({ id: 'p-3:GT1:1', planId: 'p-3', recommendationId: 'p-3:GT1' });
    const { row } = await started.store.create('actions', action);
    await other.update('actions', { ...action, progress: 'Theirs' }, row.eTag);
    await expect(started.store.update('actions', { ...action, progress: 'Ours' }, row.eTag)).rejects.toThrow(
      ItemChangedError,
    );
    const now = (await started.store.snapshot()).get('actions', action.id);
    expect(now?.value.progress).toBe('Theirs');
    const ours = await started.store.update('actions', { ...action, progress: 'Ours' }, now!.eTag);
    expect(ours.value.progress).toBe('Ours');
    expect((await other.snapshot()).get('actions', action.id)).toEqual(ours);
  });

  it('says so when the row was deleted', async () => {
    const action = anAction({ id: 'p-4:GT1:1', planId: 'p-4' });
    const { row } = await started.store.create('actions', action);
    started.graph.control.byHand.remove('Actions', row.itemId);
    await expect(started.store.update('actions', { ...action, progress: 'Late' }, row.eTag)).rejects.toThrow(
      NotFoundError,
    );
    expect((await started.store.snapshot()).get('actions', action.id)).toBeUndefined();
  });

  it('creates many rows, tells how far it is, and can be repeated', async () => {
    const actions = Array.from({ length: 75 }, (_, index) =>
      anAction({ id: `p-5:GT1:${index}`, planId: 'p-5' }),
    );
    const progress: number[] = [];
    await started.store.createMany('actions', actions.slice(0, 30));
    await started.store.createMany('actions', actions, {
      onProgress: ({ written }) => progress.push(written),
    });
    expect(progress.at(-1)).toBe(75);
    expect((await started.store.snapshot()).byPlan('actions', 'p-5').map((row) => row.value)).toHaveLength(
      75,
    );
  });

  it('stops between batches when told to, keeping what was written', async () => {
    const abort = new AbortController();
    const actions = Array.from({ length: 200 }, (_, index) =>
      anAction({ id: `p-6:GT1:${index}`, planId: 'p-6' }),
    );
    const writing = started.store.createMany('actions', actions, {
      onProgress: () => abort.abort(new Error('Stopped by the person')),
      signal: abort.signal,
    });
    await expect(writing).rejects.toThrow('Stopped by the person');
    const written = (await started.store.snapshot()).byPlan('actions', 'p-6').length;
    expect(written).toBeGreaterThan(0);
    expect(written).toBeLessThan(200);
  });

  it('keeps its version while nothing changes, and never takes it twice', async () => {
    const first = await started.store.snapshot();
    expect((await started.store.snapshot()).version).toBe(first.version);
    await started.store.create('plans', aPlan({ id: 'p-7' }));
    expect((await started.store.snapshot()).version).not.toBe(first.version);
  });

  it('does not change a snapshot already handed out', async () => {
    const before = await started.store.snapshot();
    await started.store.create('plans', aPlan({ id: 'p-8' }));
    expect(before.get('plans', 'p-8')).toBeUndefined();
  });

  it('names who edited a row by hand, and nobody for our own writes', async () => {
    const action = anAction({ id: 'p-10:GT1:1', planId: 'p-10' });
    const { row } = await started.store.create('actions', action);
    started.graph.control.byHand.edit('Actions', row.itemId, { Progress: 'By hand' }, officer);
    const edited = (await started.store.snapshot()).get('actions', action.id);
    expect(edited).toMatchObject({ modifiedBy: { id: officer.id, name: 'Olu Officer' } });
    const ours = await started.store.update('actions', { ...action, progress: 'Ours' }, edited!.eTag);
    expect(ours.modifiedBy).toBeNull();
  });

  it('leaves out a row added by hand, which has no key, and says so', async () => {
    const { itemId } = started.graph.control.byHand.add('Decisions', { Title: 'Typed by hand' }, officer);
    const snapshot = await started.store.snapshot();
    expect(snapshot.all('decisions')).toEqual([]);
    expect(snapshot.faults.filter((fault) => fault.list === 'decisions')).toMatchObject([
      { itemId, id: null },
    ]);
    started.graph.control.byHand.remove('Decisions', itemId);
    expect((await started.store.snapshot()).faults.filter((fault) => fault.list === 'decisions')).toEqual([]);
  });

  it('lists a row spoilt by hand, and shows the rest of it', async () => {
    const action = anAction({ id: 'p-9:GT1:1', planId: 'p-9', dueDate: '2026-03-31' });
    const { row } = await started.store.create('actions', action);
    const edit = { DueDate: '31 March', Progress: 'By hand' };
    started.graph.control.byHand.edit('Actions', row.itemId, edit, officer);
    const snapshot = await started.store.snapshot();
    expect(snapshot.get('actions', action.id)?.value).toMatchObject({
      progress: 'By hand',
      due: { end: null },
    });
    expect(snapshot.faults).toEqual([
      {
        list: 'actions',
        itemId: row.itemId,
        id: action.id,
        message: `In the list "Actions", row ${row.itemId}: column "Due date" holds "31 March", which is not a day written like 2026-03-31.`,
      },
    ]);
  });
});
