import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { MeetingMove } from '#domain/meeting-moves';
import type { Person } from '#domain/post';
import { minuteItem } from '#workflows/take-minute';
import { moveMeetingOn } from '#workflows/move-meeting';
import { planMeeting } from '#workflows/plan-meeting';
import { postMeetingRecord } from '#workflows/post-meeting-record';
import { showMeeting } from '#workflows/show-meeting';
import { aPlan, aPost, aRecommendation } from '#tests/helpers/builders';
import { schemaProblems } from '#tests/helpers/card-checks';
import { hasSchemas } from '#tests/helpers/schemas';
import { startStore, type StartedStore } from '#tests/helpers/store';
import { cardOf, startTeams, tenantId, wordsOn, type TestTeams } from '#tests/helpers/teams';

const chief: Person = { id: '00000000-0000-4000-8000-000000000001', name: 'Helena Marsh' };
const chat = '19:meeting_Zm9v@thread.v2';
const memberPath = `/v3/conversations/${encodeURIComponent(chat)}/members/${chief.id}`;

let store: StartedStore;
let teams: TestTeams;

beforeAll(async () => {
  store = await startStore();
  await store.store.create('posts', aPost('Chief Executive', { holder: chief }));
  await store.store.createMany('plans', [
    aPlan({ id: 'p-1', title: 'Audit plan', sponsorPostId: 'post-chief-executive' }),
    aPlan({
      ...{ id: 'p-2', title: 'Inquiry', sponsorPostId: 'post-chief-executive' },
      readerPostIds: ['post-chief-executive'],
    }),
  ]);
  await store.store.createMany('recommendations', [
    aRecommendation({ id: 'p-1:GT1', planId: 'p-1', key: 'GT1', rag: 'red' }),
    aRecommendation({ id: 'p-2:SEC1', planId: 'p-2', key: 'SEC1', rag: 'red' }),
  ]);
  teams = await startTeams(store.services, {
    meetingUrl: (id) => `https://teams.example/meeting/${id}`,
  });
});
afterAll(async () => {
  await teams.close();
  await store.close();
});
beforeEach(() => {
  teams.sent.length = 0;
});

async function move(meetingId: string, wanted: MeetingMove): Promise<void> {
  const { meeting } = await showMeeting(store.services, chief, meetingId);
  const asked = { id: crypto.randomUUID(), person: chief, meetingId, basedOn: meeting.eTag, move: wanted };
  expect(await moveMeetingOn(store.services, asked)).toMatchObject({ ok: true });
}

/** A meeting that has ended, with a decision about every item of these plans. */
async function givenAMeeting(planIds: string[], itemIds: string[]): Promise<string> {
  const id = crypto.randomUUID();
  await planMeeting(store.services, chief, { id, title: 'Board', day: '2026-03-02', planIds });
  await move(id, { kind: 'start' });
  for (const itemId of itemIds) {
    const minute = { kind: 'decision', text: `Decided about ${itemId}.` } as const;
    await minuteItem(store.services, {
      ...{ id: crypto.randomUUID(), person: chief, meetingId: id, itemId, minute },
    });
  }
  await move(id, { kind: 'end' });
  return id;
}

const asMember = (person = chief) =>
  teams.misbehave({ status: 200, body: { id: '29:x', aadObjectId: person.id, tenantId, name: person.name } });

const us = { id: '29:somebody', tenantId };

const post = (meetingId: string, id: string = crypto.randomUUID(), conversationId = chat) =>
  postMeetingRecord(store.services, teams.bot.messenger, {
    ...{ id, person: chief, meetingId, conversationId },
  });

