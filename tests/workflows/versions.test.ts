import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '#domain/post';
import { listPlans } from '#workflows/list-plans';
import type { Services } from '#workflows/services';
import { showItem } from '#workflows/show-item';
import { showPlan } from '#workflows/show-plan';
import { anAction, aPlan, aPost, aRecommendation } from '#tests/helpers/builders';
import { startStore, type StartedStore } from '#tests/helpers/store';

const reader: Person = { id: '11111111-0000-4000-8000-000000000003', name: 'Tom Reid' };

let started: StartedStore;
beforeAll(async () => {
  started = await startStore();
  for (const planId of ['p-1', 'p-2']) {
    await started.store.create('plans', aPlan({ id: planId, state: 'live' }));
    const recommendationId = `${planId}:GT1`;
    await started.store.create('recommendations', aRecommendation({ id: recommendationId, planId }));
    await started.store.create('actions', anAction({ id: `${planId}:GT1:1`, planId, recommendationId }));
  }
  await started.store.create('posts', aPost('Head of Law', { id: 'post-law', holder: null }));
});
afterAll(() => started.close());

interface Versions {
  plans: string;
  plan: string;
  item: string;
}

/** Of everything a reader may ask about the first plan. */
async function versions(services: Services = started.services, person = reader): Promise<Versions> {
  return {
    plans: (await listPlans(services, person)).version,
    plan: (await showPlan(services, person, 'p-1')).version,
    item: (await showItem(services, person, 'p-1:GT1')).version,
  };
}

async function write(planId: string, progress: string): Promise<void> {
  const row = (await started.store.snapshot()).get('actions', `${planId}:GT1:1`)!;
  await started.store.update('actions', { ...row.value, progress }, row.eTag);
}

function changed(before: Versions, after: Versions): string[] {
  return (Object.keys(before) as (keyof Versions)[]).filter((name) => before[name] !== after[name]);
}

describe('the version of what a person sees', () => {
  it('is the same from every process that read the same', async () => {
    await write('p-1', 'Written here, read there');
    const before = await versions();
    expect(await versions({ ...started.services, store: started.anotherStore() })).toEqual(before);
    await started.store.refresh();
    expect(await versions()).toEqual(before);
  });

  it('tells a process that never saw it what changed since', async () => {
    const { plan } = await showPlan(started.services, reader, 'p-1');
    const elsewhere = { ...started.services, store: started.anotherStore() };
    expect((await showPlan(elsewhere, reader, 'p-1')).since(plan.version)).toMatchObject({
      ...{ version: plan.version, frame: null, runs: [] },
    });
  });

  it('changes with the plan, and not with another plan', async () => {
    const before = await versions();
    await write('p-2', 'Elsewhere');
    expect(changed(before, await versions())).toEqual(['plans']);
    await write('p-1', 'Here');
    expect(changed(before, await versions())).toEqual(['plans', 'plan', 'item']);
  });

  it('changes with a row that comes and one that goes', async () => {
    const before = await versions();
    const another = anAction({ id: 'p-1:GT1:2', planId: 'p-1', recommendationId: 'p-1:GT1' });
    const { row } = await started.store.create('actions', another);
    expect(changed(before, await versions())).toEqual(['plans', 'plan', 'item']);
    started.graph.control.byHand.remove('Actions', row.itemId);
    expect(await versions()).toEqual(before);
  });

  it('changes with who holds a post, which decides who may do what', async () => {
    const before = await versions();
    const row = (await started.store.snapshot()).get('posts', 'post-law')!;
    await started.store.update('posts', { ...row.value, holder: reader }, row.eTag);
    expect(changed(before, await versions())).toEqual(['plans', 'plan', 'item']);
  });

  it('changes with the reader, the day, the settings and the release', async () => {
    const before = await versions();
    const all = ['plans', 'plan', 'item'];
    expect(changed(before, await versions(started.services, { ...reader, id: 'another' }))).toEqual(all);
    const { settings } = started.services;
    for (const other of [{ administratorIds: [reader.id] }, { council: 'Other' }, { release: 'next' }]) {
      const services = { ...started.services, settings: { ...settings, ...other } };
      expect(changed(before, await versions(services))).toEqual(all);
    }
    started.clock.set('2026-03-03T09:30:00Z');
    expect(changed(before, await versions())).toEqual(all);
  });
});
