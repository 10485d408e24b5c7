import { dayInLondon } from '#domain/clock';
import { addDays, type IsoDate } from '#domain/dates';
import { unreachedTodo, type UnreachedPerson } from '#domain/delivery';
import { actsFor, type Person } from '#domain/post';
import type { Reminder } from '#domain/reminder';
import { endHour, hourInLondon } from '#domain/working-hours';
import { nextWorkingDay, type WorkingDays } from '#domain/working-days';
import type { Snapshot } from '#sharepoint/store';
import type { Decided } from './decide-reminders.ts';
import { conversationStateReasons, daysBetweenTries } from './find-troubles.ts';

/** Who has something to hear now and could not be reached last time; by name. */
export function findUnreached(
  snapshot: Snapshot,
  decided: Decided,
  now: Date,
  workingDays: WorkingDays,
): UnreachedPerson[] {
  const newest = newestTries(snapshot);
  const today = dayInLondon(now);
  return [...decided.people.values()]
    .flatMap(({ person, due }): UnreachedPerson[] => {
      const conversation = snapshot.get('conversations', person.id)?.value;
      const state = conversation?.state ?? null;
      const isOut = state === 'blocked' || state === 'removed';
      const last = newest.get(person.id);
      const failed = last?.failure ? last : null;
      if (due.length === 0 || (!isOut && !failed)) return [];
      const reason = failed?.failure ?? (state && conversationStateReasons[state]) ?? '';
      const since = failed?.day ?? dayInLondon(new Date(conversation?.updatedAt ?? now));
      const wait = failed ? (isOut ? daysBetweenTries : 1) : 0;
      return [
        {
          ...{ person, reason, since, todo: unreachedTodo(failed?.failure ?? null, state) },
          postId: postOf(snapshot, person),
          nextTry: nextSendingDay(addDays(since, wait), now, today, workingDays),
        },
      ];
    })
    .toSorted((one, other) => one.person.name.localeCompare(other.person.name, 'en-GB'));
}

/** Where it is said who acts in their place. */
function postOf(snapshot: Snapshot, { id }: Person): string | null {
  const acting = snapshot
    .all('posts')
    .flatMap(({ value }) => (!value.isRemoved && actsFor(id, value) ? [value] : []));
  return (acting.find(({ holder }) => holder?.id === id) ?? acting[0])?.id ?? null;
}

/** The first day from then on, and from now on, on which people are written to. */
export function nextSendingDay(from: IsoDate, now: Date, today: IsoDate, workingDays: WorkingDays): IsoDate {
  const earliest = hourInLondon(now) >= endHour ? addDays(today, 1) : today;
  const day = from > earliest ? from : earliest;
  return workingDays.isWorkingDay(day) ? day : nextWorkingDay(day, workingDays);
}

function newestTries(snapshot: Snapshot): Map<string, Reminder> {
  const newest = new Map<string, Reminder>();
  for (const { value } of snapshot.all('reminders')) {
    const known = newest.get(value.personId);
    if (!known || value.claimedAt > known.claimedAt) newest.set(value.personId, value);
  }
  return newest;
}
