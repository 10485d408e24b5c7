import { isIsoDate, type IsoDate } from './dates.ts';
import type { DueDate } from './action.ts';

/** A stretch of text that names a day, a month, a quarter, a season, a year, or two of them as a range. */
export interface DateExpression {
  /** Where it stands in the text it was found in. */
  index: number;
  length: number;
  /** First and last day it covers; null where the day does not exist or the year is missing. */
  start: IsoDate | null;
  end: IsoDate | null;
  precision: NonNullable<DueDate['precision']>;
  isRange: boolean;
  problem: 'impossible' | 'no-year' | null;
}

type Precision = DateExpression['precision'];
interface Span {
  start: IsoDate | null;
  end: IsoDate | null;
  precision: Precision;
  problem: DateExpression['problem'];
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const seasons: Record<string, { from: number; to: number }> = {
  spring: { from: 3, to: 5 },
  summer: { from: 6, to: 8 },
  autumn: { from: 9, to: 11 },
  winter: { from: 12, to: 2 },
  early: { from: 1, to: 4 },
  mid: { from: 5, to: 8 },
  late: { from: 9, to: 12 },
};

const month =
  '(?:january|february|march|april|may|june|july|august|september|october|november|december|sept|jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec)(?![a-z])\\.?';
const year = "['’‘]?((?:19|20)\\d{2}|\\d{2})(?!\\d)";
const day = '(\\d{1,2})(?:\\s?(?:st|nd|rd|th))?';
const to = '\\s*(?:-|–|—|/|&|to|and|until|till)\\s*';
const gap = "[\\s,.\\-–/']*";
/** "09-Oct" and "9 Oct", but not "Phase 1 - October". */
const dayGap = '(?:[-–./,]\\s?|\\s[-–./]?)?';
const financialYear = '((?:19|20)\\d{2}|\\d{2})\\s?[/\\-–]\\s?((?:19|20)?\\d{2})(?![\\d/])';

interface Form {
  pattern: RegExp;
  read(parts: (string | undefined)[]): Span & { isRange?: boolean };
}

/** In order of precedence: the first form that matches at the earliest place wins, longest first. */
const forms: Form[] = [
  {
    pattern: re(`(\\d{4})-(\\d{2})-(\\d{2})(?:[T ]\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?Z?)?`),
    read: ([y, m, d]) => oneDay(y, Number(m), d),
  },
  {
    pattern: re(`${day}\\s*(?:of\\s+)?(${month})${to}${day}\\s*(?:of\\s+)?(${month})${gap}${year}`),
    read: ([d1, m1, d2, m2, y]) => join(oneDay(y, monthNumber(m1), d1), oneDay(y, monthNumber(m2), d2)),
  },
  {
    pattern: re(`${day}${dayGap}(${month})${gap}${year}${to}${day}${dayGap}(${month})${gap}${year}`),
    read: ([d1, m1, y1, d2, m2, y2]) =>
      join(oneDay(y1, monthNumber(m1), d1), oneDay(y2, monthNumber(m2), d2)),
  },
  {
    pattern: re(
      `(\\d{1,2})[/.](\\d{1,2})[/.](\\d{4}|\\d{2})\\s*(?:-|–|to)\\s*(\\d{1,2})[/.](\\d{1,2})[/.](\\d{4}|\\d{2})(?!\\d)`,
    ),
    read: ([d1, m1, y1, d2, m2, y2]) => join(oneDay(y1, Number(m1), d1), oneDay(y2, Number(m2), d2)),
  },
  {
    pattern: re(`${day}${to}${day}\\s*(?:of\\s+)?(${month})${gap}${year}`),
    read: ([d1, d2, m, y]) => join(oneDay(y, monthNumber(m), d1), oneDay(y, monthNumber(m), d2)),
  },
  {
    pattern: re(`${day}${dayGap}(?:of\\s+)?(${month})${gap}${year}(?!\\s?[/\\-–]\\s?\\d{2}(?!\\d))`),
    read: ([d, m, y]) => oneDay(y, monthNumber(m), d),
  },
  {
    pattern: re(`(${month})\\s+${day},\\s*((?:19|20)\\d{2})(?!\\d)`),
    read: ([m, d, y]) => oneDay(y, monthNumber(m), d),
  },
  {
    pattern: re(`(\\d{1,2})\\s?([/.\\-])\\s?(\\d{1,2})\\s?\\2\\s?((?:19|20)\\d{2}|\\d{2})(?!\\d)`),
    read: ([d, , m, y]) => oneDay(y, Number(m), d),
  },
  {
    pattern: re(`(${month})${gap}${year}${to}(${month})${gap}${year}`),
    read: ([m1, y1, m2, y2]) => join(oneMonth(y1, m1), oneMonth(y2, m2)),
  },
  {
    pattern: re(`(${month})${to}(${month})${gap}${year}`),
    read: ([m1, m2, y]) => {
      const wraps = monthNumber(m1) > monthNumber(m2);
      return join(oneMonth(wraps ? String(fullYear(y) - 1) : y, m1), oneMonth(y, m2));
    },
  },
  {
    pattern: re(`(${month})${gap}(?:of\\s+)?${year}(?!\\s?[/\\-–]\\s?\\d{2}(?!\\d))`),
    read: ([m, y]) => oneMonth(y, m),
  },
  {
    pattern: re(
      `(?:q(?:tr|uarter)?\\s?([1-4])|quarter\\s+([1-4])|(first|second|third|fourth)\\s+quarter)(?:${to}(?:q(?:tr|uarter)?\\s?)?([1-4]))?[\\s,(of]*${financialYear}`,
    ),
    read: ([a, b, word, last, y1, y2]) => financialQuarters(quarterNumber(a ?? b, word), last, y1, y2),
  },
  {
    pattern: re(`${financialYear}[\\s,(\\-–]*q(?:tr|uarter)?\\s?([1-4])(?:${to}q?\\s?([1-4]))?`),
    read: ([y1, y2, first, last]) => financialQuarters(Number(first), last, y1, y2),
  },
  {
    pattern: re(
      `(?:q(?:tr|uarter)?\\s?([1-4])|quarter\\s+([1-4])|(first|second|third|fourth)\\s+quarter)[\\s,(of]*((?:19|20)\\d{2})(?!\\d)`,
    ),
    read: ([a, b, word, y]) => calendarQuarter(quarterNumber(a ?? b, word), y),
  },
  {
    pattern: re(`(spring|summer|autumn|winter)[\\s,]*${year}(?:\\s?[/\\-–]\\s?(\\d{2,4}))?(?!\\d)`),
    read: ([name, y]) => season(name, y),
  },
  {
    pattern: re(`(early|mid|late)[\\s\\-]*((?:19|20)\\d{2})(?!\\s?[/\\-–]\\s?\\d)(?!\\d)`),
    read: ([name, y]) => season(name, y),
  },
  {
    pattern: re(`${financialYear}\\s*(?:-|–|to)\\s*${financialYear}`),
    read: ([a1, a2, b1, b2]) => join(twoYears(a1, a2), twoYears(b1, b2)),
  },
  {
    pattern: re(`(?:f\\.?y\\.?\\s*)?((?:19|20)\\d{2})\\s?[/\\-–]\\s?((?:19|20)?\\d{2})(?![\\d/])`),
    read: ([y1, y2]) => twoYears(y1, y2),
  },
  {
    pattern: re(`(?:f\\.?y\\.?|financial year)\\s*(\\d{2})\\s?[/\\-–]\\s?(\\d{2})(?![\\d/])`),
    read: ([y1, y2]) => twoYears(y1, y2),
  },
  {
    pattern: /(?<![\d/.])(\d{2})\/(\d{2})(?![\d/])/giu,
    read: ([y1, y2]) =>
      Number(y2) === Number(y1) + 1 ? twoYears(y1, y2) : { ...nothing('year'), problem: 'no-year' },
  },
  {
    pattern: re(`((?:19|20)\\d{2})(?![\\d/%])`),
    read: ([y]) => ({ start: `${y}-01-01`, end: `${y}-12-31`, precision: 'year', problem: null }),
  },
  {
    pattern: re(`${day}\\s*(?:of\\s+)?(${month})`),
    read: () => ({ ...nothing('day'), problem: 'no-year' }),
  },
  { pattern: re(`(${month})`), read: () => ({ ...nothing('month'), problem: 'no-year' }) },
];

/** Every date the text names, left to right, none inside another. */
export function findDates(text: string): DateExpression[] {
  const found: DateExpression[] = [];
  for (const form of forms) {
    form.pattern.lastIndex = 0;
    for (const match of text.matchAll(form.pattern)) {
      const free = found.every(
        (other) => match.index >= other.index + other.length || match.index + match[0].length <= other.index,
      );
      if (!free || isOrdinaryWord(match[0])) continue;
      const { isRange = false, ...span } = form.read(match.slice(1));
      found.push({ index: match.index, length: match[0].trimEnd().length, isRange, ...span });
    }
  }
  return found.sort((one, other) => one.index - other.index);
}

/** "may" and "march" in lower case are verbs more often than months without a year. */
function isOrdinaryWord(text: string): boolean {
  return text === 'may' || text === 'march' || text === 'mar' || text === 'dec.';
}

function re(source: string): RegExp {
  return new RegExp(`(?<![a-z\\d])${source}`, 'giu');
}

function nothing(precision: Precision): Span {
  return { start: null, end: null, precision, problem: null };
}

function fullYear(text: string | undefined): number {
  const number = Number(text);
  return number < 100 ? 2000 + number : number;
}

function monthNumber(name: string | undefined): number {
  return months.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1;
}

function quarterNumber(digit: string | undefined, word: string | undefined): number {
  return digit
    ? Number(digit)
    : ['first', 'second', 'third', 'fourth'].indexOf((word ?? '').toLowerCase()) + 1;
}

function iso(year: number, month: number, day: number): IsoDate {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function lastDay(year: number, month: number): IsoDate {
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

function oneDay(year: string | undefined, month: number, day: string | undefined): Span {
  const written = iso(fullYear(year), month, Number(day));
  return isIsoDate(written)
    ? { start: written, end: written, precision: 'day', problem: null }
    : { ...nothing('day'), problem: 'impossible' };
}

function oneMonth(year: string | undefined, name: string | undefined): Span {
  const [y, m] = [fullYear(year), monthNumber(name)];
  return { start: iso(y, m, 1), end: lastDay(y, m), precision: 'month', problem: null };
}

/** Q1 of a financial year is April to June. */
function financialQuarters(
  first: number,
  last: string | undefined,
  firstYear: string | undefined,
  secondYear: string | undefined,
): Span & { isRange: boolean } {
  const year = fullYear(firstYear);
  if (fullYear(secondYear) % 100 !== (year + 1) % 100)
    return { ...nothing('quarter'), problem: 'impossible', isRange: false };
  const quarter = (number: number): { start: IsoDate; end: IsoDate } => {
    const startMonth = ((number * 3) % 12) + 1;
    const calendarYear = number === 4 ? year + 1 : year;
    return { start: iso(calendarYear, startMonth, 1), end: lastDay(calendarYear, startMonth + 2) };
  };
  const span = { start: quarter(first).start, end: quarter(last ? Number(last) : first).end };
  return { ...span, precision: 'quarter', problem: null, isRange: last !== undefined };
}

function calendarQuarter(number: number, year: string | undefined): Span {
  const y = fullYear(year);
  return {
    start: iso(y, number * 3 - 2, 1),
    end: lastDay(y, number * 3),
    precision: 'quarter',
    problem: null,
  };
}

function season(name: string | undefined, year: string | undefined): Span {
  const part = seasons[(name ?? '').toLowerCase()];
  if (!part) return nothing('season');
  const y = fullYear(year);
  const endYear = part.to < part.from ? y + 1 : y;
  return { start: iso(y, part.from, 1), end: lastDay(endYear, part.to), precision: 'season', problem: null };
}

/** "2009/10" is the financial year to 31 March 2010; "2023-2028" is five years. */
function twoYears(first: string | undefined, second: string | undefined): Span & { isRange?: boolean } {
  const from = fullYear(first);
  const shortSecond = Number(second);
  const until = shortSecond < 100 ? Math.floor(from / 100) * 100 + shortSecond : shortSecond;
  const next = until < from ? until + 100 : until;
  if (next === from + 1)
    return { start: `${from}-04-01`, end: `${next}-03-31`, precision: 'year', problem: null };
  return next > from && next < from + 30
    ? { start: `${from}-01-01`, end: `${next}-12-31`, precision: 'year', problem: null, isRange: true }
    : { ...nothing('year'), problem: 'impossible' };
}

function join(first: Span, last: Span): Span & { isRange: boolean } {
  const isBackwards = Boolean(first.start && last.end && first.start > last.end);
  if (first.problem || last.problem || isBackwards)
    return { ...nothing(last.precision), problem: 'impossible', isRange: true };
  return { start: first.start, end: last.end, precision: last.precision, problem: null, isRange: true };
}
