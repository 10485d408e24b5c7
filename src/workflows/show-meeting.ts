import { meetingView } from '#domain/build-meeting-view';
import type { MeetingView } from '#domain/meeting-view';
import type { Person } from '#domain/post';
import { partsOfMeeting, readMeeting, versionOfMeeting } from './read-meeting.ts';
import type { Services } from './services.ts';

/**
 * A meeting as it stands, at most about a second old on any replica: people follow it while it is run. The view
 * is built when it is looked at, so that nobody waits for one they have already.
 *
 * @throws {NotFoundError} when there is no such meeting, or not for this person
 */
export async function showMeeting(
  services: Services,
  person: Person,
  meetingId: string,
): Promise<{ version: string; readonly meeting: MeetingView }> {
  const found = await readMeeting(services, person, meetingId);
  return {
    version: versionOfMeeting(found),
    get meeting() {
      return meetingView(partsOfMeeting(found));
    },
  };
}
