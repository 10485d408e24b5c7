import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agendaProposal, meetingChanged, meetingList, meetingView } from '#api/contract/meetings';
import type { Person } from '#domain/post';
import {
  chief,
  director,
  eventually,
  officer,
  openMeetingHouse,
  problemOf,
  refs,
  type MeetingHouse,
} from '#tests/helpers/meeting-house';

let house: MeetingHouse;
beforeAll(async () => {
  house = await openMeetingHouse();
});
afterAll(() => house.close());

describe('a meeting', () => {
  it('is planned once, by whoever may run it, with what is off course as its agenda', async () => {
    const { app, send, see, move } = house;
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
    const { app, send, see, givenAMeeting, givenARunningMeeting, move, minute, moveBody } = house;
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
    const { app, replica, see, givenARunningMeeting, move, minute, itemOf } = house;
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
    const { replica, send, see, givenARunningMeeting, move, moveBody } = house;
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
    const { app, send, see, givenARunningMeeting, moveBody } = house;
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

  const preview = (as: Person, planIds: string[]) => house.send('/meetings/preview', as, { planIds });

  it('proposes the agenda a meeting would have, and plans nothing by it', async () => {
    const { app, givenAMeeting, move } = house;
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
});
