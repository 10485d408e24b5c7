import { addDays, daysBetween, type IsoDate } from './dates.ts';

/** The days on which a council works: nobody is written to on any other. */
export interface WorkingDays {
  isWorkingDay(day: IsoDate): boolean;
}

/** Bank holidays differ between the nations of the United Kingdom. */
export const nationLabels = {
  'england-and-wales': 'England and Wales',
  scotland: 'Scotland',
  'northern-ireland': 'Northern Ireland',
} as const;

export type Nation = keyof typeof nationLabels;

export const nations = Object.keys(nationLabels) as [Nation, ...Nation[]];

/** 0 is Sunday. */
export function weekdayOf(day: IsoDate): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

export function isWeekend(day: IsoDate): boolean {
  return [0, 6].includes(weekdayOf(day));
}

/** The first working day after this one. */
export function nextWorkingDay(day: IsoDate, workingDays: WorkingDays): IsoDate {
  return seek(day, 1, workingDays);
}

/** The working day so many working days before this day; the day itself need not be one. */
export function workingDaysBefore(day: IsoDate, count: number, workingDays: WorkingDays): IsoDate {
  let before = day;
  for (let left = count; left > 0; left -= 1) before = seek(before, -1, workingDays);
  return before;
}

/** The newest such weekday that is not after this day. @param weekday 0 is Sunday */
export function lastSuchWeekday(weekday: number, day: IsoDate): IsoDate {
  return addDays(day, -((weekdayOf(day) - weekday + 7) % 7));
}

/** No council rests for two months: a calendar without working days is a fault, not a holiday. */
const longestRestDays = 62;

function seek(day: IsoDate, step: 1 | -1, workingDays: WorkingDays): IsoDate {
  let found = addDays(day, step);
  while (!workingDays.isWorkingDay(found)) {
    if (Math.abs(daysBetween(day, found)) > longestRestDays) {
      throw new RangeError(`There is no working day within ${longestRestDays} days of ${day}.`);
    }
    found = addDays(found, step);
  }
  return found;
}
