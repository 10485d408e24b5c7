import { afterAll, beforeAll, expect, it } from 'vitest';
import { planView } from '#api/contract/plans';
import { viewView } from '#api/contract/views';
import type { Person } from '#domain/post';
import type { ViewView } from '#domain/view';
import { aPlan, aPost } from '#tests/helpers/builders';
import { serveApp, type ServedApp } from '#tests/helpers/served-app';

const officer: Person = { id: '11111111-0000-4000-8000-000000000001', name: 'Asha Patel' };
const administrator: Person = { id: '11111111-0000-4000-8000-000000000002', name: 'Priya Anand' };
const colleague: Person = { id: '11111111-0000-4000-8000-000000000003', name: 'Tom Reid' };

let app: ServedApp;
beforeAll(async () => {
  app = await serveApp({ settings: { administratorIds: [administrator.id] } });
  await app.store.create('posts', aPost('Head of Law', { id: 'post-law', holder: officer }));
  await app.store.create('plans', aPlan({ id: 'p-1' }));
  await app.store.create('plans', aPlan({ id: 'p-2', readerPostIds: ['post-law'] }));
});
afterAll(() => app.close());

const json = (method: string, body: object): RequestInit => ({
  method,
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
});
const at = (planId: string, rest = '') => `/api/v1/plans/${planId}/views${rest}`;

/** A view that is there to be changed. */
async function save(name: string, isShared: boolean, planId = 'p-1'): Promise<ViewView> {
  const view = { id: crypto.randomUUID(), name, params: 'show=overdue&group=owner', isShared };
  const response = await app.ask(at(planId), officer, json('POST', view));
  return viewView.parse(await response.json());
}

async function change(view: ViewView, as: Person, body: object): Promise<Response> {
  return app.ask(at('p-1', `/${view.id}`), as, json('PATCH', { basedOn: view.eTag, ...body }));
}

async function namesFor(person: Person): Promise<string[]> {
  const plan = planView.parse(await (await app.ask('/api/v1/plans/p-1', person)).json());
  return plan.views.map(({ name }) => name);
}

it('finds a personal view with its owner alone, and a shared one with every reader', async () => {
  await save('Mine alone', false);
  await save('For everyone', true);
  expect(await namesFor(officer)).toEqual(['For everyone', 'Mine alone']);
  expect(await namesFor(colleague)).toEqual(['For everyone']);
  expect(await namesFor(administrator)).toEqual(['For everyone']);
});

it('keeps a view once that was sent twice, and refuses a name that is taken', async () => {
  const view = { id: crypto.randomUUID(), name: 'Twice', params: '', isShared: false };
  const send = (body: object) => app.ask(at('p-1'), officer, json('POST', body));
  expect(await (await send(view)).json()).toEqual(await (await send(view)).json());
  const another = await send({ ...view, id: crypto.randomUUID(), name: ' twice' });
  expect(another.status).toBe(422);
  expect(await another.text()).toContain('There is a view called “Twice” already.');
});

it('keeps no name that a list cannot hold or nobody could see', async () => {
  for (const [name, status] of [
    ['Unseen\u0000 mark', 200],
    ['\u200b', 400],
    ['\ud800', 400],
  ] as const) {
    const view = { id: crypto.randomUUID(), name, params: '', isShared: false };
    expect((await app.ask(at('p-1'), officer, json('POST', view))).status).toBe(status);
  }
  expect(await namesFor(officer)).toContain('Unseen mark');
});

it('takes nothing that an address could not say', async () => {
  for (const params of [
    '?show=red',
    'show=red&show=overdue',
    'Show=red',
    'show=',
    'a b',
    'x'.repeat(2_001),
  ]) {
    const view = { id: crypto.randomUUID(), name: 'Odd', params, isShared: false };
    expect((await app.ask(at('p-1'), officer, json('POST', view))).status, params).toBe(400);
  }
});

it('is changed by its owner and, once shared, by administrators, and by nobody else', async () => {
  const view = await save('Late', true);
  expect((await change(view, colleague, { name: 'Theirs' })).status).toBe(403);
  const renamed = viewView.parse(await (await change(view, administrator, { name: 'Late items' })).json());
  expect(renamed).toMatchObject({ name: 'Late items', isMine: false, owner: 'Asha Patel', mayChange: true });
  const personal = viewView.parse(
    await (await change({ ...renamed, eTag: renamed.eTag }, officer, { isShared: false })).json(),
  );
  expect((await change(personal, administrator, { name: 'Looked at' })).status).toBe(404);
});

it('is not overwritten by whoever did not see the last change, who is shown it', async () => {
  const view = await save('Red ones', true);
  await change(view, administrator, { params: 'rag=red' });
  const late = await change(view, officer, { params: 'rag=amber' });
  expect(late.status).toBe(409);
  expect(await late.json()).toMatchObject({
    message: 'Priya Anand changed “Red ones” meanwhile.',
    theirs: { params: 'rag=red' },
  });
});

it('is deleted and brought back, each of it once', async () => {
  const view = await save('For a week', true);
  const remove = () =>
    app.ask(at('p-1', `/${view.id}?basedOn=${encodeURIComponent(view.eTag)}`), officer, { method: 'DELETE' });
  const gone = viewView.parse(await (await remove()).json());
  expect((await remove()).status).toBe(200); // the answer was lost, the tab asks again
  expect(await namesFor(officer)).not.toContain('For a week');
  const back = json('POST', { basedOn: gone.eTag });
  expect((await app.ask(at('p-1', `/${view.id}/restore`), officer, back)).status).toBe(200);
  expect(await namesFor(colleague)).toContain('For a week');
});

it('brings a view back only where its name is still free', async () => {
  const first = await save('For the leader', false);
  const remove = `${at('p-1', `/${first.id}`)}?basedOn=${encodeURIComponent(first.eTag)}`;
  const gone = viewView.parse(await (await app.ask(remove, officer, { method: 'DELETE' })).json());
  await save('For the leader', false);
  const back = json('POST', { basedOn: gone.eTag });
  const refused = await app.ask(at('p-1', `/${first.id}/restore`), officer, back);
  expect(refused.status).toBe(422);
  expect(await refused.text()).toContain('by now. Rename that one first');
});

it('says nothing of the views of a plan that is not for the person', async () => {
  const view = await save('Restricted', true, 'p-2');
  const asked = { id: crypto.randomUUID(), name: 'Mine', params: '', isShared: false };
  expect((await app.ask(at('p-2'), colleague, json('POST', asked))).status).toBe(404);
  const renamed = json('PATCH', { basedOn: view.eTag, name: 'Known' });
  expect((await app.ask(at('p-2', `/${view.id}`), colleague, renamed)).status).toBe(404);
  expect((await app.ask(at('p-1', `/${view.id}`), officer, renamed)).status).toBe(404); // of another plan
});
