import { ForbiddenError } from '#domain/errors';
import type { MeetingChoices } from '#domain/meeting-view';
import { isInUse, type Person } from '#domain/post';
import { presentersOf } from './meeting-presenters.ts';
import { onlyThoseWhoRun } from './move-meeting.ts';
import { mayRun, readMeeting, versionOfMeeting, type MeetingReading } from './read-meeting.ts';
import type { Services } from './services.ts';

/**
 * What whoever runs a meeting picks from: posts for a new action, items to add, people to hand over to.
 *
 * @throws {NotFoundError} when there is no such meeting, or not for this person
 * @throws {ForbiddenError} unless the person may run it
 */
export async function showMeetingChoices(
  services: Services,
  person: Person,
  meetingId: string,
): Promise<{ version: string; readonly choices: MeetingChoices }> {
  const found = await readMeeting(services, person, meetingId);
  if (!mayRun(found.reading, found.plans)) throw new ForbiddenError(onlyThoseWhoRun);
  return {
    version: versionOfMeeting(found),
    get choices() {
      return choicesOf(found);
    },
  };
}

function choicesOf({ reading, row, plans }: MeetingReading): MeetingChoices {
  const { snapshot } = reading;
  const onAgenda = new Set(
    row.value.agenda.filter(({ state }) => state !== 'left').map(({ itemId }) => itemId),
  );
  return {
    posts: snapshot
      .all('posts')
      .filter(({ value }) => isInUse(value))
      .map(({ value: { id, title, holder } }) => ({ id, title, holder: holder?.name ?? null }))
      .sort((a, b) => a.title.localeCompare(b.title)),
    items: plans.flatMap((plan) =>
      snapshot
        .byPlan('recommendations', plan.id)
        .map(({ value }) => value)
        .filter(({ id }) => !onAgenda.has(id))
        .toSorted((a, b) => a.order - b.order)
        .map(({ id, planId, key, text, rag }) => ({ id, planId, ref: key, text, rag })),
    ),
    presenters: presentersOf(reading, plans),
  };
}
