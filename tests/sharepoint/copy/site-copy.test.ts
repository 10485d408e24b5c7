import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { provisionSite } from '#sharepoint/provision';
import { anAction, aPlan } from '#tests/helpers/builders';
import { startStore, type StartedStore } from '#tests/helpers/store';

let started: StartedStore;
beforeEach(async () => {
  started = await startStore();
});
afterEach(() => started.close());

/** Pages of lists read from the start, since the requests were last forgotten. */
function wholeReads(): number {
  return started.exchanges.filter(({ url, status }) => /\/items\/delta\?\$expand/.test(url) && status === 200)
    .length;
}

async function deleteList(name: string): Promise<void> {
  const { value } = await started.client.page(`/sites/${started.graph.siteId}/lists?$select=id,displayName`);
  const list = (value as { id: string; displayName: string }[]).find(
    ({ displayName }) => displayName === name,
  );
  const address = `${started.graph.url}/v1.0/sites/${started.graph.siteId}/lists/${list?.id}`;
  const headers = { Authorization: `Bearer ${started.graph.token}` };
  expect((await fetch(address, { method: 'DELETE', headers })).status).toBe(204);
}

describe('a list that is deleted', () => {
  it('is read anew once it was made again, and nobody meets an error', async () => {
    await started.store.create('plans', aPlan());
    await started.store.create('actions', anAction());
    await started.store.snapshot();
    await deleteList('Actions');
    await provisionSite(started.client, started.graph.siteId);
    started.exchanges.length = 0;
    const snapshot = await started.store.snapshot();
    expect(snapshot.all('actions')).toEqual([]);
    expect(snapshot.all('plans')).toHaveLength(1);
    expect(wholeReads()).toBe(1);
    await started.store.create('actions', anAction());
    expect((await started.anotherStore().snapshot()).all('actions')).toHaveLength(1);
  });

  it('is told of in words while it is missing, and what was read last still stands', async () => {
    const failures: unknown[] = [];
    const store = started.anotherStore({ onRefreshFailed: (error) => failures.push(error) });
    await store.create('actions', anAction());
    await store.snapshot();
    await deleteList('Actions');
    expect((await store.snapshot()).all('actions')).toHaveLength(1);
    expect(failures).toMatchObject([
      { message: expect.stringContaining('lacks the list "Actions"') as unknown },
    ]);
  });
});

describe('a refresh that was asked for', () => {
  it('reads what changed however young the copy is', async () => {
    const store = started.anotherStore({ freshnessMs: 3_600_000 });
    await store.snapshot();
    await started.store.create('actions', anAction());
    expect((await store.snapshot()).all('actions')).toEqual([]);
    await store.refresh();
    expect((await store.snapshot()).all('actions')).toHaveLength(1);
  });

  it('reads once more when one is under way, which may have passed the change by', async () => {
    const store = started.anotherStore({ freshnessMs: 3_600_000 });
    await store.snapshot();
    started.exchanges.length = 0;
    await Promise.all([store.refresh(), store.refresh(), store.refresh()]);
    expect(started.exchanges).toHaveLength(2);
  });
});
