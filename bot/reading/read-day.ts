import { addDays, isIsoDate, type IsoDate } from '#domain/dates';
import {
  easterSunday,
  endOfFinancialYear,
  endOfMonth,
  endOfQuarter,
  inWeekOf,
  laterBy,
  startOfMonth,
  weekdayOf,
  type Shift,
} from './calendar.ts';

/**
 * A day at the start of what somebody typed. `length` is how much of the text it took up, `or` another day
 * that some people mean by the same words. `no-such-day` is "31 November"; `unclear` is a date that could be
 * several days, such as "next week". `days` are those it could be, to choose from.
 */
export type DayRead =
  | { ok: true; day: IsoDate; or: IsoDate | null; length: number }
  | { ok: false; problem: 'no-such-day' | 'unclear'; days: IsoDate[]; length: number };

/** Reads "30 Nov", "30/11/2026", "next Friday", "end of March"; null when the text does not begin with a day. */
export function readDay(text: string, today: IsoDate): DayRead | null {
  const inWeek = weekOf.exec(text);
  if (inWeek) return readWeekOf(inWeek, text, today);
  for (const [pattern, read] of forms) {
    const match = pattern.exec(text);
    if (!match) continue;
    const { length } = match[0];
    const as = read(match.groups ?? {}, today);
    if (as) return 'day' in as ? { ok: true, or: null, ...as, length } : { ok: false, ...as, length };
  }
  return null;
}

const weekOf =
  /^(?:(?:the )?(?<first>w\/?c|w\/?b|week (?:commencing|beginning|starting))|(?:the )?(?:w\/?e|week ending))\.? (?=\S)/i;

/** "W/c 7 December" is one of its working days; "w/e 11 December" is that day. */
function readWeekOf(match: RegExpExecArray, text: string, today: IsoDate): DayRead | null {
  const lead = match[0].length;
  const read = readDay(text.slice(lead), today);
  if (!read) return null;
  const length = lead + read.length;
  if (!read.ok || match.groups?.['first'] === undefined) return { ...read, length };
  return { ok: false, problem: 'unclear', days: [read.day, inWeekOf(read.day, 5)], length };
}

type Groups = Partial<Record<string, string>>;
type ReadAs = { day: IsoDate; or?: IsoDate } | { problem: 'unclear' | 'no-such-day'; days: IsoDate[] } | null;
type Reader = (groups: Groups, today: IsoDate) => ReadAs;

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const weekdayNames = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const smallNumbers = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ');

const month =
  '(?<month>jan(?:uary)?|feb(?:r?uary|ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const weekday =
  '(?:mon(?:day)?|tue(?:s|sday)?|wed(?:s|nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)';
const named = `(?:(?<named>${weekday}),? )?`;
const dayOfMonth = '(?:the )?(?<day>\\d{1,2})(?:st|nd|rd|th)?';
const year = "(?<year>\\d{4}|'\\d{2}|\\d{2}(?![\\d:/]))";
const count = `(?<count>\\d{1,3}|an?|${smallNumbers.slice(1).join('|')}|a couple of|a few)`;
const financialYear = '(?:20)?(?<from>\\d\\d)[/-](?:20)?(?<to>\\d\\d)';
const the = '(?:the )?';
const end = `${the}(?:very )?(?:end|close|last day) (?:of )?${the}`;