describe('a decision record in a chat', () => {
  it('is posted once Teams says that the person is in it, and shows nothing of a restricted plan', async () => {
    const meetingId = await givenAMeeting(['p-1', 'p-2'], ['p-1:GT1', 'p-2:SEC1']);
    const id = crypto.randomUUID();
    asMember();
    expect(await post(meetingId, id)).toBe('The decision record has been posted to this chat.');
    expect(teams.sent.map(({ method, path }) => `${method} ${path}`)).toEqual([
      `GET ${memberPath}`,
      expect.stringContaining(`POST /v3/conversations/${encodeURIComponent(chat)}/activities`),
    ]);
    const [, message] = teams.sent;
    const words = wordsOn(cardOf(message!));
    expect(words).toContain('1 item was discussed: 1 decision.');
    expect(words).toContain('Decided about p-1:GT1.');
    expect(JSON.stringify(message)).not.toMatch(/SEC1|Inquiry|p-2/);
    if (hasSchemas) expect(schemaProblems(cardOf(message!) as never)).toEqual([]);

    asMember();
    await post(meetingId, id);
    expect(teams.sent.filter(({ method }) => method === 'POST')).toHaveLength(1);
  });

  it('is refused to whoever Teams does not know in that chat, whatever the tab says', async () => {
    const meetingId = await givenAMeeting(['p-1'], []);
    teams.misbehave({ status: 404, body: { error: { code: 'MemberNotFoundInConversation', message: '' } } });
    await expect(post(meetingId)).rejects.toThrow('a chat that you are in');
    teams.misbehave({ status: 403, body: { error: { code: 'BotNotInConversationRoster', message: '' } } });
    await expect(post(meetingId)).rejects.toThrow('a chat that you are in');
    asMember({ id: '00000000-0000-4000-8000-000000000009', name: 'Somebody Else' });
    await expect(post(meetingId)).rejects.toThrow('a chat that you are in');
    expect(teams.sent.filter(({ method }) => method === 'POST')).toEqual([]);
  });

  it.each<[string, TestTeams['roster'], RegExp]>([
    ['people of another organisation are', [[us], [{ ...us, tenantId: 'other' }]], /outside the council/],
    ['somebody joined without signing in', [[us, { ...us, userRole: 'anonymous' }]], /outside the council/],
    ['Teams does not say who is', 403, /did not say who is in this chat/],
  ])('is not posted into a chat where %s', async (_, roster, words) => {
    const conversationId = `19:meeting_${JSON.stringify(roster).length}@thread.v2`;
    const meetingId = await givenAMeeting(['p-1'], ['p-1:GT1']);
    teams.roster = roster;
    asMember();
    await expect(post(meetingId, undefined, conversationId)).rejects.toThrow(words);
    expect(teams.sent.filter(({ method }) => method === 'POST')).toEqual([]);
    // Whoever lets somebody in or out may be of another organisation themselves.
    const left = { type: 'conversationUpdate', membersRemoved: [us], conversation: { id: conversationId } };
    await teams.post(teams.activity(chief, { ...left, channelData: { tenant: { id: 'other' } } }));
    teams.roster = [[us]];
    asMember();
    expect(await post(meetingId, undefined, conversationId)).toContain('has been posted');
  });

  it('can be posted again when Teams did not take it', async () => {
    const meetingId = await givenAMeeting(['p-1'], []);
    const id = crypto.randomUUID();
    asMember();
    teams.misbehave({ status: 403, body: { error: { code: 'MessageWritesBlocked', message: '' } } });
    await expect(post(meetingId, id)).rejects.toThrow('Teams did not take the record');
    asMember();
    teams.misbehave({ status: 401, body: { error: { code: 'Unauthorized', message: '' } } });
    await expect(post(meetingId, id)).rejects.toThrow('401');
    asMember();
    expect(await post(meetingId, id)).toContain('has been posted');
    expect(teams.sent.filter(({ method }) => method === 'POST')).toHaveLength(3);
  });

  it('is not posted of restricted plans alone, nor before the end', async () => {
    const secret = await givenAMeeting(['p-2'], ['p-2:SEC1']);
    await expect(post(secret)).rejects.toThrow('nothing of it may be posted');
    const running = await givenAMeeting(['p-1'], []);
    await move(running, { kind: 'reopen' });
    await expect(post(running)).rejects.toThrow('End the meeting first');
    expect(teams.sent).toEqual([]);
  });
});
