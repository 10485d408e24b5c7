import { addDays, type IsoDate } from '#domain/dates';
import { addMonths, endOfMonth, endOfQuarter, inWeekOf, startOfMonth } from './calendar.ts';
import { readDay } from './read-day.ts';

/** From one day to another, both included; null where it is open at that side. */
export interface Period {
  from: IsoDate | null;
  to: IsoDate | null;
}

export interface PeriodRead extends Period {
  /** Where it stands in the text. */
  start: number;
  end: number;
}

/**
 * Finds "this month", "in the next two weeks", "before 31 March" anywhere in a question.
 *
 * @param looksBack what is asked about has been: "March" is the last one, not the next
 */
export function readPeriod(text: string, today: IsoDate, looksBack = false): PeriodRead | null {
  const between = readBetween(text, { today, looksBack });
  if (between) return between;
  for (const [pattern, period] of named) {
    const match = pattern.exec(text);
    if (match) return bounded(text, match.index, match[0].length, period(today, match));
  }
  for (const match of text.matchAll(
    /\b(before|by|until|till|up to|after|since|from|on|in|for)? ?(?=[\p{L}\p{N}])/giu,
  )) {
    const read = readBound(text, match.index, match, { today, looksBack });
    if (read) return read;
  }
  return null;
}

/** "Since last week", "before next month": the named period is where it begins or ends. */
function bounded(text: string, start: number, length: number, period: Period): PeriodRead {
  const [lead = '', word = ''] =
    /\b(before|by|until|till|up to|after|since|from) $/i.exec(text.slice(0, start)) ?? [];
  const at = { start: start - lead.length, end: start + length };
  switch (word.toLowerCase()) {
    case 'before':
      return { from: null, to: period.from && addDays(period.from, -1), ...at };
    case 'by':
    case 'until':
    case 'till':
    case 'up to':
      return { from: null, to: period.to, ...at };
    case 'after':
      return { from: period.to && addDays(period.to, 1), to: null, ...at };
    case 'since':
    case 'from':
      return { from: period.from, to: null, ...at };
    default:
      return { ...period, ...at };
  }
}

/** "Between 1 and 31 March" needs both named: "between 1 March and 31 March", "from January to March". */
function readBetween(text: string, bearings: Bearings): PeriodRead | null {
  const lead = /\b(?:between|from) (?=[\p{L}\p{N}])/iu.exec(text);
  if (!lead) return null;
  const short = betweenDays(text, lead, bearings);
  if (short) return short;
  const first = readBound(text, lead.index, lead, bearings);
  const join = first && /^ ?(?:and|to|until|till|–|-) ?/i.exec(text.slice(first.end));
  if (!first || !join) return null;
  const at = first.end + join[0].length;
  const second = readDay(text.slice(at), bearings.today);
  if (!second?.ok || first.from === null) return null;
  // Each was read as the next of its kind; they are of one year where they can be.
  const { looksBack, today } = bearings;
  const to = looksBack && second.day > today ? addMonths(second.day, -12) : second.day;
  const from = first.from > to ? addMonths(first.from, -12) : first.from;
  return { from, to, start: lead.index, end: at + second.length };
}

/** "Between 1 and 15 February": both of that month. */
function betweenDays(text: string, lead: RegExpExecArray, { today, looksBack }: Bearings): PeriodRead | null {
  const at = lead.index + lead[0].length;
  const [first = '', number] =
    /^(\d{1,2})(?:st|nd|rd|th)? ?(?:and|to|-|–) ?(?=\d)/i.exec(text.slice(at)) ?? [];
  const second = number === undefined ? null : readDay(text.slice(at + first.length), today);
  if (!second?.ok || number === undefined) return null;
  const to = looksBack && second.day > today ? addMonths(second.day, -12) : second.day;
  const from = `${to.slice(0, 8)}${number.padStart(2, '0')}`;
  return from <= to && from >= startOfMonth(to)
    ? { from, to, start: lead.index, end: at + first.length + second.length }
    : null;
}

