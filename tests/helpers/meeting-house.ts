import { expect, vi } from 'vitest';
import { apiError } from '#api/contract/failures';
import { itemDetail } from '#api/contract/items';
import { meetingView, type MinuteRequestBody, type MoveRequestBody } from '#api/contract/meetings';
import type { MeetingView } from '#domain/meeting-view';
import type { Person } from '#domain/post';
import { aPlan, aPost, aRecommendation, anAction } from './builders.ts';
import { serveApp, type ServedApp } from './served-app.ts';

export const chief: Person = { id: '11111111-0000-4000-8000-000000000001', name: 'Ruth Amos' };
export const director: Person = { id: '11111111-0000-4000-8000-000000000002', name: 'Dev Rao' };
export const officer: Person = { id: '11111111-0000-4000-8000-000000000003', name: 'Olive Hart' };
const clerk: Person = { id: '11111111-0000-4000-8000-000000000004', name: 'Priya Anand' };

/** The server, or another of its replicas. */
type At = Pick<ServedApp, 'ask'>;

/** A council that meets about its plans, and the ways its people have to do so over HTTP. */
export type MeetingHouse = Awaited<ReturnType<typeof openMeetingHouse>>;

/**
 * Today is 2 March 2026. GT1 is red and late, GT2 late a little, GT3 is fine; SEC1 is red in a plan that only the
 * chief executive may see.
 */
export async function openMeetingHouse() {
  const app = await serveApp({ settings: { administratorIds: [clerk.id] }, store: { freshnessMs: 60_000 } });
  await seed(app);
  // Only reading the meeting's own row can bring this one up to date in time.
  const replica = await app.anotherReplica({ freshnessMs: 60_000 });

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

  return {
    ...{ app, replica, send, see, givenAMeeting, givenARunningMeeting, move, moveBody, minute, itemOf },
    async close() {
      await replica.close();
      await app.close();
    },
  };
}

async function seed({ store }: ServedApp): Promise<void> {
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
}

export const refs = (meeting: MeetingView) => meeting.agenda.map(({ ref }) => ref);
export const problemOf = async (response: Response) => apiError.parse(await response.json()).message;
/** For what is kept, or has reached the other replica, a little after the answer. */
export const eventually = (check: () => Promise<void>) =>
  vi.waitFor(check, { timeout: 10_000, interval: 200 });
