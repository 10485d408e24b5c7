import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ItemChangedError, NotFoundError } from '#domain/errors';
import type { WriteProgress } from '#sharepoint/store';
import { creating, replacing } from '#sharepoint/writes';
import { anAction, aPlan, aRecommendation } from '#tests/helpers/builders';
import { startStore, type StartedStore } from '#tests/helpers/store';

let started: StartedStore;
beforeEach(async () => {
  started = await startStore();
  await started.store.snapshot();
});
afterEach(() => started.close());

const actions = Array.from({ length: 45 }, (_, index) => anAction({ id: `p-1:GT8:${index}` }));

describe('writing many rows', () => {
  it('creates and replaces rows of several lists in one request, and shows them at once', async () => {
    const { store } = started;
    const { row: plan } = await store.create('plans', aPlan({ id: 'p-1' }));
    started.exchanges.length = 0;
    const outcomes = await store.writeMany(
      [
        replacing('plans', { ...plan.value, title: 'Renamed' }, plan.eTag),
        ...creating('recommendations', [aRecommendation({ id: 'p-1:GT8' })]),
        ...creating('actions', actions.slice(0, 10)),
      ],
      { priority: 'foreground' },
    );
    expect(outcomes.map((outcome) => outcome.ok && outcome.created)).toEqual([
      false,
      ...Array.from({ length: 11 }, () => true),
    ]);
    expect(started.exchanges.filter(({ method }) => method !== 'GET')).toHaveLength(2); // a look, and the batch
    const snapshot = await store.snapshot();
    expect(snapshot.get('plans', 'p-1')?.value.title).toBe('Renamed');
    expect(snapshot.byRecommendation('actions', 'p-1:GT8')).toHaveLength(10);
  });

  it('lets each row stand or fall by itself', async () => {
    const { store } = started;
    await store.createMany('actions', actions.slice(0, 3));
    const [first, second, third] = (await store.snapshot()).all('actions');
    const theirs = { ...second!.value, progress: 'Theirs' };
    await started.anotherStore().update('actions', theirs, second!.eTag);
    started.graph.control.byHand.remove('Actions', third!.itemId);
    const outcomes = await store.writeMany([
      replacing('actions', { ...first!.value, progress: 'Ours' }, first!.eTag),
      replacing('actions', { ...second!.value, progress: 'Ours' }, second!.eTag),
      replacing('actions', { ...third!.value, progress: 'Ours' }, third!.eTag),
      ...creating('actions', [first!.value, actions[10]!]),
    ]);
    expect(outcomes).toMatchObject([
      { ok: true, created: false, row: { value: { progress: 'Ours' } } },
      { ok: false, error: expect.any(ItemChangedError) as unknown },
      { ok: false, error: expect.any(NotFoundError) as unknown },
      { ok: true, created: false },
      { ok: true, created: true },
    ]);
    expect((await store.snapshot()).get('actions', second!.value.id)?.value).toEqual(theirs);
  });

  it('sends nothing at all when one value does not fit', async () => {
    started.exchanges.length = 0;
    const tooLong = anAction({ id: 'p-1:GT8:long', text: 'x'.repeat(64_000) });
    await expect(started.store.writeMany(creating('actions', [...actions, tooLong]))).rejects.toThrow(
      'SharePoint holds 63,999',
    );
    expect(started.exchanges.length).toBeLessThanOrEqual(1); // a look at what changed
    expect((await started.anotherStore().snapshot()).all('actions')).toEqual([]);
  });

  it('sends nothing for values that stand there already', async () => {
    const { row } = await started.store.create('actions', actions[0]!);
    const [outcome] = await started.store.writeMany([replacing('actions', row.value, row.eTag)]);
    expect(outcome).toMatchObject({ ok: true, row: { eTag: row.eTag } });
  });

  it('tells how far it is, and how long SharePoint makes it wait', async () => {
    const told: WriteProgress[] = [];
    started.graph.control.misbehave({
      fault: { kind: 'refuse', status: 429, retryAfter: '2' },
      match: '^POST .*/items$',
      nth: 21,
    });
    await started.store.createMany('actions', actions, { onProgress: (progress) => told.push(progress) });
    expect(told.at(-1)).toEqual({ written: 45, total: 45, waitSeconds: null });
    expect(told.some(({ waitSeconds, written }) => waitSeconds === 2 && written < 45)).toBe(true);
  });

  it('counts what it cost, and every refusal inside a batch', async () => {
    started.exchanges.length = 0;
    started.graph.control.misbehave({
      fault: { kind: 'refuse', status: 429, retryAfter: '0' },
      match: '^POST .*/items$',
      times: 3,
    });
    await started.store.createMany('actions', actions.slice(0, 20));
    expect(started.exchanges.slice(-2).map(({ units, throttled }) => [units, throttled])).toEqual([
      [40, 3],
      [6, 0],
    ]);
  });

  it('gives up at once when the wait is longer than an import bears, and says which rows are missing', async () => {
    const refuse = { kind: 'refuse', status: 503, retryAfter: '900' } as const;
    started.graph.control.misbehave({ fault: refuse, match: '^POST .*/items$', nth: 21, times: 1_000 });
    const outcomes = await started.store.writeMany(creating('actions', actions));
    started.graph.control.behave();
    const written = (await started.anotherStore().snapshot()).all('actions').map(({ value }) => value.id);
    const said = actions.filter((_, index) => outcomes[index]!.ok).map(({ id }) => id);
    expect(said.toSorted()).toEqual(written.toSorted());
    expect(written.length).toBeLessThan(45);
    for (const outcome of outcomes) {
      if (!outcome.ok) expect(outcome.error.message).toBe('SharePoint is asking us to wait, 15 minutes.');
    }
  });
});

describe('writing in order', () => {
  it('takes one request, and tries nothing after the first row that fails', async () => {
    const { store } = started;
    const { row } = await store.create('actions', actions[0]!);
    await started.anotherStore().update('actions', { ...row.value, progress: 'Theirs' }, row.eTag);
    started.exchanges.length = 0;
    const outcomes = await store.writeMany(
      [
        ...creating('plans', [aPlan({ id: 'p-1' })]),
        replacing('actions', { ...row.value, progress: 'Ours' }, row.eTag),
        ...creating('actions', actions.slice(1, 3)),
      ],
      { priority: 'foreground', inOrder: true },
    );
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, false, false, false]);
    for (const outcome of outcomes.slice(1)) {
      expect(outcome).toMatchObject({ ok: false, error: expect.any(ItemChangedError) as unknown });
    }
    const snapshot = await started.anotherStore().snapshot();
    expect(snapshot.all('plans')).toHaveLength(1);
    expect(snapshot.all('actions')).toHaveLength(1);
  });

  it('goes on behind a row that turns out to be written already, when an answer was lost', async () => {
    const { store } = started;
    const { row } = await store.create('actions', actions[0]!);
    started.graph.control.misbehave({
      fault: { kind: 'drop', when: 'after' },
      match: '^PATCH',
      times: 1,
    });
    const outcomes = await store.writeMany(
      [
        replacing('actions', { ...row.value, progress: 'Ours' }, row.eTag),
        ...creating('actions', actions.slice(1, 3)),
      ],
      { priority: 'foreground', inOrder: true },
    );
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, true, true]);
    const now = (await started.anotherStore().snapshot()).all('actions');
    expect(now.map(({ value }) => value.progress)).toEqual(['Ours', null, null]);
  });
});
