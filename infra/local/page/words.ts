import { dayInLondon } from '#domain/clock';
import type { IsoDate, IsoInstant } from '#domain/dates';

const clockTime = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: '2-digit',
  minute: '2-digit',
});

const weekday = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'UTC',
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});

/** "09:31", in London. */
export function timeOf(instant: IsoInstant | Date): string {
  return clockTime.format(new Date(instant));
}

/** "Monday 2 March 2026". */
export function fullDate(day: IsoDate): string {
  return weekday.format(new Date(`${day}T00:00:00Z`)).replace(',', '');
}

export function dayOf(instant: IsoInstant): IsoDate {
  return dayInLondon(new Date(instant));
}

/** "1 new message", "3 new messages". */
export function newMessages(count: number): string {
  return count === 1 ? '1 new message' : `${count} new messages`;
}
