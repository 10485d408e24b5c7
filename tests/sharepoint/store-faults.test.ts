import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ItemChangedError } from '#domain/errors';
import type { Reminder } from '#domain/reminder';
import { GraphThrottledError, GraphUnreachableError } from '#sharepoint/client/errors';
import { anAction, aPlan } from '#tests/helpers/builders';
import { startStore, type StartedStore } from '#tests/helpers/store';

let started: StartedStore;
beforeEach(async () => {
  started = await startStore();
  await started.store.snapshot();
});
afterEach(() => started.close());

const action = anAction({ id: 'p-1:GT8:1' });

/** Rows SharePoint itself has, seen by a process that knows nothing yet. */
async function actionsInSharePoint(): Promise<string[]> {
  started.graph.control.behave();
  return (await started.anotherStore().snapshot()).all('actions').map((row) => row.value.id);
}

describe('while SharePoint throttles', () => {
  it('waits as long as it was asked, decimals included, and everybody with it', async () => {
    started.graph.control.misbehave({
      fault: { kind: 'refuse', status: 429, retryAfter: '0.3' },
      match: '^POST',
      times: 1,
    });
    const startedAt = performance.now();
    await Promise.all([
      started.store.create('actions', action),
      new Promise((resolve) => setTimeout(resolve, 60)).then(() => started.store.snapshot()),
    ]);
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(295);
    const [refused, ...later] = started.exchanges.slice(
      started.exchanges.findIndex(({ status }) => status === 429),
    );
    expect(refused?.status).toBe(429);
    expect(later.length).toBeGreaterThanOrEqual(2);
    expect(await actionsInSharePoint()).toEqual([action.id]);
  });

  it('tells a person at once when the wait is too long for them', async () => {
    started.graph.control.misbehave({ fault: { kind: 'refuse', status: 429, retryAfter: '40' }, times: 1 });
    const startedAt = performance.now();
    const failure = await started.store.create('actions', action).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(GraphThrottledError);
    expect(failure).toMatchObject({ message: 'SharePoint is asking us to wait, 40 s.' });
    expect(performance.now() - startedAt).toBeLessThan(1_000);
  });

  it('asks nothing more of SharePoint during the wait', async () => {
    started.graph.control.misbehave({ fault: { kind: 'refuse', status: 503, retryAfter: '40' }, times: 1 });
    await started.store.create('actions', action).catch(() => undefined);
    const sent = started.exchanges.length;
    await expect(started.store.create('actions', action)).rejects.toThrow(GraphThrottledError);
    expect(started.exchanges.length).toBe(sent);
  });

  it('goes on serving what it knows, and says how old that is', async () => {
    await started.store.create('actions', action);
    const before = await started.store.snapshot();
    started.graph.control.misbehave({ fault: { kind: 'refuse', status: 429, retryAfter: '40' } });
    started.clock.set('2026-03-02T10:00:00Z');
    const during = await started.store.snapshot();
    expect(during.get('actions', action.id)).toBeDefined();
    expect(during.asOf).toBe(before.asOf);
  });

  it('repeats only the refused requests of a batch', async () => {
    const rows = Array.from({ length: 20 }, (_, index) => anAction({ id: `p-1:GT8:${index}` }));
    const refuse = { kind: 'refuse', status: 429, retryAfter: '0.1' } as const;
    started.graph.control.misbehave({ fault: refuse, match: '^POST .*/items$', nth: 5, times: 3 });
    started.exchanges.length = 0;
    await started.store.createMany('actions', rows);
    const batches = started.exchanges.filter(({ url }) => url.endsWith('$batch'));
    expect(batches).toHaveLength(3); // a look, the rows, and those refused
    expect((await actionsInSharePoint()).length).toBe(20);
  });
});

