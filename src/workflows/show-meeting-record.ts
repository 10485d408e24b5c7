import { meetingRecord } from '#domain/build-meeting-view';
import type { MeetingRecord } from '#domain/meeting-view';
import type { Person } from '#domain/post';
import { partsOfMeeting, readMeeting, versionOfMeeting } from './read-meeting.ts';
import type { Services } from './services.ts';

/**
 * What a meeting decided, as the person may see it. Built when it is looked at.
 *
 * @throws {NotFoundError} when there is no such meeting, or not for this person
 */
export async function showMeetingRecord(
  services: Services,
  person: Person,
  meetingId: string,
): Promise<{ version: string; readonly record: MeetingRecord }> {
  const found = await readMeeting(services, person, meetingId);
  return {
    version: versionOfMeeting(found),
    get record() {
      return meetingRecord(partsOfMeeting(found), services.settings.council);
    },
  };
}
