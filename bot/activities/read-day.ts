import { addDays, isIsoDate, type IsoDate } from '#domain/dates';

/**
 * A day at the start of what somebody typed. `length` is how much of the text it took up.
 * `no-such-day` is "31 November"; `unclear` is a date that could mean several days, such as "next week".
 */
export type DayRead =
  | { ok: true; day: IsoDate; length: number }
  | { ok: false; problem: 'no-such-day' | 'unclear'; length: number };

/** Reads "30 Nov", "30/11/2026", "Friday", "end of March"; null when the text does not begin with a day. */
export function readDay(text: string, today: IsoDate): DayRead | null {
  for (const [pattern, read] of forms) {
    const match = pattern.exec(text);
    if (!match) continue;
    const { length } = match[0];
    const as = read(match.groups ?? {}, today);
    return 'day' in as ? { ok: true, day: as.day, length } : { ok: false, problem: as.problem, length };
  }
  return null;
}

type Groups = Partial<Record<string, string>>;
type Reader = (groups: Groups, today: IsoDate) => ReadAs;
type ReadAs = { day: IsoDate } | { problem: 'unclear' | 'no-such-day' };

const unclear: ReadAs = { problem: 'unclear' };
const noSuchDay: ReadAs = { problem: 'no-such-day' };

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const weekdayNames = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

const month =
  '(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const weekday =
  '(?:mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)';
const dayOfMonth = '(?<day>\\d{1,2})(?:st|nd|rd|th)?';
const year = '(?<year>\\d{4})';

const forms: readonly (readonly [RegExp, Reader])[] = [
  [starts('(?<year>\\d{4})-(?<number>\\d{1,2})-(?<day>\\d{1,2})'), fullDay],
  [starts('(?<day>\\d{1,2})[/.-](?<number>\\d{1,2})[/.-](?<year>\\d{4}|\\d{2})'), fullDay],
  [starts('(?<day>\\d{1,2})/(?<number>\\d{1,2})'), nextSuchDay],
  [starts(`(?:${weekday},? )?${dayOfMonth}(?: of)? ?${month},? ${year}`), fullDay],
  [starts(`(?:${weekday},? )?${dayOfMonth}(?: of)? ?${month}`), nextSuchDay],
  [starts(`${month} ${dayOfMonth},? ${year}`), fullDay],
  [starts(`(?:the )?(?:end of )?${month} ${year}`), endOfMonthGiven],
  [starts(`${month} ${dayOfMonth}`), nextSuchDay],
  [starts(`(?:the )?(?:end of )?${month}`), endOfNextSuchMonth],
  [
    starts('(?:the )?end of (?:the |this )?month'),
    (_, today) => ({ day: lastDayOfMonth(today.slice(0, 7)) }),
  ],
  [starts('today'), (_, today) => ({ day: today })],
  [starts('tomorrow'), (_, today) => ({ day: addDays(today, 1) })],
  [starts('in (?<count>\\d{1,3}) days?'), ({ count }, today) => ({ day: addDays(today, Number(count)) })],
  [
    starts('in (?<count>\\d{1,2}) weeks?'),
    ({ count }, today) => ({ day: addDays(today, 7 * Number(count)) }),
  ],
  [starts(`next (?:week|month|year|quarter|${weekday})`), () => unclear],
  [starts('(?:the )?end of (?:the |this |next )?(?:week|year|quarter|month)'), () => unclear],
  [starts(`(?:this )?(?<weekday>${weekday})`), nextWeekday],
  [starts('\\d[\\d/.-]*'), () => unclear],
];

function starts(pattern: string): RegExp {
  return new RegExp(`^${pattern}(?![\\w/])`, 'i');
}

function fullDay(groups: Groups): ReadAs {
  const yearText = groups['year'] ?? '';
  const fullYear = yearText.length === 2 ? `20${yearText}` : yearText;
  const day = isoDay(fullYear, monthNumber(groups), groups['day'] ?? '');
  return isIsoDate(day) ? { day } : noSuchDay;
}

/** The first such day that is not over: far enough ahead to find 29 February. */
function nextSuchDay(groups: Groups, today: IsoDate): ReadAs {
  const thisYear = Number(today.slice(0, 4));
  for (let ahead = 0; ahead <= 8; ahead += 1) {
    const day = isoDay(String(thisYear + ahead), monthNumber(groups), groups['day'] ?? '');
    if (isIsoDate(day) && day >= today) return { day };
  }
  return noSuchDay;
}

function endOfMonthGiven(groups: Groups): ReadAs {
  return { day: lastDayOfMonth(`${groups['year'] ?? ''}-${monthNumber(groups)}`) };
}

function endOfNextSuchMonth(groups: Groups, today: IsoDate): ReadAs {
  const thisYear = Number(today.slice(0, 4));
  const end = lastDayOfMonth(`${thisYear}-${monthNumber(groups)}`);
  return { day: end >= today ? end : lastDayOfMonth(`${thisYear + 1}-${monthNumber(groups)}`) };
}

function nextWeekday(groups: Groups, today: IsoDate): ReadAs {
  const wanted = weekdayNames.indexOf((groups['weekday'] ?? '').slice(0, 3).toLowerCase());
  const now = new Date(`${today}T00:00:00Z`).getUTCDay();
  return { day: addDays(today, ((wanted - now + 6) % 7) + 1) };
}

function lastDayOfMonth(yearAndMonth: string): IsoDate {
  const [fullYear, number] = yearAndMonth.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(fullYear, number, 0)).toISOString().slice(0, 10);
}

function monthNumber(groups: Groups): string {
  const byName = monthNames.indexOf((groups['month'] ?? '').slice(0, 3).toLowerCase()) + 1;
  return (groups['number'] ?? String(byName)).padStart(2, '0');
}

function isoDay(fullYear: string, monthText: string, day: string): string {
  return `${fullYear}-${monthText}-${day.padStart(2, '0')}`;
}
