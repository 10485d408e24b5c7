import { ForbiddenError, InvalidInputError, ItemChangedError } from '#domain/errors';
import type { Meeting, MeetingPost } from '#domain/meeting';
import type { MeetingRecord } from '#domain/meeting-view';
import type { Person } from '#domain/post';
import { finishMinutes } from './finish-minutes.ts';
import type { ChatMessenger, Readers } from './messenger.ts';
import { onlyThoseWhoRun } from './move-meeting.ts';
import { mayRun, partsOfMeeting, plansOf, readMeeting } from './read-meeting.ts';
import { readFor } from './read-plan.ts';
import type { Services } from './services.ts';
import { meetingRecord } from '#domain/build-meeting-view';

export interface PostRequest {
  /** Client key: a repeated delivery posts one message. */
  id: string;
  person: Person;
  meetingId: string;
  /** Where it shall be posted, as the tab says; Teams is asked whether the person belongs there. */
  conversationId: string;
}

/** Until then somebody else may be sending it; after, a crash left it unsent. */
const abandonedAfterMs = 60_000;

const notPosted = {
  outsiders:
    'People from outside the council are in this chat, so the record was not posted; export it instead.',
  unknown:
    'Teams did not say who is in this chat, so the record was not posted; try again in a minute, or export it instead.',
} satisfies Record<Exclude<Readers, 'ours'>, string>;

/**
 * Posts a meeting's decision record into a chat the person is a member of. Anybody of the council may read there,
 * so it is the record of open plans alone, and none where people of another organisation read too.
 *
 * @returns what was done, in one sentence
 * @throws {NotFoundError} when there is no such meeting, or not for this person
 * @throws {ForbiddenError} unless the person may run it and is a member of that chat, and all there are of the council
 * @throws {InvalidInputError} while it runs, when nothing of it may be shown, or when Teams refuses the message
 */
export async function postMeetingRecord(
  services: Services,
  messenger: ChatMessenger,
  request: PostRequest,
): Promise<string> {
  const { person, meetingId, conversationId } = request;
  const found = await readMeeting(services, person, meetingId, 0);
  if (!mayRun(found.reading, found.plans)) throw new ForbiddenError(onlyThoseWhoRun);
  if (found.row.value.state !== 'ended') {
    throw new InvalidInputError([
      'End the meeting first; its decision record is posted when all is minuted.',
    ]);
  }
  await finishMinutes(services, meetingId);
  const record = await recordForEveryone(services, person, meetingId);
  if (!(await messenger.isMember(person, conversationId))) {
    throw new ForbiddenError(
      'The record can only be posted in a chat that you are in and that Golden Thread has been added to.',
    );
  }
  const readers = await messenger.readersOf(person, conversationId);
  if (readers !== 'ours') throw new ForbiddenError(notPosted[readers]);
  if (!(await claim(services, request))) return 'The decision record has been posted to this chat.';
  const delivery = await messenger
    .postRecord(person, conversationId, record)
    .catch(async (error: unknown) => {
      await settle(services, request, null); // or whoever tries again would be told that it is posted
      throw error;
    });
  if (!delivery.delivered) {
    await settle(services, request, null);
    throw new InvalidInputError([`Teams did not take the record: ${delivery.reason}`]);
  }
  await settle(services, request, services.clock.now().toISOString());
  return 'The decision record has been posted to this chat.';
}

async function recordForEveryone(
  services: Services,
  person: Person,
  meetingId: string,
): Promise<MeetingRecord> {
  const { row } = await readMeeting(services, person, meetingId);
  const reading = await readFor({ ...services, audience: 'everyone' }, person);
  const plans = plansOf(reading, row.value);
  if (plans.length === 0) {
    throw new InvalidInputError([
      'This meeting was about restricted plans only, so nothing of it may be posted in a chat; export the record instead.',
    ]);
  }
  return meetingRecord(partsOfMeeting({ reading, row, plans }), services.settings.council);
}

/** @returns false when this very request was carried out before, or is just now */
async function claim(
  services: Services,
  { id, person, meetingId, conversationId }: PostRequest,
): Promise<boolean> {
  const { row } = await readMeeting(services, person, meetingId, 0);
  const now = services.clock.now();
  const before = row.value.posts.find((post) => post.id === id);
  if (before?.sentAt) return false;
  if (before && now.getTime() - Date.parse(before.at) < abandonedAfterMs) return false;
  const post: MeetingPost = { id, conversationId, by: person, at: now.toISOString(), sentAt: null };
  const posts = [...row.value.posts.filter((other) => other.id !== id), post];
  try {
    await services.store.update('meetings', { ...row.value, posts }, row.eTag);
    return true;
  } catch (error) {
    if (!(error instanceof ItemChangedError)) throw error;
    return claim(services, { id, person, meetingId, conversationId });
  }
}

/** @param sentAt null where it was not taken, so that it can be tried again */
async function settle(services: Services, request: PostRequest, sentAt: string | null): Promise<void> {
  const { row } = await readMeeting(services, request.person, request.meetingId, 0);
  const posts = row.value.posts.flatMap((post): MeetingPost[] => {
    if (post.id !== request.id) return [post];
    return sentAt === null ? [] : [{ ...post, sentAt }];
  });
  const meeting: Meeting = { ...row.value, posts };
  try {
    await services.store.update('meetings', meeting, row.eTag);
  } catch (error) {
    if (!(error instanceof ItemChangedError)) throw error;
    await settle(services, request, sentAt);
  }
}
