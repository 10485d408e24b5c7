import type { IsoInstant } from '#domain/dates';

const dayAndTime = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});

const day = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});

const time = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: '2-digit',
  minute: '2-digit',
});

/** "2 March 2026 at 09:30", in London. */
export function longInstant(at: IsoInstant): string {
  return dayAndTime.format(new Date(at));
}

/** "2 March 2026", the day in London. */
export function longDay(at: IsoInstant): string {
  return day.format(new Date(at));
}

/** "09:30", in London. */
export function timeOfDay(atMs: number): string {
  return time.format(atMs);
}
