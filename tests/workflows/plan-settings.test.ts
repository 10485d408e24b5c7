import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deliveryReport } from '#api/contract/deliveries';
import type { PlanSettingsSaveBody } from '#api/contract/plan-settings';
import type { Period } from '#domain/plan';
import type { PlanSettingsPreview, PlanSettingsView } from '#domain/plan-settings-view';
import { refusals } from '#domain/refusal';
import type { PlanSummary } from '#domain/view';
import { aPerson, aPlan, aPost, anAction, aRecommendation } from '#tests/helpers/builders';
import { crashes, interruptEverywhere } from '#tests/helpers/crashes';
import { serveApp, type ServedApp } from '#tests/helpers/served-app';
import { savePeriod } from '#workflows/save-period';
import { savePlanSettings } from '#workflows/save-plan-settings';
import { sendReminders } from '#workflows/send-reminders';

const administrator = { id: '11111111-1111-4111-8111-111111111111', name: 'Owen Tarrant' };
const officer = { id: '22222222-2222-4222-8222-222222222222', name: 'Olive Hart' };
const director = aPerson('Dev Rao');

const openPeriod: Period = {
  ...{ id: 'p-1:period:0', planId: 'p-1', order: 0, label: 'Quarter 4', kind: 'current' },
  ...{ cutOff: null, closedAt: null, lastChange: null },
};

let app: ServedApp;
beforeAll(async () => {
  app = await serveApp({ settings: { administratorIds: [administrator.id] } });
  const { store } = app;
  await store.create('plans', aPlan());
  await store.create('recommendations', aRecommendation());
  await store.create('posts', aPost('Officer', { holder: officer }));
  await store.create('posts', aPost('Director', { holder: director }));
  await store.create('actions', anAction({ ownerPostIds: ['post-officer'], dueDate: '2026-03-09' }));
  await store.create('periods', openPeriod);
});
afterAll(() => app.close());

const address = '/api/v1/plans/p-1/settings';

async function settings(): Promise<PlanSettingsView> {
  return (await (await app.ask(address, administrator)).json()) as PlanSettingsView;
}

function post(to: string, body: unknown, as = administrator): Promise<Response> {
  const headers = { 'content-type': 'application/json' };
  return app.ask(to, as, { method: 'POST', headers, body: JSON.stringify(body) });
}

async function save(
  change: PlanSettingsSaveBody['change'],
  given: Partial<PlanSettingsSaveBody> = {},
): Promise<{ status: number; body: PlanSettingsView & { theirs: PlanSettingsView; message: string } }> {
  const basedOn = given.basedOn ?? (await settings()).eTag;
  const response = await post(address, { id: crypto.randomUUID(), basedOn, change, ...given });
  return { status: response.status, body: (await response.json()) as never };
}

const plansOf = async (person = officer) => {
  const response = await app.ask('/api/v1/plans', person);
  return ((await response.json()) as { plans: PlanSummary[] }).plans.map(({ title }) => title);
};