const forms: readonly (readonly [RegExp, Reader])[] = [
  [starts('(?<year>\\d{4})[-/](?<number>\\d{1,2})[-/](?<day>\\d{1,2})'), fullDay],
  [starts('(?<day>\\d{1,2})[/.-](?<number>\\d{1,2})[/.-](?<year>\\d{4}|\\d{2})'), fullDay],
  [starts('(?<day>\\d{1,2})[/](?<number>\\d{1,2})'), nextSuchDay],
  [starts('(?<day>\\d{1,2})[.-](?<number>0[1-9]|1[0-2])'), nextSuchDay],
  [starts(`${named}${dayOfMonth}(?: of|-)? ?${month},?[ -]?${year}`), onNamedDay(fullDay)],
  [starts(`${named}${dayOfMonth}(?: of|-)? ?${month}`), onNamedDay(nextSuchDay)],
  [starts(`${month} ${dayOfMonth},? (?<year>\\d{4})`), fullDay],
  [starts(`${month} (?:the )?(?<day>\\d{1,2})(?:st|nd|rd|th)?(?! ?(?:%|per))`), nextSuchDay],
  [starts(`${month},? (?:${year} )?end`), ofMonth(endOfMonth)],
  [starts(`(?:${end})?${month},? ?${year}`), ofMonth(endOfMonth)],
  [starts(`(?:${end})?${month}`), ofMonth(endOfMonth)],
  [starts(`${the}(?:start|beginning) (?:of )?${month}(?:,? ${year})?`), ofMonth(startOfMonth)],
  [starts(`(?<part>early|mid|middle of|late)[ -](?:in )?${month}(?:,? ${year})?`), partOfMonth],
  [starts(`${end}(?:this )?month`), (_, today) => ({ day: endOfMonth(today) })],
  [starts('eom|month[ -]end'), (_, today) => ({ day: endOfMonth(today) })],
  [starts(`${end}next month`), (_, today) => ({ day: endOfMonth(today, 1) })],
  [starts(`${end}(?:this )?week|eow`), (_, today) => ({ day: fridayOnOrAfter(today) })],
  [starts(`${end}next week`), (_, today) => ({ day: inWeekOf(today, 5, 1) })],
  [
    starts(
      `${end}(?:this )?(?:(?:financial|fiscal|municipal) year|fy)|(?:fy|(?:financial |fiscal )?year)[ -]end|eofy`,
    ),
    (_, today) => ({ day: endOfFinancialYear(today) }),
  ],
  [
    starts(`(?:${end}(?:fy ?|(?:the )?financial year )?|fy ?|financial year )${financialYear}`),
    (groups) => financialDay(groups, '4'),
  ],
  [
    starts(`(?:${end})?(?:q|quarter )(?<quarter>[1-4])(?: of)?,? (?:fy ?)?${financialYear}`),
    (groups) => financialDay(groups, groups['quarter'] ?? '4'),
  ],
  [starts(`${end}(?<year>20\\d\\d)`), (groups) => ({ day: `${fullYear(groups)}-12-31` })],
  [starts(`${end}(?:this )?calendar year`), (_, today) => ({ day: `${today.slice(0, 4)}-12-31` })],
  [starts(`${end}(?:this )?year|eoy`), eitherYear],
  [starts(`${end}(?:this )?quarter`), (_, today) => ({ day: endOfQuarter(today) })],
  [starts(`${end}next quarter`), (_, today) => ({ day: endOfQuarter(today, 1) })],
  [starts(`(?:${end})?(?:q|quarter )(?<quarter>[1-4])(?! ?\\d)`), nextSuchQuarter],
  [
    starts(`(?:cop |close of play |close )?(?:today|tonight|this (?:morning|afternoon|evening))`),
    (_, today) => ({ day: today }),
  ],
  [
    starts('(?:tomorrow|tomorow|tommorow|tommorrow|tmrw|tmw)(?: morning| afternoon)?'),
    (_, today) => ({ day: addDays(today, 1) }),
  ],
  [starts('the day after tomorrow'), (_, today) => ({ day: addDays(today, 2) })],
  [starts('yesterday'), (_, today) => ({ day: addDays(today, -1) })],
  [starts('the day before yesterday'), (_, today) => ({ day: addDays(today, -2) })],
  [starts(`last (?<weekday>${weekday})`), lastWeekday],
  [starts(`(?:in )?${count} (?<unit>days?|weeks?|months?|years?)(?:'? time| from (?:now|today))`), inWhile],
  [starts(`(?:in|within) ${count} (?<unit>days?|weeks?|months?|years?)`), inWhile],
  [starts("(?:(?:in|within) )?a fortnight(?:'?s time)?"), (_, today) => ({ day: addDays(today, 14) })],
  [
    starts(`(?<weekday>${weekday}) (?:week|after next)|(?:a )?week on (?<onWeekday>${weekday})`),
    weekdayAfterNext,
  ],
  [starts(`${the}(?<day>\\d{1,2})(?:st|nd|rd|th) of next month`), dayOfNextMonth],
  [
    starts(`${named}${the}(?<day>\\d{1,2})(?:st|nd|rd|th)(?: of (?:this|the) month)?`),
    onNamedDay(dayOfThisMonth),
  ],
  [starts(`next (?<weekday>${weekday})`), nextWeekday],
  [starts(`(?:this )?(?:coming )?(?<weekday>${weekday})(?: (?:morning|afternoon))?`), comingWeekday],
  [
    starts(`next week`),
    (_, today) => ({ problem: 'unclear', days: [inWeekOf(today, 1, 1), inWeekOf(today, 5, 1)] }),
  ],
  [
    starts(`next month`),
    (_, today) => ({ problem: 'unclear', days: [startOfMonth(today, 1), endOfMonth(today, 1)] }),
  ],
  [starts(`next quarter`), (_, today) => ({ problem: 'unclear', days: [endOfQuarter(today, 1)] })],
  [starts(`(?:${end})?next year`), (_, today) => nextYear(today)],
  [starts('(?<before>before )?(?<feast>christmas|xmas|easter)(?: (?:day|sunday))?'), feastDay],
  [
    starts(
      '(?:before |after |over |around )?(?:the )?(?:spring|summer|autumn|winter|christmas|xmas|new year|easter)(?: (?:break|holidays?|term))?(?: 20\\d\\d)?',
    ),
    () => ({ problem: 'unclear', days: [] }),
  ],
  [starts('\\d{1,4}[/.-]\\d[\\d/.-]*'), () => ({ problem: 'unclear', days: [] })],
  [starts('(?:tbc|tba|tbd|asap|soon|shortly|later|in due course)'), () => ({ problem: 'unclear', days: [] })],
];

