import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { apiError } from '#api/contract/failures';
import { itemDetail } from '#api/contract/items';
import {
  agendaProposal,
  meetingChanged,
  meetingChoices,
  meetingList,
  meetingRecord,
  meetingView,
  type MinuteRequestBody,
  type MoveRequestBody,
} from '#api/contract/meetings';
import type { MeetingView } from '#domain/meeting-view';
import type { Person } from '#domain/post';
import { aPlan, aPost, aRecommendation, anAction } from '#tests/helpers/builders';
import { serveApp, type ServedApp } from '#tests/helpers/served-app';

const chief: Person = { id: '11111111-0000-4000-8000-000000000001', name: 'Ruth Amos' };
const director: Person = { id: '11111111-0000-4000-8000-000000000002', name: 'Dev Rao' };
const officer: Person = { id: '11111111-0000-4000-8000-000000000003', name: 'Olive Hart' };
const clerk: Person = { id: '11111111-0000-4000-8000-000000000004', name: 'Priya Anand' };

let app: ServedApp;
let replica: Pick<ServedApp, 'ask' | 'close'>;

// Today is 2 March 2026. GT1 is red and late, GT2 late a little, GT3 is fine; SEC1 is red in a plan few may see.
beforeAll(async () => {
  app = await serveApp({ settings: { administratorIds: [clerk.id] }, store: { freshnessMs: 60_000 } });
  const { store } = app;
  await store.createMany('posts', [
    aPost('Chief Executive', { holder: chief }),
    aPost('Director', { holder: director, managerPostId: 'post-chief-executive' }),
    aPost('Officer', { holder: officer, managerPostId: 'post-director' }),
  ]);
  await store.createMany('plans', [
    aPlan({
      ...{ id: 'p-1', title: 'Audit plan', sponsorPostId: 'post-chief-executive' },
      ownersMayMoveDates: false,
    }),
    aPlan({
      ...{ id: 'p-2', title: 'Inquiry', sponsorPostId: 'post-chief-executive' },
      readerPostIds: ['post-chief-executive'],
    }),
  ]);
  const item = (planId: string, key: string, order: number, rag: 'red' | 'amber' | 'green') =>
    aRecommendation({
      ...{ id: `${planId}:${key}`, planId, key, refs: [key], order, rag },
      text: `Recommendation ${key}.`,
      accountablePostIds: ['post-director'],
    });
  await store.createMany('recommendations', [
    item('p-1', 'GT1', 1, 'red'),
    item('p-1', 'GT2', 2, 'amber'),
    item('p-1', 'GT3', 3, 'green'),
    item('p-2', 'SEC1', 1, 'red'),
  ]);
  const action = (planId: string, key: string, dueDate: string) =>
    anAction({
      ...{ id: `${planId}:${key}:1`, planId, recommendationId: `${planId}:${key}`, dueDate },
      ownerPostIds: ['post-officer'],
    });
  await store.createMany('actions', [
    action('p-1', 'GT1', '2026-01-31'),
    action('p-1', 'GT2', '2026-02-27'),
    action('p-1', 'GT3', '2026-06-30'),
    action('p-2', 'SEC1', '2026-06-30'),
  ]);
  // Only reading the meeting's own row can bring this one up to date in time.
  replica = await app.anotherReplica({ freshnessMs: 60_000 });
});
afterAll(async () => {
  await replica.close();
  await app.close();
});

type At = Pick<ServedApp, 'ask'>;

function send(path: string, as: Person, body: object, at: At = app): Promise<Response> {
  const headers = { 'Content-Type': 'application/json' };
  return at.ask(`/api/v1${path}`, as, { method: 'POST', headers, body: JSON.stringify(body) });
}

async function see(id: string, as: Person, at: At = app): Promise<MeetingView> {
  return meetingView.parse(await (await at.ask(`/api/v1/meetings/${id}`, as)).json());
}

async function givenAMeeting(planIds = ['p-1', 'p-2']): Promise<MeetingView> {
  const body = { id: crypto.randomUUID(), title: 'Improvement Board', day: '2026-03-02', planIds };
  return meetingView.parse(await (await send('/meetings', chief, body)).json());
}

const moveBody = (meeting: Pick<MeetingView, 'eTag'>, move: MoveRequestBody['move']): MoveRequestBody => ({
  ...{ id: crypto.randomUUID(), basedOn: meeting.eTag, move },
});

