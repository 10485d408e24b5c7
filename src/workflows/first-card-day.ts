import { dayInLondon } from '#domain/clock';
import { addDays, type IsoDate } from '#domain/dates';
import { isClosed } from '#domain/status';
import type { WorkingDays } from '#domain/working-days';
import type { Snapshot } from '#sharepoint/store';
import type { Decided } from './decide-reminders.ts';
import { nextSendingDay } from './find-unreached.ts';

export function isNothingSent(snapshot: Snapshot): boolean {
  return snapshot.all('reminders').every(({ value }) => value.sentAt === null && value.failure === null);
}

/**
 * The day on which the first card is due by what stands in the lists today; null where no open action has an
 * owner and a date ahead.
 */
export function firstCardDay(
  snapshot: Snapshot,
  { people, who }: Decided,
  now: Date,
  workingDays: WorkingDays,
): IsoDate | null {
  const today = dayInLondon(now);
  if ([...people.values()].some(({ due }) => due.length > 0)) {
    return nextSendingDay(today, now, today, workingDays);
  }
  const days = snapshot.all('actions').flatMap(({ value: { planId, due, status, ownerPostIds } }) => {
    const plan = snapshot.get('plans', planId)?.value;
    if (plan?.state !== 'live' || !due.end || isClosed(status)) return [];
    const ahead = Math.max(0, ...plan.reminderStages.daysBefore);
    return who.people(ownerPostIds).length > 0 ? [addDays(due.end, -ahead)] : [];
  });
  const first = days.filter((day) => day > today).toSorted()[0];
  return first === undefined ? null : nextSendingDay(first, now, today, workingDays);
}