const named: readonly (readonly [RegExp, (today: IsoDate, match: RegExpExecArray) => Period])[] = [
  [/\btoday\b/i, (today) => ({ from: today, to: today })],
  [/\btomorrow\b/i, (today) => ({ from: addDays(today, 1), to: addDays(today, 1) })],
  [/\bthis week\b/i, (today) => ({ from: inWeekOf(today, 1), to: inWeekOf(today, 7) })],
  [/\bnext week\b/i, (today) => ({ from: inWeekOf(today, 1, 1), to: inWeekOf(today, 7, 1) })],
  [/\blast week\b/i, (today) => ({ from: inWeekOf(today, 1, -1), to: inWeekOf(today, 7, -1) })],
  [/\bthis month\b/i, (today) => ({ from: startOfMonth(today), to: endOfMonth(today) })],
  [/\bnext month\b/i, (today) => ({ from: startOfMonth(today, 1), to: endOfMonth(today, 1) })],
  [/\blast month\b/i, (today) => ({ from: startOfMonth(today, -1), to: endOfMonth(today, -1) })],
  [
    /\bthis quarter\b/i,
    (today) => ({ from: startOfMonth(endOfQuarter(today), -2), to: endOfQuarter(today) }),
  ],
  [
    /\bnext quarter\b/i,
    (today) => ({ from: startOfMonth(endOfQuarter(today, 1), -2), to: endOfQuarter(today, 1) }),
  ],
  [/\bthis year\b/i, (today) => ({ from: `${today.slice(0, 4)}-01-01`, to: `${today.slice(0, 4)}-12-31` })],
  [
    /\b(?:(?:in|within|over|for) )?(?:the )?(?:last|past) (\d{1,3}|two|three|four|six|couple of|few) (day|week|month)s?\b/i,
    (today, match) => ({ from: aside(today, match[1] ?? '', match[2] ?? '', -1), to: today }),
  ],
  [
    /\b(?:(?:in|within|over) )?(?:the )?(?:next|coming) (\d{1,3}|two|three|four|six|couple of|few) (day|week|month)s?\b/i,
    (today, match) => ({ from: today, to: aside(today, match[1] ?? '', match[2] ?? '', 1) }),
  ],
  [
    /\b(?:in |during )?(?:q|quarter )([1-4])(?: (?:of )?(?:20)?(\d\d)[/-](?:20)?\d\d)?(?! ?\d)\b/i,
    (today, match) => quarterOf(Number(match[1]), match[2], today),
  ],
  [/\bthe last fortnight\b/i, (today) => ({ from: addDays(today, -14), to: today })],
  [/\bfortnight\b/i, (today) => ({ from: today, to: addDays(today, 14) })],
];

/** A quarter of the financial year, from April: of the year that is named, else the next that is not over. */
function quarterOf(quarter: number, year: string | undefined, today: IsoDate): Period {
  const month = String(((quarter * 3 + 2) % 12) + 1).padStart(2, '0');
  const inYear = (first: number) => endOfMonth(`${quarter === 4 ? first + 1 : first}-${month}-01`);
  const thisYear = Number(today.slice(0, 4));
  const years = year === undefined ? [thisYear - 1, thisYear, thisYear + 1] : [2000 + Number(year)];
  const to = years.map(inYear).find((end) => end >= today) ?? inYear(years.at(-1) ?? thisYear);
  return { from: startOfMonth(to, -2), to };
}

const numbers: Readonly<Record<string, number>> = {
  two: 2,
  three: 3,
  four: 4,
  six: 6,
  'couple of': 2,
  few: 3,
};

function aside(today: IsoDate, words: string, unit: string, direction: 1 | -1): IsoDate {
  const count = direction * (numbers[words.toLowerCase()] ?? Number(words));
  if (unit.toLowerCase() === 'month') return addMonths(today, count);
  return addDays(today, unit.toLowerCase() === 'week' ? 7 * count : count);
}

interface Bearings {
  today: IsoDate;
  looksBack: boolean;
}

function readBound(
  text: string,
  start: number,
  match: RegExpExecArray,
  { today, looksBack }: Bearings,
): PeriodRead | null {
  const at = match.index + match[0].length;
  const rest = text.slice(at);
  const read = readDay(rest, today);
  const feast = read && !read.ok && /^(?:christmas|xmas|easter)\b/i.test(rest) ? read.days[0] : undefined;
  const readAs = read?.ok ? read.day : feast;
  if (!read || readAs === undefined || /^(?:mid|early|late)/i.test(rest)) return null;
  const { length } = read;
  const end = at + length;
  const isMonth =
    /^[a-z]/i.test(rest) &&
    !/\d{1,2}(?:st|nd|rd|th)?\b(?! ?\d{2})/i.test(rest.slice(0, length).replace(/\d{4}/, '')) &&
    /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i.test(rest);
  const isPast = looksBack || /^since$/i.test(match[1] ?? '');
  const day = { day: isPast ? lastSuchDay(readAs, rest.slice(0, length), isMonth, today) : readAs };
  switch (match[1]?.toLowerCase()) {
    case 'before':
      return { from: null, to: addDays(isMonth ? startOfMonth(day.day) : day.day, -1), start, end };
    case 'by':
    case 'until':
    case 'till':
    case 'up to':
      return { from: null, to: day.day, start, end };
    case 'after':
      return { from: addDays(day.day, 1), to: null, start, end };
    case 'since':
    case 'from':
      return { from: isMonth ? startOfMonth(day.day) : day.day, to: null, start, end };
    default:
      return { from: isMonth ? startOfMonth(day.day) : day.day, to: day.day, start, end };
  }
}

/** "January", "3 May" and "Monday" of which the next one was read: the last one instead. A year is kept to. */
function lastSuchDay(day: IsoDate, typed: string, isMonth: boolean, today: IsoDate): IsoDate {
  // On a Monday nobody calls the day itself "Monday": it is the one a week before.
  if (/^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*$/i.test(typed)) {
    const before = addDays(day, -7);
    return before < today ? before : addDays(before, -7);
  }
  if ((isMonth ? startOfMonth(day) : day) <= today || /\d{4}|\d[/.]\d+[/.]\d/.test(typed)) return day;
  return isMonth ? endOfMonth(day, -12) : addMonths(day, -12);
}