function starts(pattern: string): RegExp {
  return new RegExp(`^(?:${pattern})(?![\\p{L}\\p{N}_/])`, 'iu');
}

function fullDay(groups: Groups): ReadAs {
  return dayOr(isoDay(fullYear(groups), monthNumber(groups), groups['day'] ?? ''));
}

/** "Tuesday 6 March", which is a Friday: one of the two is wrong. */
function onNamedDay(read: Reader): Reader {
  return (groups, today) => {
    const as = read(groups, today);
    const weekdayNamed = groups['named'];
    if (weekdayNamed === undefined || !as || !('day' in as)) return as;
    const away = ((weekdayNumber({ weekday: weekdayNamed }) - weekdayOf(as.day) + 10) % 7) - 3;
    return away === 0 ? as : { problem: 'unclear', days: [as.day, addDays(as.day, away)].toSorted() };
  };
}

/** Of "2026/27": its last day, or that of one of its quarters; null where the two are not one year. */
function financialDay({ from = '', to = '' }: Groups, quarter: string): ReadAs {
  if ((Number(from) + 1) % 100 !== Number(to)) return null;
  const last = ['06-30', '09-30', '12-31', '03-31'][Number(quarter) - 1] ?? '03-31';
  return { day: `20${quarter === '4' ? to : from}-${last}` };
}

/** Offered, not taken: "by Christmas" may as well mean before the offices close. */
function feastDay({ before, feast = '' }: Groups, today: IsoDate): ReadAs {
  const thisYear = Number(today.slice(0, 4));
  const inYear = (each: number) => (/easter/i.test(feast) ? easterSunday(each) : `${each}-12-25`);
  const day = [inYear(thisYear), inYear(thisYear + 1)].find((each) => each >= today) ?? today;
  return { problem: 'unclear', days: [before === undefined ? day : addDays(day, -1)] };
}

/** The first such day that is not over: far enough ahead to find 29 February. */
function nextSuchDay(groups: Groups, today: IsoDate): ReadAs {
  const thisYear = Number(today.slice(0, 4));
  const [number, day] = [monthNumber(groups), groups['day'] ?? ''];
  for (let ahead = 0; ahead <= 8; ahead += 1) {
    const candidate = isoDay(String(thisYear + ahead), number, day);
    if (isIsoDate(candidate) && candidate >= today) return { day: candidate };
  }
  return dayOr(isoDay(String(thisYear), number, day));
}

/** "31 November": there is none, and the last of the month may have been meant. */
function dayOr(day: string): ReadAs {
  const exists: boolean = isIsoDate(day);
  if (exists) return { day };
  const first = `${day.slice(0, 7)}-01`;
  const mayMean = isIsoDate(first) && Number(day.slice(8)) <= 31 ? [endOfMonth(first)] : [];
  return { problem: 'no-such-day', days: mayMean };
}

function ofMonth(dayIn: (day: IsoDate) => IsoDate): Reader {
  return (groups, today) => {
    const number = monthNumber(groups);
    if (groups['year']) return { day: dayIn(`${fullYear(groups)}-${number}-01`) };
    const thisYear = Number(today.slice(0, 4));
    const day = dayIn(`${thisYear}-${number}-01`);
    return { day: day >= today ? day : dayIn(`${thisYear + 1}-${number}-01`) };
  };
}

function partOfMonth(groups: Groups, today: IsoDate): ReadAs {
  const read = ofMonth(endOfMonth)(groups, today);
  if (!read || !('day' in read)) return read;
  const inMonth = read.day.slice(0, 8);
  const part = groups['part']?.toLowerCase();
  const days = part === 'early' ? ['01', '07'] : part === 'late' ? ['24', read.day.slice(8)] : ['15'];
  return { problem: 'unclear', days: days.map((day) => inMonth + day) };
}

