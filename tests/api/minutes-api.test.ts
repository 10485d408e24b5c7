import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { meetingChoices, meetingRecord, type MinuteRequestBody } from '#api/contract/meetings';
import type { MeetingView } from '#domain/meeting-view';
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

describe('what is minuted', () => {
  it('stands in the plan at once: a decision, an action with its owner, and a date that counts as moved', async () => {
    const { app, send, see, givenARunningMeeting, minute, itemOf } = house;
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
    const { send, givenAMeeting, move, minute, itemOf } = house;
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
    const { send, see, givenARunningMeeting, move } = house;
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
    const { app, send, see, givenARunningMeeting, move, itemOf } = house;
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
    const { app, replica, send, see, givenARunningMeeting, move, itemOf } = house;
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

  it('leaves an item back on course for the room, and on the record as late as it was when it came up', async () => {
    const { app, send, see, givenAMeeting, move, minute } = house;
    const planned = await givenAMeeting(['p-1']);
    const why = ({ agenda }: Pick<MeetingView, 'agenda'>) =>
      agenda.find(({ itemId }) => itemId === 'p-1:GT2')?.reasons.map(({ text }) => text);
    const late = 'GT2/1 is 3 days late';
    expect(why(planned)).toEqual([late]);
    const running = await move(planned, { kind: 'start' });
    const date = { kind: 'date', actionId: 'p-1:GT2:1', from: '2026-02-27', dueDate: '2026-03-31' } as const;
    const agreed = await minute(running, 'p-1:GT2', date);
    const back = 'Back on course since the agenda was made';
    expect(why(agreed)).toEqual([back]);
    const next = await givenAMeeting(['p-1']);
    expect(why(next)).toBeUndefined();
    const recorded = await app.ask(`/api/v1/meetings/${planned.id}/record`, chief);
    const { items } = meetingRecord.parse(await recorded.json());
    expect(why({ agenda: items })).toEqual([late]);
    await send(`/meetings/${planned.id}/minutes/${agreed.minutes[0]!.id}/take-back`, chief, {});
    expect(why(await see(planned.id, chief))).toEqual([late]);
  });
});
