import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Person } from '#domain/post';
import { listPlans } from '#workflows/list-plans';
import { showItem } from '#workflows/show-item';
import { showPlan } from '#workflows/show-plan';
import { anAction, aPlan, aPost, aRecommendation } from '#tests/helpers/builders';
import { startStore, type StartedStore } from '#tests/helpers/store';
import { startTeams, type TestTeams } from '#tests/helpers/teams';

const owner: Person = { id: '00000000-0000-4000-8000-000000000001', name: 'Priya Anand' };

let started: StartedStore;
let teams: TestTeams;
beforeAll(async () => {
  started = await startStore({ store: { freshnessMs: 60_000 } });
  const post = aPost('Head of Finance', { holder: owner });
  await started.store.create('posts', post);
  await started.store.create('plans', aPlan());
  await started.store.create('recommendations', aRecommendation());
  await started.store.create('actions', anAction({ ownerPostIds: [post.id], dueDate: '2026-01-31' }));
  teams = await startTeams(started.services);
  await teams.say(owner, 'my actions'); // the bot remembers whom it talks to, once
});
afterAll(async () => {
  await teams.close();
  await started.close();
});

it('answers tab and chat without asking SharePoint anything while the copy is young', async () => {
  started.exchanges.length = 0;
  const { services } = started;
  expect((await listPlans(services, owner)).plans).toHaveLength(1);
  const { plan } = await showPlan(services, owner, 'p-1');
  expect((await showItem(services, owner, plan.items[0]!.id)).item.actions).toHaveLength(1);
  for (const text of ['my actions', 'overdue', plan.items[0]!.ref]) {
    expect((await teams.say(owner, text)).length).toBeGreaterThan(0);
  }
  expect(started.exchanges).toEqual([]);
});

it('asks once, for all lists together, when the copy is no longer young', async () => {
  const store = started.anotherStore({ freshnessMs: 0 });
  await store.snapshot();
  started.exchanges.length = 0;
  const [one, another] = await Promise.all([store.snapshot(), store.snapshot()]);
  expect(another).toBe(one);
  expect(started.exchanges.map(({ method, url }) => `${method} ${url.split('/').at(-1)}`)).toEqual([
    'POST $batch',
  ]);
});
