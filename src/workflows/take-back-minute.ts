import { actionEntryId } from '#domain/change';
import { ItemChangedError } from '#domain/errors';
import type { Minute } from '#domain/minute';
import { mayUpdateAction } from '#domain/permissions';
import type { Person } from '#domain/post';
import { isClosed } from '#domain/status';
import { onlyThoseWhoRun, type MeetingOutcome } from './move-meeting.ts';
import { mayRun, readMeeting } from './read-meeting.ts';
import { findItemParts, type Reading } from './read-plan.ts';
import type { Services } from './services.ts';
import { showMeeting } from './show-meeting.ts';
import { finishMinutes } from './finish-minutes.ts';

export interface TakeBackRequest {
  person: Person;
  meetingId: string;
  minuteId: string;
}

/**
 * Strikes a minute out while the meeting runs: it stays on the meeting as struck out, and what followed from it
 * is taken back where nobody has built on it. Repeats strike it out once.
 *
 * @throws {NotFoundError} when there is no such meeting, or not for this person
 */
export async function takeBackMinute(services: Services, request: TakeBackRequest): Promise<MeetingOutcome> {
  const { person, meetingId, minuteId } = request;
  const { reading, row, plans } = await readMeeting(services, person, meetingId, 0);
  if (!mayRun(reading, plans)) return { ok: false, reason: 'forbidden', message: onlyThoseWhoRun };
  const meeting = row.value;
  const minute = meeting.minutes.find(({ id }) => id === minuteId);
  if (!minute || !plans.some(({ id }) => id === minute.planId)) {
    return { ok: false, reason: 'problems', problems: ['There is no such minute in this meeting.'] };
  }
  if (!minute.takenBack) {
    if (meeting.state !== 'running') {
      const problems = ['This meeting has ended; open it again to strike something out of its minutes.'];
      return { ok: false, reason: 'problems', problems };
    }
    const builtOn = whatStandsInTheWay(reading, minute);
    if (builtOn) return { ok: false, reason: 'problems', problems: [builtOn] };
    const takenBack = { by: person, at: services.clock.now().toISOString() };
    const struck = (other: Minute): Minute => (other.id === minuteId ? { ...other, takenBack } : other);
    try {
      await services.store.update('meetings', { ...meeting, minutes: meeting.minutes.map(struck) }, row.eTag);
    } catch (error) {
      if (!(error instanceof ItemChangedError)) throw error;
      return takeBackMinute(services, request);
    }
  }
  await finishMinutes(services, meetingId);
  return { ok: true, meeting: (await showMeeting(services, person, meetingId)).meeting };
}

/** What somebody wrote since is not undone behind their back. */
function whatStandsInTheWay(reading: Reading, minute: Minute): string | null {
  if (minute.kind === 'decision' || minute.problem !== null) return null;
  const parts = findItemParts(reading, minute.itemId);
  const action = parts?.actions.find(({ value }) => value.id === minute.actionId)?.value;
  if (!parts || !action) return null;
  if (minute.kind === 'action') {
    const isUntouched = action.lastUpdate?.id === actionEntryId(minute.id) || isClosed(action.status);
    return isUntouched ? null : 'Somebody has updated this action since; close it on its own page instead.';
  }
  const { end } = action.due;
  if (end !== minute.dueDate && end !== minute.from) {
    return 'The date has been moved again since; agree the right date instead.';
  }
  return mayUpdateAction(reading.viewer, action, parts.recommendation.value)
    ? null
    : `Only ${minute.by.name}, or somebody who may change this action, can put its date back.`;
}
