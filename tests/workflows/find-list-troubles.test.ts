import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { troubleSentence } from '#domain/trouble';
import { findListTroubles } from '#workflows/find-list-troubles';
import { logAllUpdates } from '#workflows/log-updates';
import { aPlan, anAction, aRecommendation } from '#tests/helpers/builders';
import { startStore, type StartedStore } from '#tests/helpers/store';

const editor = { id: 'person-ed', displayName: 'Ed Marsh', email: 'ed.marsh@council.example' };

let started: StartedStore;
let items: { recommendation: string; action: string };
beforeEach(async () => {
  started = await startStore();
  await started.store.create('plans', aPlan());
  const { row: recommendation } = await started.store.create('recommendations', aRecommendation());
  const { row: action } = await started.store.create('actions', anAction());
  items = { recommendation: recommendation.itemId, action: action.itemId };
});
afterEach(() => started.close());

const byHand = () => started.graph.control.byHand;
const sentences = async () =>
  findListTroubles(await started.store.snapshot()).map((trouble) => troubleSentence(trouble));

describe('what people do to the lists in SharePoint itself', () => {
  it('is no trouble while everything can be read', async () => {
    byHand().edit('Actions', items.action, { Progress: 'By hand' }, editor);
    expect(await sentences()).toEqual([]);
  });

  it('is told in one sentence when a value cannot be read or a row has no key', async () => {
    byHand().edit('Actions', items.action, { DueDate: 'after Easter' }, editor);
    byHand().add('Decisions', { Title: 'Typed by hand' }, editor);
    expect(await sentences()).toEqual([
      `In the list "Actions", row ${items.action}: column "Due date" holds "after Easter", which is not a day written like 2026-03-31. Correct it in SharePoint.`,
      expect.stringContaining('In the list "Decisions"'),
    ]);
  });

  it('is told in one sentence a list when many rows are spoilt', async () => {
    for (let row = 0; row < 9; row += 1) byHand().add('Decisions', { Title: 'Typed by hand' }, editor);
    const told = await sentences();
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(/^9 rows of the list "Decisions"/);
  });

  it('breaks nothing when a row others refer to is deleted, and is told', async () => {
    byHand().edit('Actions', items.action, { Progress: 'By hand' }, editor);
    await logAllUpdates(started.services);
    byHand().remove('Actions', items.action);
    expect(await sentences()).toEqual([
      'GT8:1 was deleted from the list "Actions" in SharePoint; its history is kept. Restore it from the site\'s recycle bin if that was a mistake.',
    ]);
    await started.store.create('actions', anAction({ id: 'p-1:GT8:2' }));
    byHand().remove('Recommendations', items.recommendation);
    await logAllUpdates(started.services);
    expect(await sentences()).toEqual([
      'GT8 was deleted from the list "Recommendations" in SharePoint; its actions are in no plan until it is back. Restore it from the site\'s recycle bin if that was a mistake.',
    ]);
  });

  it('never brings two rows under one key, nor a row back that lost its own', async () => {
    expect(() => byHand().add('Actions', { Key: 'p-1:GT8:1', Title: 'Copied' }, editor)).toThrow();
    byHand().edit('Actions', items.action, { Key: null }, editor);
    expect((await started.store.snapshot()).get('actions', 'p-1:GT8:1')).toBeUndefined();
    expect((await sentences()).join()).toContain('it has no key');
  });
});
