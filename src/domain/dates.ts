import { countOf } from './count-of.ts';

/**
 * Calendar days as `YYYY-MM-DD` text. A due date is a day, not an instant: as text it sorts, compares
 * and survives SharePoint's time zones unchanged. Everything that adds, counts or prints days is here.
 */
export type IsoDate = string;

/** An instant as ISO 8601 in UTC. */
export type IsoInstant = string;

const msPerDay = 86_400_000;
const isoDay = /^\d{4}-\d{2}-\d{2}$/;

/** True for a day that exists: "2026-02-29" does not. */
export function isIsoDate(text: string): text is IsoDate {
  // A day a month does not have is no date, or one in the next month.
  return isoDay.test(text) && new Date(text).getUTCDate() === Number(text.slice(8));
}

export function addDays(day: IsoDate, days: number): IsoDate {
  return new Date(Date.parse(day) + days * msPerDay).toISOString().slice(0, 10);
}

/** Whole days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / msPerDay);
}

const monthForm = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', month: 'long' });
const monthNames = Array.from({ length: 12 }, (_, month) => monthForm.format(Date.UTC(2026, month)));

/**
 * "31 March 2026", put together here: `Intl` takes longer for one than for the rest of a row on a card.
 *
 * @throws {RangeError} when it is no day
 */
export function longDate(day: IsoDate): string {
  const date = new Date(`${day}T00:00:00Z`);
  const month = monthNames[date.getUTCMonth()];
  if (month === undefined) throw new RangeError(`"${day}" is no day.`);
  return `${date.getUTCDate()} ${month} ${date.getUTCFullYear()}`;
}

/** "1 day", "12 days". */
export function countOfDays(days: number): string {
  return countOf(days, 'day');
}