async function move(meeting: MeetingView, wanted: MoveRequestBody['move'], as = chief, at: At = app) {
  const response = await send(`/meetings/${meeting.id}/moves`, as, moveBody(meeting, wanted), at);
  return meetingView.parse(await response.json());
}

async function givenARunningMeeting(planIds?: string[]): Promise<MeetingView> {
  return move(await givenAMeeting(planIds), { kind: 'start' });
}

async function minute(
  meeting: MeetingView,
  itemId: string,
  what: MinuteRequestBody['minute'],
  as = chief,
): Promise<MeetingView> {
  const body = { id: crypto.randomUUID(), itemId, minute: what };
  const response = await send(`/meetings/${meeting.id}/minutes`, as, body);
  expect(response.status, await response.clone().text()).toBe(200);
  return meetingView.parse(await response.json());
}

async function itemOf(itemId: string, as = chief, at: At = app) {
  return itemDetail.parse(await (await at.ask(`/api/v1/items/${itemId}`, as)).json());
}

const eventually = (check: () => Promise<void>) => vi.waitFor(check, { timeout: 10_000, interval: 200 });

const refs = (meeting: MeetingView) => meeting.agenda.map(({ ref }) => ref);
const problemOf = async (response: Response) => apiError.parse(await response.json()).message;

