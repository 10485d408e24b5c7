import Holidays from 'date-holidays';
import type { IsoDate } from './dates.ts';
import { isWeekend, type Nation, type WorkingDays } from './working-days.ts';

/** What the library calls the nations; England and Wales keep the same days. */
const regions = {
  'england-and-wales': 'ENG',
  scotland: 'SCT',
  'northern-ireland': 'NIR',
} satisfies Record<Nation, string>;

/** Days proclaimed once, which https://www.gov.uk/bank-holidays.json lists and the library does not have yet. */
const proclaimed: Partial<Record<Nation, readonly IsoDate[]>> = {
  scotland: ['2026-06-15'], // World Cup bank holiday
};

/**
 * Monday to Friday without the nation's bank holidays, substitute days included. Years are worked out when
 * first asked for and kept.
 *
 * @param closedDays further days on which the council does not work
 */
export function councilWorkingDays(nation: Nation, closedDays: readonly IsoDate[] = []): WorkingDays {
  const calendar = new Holidays('GB', regions[nation], { types: ['public', 'bank'] });
  const also = new Set([...closedDays, ...(proclaimed[nation] ?? [])]);
  const byYear = new Map<string, ReadonlySet<IsoDate>>();

  function holidaysOf(year: string): ReadonlySet<IsoDate> {
    const known = byYear.get(year);
    if (known) return known;
    const days = new Set(calendar.getHolidays(Number(year)).map(({ date }) => date.slice(0, 10)));
    byYear.set(year, days);
    return days;
  }

  return {
    isWorkingDay: (day) => !isWeekend(day) && !also.has(day) && !holidaysOf(day.slice(0, 4)).has(day),
  };
}
