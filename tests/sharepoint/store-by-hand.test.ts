import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anAction } from '#tests/helpers/builders';
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

describe('the store, when people edit in SharePoint itself,', () => {
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
