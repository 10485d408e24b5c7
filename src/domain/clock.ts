import type { IsoDate } from './dates.ts';

/** Where every "now" comes from, so that tests and the local trial can set it. */
export interface Clock {
  now(): Date;
}

/** The calendar day in the United Kingdom, whatever zone the server runs in. */
export function today(clock: Clock): IsoDate {
  return dayInLondon(clock.now());
}

const londonDay = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

const hourMs = 3_600_000;
let lastHour = { hour: NaN, day: '' };

/** Worked out once an hour: London is whole hours from UTC, and every reading asks. */
export function dayInLondon(instant: Date): IsoDate {
  const hour = Math.floor(instant.getTime() / hourMs);
  if (hour !== lastHour.hour) lastHour = { hour, day: londonDay.format(instant) };
  return lastHour.day;
}

const londonTime = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: '2-digit',
  minute: '2-digit',
});

/** "09:30", as clocks in the United Kingdom show it. */
export function timeInLondon(instant: Date): string {
  return londonTime.format(instant);
}
