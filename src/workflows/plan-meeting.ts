import { meetingView } from '#domain/build-meeting-view';
import type { IsoDate, IsoInstant } from '#domain/dates';
import { ForbiddenError, NotFoundError } from '#domain/errors';
import type { Meeting } from '#domain/meeting';
import type { AgendaEntryView, MeetingView } from '#domain/meeting-view';
import type { Plan } from '#domain/plan';
import type { Person } from '#domain/post';
import { exceptionsIn, mayRun, partsOfMeeting, plansOf } from './read-meeting.ts';
import { readFor, type Reading } from './read-plan.ts';
import type { Services } from './services.ts';
import { showMeeting } from './show-meeting.ts';

export interface NewMeeting {
  /** Client key: a repeated delivery plans one meeting. */
  id: string;
  title: string;
  day: IsoDate;
  planIds: string[];
}

/**
 * Plans a meeting about one or more plans; its agenda is what is off course in them today.
 *
 * @throws {NotFoundError} when one of the plans is not there, or not for this person
 * @throws {ForbiddenError} unless the person may run a meeting about every one of them
 */
export async function planMeeting(
  services: Services,
  person: Person,
  { id, title, day, planIds }: NewMeeting,
): Promise<MeetingView> {
  const reading = await readFor(services, person);
  const plans = plansToMeetAbout(reading, planIds);
  const at = services.clock.now().toISOString();
  const meeting = plannedMeeting({ id, title, day }, { reading, plans, person, at });
  await services.store.create('meetings', meeting);
  return (await showMeeting(services, person, id)).meeting;
}

/**
 * What such a meeting would talk about, before there is one. Writes nothing.
 *
 * @throws {NotFoundError | ForbiddenError} as planning it would
 */
export async function proposeAgenda(
  services: Services,
  person: Person,
  planIds: readonly string[],
): Promise<AgendaEntryView[]> {
  const reading = await readFor(services, person);
  const plans = plansToMeetAbout(reading, planIds);
  const at = services.clock.now().toISOString();
  const value = plannedMeeting({ id: '', title: '', day: reading.today }, { reading, plans, person, at });
  return meetingView(partsOfMeeting({ reading, row: { value, eTag: '' }, plans })).agenda;
}

interface Planning {
  reading: Reading;
  plans: readonly Plan[];
  person: Person;
  at: IsoInstant;
}

function plannedMeeting(
  named: Pick<Meeting, 'id' | 'title' | 'day'>,
  { reading, plans, person, at }: Planning,
): Meeting {
  return {
    ...named,
    planIds: plans.map((plan) => plan.id),
    state: 'planned',
    agenda: exceptionsIn(reading, plans),
    currentItemId: null,
    presenter: null,
    startedAt: null,
    endedAt: null,
    createdBy: person,
    createdAt: at,
    minutes: [],
    posts: [],
    revision: 0,
    recentMoveIds: [],
  };
}

/**
 * @throws {NotFoundError} when one of the plans is not there, or not for this person
 * @throws {ForbiddenError} unless the person may run a meeting about every one of them
 */
function plansToMeetAbout(reading: Reading, planIds: readonly string[]): Plan[] {
  const plans = plansOf(reading, { planIds: [...new Set(planIds)] });
  if (plans.length < new Set(planIds).size) {
    throw new NotFoundError('There is no such plan, or you may not see it.');
  }
  const refused = plans.find((plan) => !mayRun(reading, [plan]));
  if (refused) {
    throw new ForbiddenError(
      `Meetings about “${refused.title}” are planned by those who answer for its items, their managers, its sponsor and administrators.`,
    );
  }
  return plans;
}