describe('how a plan is set up', () => {
  it('is for administrators, checked by the server', async () => {
    expect((await app.ask(address, officer)).status).toBe(403);
    const body = { id: crypto.randomUUID(), basedOn: '"1"', change: { title: 'Mine' } };
    expect((await post(address, body, officer)).status).toBe(403);
    expect((await app.ask('/api/v1/archived-plans', officer)).status).toBe(403);
  });

  it('is kept and logged with who, when, before and after; a save sent twice is kept once', async () => {
    const { eTag } = await settings();
    const request = { id: crypto.randomUUID(), basedOn: eTag };
    const change = { title: 'Improvement plan', source: 'peer-challenge' as const };
    expect((await save(change, request)).status).toBe(200);
    const again = await save(change, request);
    expect(again.status).toBe(200);
    expect(again.body.history).toEqual([
      {
        ...{ id: request.id, planId: 'p-1', at: '2026-03-02T09:30:00.000Z', by: administrator },
        changes: [
          { field: 'title', before: 'Governance plan', after: 'Improvement plan' },
          { field: 'source', before: 'External audit', after: 'Peer challenge' },
        ],
      },
    ]);
  });

  it('is refused with the settings as they stand where somebody else was first', async () => {
    const { eTag } = await settings();
    await save({ ownersMayMoveDates: false });
    const { status, body } = await save({ sponsorPostId: 'post-director' }, { basedOn: eTag });
    expect(status).toBe(409);
    expect(body.theirs).toMatchObject({ ownersMayMoveDates: false, sponsorPostId: null });
  });

  it('is refused in sentences', async () => {
    expect(await save({ title: ' ', readerPostIds: [] })).toMatchObject({
      status: 422,
      body: {
        problems: [
          'Give the plan a title.',
          'Name at least one post that may see the plan, or let everybody in the council see it.',
        ],
      },
    });
  });

  it('says before it is saved who would see the plan, who would be shut out, and when people hear', async () => {
    const change = { readerPostIds: ['post-director'] };
    const response = await post(`${address}/preview`, { change });
    const preview = (await response.json()) as PlanSettingsPreview;
    expect(preview).toMatchObject({
      dueDate: '2026-03-31',
      readers: [{ post: 'Director', people: ['Dev Rao'] }],
      shutOut: [{ person: 'Olive Hart', post: 'Officer', actions: 1 }],
    });
    expect(preview.reminders?.[0]).toEqual({
      day: '2026-03-03',
      who: 'owner',
      stage: '28 days before its date',
    });
  });

  it('restricts at once, and tells administrators of an owner who may not see what they own', async () => {
    expect(await plansOf()).toEqual(['Improvement plan']);
    await save({ readerPostIds: ['post-director'] });
    expect(await plansOf()).toEqual([]);
    const report = await sendReminders(app.services, silent, { dryRun: true });
    expect(report.troubles).toContain(
      'Olive Hart, Officer, owns 1 open action in “Improvement plan” and may not see that plan, so they hear of nothing in it. Let their post see the plan, or give the action to somebody who may.',
    );
    await save({ readerPostIds: ['post-director', 'post-officer'] });
    expect(await plansOf()).toEqual(['Improvement plan']);
  });

  it('takes a cut-off day for the open period', async () => {
    const [period] = (await settings()).periods;
    const change = { label: 'Quarter 4, 2025/26', cutOff: '2026-03-31' };
    const body = { id: crypto.randomUUID(), basedOn: period?.eTag, change };
    const response = await post(`/api/v1/plans/p-1/periods/${encodeURIComponent('p-1:period:0')}`, body);
    expect(response.status).toBe(200);
    expect((await settings()).periods[0]).toMatchObject(change);
  });

  it('puts a plan away and brings it back: nobody finds it or is reminded of it meanwhile', async () => {
    expect((await save({ isArchived: true })).status).toBe(200);
    expect(await plansOf()).toEqual([]);
    expect((await app.ask('/api/v1/items/p-1:GT8', officer)).status).toBe(404);
    expect((await sendReminders(app.services, silent, { dryRun: true })).sent).toEqual([]);
    const archived = await (await app.ask('/api/v1/archived-plans', administrator)).json();
    expect(archived).toMatchObject({ plans: [{ id: 'p-1', title: 'Improvement plan', items: 1 }] });
    await save({ isArchived: false });
    expect(await plansOf()).toEqual(['Improvement plan']);
    expect((await sendReminders(app.services, silent, { dryRun: true })).sent).toMatchObject([
      { person: officer, items: 1 },
    ]);
  });
});

it('is in the log with every save, whichever write was the last before the process died', async () => {
  const basedOn = { plan: '', period: '' };
  const person = aPerson('Kit Bell');
  const report = await interruptEverywhere(
    {
      name: 'saving settings',
      async prepare({ store }) {
        basedOn.plan = (await store.create('plans', aPlan())).row.eTag;
        basedOn.period = (await store.create('periods', openPeriod)).row.eTag;
      },
      async run(services) {
        const save = { id: 's1', person, planId: 'p-1', change: { title: 'Recovery plan' } };
        await savePlanSettings(services, { ...save, basedOn: basedOn.plan });
        const change = { id: 's2', person, planId: 'p-1', change: { label: 'Quarter 5' } };
        await savePeriod(services, { ...change, periodId: openPeriod.id, basedOn: basedOn.period });
      },
    },
    { faults: [crashes.after] },
  );
  expect(report).toEqual({ writes: 4, interruptions: 4, differences: [] });
});

describe('the report of who was told', () => {
  const report = async () =>
    deliveryReport.parse(await (await app.ask('/api/v1/deliveries', administrator)).json());

  it('says when the first card goes out, while nothing was ever sent', async () => {
    expect((await report()).first).toEqual({ isNone: true, day: '2026-03-02' });
  });

  it('says who could not be reached, what to do about it and when it is tried again', async () => {
    const refused = () => Promise.resolve({ delivered: false as const, reason: refusals['wrong-cloud'] });
    await sendReminders(app.services, { send: refused, tellSlips: refused });
    const { first, unreached, counts } = await report();
    expect([first, counts.failed]).toEqual([null, 1]);
    expect(unreached).toEqual([
      {
        ...{ person: officer, postId: 'post-officer', reason: refusals['wrong-cloud'], since: '2026-03-02' },
        ...{ todo: 'configuration', nextTry: '2026-03-03' },
      },
    ]);
    app.clock.set('2026-03-03T09:30:00Z');
    const { troubles } = await sendReminders(app.services, silent, { dryRun: true });
    expect(troubles).toContain(
      `The last card could not be brought to Olive Hart. ${refusals['wrong-cloud']}`,
    );
  });
});

/** A dry run sends nothing. */
const silent = {
  send: () => Promise.reject(new Error('A dry run sends nothing.')),
  tellSlips: () => Promise.reject(new Error('A dry run sends nothing.')),
};
