import express from 'express';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createChangeWatch, type ChangeWatch } from '#server/change-watch';
import { clientStateFor, notificationRoute, notificationUrlFor } from '#server/notifications';
import { createSubscriptions, type Subscriptions } from '#sharepoint/subscriptions';
import type { Store } from '#sharepoint/store';
import { anAction } from '#tests/helpers/builders';
import { listen, type Listening } from '#tests/helpers/listen';
import { startStore, type StartedStore } from '#tests/helpers/store';

const officer = {
  id: 'b1f7c0de-0000-4000-8000-000000000001',
  displayName: 'Olu Officer',
  email: 'olu@council.example',
};
const clientState = clientStateFor('a secret', 'the site');

let started: StartedStore;
let server: Listening;
let watch: ChangeWatch;
/** Never reads by itself while asked: what it knows, it was told. */
let store: Store;
let subscriptions: Subscriptions;
let failures: unknown[];

beforeEach(async () => {
  started = await startStore();
  store = started.anotherStore({ freshnessMs: 3_600_000 });
  failures = [];
  const app = express().use(
    notificationRoute(clientState, {
      changed: () => watch.changed(),
      subscriptionLost: () => watch.subscriptionLost(),
    }),
  );
  server = await listen(app);
  subscriptions = createSubscriptions({
    client: started.client,
    site: started.graph.siteId,
    clock: started.clock,
    notificationUrl: notificationUrlFor(server.origin, clientState),
    clientState,
  });
  watch = createChangeWatch({
    refresh: () => store.refresh(),
    subscriptions,
    onUnsubscribed: (error) => failures.push(error),
    gatherMs: 10,
  });
});
afterEach(async () => {
  watch.stop();
  await server.close();
  await started.close();
});

/** What Graph has of ours. */
async function live(): Promise<{ id: string; resource: string; expirationDateTime: string }[]> {
  return (await started.client.page('/subscriptions')).value as Awaited<ReturnType<typeof live>>;
}

describe('subscriptions', () => {
  it('has an edit by hand seen without anybody asking', async () => {
    const { row } = await started.store.create('actions', anAction({ id: 'p-1:GT1:1' }));
    watch.start();
    await vi.waitFor(async () => expect((await live()).length).toBeGreaterThan(10), { timeout: 5_000 });
    await vi.waitFor(async () => expect((await store.snapshot()).get('actions', row.value.id)).toBeDefined());
    started.graph.control.byHand.edit('Actions', row.itemId, { Progress: 'By hand' }, officer);
    await vi.waitFor(
      async () =>
        expect((await store.snapshot()).get('actions', row.value.id)?.value.progress).toBe('By hand'),
      { timeout: 5_000 },
    );
    expect(failures).toEqual([]);
  });

  it('are one to a list, shared by every replica, and kept as long as Graph allows', async () => {
    await subscriptions.keep();
    const before = await live();
    expect(new Set(before.map(({ resource }) => resource)).size).toBe(before.length);
    started.clock.set('2026-03-20T09:30:00Z');
    const replica = createSubscriptions({
      client: started.client,
      site: started.graph.siteId,
      clock: started.clock,
      notificationUrl: notificationUrlFor(server.origin, clientState),
      clientState,
    });
    await replica.keep();
    const after = await live();
    expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    expect(after.every(({ expirationDateTime }) => expirationDateTime > '2026-04-17')).toBe(true);
  });

  it('are made again when they ran out, and with another secret', async () => {
    await subscriptions.keep();
    const number = (await live()).length;
    started.clock.set('2026-05-01T09:30:00Z');
    expect(await live()).toEqual([]);
    await subscriptions.keep();
    expect(await live()).toHaveLength(number);
    const renewed = clientStateFor('another secret', 'the site');
    await createSubscriptions({
      client: started.client,
      site: started.graph.siteId,
      clock: started.clock,
      notificationUrl: notificationUrlFor(server.origin, renewed),
      clientState: renewed,
    }).keep();
    expect(await live()).toHaveLength(2 * number);
  });

  it('are tried again later when Graph cannot reach us, with one word about it', async () => {
    await server.close();
    watch.start();
    await vi.waitFor(() => expect(failures).toHaveLength(1), { timeout: 5_000 });
    watch.subscriptionLost();
    await vi.waitFor(() => expect(started.exchanges.filter(({ status }) => status === 400)).toHaveLength(2));
    expect(failures).toHaveLength(1);
    server = await listen(express());
  });

  it('makes a subscription again that Graph says it lost', async () => {
    await subscriptions.keep();
    const [lost] = await live();
    const kept = vi.spyOn(subscriptions, 'keep');
    started.clock.set('2026-05-01T09:30:00Z'); // all of them, in fact
    const event = { clientState, lifecycleEvent: 'subscriptionRemoved', subscriptionId: lost!.id };
    await fetch(notificationUrlFor(server.origin, clientState), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ value: [event] }),
    });
    await kept.mock.results[0]?.value;
    expect((await live()).some(({ resource }) => resource === lost!.resource)).toBe(true);
  });
});
