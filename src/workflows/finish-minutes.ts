import { ItemChangedError } from '#domain/errors';
import type { Meeting } from '#domain/meeting';
import type { Minute } from '#domain/minute';
import type { Person } from '#domain/post';
import { carryOutMinutes } from './carry-out-minutes.ts';
import { readMeeting } from './read-meeting.ts';
import type { Services } from './services.ts';

/**
 * Carries out every minute a crash left undone; those that came to nothing are marked with why.
 * @returns those, by their id
 */
export async function finishMinutes(
  services: Services,
  person: Person,
  meetingId: string,
): Promise<ReadonlyMap<string, string>> {
  const { row } = await readMeeting(services, person, meetingId);
  const problems = await carryOutMinutes(services, row.value);
  if (problems.size > 0) await mark(services, person, meetingId, problems);
  return problems;
}

async function mark(
  services: Services,
  person: Person,
  meetingId: string,
  problems: ReadonlyMap<string, string>,
): Promise<void> {
  const { row } = await readMeeting(services, person, meetingId, 0);
  const marked = (minute: Minute): Minute => ({
    ...minute,
    problem: problems.get(minute.id) ?? minute.problem,
  });
  const meeting: Meeting = { ...row.value, minutes: row.value.minutes.map(marked) };
  try {
    await services.store.update('meetings', meeting, row.eTag);
  } catch (error) {
    if (!(error instanceof ItemChangedError)) throw error;
    await mark(services, person, meetingId, problems);
  }
}
