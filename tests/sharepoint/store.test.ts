import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ItemChangedError, NotFoundError } from '#domain/errors';
import { findSite, requireLists } from '#sharepoint/site';
import type { Store } from '#sharepoint/store';
import { verifySite } from '#sharepoint/verify';
import { anAction, aPlan, aRecommendation } from '#tests/helpers/builders';
import { siteBackends, type TestSite } from '#tests/helpers/test-site';

/** A real site tells of changes some seconds later; the local server at once. */
const patience = { timeout: 30_000 };

describe.each(siteBackends())('the store on $name', { timeout: 300_000 }, ({ open, timeoutMs }) => {
  let site: TestSite;
  let store: Store;
  beforeAll(async () => {
    site = await open();
    store = site.newStore();
  }, timeoutMs);
  afterAll(() => site.close(), timeoutMs);

  it('has every list and column', async () => {
    expect(await verifySite(site.client, site.site)).toEqual([]);
  });

  it('shows a row to whoever wrote it, at once', async () => {
    const plan = aPlan({ id: 'p-own' });
    const { row, created } = await store.create('plans', plan);
    expect(created).toBe(true);
    expect(row.value).toEqual(plan);
    expect((await store.snapshot()).get('plans', 'p-own')).toEqual(row);
  });

  it('never makes a second row of the same key', async () => {
    const action = anAction({ id: "p-dup:O'Brien & co #1:1" });
    const first = await store.create('actions', action);
    const again = await store.create('actions', { ...action, text: 'Something else' });
    expect(again).toMatchObject({ created: false, row: { itemId: first.row.itemId, value: action } });
  });

  it('shows another process what was written', async () => {
    const other = site.newStore();
    await other.snapshot();
    await store.create('recommendations', aRecommendation({ id: 'p-2:GT1', planId: 'p-2' }));
    const seen = async () => (await other.snapshot()).get('recommendations', 'p-2:GT1')?.value;
    await expect.poll(seen, patience).toEqual(aRecommendation({ id: 'p-2:GT1', planId: 'p-2' }));
  });

  it('writes nothing over what somebody else changed meanwhile', async () => {
    const other = site.newStore();
    const action = anAction({ id: 'p-3:GT1:1', planId: 'p-3', recommendationId: 'p-3:GT1' });
    const { row } = await store.create('actions', action);
    await other.update('actions', { ...action, progress: 'Theirs' }, row.eTag);
    await expect(store.update('actions', { ...action, progress: 'Ours' }, row.eTag)).rejects.toThrow(
      ItemChangedError,
    );
    const now = (await store.snapshot()).get('actions', action.id);
    expect(now?.value.progress).toBe('Theirs');
    const ours = await store.update('actions', { ...action, progress: 'Ours' }, now!.eTag);
    expect(ours.value.progress).toBe('Ours');
    await expect.poll(async () => (await other.snapshot()).get('actions', action.id), patience).toEqual(ours);
  });

  it('says so when the row was deleted', async () => {
    const action = anAction({ id: 'p-4:GT1:1', planId: 'p-4' });
    const { row } = await store.create('actions', action);
    const { actions: listPath } = await requireLists(site.client, await findSite(site.client, site.site));
    await site.remove(`${listPath}/items/${row.itemId}`);
    await expect(store.update('actions', { ...action, progress: 'Late' }, row.eTag)).rejects.toThrow(
      NotFoundError,
    );
    const seen = async () => (await store.snapshot()).get('actions', action.id);
    await expect.poll(seen, patience).toBeUndefined();
  });

  it('creates many rows, tells how far it is, and can be repeated', async () => {
    const actions = Array.from({ length: 75 }, (_, index) =>
      anAction({ id: `p-5:GT1:${index}`, planId: 'p-5' }),
    );
    const progress: number[] = [];
    await store.createMany('actions', actions.slice(0, 30));
    await store.createMany('actions', actions, {
      onProgress: ({ written }) => progress.push(written),
    });
    expect(progress.at(-1)).toBe(75);
    expect((await store.snapshot()).byPlan('actions', 'p-5').map((row) => row.value)).toHaveLength(75);
  });

  it('stops between batches when told to, keeping what was written', async () => {
    const abort = new AbortController();
    const actions = Array.from({ length: 200 }, (_, index) =>
      anAction({ id: `p-6:GT1:${index}`, planId: 'p-6' }),
    );
    const writing = store.createMany('actions', actions, {
      onProgress: () => abort.abort(new Error('Stopped by the person')),
      signal: abort.signal,
    });
    await expect(writing).rejects.toThrow('Stopped by the person');
    const written = (await store.snapshot()).byPlan('actions', 'p-6').length;
    expect(written).toBeGreaterThan(0);
    expect(written).toBeLessThan(200);
  });

  it('keeps its version while nothing changes, and never takes it twice', async () => {
    const first = await store.snapshot();
    expect((await store.snapshot()).version).toBe(first.version);
    await store.create('plans', aPlan({ id: 'p-7' }));
    expect((await store.snapshot()).version).not.toBe(first.version);
  });

  it('does not change a snapshot already handed out', async () => {
    const before = await store.snapshot();
    await store.create('plans', aPlan({ id: 'p-8' }));
    expect(before.get('plans', 'p-8')).toBeUndefined();
  });
});
