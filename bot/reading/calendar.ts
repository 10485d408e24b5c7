import { addDays, type IsoDate } from '#domain/dates';

/** Arithmetic on days that people's words for days need. Weeks begin on Monday, as diaries here do. */

/** 1 for Monday to 7 for Sunday. */
export function weekdayOf(day: IsoDate): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}

/** That weekday of the week in which the day lies, some weeks on. */
export function inWeekOf(day: IsoDate, weekday: number, weeksOn = 0): IsoDate {
  return addDays(day, weekday - weekdayOf(day) + 7 * weeksOn);
}

/** The last day of the month in which the day lies, some months on. */
export function endOfMonth(day: IsoDate, monthsOn = 0): IsoDate {
  const [year, month] = day.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, month + monthsOn, 0)).toISOString().slice(0, 10);
}

export function startOfMonth(day: IsoDate, monthsOn = 0): IsoDate {
  return `${endOfMonth(day, monthsOn).slice(0, 7)}-01`;
}

/** The same day some months on; the last of a month that is too short for it. */
export function addMonths(day: IsoDate, months: number): IsoDate {
  const end = endOfMonth(day, months);
  return day.slice(8) < end.slice(8) ? `${end.slice(0, 7)}-${day.slice(8)}` : end;
}

/** The last day of the quarter of the financial year, from April, in which the day lies, some quarters on. */
export function endOfQuarter(day: IsoDate, quartersOn = 0): IsoDate {
  const month = Number(day.slice(5, 7));
  return endOfMonth(day, ((3 - (month % 3)) % 3) + 3 * quartersOn);
}

/** How much later: "a month", "two weeks". */
export interface Shift {
  count: number;
  unit: 'day' | 'week' | 'month' | 'year';
}

export function laterBy(day: IsoDate, { count, unit }: Shift): IsoDate {
  if (unit === 'day') return addDays(day, count);
  if (unit === 'week') return addDays(day, 7 * count);
  return addMonths(day, unit === 'year' ? 12 * count : count);
}

/** The next 31 March that is not over. */
export function endOfFinancialYear(day: IsoDate): IsoDate {
  const year = Number(day.slice(0, 4));
  return day.slice(5) <= '03-31' ? `${year}-03-31` : `${year + 1}-03-31`;
}

/** Easter Sunday of a year of the Gregorian calendar, by the algorithm of Meeus, Jones and Butcher. */
export function easterSunday(year: number): IsoDate {
  const [golden, century, inCentury] = [year % 19, Math.floor(year / 100), year % 100];
  const moon =
    (19 * golden + century - Math.floor(century / 4) - Math.floor((8 * century + 13) / 25) + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - moon - (inCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * moon + 22 * weekday) / 451);
  const days = moon + weekday - 7 * late + 114;
  return new Date(Date.UTC(year, Math.floor(days / 31) - 1, (days % 31) + 1)).toISOString().slice(0, 10);
}