function eitherYear(_: Groups, today: IsoDate): ReadAs {
  const days = [`${today.slice(0, 4)}-12-31`, endOfFinancialYear(today)].toSorted();
  return { problem: 'unclear', days };
}

function nextYear(today: IsoDate): ReadAs {
  return { problem: 'unclear', days: [`${Number(today.slice(0, 4)) + 1}-12-31`] };
}

/** Quarters of the financial year, from April, as councils count them. */
function nextSuchQuarter(groups: Groups, today: IsoDate): ReadAs {
  const lastMonth = ['06', '09', '12', '03'][Number(groups['quarter']) - 1] ?? '03';
  return ofMonth(endOfMonth)({ number: lastMonth }, today);
}

function inWhile(groups: Groups, today: IsoDate): ReadAs {
  const shift = asShift(groups['count'] ?? '', groups['unit'] ?? '');
  return shift ? { day: laterBy(today, shift) } : { problem: 'unclear', days: [] };
}

/** "Two", "weeks" as a length of time; null for "a few" and working days, of which nobody can tell. */
export function asShift(countWords: string, unitWords: string): Shift | null {
  const words = countWords.toLowerCase();
  const named = /couple/.test(words)
    ? 2
    : /^(?:an?|another|a further)$/.test(words)
      ? 1
      : smallNumbers.indexOf(words);
  const count = named > 0 ? named : Number(words);
  const unit = unitWords.toLowerCase();
  if (!(count > 0)) return null;
  if (unit.startsWith('fortnight')) return { count: 2 * count, unit: 'week' };
  const one = (['day', 'week', 'month', 'year'] as const).find((each) => unit.startsWith(each));
  return one ? { count, unit: one } : null;
}

function comingWeekday(groups: Groups, today: IsoDate): ReadAs {
  return { day: addDays(today, ((weekdayNumber(groups) - weekdayOf(today) + 6) % 7) + 1) };
}

/** The one of next week; some mean the next one to come. */
function nextWeekday(groups: Groups, today: IsoDate): ReadAs {
  const day = inWeekOf(today, weekdayNumber(groups), 1);
  const coming = comingWeekday(groups, today);
  return coming && 'day' in coming && coming.day !== day ? { day, or: coming.day } : { day };
}

/** "Friday week", "a week on Friday": a week after the coming one. */
function weekdayAfterNext(groups: Groups, today: IsoDate): ReadAs {
  const named = { weekday: groups['weekday'] ?? groups['onWeekday'] };
  const coming = comingWeekday(named, today);
  return coming && 'day' in coming ? { day: addDays(coming.day, 7) } : null;
}

function lastWeekday(groups: Groups, today: IsoDate): ReadAs {
  return { day: addDays(today, -(((weekdayOf(today) - weekdayNumber(groups) + 6) % 7) + 1)) };
}

/** "The 30th": of this month, or of the next when this one's is over or has no such day. */
function dayOfThisMonth(groups: Groups, today: IsoDate): ReadAs {
  for (const monthsOn of [0, 1, 2]) {
    const day = isoDay(...yearAndMonth(startOfMonth(today, monthsOn)), groups['day'] ?? '');
    if (isIsoDate(day) && day >= today) return { day };
  }
  return { problem: 'no-such-day', days: [] };
}

function dayOfNextMonth({ day = '' }: Groups, today: IsoDate): ReadAs {
  return dayOr(isoDay(...yearAndMonth(startOfMonth(today, 1)), day));
}

function yearAndMonth(day: IsoDate): [string, string] {
  return [day.slice(0, 4), day.slice(5, 7)];
}

function fridayOnOrAfter(today: IsoDate): IsoDate {
  return weekdayOf(today) <= 5 ? inWeekOf(today, 5) : inWeekOf(today, 5, 1);
}

function weekdayNumber(groups: Groups): number {
  return weekdayNames.indexOf((groups['weekday'] ?? '').slice(0, 3).toLowerCase()) + 1;
}

function monthNumber(groups: Groups): string {
  const byName = monthNames.indexOf((groups['month'] ?? '').slice(0, 3).toLowerCase()) + 1;
  return (groups['number'] ?? String(byName)).padStart(2, '0');
}

function fullYear(groups: Groups): string {
  const digits = (groups['year'] ?? '').replace("'", '');
  return digits.length === 2 ? `20${digits}` : digits;
}

function isoDay(yearText: string, monthText: string, day: string): string {
  return `${yearText}-${monthText}-${day.padStart(2, '0')}`;
}
