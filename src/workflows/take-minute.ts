import { takenUp } from '#domain/agenda';
import { actionEntryId } from '#domain/change';
import { openRequest } from '#domain/date-request';
import { ItemChangedError } from '#domain/errors';
import type { Person } from '#domain/post';
import { takeMinute, type NewMinute } from '#domain/take-minute';
import type { Snapshot } from '#sharepoint/store';
import { finishMinutes } from './finish-minutes.ts';
import { onlyThoseWhoRun, type MeetingOutcome } from './move-meeting.ts';
import { mayRun, offCourseIn, readMeeting } from './read-meeting.ts';
import { findItemParts } from './read-plan.ts';
import type { Services } from './services.ts';
import { showMeeting } from './show-meeting.ts';

export interface MinuteRequest {
  /** Client key: a repeated delivery is minuted once. */
  id: string;
  person: Person;
  meetingId: string;
  itemId: string;
  minute: NewMinute;
}

/**
 * Minutes a decision, a new action or an agreed date: first on the meeting's own row, where all who follow see
 * it at once and from where whoever comes next finishes what a crash leaves undone, then in the rows it stands
 * for, by the rules that hold there.
 *
 * @throws {NotFoundError} when there is no such meeting, or not for this person
 */
export async function minuteItem(services: Services, request: MinuteRequest): Promise<MeetingOutcome> {
  const { id, person, meetingId, itemId } = request;
  const { reading, row, plans } = await readMeeting(services, person, meetingId, 0);
  if (!mayRun(reading, plans)) return { ok: false, reason: 'forbidden', message: onlyThoseWhoRun };
  const meeting = row.value;
  if (!meeting.minutes.some((minute) => minute.id === id)) {
    const parts = findItemParts(reading, itemId);
    const entry = meeting.agenda.find((candidate) => candidate.itemId === itemId);
    if (!parts || !entry || !plans.includes(parts.plan)) {
      const problems = ['This item is not on the agenda, or you may not see it. Add it to the agenda first.'];
      return { ok: false, reason: 'problems', problems };
    }
    if (isUsed(reading.snapshot, request)) {
      const problems = ['Something else was recorded under this id; record it again.'];
      return { ok: false, reason: 'problems', problems };
    }
    const outcome = takeMinute({
      ...{ meeting, id, minute: request.minute, plan: parts.plan, viewer: reading.viewer },
      recommendation: parts.recommendation.value,
      actions: parts.actions.map(({ value }) => value),
      openRequestOf: (action) => openRequest(action, parts.dateChangesOf(action.id))?.id ?? null,
      postById: parts.postById,
      at: services.clock.now().toISOString(),
      today: reading.today,
    });
    if (!outcome.ok) return outcome.reason === 'changed' ? lost(services, request, outcome.message) : outcome;
    const minutes = [...meeting.minutes, outcome.minute];
    // The record says why it was on the agenda before this minute settled it.
    const agenda = entry.presentedBy ? meeting.agenda : takenUp(meeting, itemId, offCourseIn(reading)(parts));
    try {
      await services.store.update('meetings', { ...meeting, agenda, minutes }, row.eTag);
    } catch (error) {
      if (!(error instanceof ItemChangedError)) throw error;
      // The meeting was moved on or something else was minuted in the same moment; both stand.
      return minuteItem(services, request);
    }
  }
  return finish(services, request);
}

/**
 * What follows from a minute is found by its id: one that is somebody else's decision or update would pass for
 * carried out, and striking it out would take theirs back.
 */
function isUsed(snapshot: Snapshot, { id, itemId }: MinuteRequest): boolean {
  const entryId = actionEntryId(id);
  return (
    snapshot.get('decisions', id) !== undefined ||
    snapshot.get('actions', `${itemId}:${id}`) !== undefined ||
    snapshot.get('updates', entryId) !== undefined ||
    snapshot.all('actions').some(({ value }) => value.lastUpdate?.id === entryId)
  );
}

/** Carries out what stands on the meeting, and says so where this minute came to nothing. */
async function finish(services: Services, request: MinuteRequest): Promise<MeetingOutcome> {
  const problems = await finishMinutes(services, request.meetingId);
  const problem = problems.get(request.id);
  if (problem) return lost(services, request, problem);
  return { ok: true, meeting: (await showMeeting(services, request.person, request.meetingId)).meeting };
}

async function lost(
  services: Services,
  { person, meetingId }: MinuteRequest,
  message: string,
): Promise<MeetingOutcome> {
  const theirs = (await showMeeting(services, person, meetingId)).meeting;
  return { ok: false, reason: 'changed', message, theirs };
}
