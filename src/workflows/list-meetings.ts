import { meetingSummary } from '#domain/build-meeting-view';
import type { MeetingList, MeetingSummary } from '#domain/meeting-view';
import type { Person } from '#domain/post';
import { mayRun, partsOfMeeting, plansOf } from './read-meeting.ts';
import { readFor, type Reading } from './read-plan.ts';
import type { Services } from './services.ts';

/** Every meeting about a plan the person may read, but those called off. Built when it is looked at. */
export async function listMeetings(
  services: Services,
  person: Person,
): Promise<{ version: string; readonly list: MeetingList }> {
  const reading = await readFor(services, person);
  const rows = reading.snapshot.all('meetings');
  return {
    version: `${reading.versionOf(reading.plans)} ${rows.map(({ eTag }) => eTag).join()}`,
    get list() {
      return listOf(reading);
    },
  };
}

function listOf(reading: Reading): MeetingList {
  const meetings = reading.snapshot
    .all('meetings')
    .filter(({ value }) => value.state !== 'cancelled')
    .flatMap((row) => {
      const plans = plansOf(reading, row.value);
      return plans.length > 0 ? [meetingSummary(partsOfMeeting({ reading, row, plans }))] : [];
    });
  return {
    meetings: meetings.sort(byState),
    mayPlan: reading.plans
      .filter((plan) => mayRun(reading, [plan]))
      .map(({ id, title }) => ({ id, title }))
      .sort((a, b) => a.title.localeCompare(b.title)),
  };
}

const order = ['running', 'planned', 'ended', 'cancelled'] as const;

/** Running first, then planned ones, the next first, then those that ended, the last first. */
function byState(a: MeetingSummary, b: MeetingSummary): number {
  const states = order.indexOf(a.state) - order.indexOf(b.state);
  if (states !== 0) return states;
  const days = a.day < b.day ? -1 : a.day > b.day ? 1 : 0;
  return a.state === 'planned' ? days : -days;
}
