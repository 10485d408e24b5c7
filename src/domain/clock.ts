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

export function dayInLondon(instant: Date): IsoDate {
  return londonDay.format(instant);
}