describe('when the answer is lost after SharePoint did what was asked', () => {
  it('creates one row, and says it was this process', async () => {
    started.graph.control.misbehave({
      fault: { kind: 'gateway-timeout' },
      match: '^POST .*/items$',
      times: 1,
    });
    const { created } = await started.store.create('actions', action);
    expect(created).toBe(true);
    expect(await actionsInSharePoint()).toEqual([action.id]);
  });

  it('creates one row when the connection is dropped', async () => {
    for (const when of ['before', 'after'] as const) {
      started.graph.control.misbehave({ fault: { kind: 'drop', when }, match: '^POST .*/items$', times: 1 });
      const { created } = await started.store.create('actions', { ...action, id: `p-1:GT8:${when}` });
      expect(created).toBe(true);
    }
    expect(await actionsInSharePoint()).toHaveLength(2);
  });

  it('creates each row of a batch once, whether one answer is lost or the whole batch', async () => {
    const rows = Array.from({ length: 60 }, (_, index) => anAction({ id: `p-1:GT8:${index}` }));
    started.graph.control.misbehave({
      fault: { kind: 'gateway-timeout' },
      match: '^POST .*/items$',
      nth: 7,
      times: 9,
    });
    started.graph.control.misbehave({
      fault: { kind: 'drop', when: 'after' },
      match: '^POST /\\$batch',
      nth: 2,
    });
    await started.store.createMany('actions', rows);
    expect((await actionsInSharePoint()).sort()).toEqual(rows.map(({ id }) => id).sort());
  });

  it('recognises its own update and does not call it a conflict', async () => {
    const { row } = await started.store.create('actions', action);
    started.graph.control.misbehave({ fault: { kind: 'gateway-timeout' }, match: '^PATCH', times: 1 });
    const updated = await started.store.update('actions', { ...action, progress: 'Done once' }, row.eTag);
    expect(updated.value.progress).toBe('Done once');
    expect((await started.store.snapshot()).get('actions', action.id)).toEqual(updated);
  });

  it('still calls it a conflict when somebody else wrote over the same value', async () => {
    const { row } = await started.store.create('actions', action);
    await started.anotherStore().update('actions', { ...action, progress: 'Theirs' }, row.eTag);
    started.graph.control.misbehave({ fault: { kind: 'gateway-timeout' }, match: '^PATCH', times: 1 });
    const ours = started.store.update('actions', { ...action, progress: 'Ours' }, row.eTag);
    await expect(ours).rejects.toThrow(ItemChangedError);
  });
});

describe('when a second process claims the same key', () => {
  it('gives the row to one of them only', async () => {
    const reminder: Reminder = {
      id: 'r-1',
      personId: 'person-1',
      personName: 'Olive Hart',
      recommendationId: action.recommendationId,
      actionId: action.id,
      stage: 'due-today',
      day: '2026-03-02',
      claimedAt: '2026-03-02T09:30:00.000Z',
      claimedBy: 'sweep-1',
      sentAt: null,
      failure: null,
    };
    const claims = await Promise.all([
      started.store.create('reminders', reminder),
      started.anotherStore().create('reminders', reminder),
    ]);
    expect(claims.map(({ created }) => created).sort()).toEqual([false, true]);
  });
});

describe('when delta links expire', () => {
  it('reads the lists again from the start, and misses nothing deleted meanwhile', async () => {
    const { row } = await started.store.create('actions', action);
    await started.store.create('actions', { ...action, id: 'p-1:GT8:2' });
    await started.store.snapshot();
    started.graph.control.byHand.remove('Actions', row.itemId);
    started.graph.control.loseDeltaTokens();
    const snapshot = await started.store.snapshot();
    expect(snapshot.all('actions').map(({ value }) => value.id)).toEqual(['p-1:GT8:2']);
  });

  it('keeps what was written while they are read', async () => {
    started.graph.control.loseDeltaTokens();
    started.graph.control.misbehave({ fault: { kind: 'latency', ms: 60 }, match: '^GET .*delta' });
    const reading = started.store.snapshot();
    await new Promise((resolve) => setTimeout(resolve, 90));
    await started.store.create('plans', aPlan({ id: 'p-during' }));
    await reading;
    expect((await started.store.snapshot()).get('plans', 'p-during')).toBeDefined();
  });
});

describe('while SharePoint cannot be reached', () => {
  it('fails when nothing was ever read', async () => {
    started.graph.control.misbehave({ fault: { kind: 'drop', when: 'before' } });
    await expect(started.anotherStore().snapshot()).rejects.toThrow(GraphUnreachableError);
  });

  it('serves the copy, reports the failure, and refuses once it is too old', async () => {
    const failures: unknown[] = [];
    let elapsedMs = 0;
    const store = started.anotherStore({
      ...{ maxAgeMs: 300, elapsedMs: () => elapsedMs },
      onRefreshFailed: (error) => failures.push(error),
    });
    await store.create('actions', action);
    started.graph.control.misbehave({ fault: { kind: 'drop', when: 'before' } });
    elapsedMs = 300;
    expect((await store.snapshot()).get('actions', action.id)).toBeDefined();
    expect(failures).toEqual([expect.any(GraphUnreachableError)]);
    elapsedMs = 301;
    await expect(store.snapshot()).rejects.toThrow(GraphUnreachableError);
    started.graph.control.behave();
    expect((await store.snapshot()).get('actions', action.id)).toBeDefined();
  });

  it('does not make readers wait for a slow answer when it has a copy', async () => {
    const store = started.anotherStore({ patienceMs: 50 });
    await store.snapshot();
    started.graph.control.misbehave({ fault: { kind: 'latency', ms: 500 } });
    const startedAt = performance.now();
    await store.snapshot();
    expect(performance.now() - startedAt).toBeLessThan(300);
  });
});
