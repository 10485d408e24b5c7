import { meetingETag } from '#domain/build-meeting-view';
import { ItemChangedError } from '#domain/errors';
import { moveMeeting, type MeetingMove } from '#domain/meeting-moves';
import type { MeetingView } from '#domain/meeting-view';
import type { Person } from '#domain/post';
import { finishMinutes } from './finish-minutes.ts';
import { presentersOf } from './meeting-presenters.ts';
import { exceptionsIn, mayRun, offCourseIn, readMeeting } from './read-meeting.ts';
import { findItemParts } from './read-plan.ts';
import type { Services } from './services.ts';
import { showMeeting } from './show-meeting.ts';

export interface MoveRequest {
  /** Client key: a repeated delivery moves once. */
  id: string;
  person: Person;
  meetingId: string;
  /** The eTag of the meeting's view the person was looking at. */
  basedOn: string;
  move: MeetingMove;
}

export type MeetingOutcome =
  | { ok: true; meeting: MeetingView }
  | { ok: false; reason: 'problems'; problems: string[] }
  | { ok: false; reason: 'forbidden'; message: string }
  /** Somebody else was first. Nothing was written. */
  | { ok: false; reason: 'changed'; message: string; theirs: MeetingView };

/**
 * Moves a meeting on: one write to its row, so that whoever follows sees either all of a move or none of it.
 * Of two who press at the same moment one wins, and the other is told and sees what stands.
 *
 * @throws {NotFoundError} when there is no such meeting, or not for this person
 */
export async function moveMeetingOn(services: Services, request: MoveRequest): Promise<MeetingOutcome> {
  const { store, clock } = services;
  const { id, person, meetingId, basedOn, move } = request;
  const { reading, row, plans } = await readMeeting(services, person, meetingId, 0);
  const meeting = row.value;
  if (!mayRun(reading, plans)) return { ok: false, reason: 'forbidden', message: onlyThoseWhoRun };
  if (meeting.recentMoveIds.includes(id)) return standing(services, request);
  if (meetingETag(meeting) !== basedOn) return overtaken(services, request);
  const partsOf = (itemId: string) => {
    const parts = findItemParts(reading, itemId);
    return parts && plans.includes(parts.plan) ? parts : null;
  };
  const offCourse = offCourseIn(reading);
  const outcome = moveMeeting(meeting, {
    ...{ move, id, person },
    at: clock.now().toISOString(),
    exceptions: move.kind === 'refresh' ? exceptionsIn(reading, plans) : [],
    offCourse: (itemId) => {
      const parts = partsOf(itemId);
      return parts ? offCourse(parts) : [];
    },
    presenters: presentersOf(reading, plans),
    planOf: (itemId) => partsOf(itemId)?.plan.id ?? null,
  });
  if (!outcome.ok) return { ok: false, reason: 'problems', problems: [outcome.problem] };
  try {
    await store.update('meetings', outcome.meeting, row.eTag);
  } catch (error) {
    if (!(error instanceof ItemChangedError)) throw error;
    // A minute taken meanwhile is no obstacle, nor is this very move, sent twice at once: looked at again.
    return moveMeetingOn(services, request);
  }
  // Whoever ends it leaves no minute without what follows from it.
  if (move.kind === 'end') await finishMinutes(services, meetingId);
  return standing(services, request);
}

export const onlyThoseWhoRun =
  'You can follow this meeting. It is moved on by those who answer for its items, their managers, the plan’s sponsor and administrators.';

async function standing(services: Services, { person, meetingId }: MoveRequest): Promise<MeetingOutcome> {
  return { ok: true, meeting: (await showMeeting(services, person, meetingId)).meeting };
}

async function overtaken(services: Services, { person, meetingId }: MoveRequest): Promise<MeetingOutcome> {
  const theirs = (await showMeeting(services, person, meetingId)).meeting;
  const who =
    theirs.presenter && !theirs.isPresenter ? `${theirs.presenter} or somebody else` : 'Somebody else';
  const message = `${who} moved the meeting on a moment before you. This is how it stands now.`;
  return { ok: false, reason: 'changed', message, theirs };
}