describe('a meeting', () => {
  it('is planned once, by whoever may run it, with what is off course as its agenda', async () => {
    const id = crypto.randomUUID();
    const body = { id, title: 'Board', day: '2026-03-02', planIds: ['p-1', 'p-2'] };
    const twice = await Promise.all([send('/meetings', chief, body), send('/meetings', chief, body)]);
    expect(twice.map(({ status }) => status)).toEqual([200, 200]);
    const meeting = await see(id, chief);
    expect(refs(meeting)).toEqual(['GT1', 'SEC1', 'GT2']);
    expect(meeting.agenda[0]).toMatchObject({
      reasons: [
        { kind: 'escalated', text: 'GT1 is 30 days late; the sponsor has been told' },
        { kind: 'red' },
      ],
    });
    const refused = await send('/meetings', officer, { ...body, id: crypto.randomUUID(), planIds: ['p-1'] });
    expect(refused.status).toBe(403);
    expect(await problemOf(refused)).toContain('are planned by those who answer for its items');
    const hidden = await send('/meetings', director, { ...body, id: crypto.randomUUID() });
    expect(hidden.status).toBe(404);
    const { meetings } = meetingList.parse(await (await app.ask('/api/v1/meetings', chief)).json());
    expect(meetings.filter((listed) => listed.id === id)).toHaveLength(1);
    await move(meeting, { kind: 'cancel' });
    const after = meetingList.parse(await (await app.ask('/api/v1/meetings', officer)).json());
    expect(after.meetings.filter((listed) => listed.id === id)).toEqual([]);
    expect(after.mayPlan).toEqual([]);
  });

  it('shows nothing of a restricted plan to whoever may not see it, the item on show included', async () => {
    const meeting = await givenARunningMeeting();
    const onShow = await move(meeting, { kind: 'go', itemId: 'p-2:SEC1' });
    await minute(onShow, 'p-2:SEC1', { kind: 'decision', text: 'Refer it to the police.' });
    const response = await app.ask(`/api/v1/meetings/${meeting.id}`, director);
    const text = await response.text();
    for (const secret of ['SEC1', 'Inquiry', 'p-2', 'police']) expect(text).not.toContain(secret);
    const seen = meetingView.parse(JSON.parse(text));
    expect(seen).toMatchObject({ currentItemId: null, showsHidden: true, items: 2, mayRun: true });
    const record = await (await app.ask(`/api/v1/meetings/${meeting.id}/record`, director)).text();
    const choices = await (await app.ask(`/api/v1/meetings/${meeting.id}/choices`, director)).text();
    for (const secret of ['SEC1', 'Inquiry', 'police']) expect(record + choices).not.toContain(secret);
    // Nor can anybody move, by its id, what they may not see; and what they do see moves around it.
    const refused = await send(`/meetings/${meeting.id}/moves`, director, {
      ...moveBody(await see(meeting.id, director), { kind: 'go', itemId: 'p-2:SEC1' }),
    });
    expect(refused.status).toBe(422);
    const asDirector = await see(meeting.id, director);
    const itemIds = ['p-1:GT2', 'p-1:GT1'];
    await move(asDirector, { kind: 'reorder', itemIds }, director);
    expect(refs(await see(meeting.id, chief))).toEqual(['GT2', 'SEC1', 'GT1']);
    expect((await app.ask(`/api/v1/meetings/${crypto.randomUUID()}`, chief)).status).toBe(404);
    const secretOne = await givenAMeeting(['p-2']);
    expect((await app.ask(`/api/v1/meetings/${secretOne.id}`, officer)).status).toBe(404);
  });

  it('keeps followers on another replica in step by reading its row alone, once for all of them', async () => {
    const meeting = await givenARunningMeeting(['p-1']);
    await see(meeting.id, officer, replica);
    const moved = await move(meeting, { kind: 'go', itemId: 'p-1:GT2', wasDiscussed: true });
    app.exchanges.length = 0;
    await eventually(async () => {
      const [seen] = await Promise.all([
        see(meeting.id, officer, replica),
        see(meeting.id, director, replica),
      ]);
      expect(seen).toMatchObject({ currentItemId: 'p-1:GT2', discussed: 1 });
    });
    expect(app.exchanges).toMatchObject([{ method: 'GET', units: 1 }]);

    // What is minuted stands in other rows too: they are there as soon as the minute is.
    await minute(moved, 'p-1:GT2', { kind: 'decision', text: 'Seen everywhere.' });
    await eventually(async () => {
      const { minutes } = await see(meeting.id, officer, replica);
      expect(minutes).toMatchObject([{ text: 'Seen everywhere.' }]);
    });
    expect((await itemOf('p-1:GT2', officer, replica)).decisions).toMatchObject([
      { text: 'Seen everywhere.' },
    ]);
    const known = await replica.ask(`/api/v1/meetings/${meeting.id}`, officer);
    const again = await replica.ask(`/api/v1/meetings/${meeting.id}`, officer, {
      headers: { 'If-None-Match': known.headers.get('ETag')! },
    });
    expect(again.status).toBe(304);
  });

  it('moves once when two presenters press at the same moment on two replicas; the other one is told', async () => {
    const meeting = await givenARunningMeeting(['p-1']);
    const answers = await Promise.all([
      send(`/meetings/${meeting.id}/moves`, chief, moveBody(meeting, { kind: 'go', itemId: 'p-1:GT2' })),
      send(
        `/meetings/${meeting.id}/moves`,
        director,
        moveBody(meeting, { kind: 'go', itemId: 'p-1:GT2' }),
        replica,
      ),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const lost = answers.find(({ status }) => status === 409)!;
    const { message, theirs } = meetingChanged.parse(await lost.json());
    expect(message).toContain('moved the meeting on a moment before you');
    expect(theirs.currentItemId).toBe('p-1:GT2');
    // The same move sent twice is one move, also when the meeting has gone on since.
    const body = moveBody(theirs, { kind: 'discussed', itemId: 'p-1:GT2', isDiscussed: true });
    await send(`/meetings/${meeting.id}/moves`, chief, body);
    const next = await move(await see(meeting.id, chief), { kind: 'present' }, director);
    expect((await send(`/meetings/${meeting.id}/moves`, chief, body)).status).toBe(200);
    expect((await see(meeting.id, chief)).eTag).toBe(next.eTag);
    expect(next).toMatchObject({ presenter: 'Dev Rao', isPresenter: true });
  });

  it('is followed, and not moved, by whoever may only read its plans', async () => {
    const meeting = await givenARunningMeeting(['p-1']);
    const seen = await see(meeting.id, officer);
    expect(seen).toMatchObject({ mayRun: false, currentItemId: 'p-1:GT1' });
    const refusals = await Promise.all([
      send(`/meetings/${meeting.id}/moves`, officer, moveBody(seen, { kind: 'end' })),
      send(`/meetings/${meeting.id}/minutes`, officer, {
        ...{ id: crypto.randomUUID(), itemId: 'p-1:GT1' },
        minute: { kind: 'decision', text: 'No.' },
      }),
      app.ask(`/api/v1/meetings/${meeting.id}/choices`, officer),
    ]);
    for (const refusal of refusals) {
      expect(refusal.status).toBe(403);
      expect(await problemOf(refusal)).toMatch(/^You can follow this meeting\. It is moved on by/);
    }
  });
});

describe('what is minuted', () => {
  it('stands in the plan at once: a decision, an action with its owner, and a date that counts as moved', async () => {
    let meeting = await givenARunningMeeting(['p-1']);
    const choices = meetingChoices.parse(
      await (await app.ask(`/api/v1/meetings/${meeting.id}/choices`, chief)).json(),
    );
    expect(choices.items.map(({ ref }) => ref)).toEqual(['GT3']);
    expect(choices.presenters.map(({ name }) => name)).toEqual(['Dev Rao', 'Ruth Amos']);
    const ownerPostId = choices.posts.find(({ title }) => title === 'Officer')!.id;
    meeting = await minute(meeting, 'p-1:GT1', { kind: 'decision', text: 'Bring the contract in house.' });
    meeting = await minute(meeting, 'p-1:GT1', {
      ...{ kind: 'action', text: 'Write the business case.', ownerPostId, dueDate: '2026-05-29' },
    });
    meeting = await minute(meeting, 'p-1:GT1', {
      ...{ kind: 'date', actionId: 'p-1:GT1:1', from: '2026-01-31', dueDate: '2026-04-30' },
      reason: 'The procurement overran.',
    });
    expect(meeting.minutes).toMatchObject([
      { kind: 'decision', by: 'Ruth Amos' },
      { kind: 'action', actionRef: 'GT1/2', owner: { title: 'Officer', holder: 'Olive Hart' } },
      { kind: 'date', actionRef: 'GT1/1', from: '2026-01-31', dueDate: '2026-04-30' },
    ]);
    const item = await itemOf('p-1:GT1', officer);
    expect(item.decisions).toMatchObject([{ meeting: 'Improvement Board', by: 'Ruth Amos' }]);
    expect(item.actions).toMatchObject([
      { timesMoved: 1, firstDueDate: '2026-01-31', due: { end: '2026-04-30' } },
      { text: 'Write the business case.', status: 'not-started', due: { end: '2026-05-29' } },
    ]);
    expect(item.history.map(({ from, note }) => [from, note])).toEqual([
      ['meeting', 'Agreed at Improvement Board, 2 March 2026: The procurement overran.'],
      ['meeting', 'Agreed at Improvement Board, 2 March 2026.'],
    ]);

    // Struck out again, each is taken back in the plan too, and kept in the minutes as struck out.
    for (const { id } of meeting.minutes) {
      const response = await send(`/meetings/${meeting.id}/minutes/${id}/take-back`, director, {});
      expect(response.status, await response.clone().text()).toBe(200);
    }
    const after = await itemOf('p-1:GT1', officer);
    expect(after.decisions).toEqual([]);
    expect(after.actions).toMatchObject([
      { timesMoved: 0, due: { end: '2026-01-31' } },
      { status: 'no-longer-warranted' },
    ]);
    expect(after.history[0]).toMatchObject({
      note: 'Struck out of the minutes of Improvement Board, 2 March 2026.',
      from: 'meeting',
    });
    const record = meetingRecord.parse(
      await (await app.ask(`/api/v1/meetings/${meeting.id}/record`, chief)).json(),
    );
    expect(record.counts).toMatchObject({ decisions: 0, actions: 0, dates: 0 });
    expect((await see(meeting.id, chief)).minutes.map(({ takenBack }) => takenBack?.by)).toEqual([
      ...['Dev Rao', 'Dev Rao', 'Dev Rao'],
    ]);
  });

  it('answers a request for a date that somebody is waiting for', async () => {
    const before = await itemOf('p-1:GT3', officer);
    await send('/items/p-1:GT3/date-requests', officer, {
      ...{ id: crypto.randomUUID(), actionId: 'p-1:GT3:1', dueDate: '2026-09-30', reason: 'Sickness.' },
      basedOn: { item: before.eTag, action: before.actions[0]!.eTag },
    });
    const planned = await givenAMeeting(['p-1']);
    expect(refs(planned)).toContain('GT3');
    const meeting = await move(planned, { kind: 'start' });
    await minute(meeting, 'p-1:GT3', {
      ...{ kind: 'date', actionId: 'p-1:GT3:1', from: '2026-06-30', dueDate: '2026-08-31' },
    });
    const { actions, dateChanges } = await itemOf('p-1:GT3');
    expect(actions[0]).toMatchObject({ timesMoved: 1, due: { end: '2026-08-31' }, dateRequest: null });
    expect(dateChanges).toMatchObject([{ state: 'agreed', by: 'Olive Hart', decidedBy: 'Ruth Amos' }]);
  });

  it('is refused in one sentence where a rule forbids it, and nothing is written', async () => {
    const meeting = await givenARunningMeeting(['p-1']);
    const say = async (what: MinuteRequestBody['minute'], as = chief) => {
      const body = { id: crypto.randomUUID(), itemId: 'p-1:GT2', minute: what };
      const response = await send(`/meetings/${meeting.id}/minutes`, as, body);
      return [response.status, await problemOf(response)];
    };
    const date = { kind: 'date', actionId: 'p-1:GT2:1', from: '2026-02-27', dueDate: '2026-04-30' } as const;
    expect(await say({ ...date, dueDate: '2026-02-27' })).toEqual([
      422,
      '27 February 2026 is the date GT2 has already.',
    ]);
    expect(await say({ ...date, from: '2026-01-01' })).toEqual([
      409,
      'The date of GT2 is 27 February 2026 now; somebody changed it meanwhile.',
    ]);
    expect(await say({ ...date, dueDate: '2026-03-01' })).toEqual([
      422,
      '1 March 2026 is over already; agree a day that is still to come.',
    ]);
    expect(
      await say({ kind: 'action', text: 'Do it.', ownerPostId: 'nobody', dueDate: '2026-05-01' }),
    ).toEqual([422, 'There is no such post to give this action to.']);
    expect((await see(meeting.id, chief)).minutes).toEqual([]);
    const ended = await move(meeting, { kind: 'end' });
    expect(await say({ kind: 'decision', text: 'Too late.' })).toEqual([
      422,
      'This meeting has ended; things are minuted while it runs.',
    ]);
    expect(ended).toMatchObject({ state: 'ended', currentItemId: null });
  });

  it('loses nothing in a crash: whoever comes next finishes it, and a repeat does it once', async () => {
    const meeting = await givenARunningMeeting(['p-1']);
    // The process dies after the meeting's row is written, when the action would be next.
    vi.spyOn(app.store, 'create').mockRejectedValueOnce(new Error('killed'));
    const body = {
      ...{ id: crypto.randomUUID(), itemId: 'p-1:GT2' },
      minute: {
        ...{ kind: 'action', text: 'Tell the board.', ownerPostId: 'post-officer', dueDate: '2026-05-29' },
      },
    };
    expect((await send(`/meetings/${meeting.id}/minutes`, chief, body)).status).toBe(500);
    expect((await itemOf('p-1:GT2')).actions).toHaveLength(1);
    const seen = await see(meeting.id, director);
    expect(seen.minutes).toMatchObject([{ text: 'Tell the board.', by: 'Ruth Amos' }]);
    await move(seen, { kind: 'end' }, director);
    expect((await itemOf('p-1:GT2')).actions).toMatchObject([{}, { text: 'Tell the board.' }]);
    expect((await send(`/meetings/${meeting.id}/minutes`, chief, body)).status).toBe(200);
    const { actions, history } = await itemOf('p-1:GT2');
    expect(actions).toHaveLength(2);
    expect(history).toMatchObject([{ from: 'meeting', by: 'Ruth Amos' }]);
  });

  it('is all kept when several minute at once, and what was struck out or written about since stays as it was left', async () => {
    const meeting = await givenARunningMeeting(['p-1']);
    const what = { kind: 'action', ownerPostId: 'post-officer', dueDate: '2026-05-29' } as const;
    const ids = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()];
    const answers = await Promise.all(
      ids.map((id, index) =>
        send(
          `/meetings/${meeting.id}/minutes`,
          index === 1 ? director : chief,
          { id, itemId: 'p-1:GT2', minute: { ...what, text: `Action ${index}.` } },
          index === 2 ? replica : app,
        ),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    let { minutes } = meeting;
    await eventually(async () => {
      ({ minutes } = await see(meeting.id, chief));
      expect(new Set(minutes.map(({ actionRef }) => actionRef)).size).toBe(3);
    });

    await send(`/meetings/${meeting.id}/minutes/${ids[0]}/take-back`, chief, {});
    const struck = minutes.find(({ id }) => id === ids[0])!;
    const item = await itemOf('p-1:GT2', director);
    const action = item.actions.find(({ id }) => id === struck.actionId)!;
    expect(action.status).toBe('no-longer-warranted');
    await send('/items/p-1:GT2/updates', director, {
      ...{ id: crypto.randomUUID(), actionId: action.id },
      change: { status: 'in-progress', reason: 'It is needed after all.' },
      basedOn: { item: item.eTag, action: action.eTag },
    });
    const kept = minutes.find(({ id }) => id === ids[1])!;
    const begun = await itemOf('p-1:GT2', director);
    await send('/items/p-1:GT2/updates', director, {
      ...{ id: crypto.randomUUID(), actionId: kept.actionId, change: { status: 'in-progress' } },
      basedOn: { item: begun.eTag, action: begun.actions.find(({ id }) => id === kept.actionId)!.eTag },
    });
    const refused = await send(`/meetings/${meeting.id}/minutes/${kept.id}/take-back`, chief, {});
    expect([refused.status, await problemOf(refused)]).toEqual([
      422,
      'Somebody has updated this action since; close it on its own page instead.',
    ]);
    await move(await see(meeting.id, chief), { kind: 'end' });
    const after = (await itemOf('p-1:GT2')).actions.find(({ id }) => id === struck.actionId);
    expect(after?.status).toBe('in-progress');
  });
});

describe('whatever is sent', () => {
  const preview = (as: Person, planIds: string[]) => send('/meetings/preview', as, { planIds });

  it('proposes the agenda a meeting would have, and plans nothing by it', async () => {
    const before = await (await app.ask('/api/v1/meetings', chief)).text();
    const response = await preview(chief, ['p-2', 'p-1', 'p-2']);
    const { agenda } = agendaProposal.parse(await response.json());
    const planned = await givenAMeeting(['p-2', 'p-1']);
    expect(agenda).toEqual(planned.agenda);
    await move(planned, { kind: 'cancel' });
    expect(await (await app.ask('/api/v1/meetings', chief)).text()).toBe(before);
  });

  it('proposes nothing to whoever may not plan it, and a hidden plan is like none', async () => {
    const answers = await Promise.all([
      preview(officer, ['p-1']),
      preview(director, ['p-1', 'p-2']),
      preview(director, ['p-1', 'p-none']),
      preview(chief, []),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([403, 404, 404, 400]);
    const [, hidden, none] = await Promise.all(answers.map((answer) => answer.text()));
    expect(hidden).toBe(none);
  });

  it('leaves no word of a hidden plan in lists, exports or what is posted', async () => {
    const meeting = await givenARunningMeeting();
    await minute(meeting, 'p-2:SEC1', { kind: 'decision', text: 'Refer it to the police.' });
    await move(await see(meeting.id, chief), { kind: 'end' });
    const html = await app.ask(`/api/v1/meetings/${meeting.id}/record?format=html`, director);
    const docx = await app.ask(`/api/v1/meetings/${meeting.id}/record?format=docx`, director);
    const files = unzipSync(new Uint8Array(await docx.arrayBuffer()));
    const texts = [
      await html.text(),
      await (await app.ask('/api/v1/meetings', director)).text(),
      ...Object.values(files).map((file) => strFromU8(file)),
    ];
    for (const secret of ['SEC1', 'Inquiry', 'police']) {
      expect(texts.filter((text) => text.includes(secret))).toEqual([]);
    }
    const body = { id: crypto.randomUUID(), conversationId: '19:elsewhere@thread.v2' };
    const posts = [officer, director].map((as) => send(`/meetings/${meeting.id}/post`, as, body));
    expect((await Promise.all(posts)).map(({ status }) => status)).toEqual([403, 403]);
    const secretOne = await givenARunningMeeting(['p-2']);
    for (const path of ['', '/record', '/record?format=docx', '/choices']) {
      expect((await app.ask(`/api/v1/meetings/${secretOne.id}${path}`, director)).status).toBe(404);
    }
    for (const [path, sent] of [
      ['moves', moveBody(secretOne, { kind: 'end' })],
      ['minutes', { ...decision('No.'), itemId: 'p-2:SEC1' }],
      ['post', body],
    ] as const) {
      expect((await send(`/meetings/${secretOne.id}/${path}`, director, sent)).status).toBe(404);
    }
  });

  const decision = (text: string, id: string = crypto.randomUUID()) => ({
    ...{ id, itemId: 'p-1:GT1' },
    minute: { kind: 'decision', text },
  });

  it('cannot pass for what somebody else recorded, nor strike that out, by taking its id', async () => {
    const secretOne = await givenARunningMeeting(['p-2']);
    const { minutes } = await minute(secretOne, 'p-2:SEC1', { kind: 'decision', text: 'Refer it.' });
    const id = minutes[0]!.id;
    const meeting = await givenARunningMeeting(['p-1']);
    const refused = await send(`/meetings/${meeting.id}/minutes`, director, decision('Mine.', id));
    expect(refused.status).toBe(422);
    const back = await send(`/meetings/${meeting.id}/minutes/${id}/take-back`, director, {});
    expect(back.status).toBe(422);
    const { decisions } = await itemOf('p-2:SEC1');
    expect(decisions.map(({ text }) => text)).toContain('Refer it.');
    // Nor is a meeting replaced by planning another one under its id.
    const again = { id: secretOne.id, title: 'Mine', day: '2026-03-02', planIds: ['p-1'] };
    expect((await send('/meetings', director, again)).status).toBe(404);
    expect((await see(secretOne.id, chief)).title).toBe('Improvement Board');
  });

  it('is words and nothing else: markup, odd characters and all, in every form of the record', async () => {
    const meeting = await givenARunningMeeting(['p-1']);
    const nasty = '<img src=x onerror=alert(1)> **bold** [x](javascript:x) \u202e\u0000\u000b\ufffe\ud83d 👩🏽‍🚒';
    const sent = await send(`/meetings/${meeting.id}/minutes`, chief, decision(nasty));
    expect(sent.status, await sent.clone().text()).toBe(200);
    const html = await (await app.ask(`/api/v1/meetings/${meeting.id}/record?format=html`, chief)).text();
    expect(html).not.toContain('<img');
    expect(html).toContain('👩🏽‍🚒');
    const docx = await app.ask(`/api/v1/meetings/${meeting.id}/record?format=docx`, chief);
    const xml = strFromU8(unzipSync(new Uint8Array(await docx.arrayBuffer()))['word/document.xml']!);
    expect(xml).toContain('&lt;img');
    expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
    const refusals = await Promise.all([
      send(`/meetings/${meeting.id}/minutes`, chief, decision('x'.repeat(10_000_000))),
      send(`/meetings/${meeting.id}/minutes`, chief, decision('x'.repeat(4_001))),
      send(`/meetings/${meeting.id}/minutes`, chief, decision(' \n ')),
      send(`/meetings/${meeting.id}/minutes`, chief, { ...decision('x'), itemId: '__proto__' }),
      send(`/meetings/${meeting.id}/moves`, chief, moveBody(meeting, { kind: 'go', itemId: 'constructor' })),
      send(`/meetings/${meeting.id}/minutes/${'%00'}/take-back`, chief, {}),
      app.ask('/api/v1/meetings/%E0%A4%A', chief),
      app.ask(`/api/v1/meetings/${meeting.id}/record?format=exe`, chief),
    ]);
    expect(refusals.map(({ status }) => status)).toEqual([413, 400, 400, 422, 422, 422, 400, 400]);
  });

  it('is said plainly when the meeting ended, or its plan was archived, while somebody was writing', async () => {
    const meeting = await givenARunningMeeting(['p-1']);
    const [ended, minuted] = await Promise.all([
      send(`/meetings/${meeting.id}/moves`, director, moveBody(meeting, { kind: 'end' }), replica),
      send(`/meetings/${meeting.id}/minutes`, chief, decision('In the same moment.')),
    ]);
    expect(ended.status).toBe(200);
    const isIn = (await see(meeting.id, chief)).minutes.length === 1;
    expect(minuted.status).toBe(isIn ? 200 : 422);

    const other = await givenARunningMeeting(['p-1']);
    const plan = (await app.store.snapshot()).get('plans', 'p-1')!;
    const archived = await app.store.update('plans', { ...plan.value, state: 'archived' }, plan.eTag);
    const answers = await Promise.all([
      send(`/meetings/${other.id}/minutes`, chief, decision('Too late.')),
      send(`/meetings/${other.id}/moves`, chief, moveBody(other, { kind: 'end' })),
      app.ask(`/api/v1/meetings/${other.id}`, officer),
      app.ask(`/api/v1/meetings/${other.id}/record?format=docx`, chief),
      app.ask('/api/v1/meetings', chief),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 200]);
    await app.store.update('plans', plan.value, archived.eTag);
    expect((await see(other.id, chief)).minutes).toEqual([]);
  });
});
