import type { DueDate } from './action.ts';
import { findDates, type DateExpression } from './date-expressions.ts';
import { addDays } from './dates.ts';

/** Why a date was not understood; a finding, never a guess. */
export type DateProblem = 'impossible' | 'relative' | 'no-year' | 'unreadable';

export interface DateReading {
  due: DueDate;
  problem: DateProblem | null;
  /** The words around it say that the thing is done, or that this date replaces (or was) another. */
  says: 'done' | 'original' | 'revised' | null;
}

/**
 * Reads what a document's date cell says, the UK way: day before month, financial years from April.
 * One cell may hold several dates, for several actions, so the answer is a list; an empty cell gives one
 * of kind `none`. A date that cannot be understood is `none` as well, with its text kept.
 */
export function readDueDate(text: string): DueDate[] {
  return readDates(text).map((reading) => reading.due);
}

/** As `readDueDate`, with what was wrong with each. */
export function readDates(text: string): DateReading[] {
  const lines = text
    .split(/\n|;|\|/)
    .map((line) => line.replace(/^[\s•·▪*‣-]+(?=\s|[A-Z])/u, '').trim())
    .filter((line) => line !== '');
  const readings = lines.flatMap(readLine);
  const dated = readings.filter((reading) => reading.due.kind !== 'none' || reading.problem);
  if (dated.length > 0) return dated;
  return readings.slice(0, 1).length > 0
    ? [{ ...(readings[0] as DateReading), due: { ...nothing, text: text.trim() } }]
    : [{ due: { ...nothing, text: '' }, problem: null, says: null }];
}

const nothing: DueDate = { text: '', kind: 'none', start: null, end: null, precision: null };

const ongoing =
  /\b(on-?\s?going|continu(?:ous|ously|al|ing|es?)|rolling(?: programme)?|business as usual|bau|throughout|annual(?:ly)?|monthly|quarterly|weekly|daily|termly|bi-?annual(?:ly)?|bi-?monthly|each (?:year|month|quarter)|every (?:year|month|quarter|\w+ months|\w+ weeks)|as (?:and when )?required|permanent)\b/giu;
const from =
  /\b(from|since|starting|starts?|started|commenc(?:e|es|ed|ing)|begin(?:s|ning)?|began|effective|w\/c|week commencing|after)\b/iu;
const onwards = /^[\s,–-]*(?:\(?(?:and |then )*(?:onwards?|on-?\s?going|thereafter|then annually)\b)/iu;
const closing = /\b(with|complet\w*|adopt\w*|until|till|to|by|end\w*|finish\w*|conclud\w*)\b/iu;
const relative =
  /\b(within|after|following|upon|once|subject to|dependent|depending|prior to|asap|a\.s\.a\.p|as soon as|immediate(?:ly)?|tbc|tbd|tba|to be (?:confirmed|determined|agreed|advised|set)|next (?:year|month|quarter|meeting|audit)|this (?:year|month|quarter)|year[- ]end|end of (?:the )?(?:financial |calendar |municipal )?(?:year|month|quarter)|in due course|shortly|\w+ (?:weeks?|months?|days|years?)(?: (?:of|from|after))?|short[- ]term|medium[- ]term|long[- ]term)\b/iu;
const done = /\b(complete|completed|done|implemented|closed|achieved|delivered|actioned|finished)\b/iu;
const noDate = /^(?:n\s?\/?\s?a\.?|none|nil|not applicable|-+|–|—|\.+|no|yes|x|✓|✔)$/iu;

function readLine(line: string): DateReading[] {
  if (noDate.test(line)) return [reading(line, { kind: 'none' })];
  const serial = /^(\d{5})(?:\.\d+)?$/.exec(line);
  if (serial) return [reading(line, serialDay(Number(serial[1])))];

  const marks = [
    ...findDates(line).map((date) => ({ index: date.index, end: date.index + date.length, date })),
    ...[...line.matchAll(ongoing)].map((match) => ({
      index: match.index,
      end: match.index + match[0].length,
      date: null,
    })),
  ].sort((one, other) => one.index - other.index);
  if (marks.length === 0) return [undated(line)];
  if (
    /\b(?:within|after|following|of|from)\b/iu.test(line) &&
    /\b(?:weeks?|months?|days)\s+(?:of|from|after)\b/iu.test(line)
  )
    return [reading(line, { kind: 'none', problem: 'relative' })];

  const parts = mergeMarks(line, marks);
  return parts.map((part, index): DateReading => {
    const start = index === 0 ? 0 : (parts[index - 1] as Part).until;
    const until = index === parts.length - 1 ? line.length : part.until;
    const isReplaced = arrow.test(line.slice(part.end, parts[index + 1]?.index ?? part.end));
    const replaces = index > 0 && arrow.test(line.slice((parts[index - 1] as Part).end, part.index));
    const read = readPart(
      line.slice(start, until).replace(arrow, ' '),
      part,
      line.slice(start, part.index),
      line.slice(part.end, until),
    );
    return { ...read, says: isReplaced ? 'original' : replaces ? 'revised' : read.says };
  });
}

/** "31/05/24 → 31/07/24": the first has become the second. */
const arrow =
  /^\s*\)?[\s,]*(?:→|⇒|➔|➜|►|->|–>|—>|=>|>>?|(?:now |since )?(?:revised|extended|moved|changed|slipped|deferred|re-?scheduled|re-?profiled) to)(?:\s|$)/iu;

interface Mark {
  index: number;
  end: number;
  date: DateExpression | null;
}

interface Part extends Mark {
  /** Where its words end and the next one's begin. */
  until: number;
  isOngoing: boolean;
  untilDate: DateExpression | null;
}

/** Two marks are one reading when the words between them tie them together: "March 2024 and ongoing". */
function mergeMarks(line: string, marks: Mark[]): Part[] {
  const parts: Part[] = [];
  for (const mark of marks) {
    const last = parts.at(-1);
    const between = last ? line.slice(last.end, mark.index) : '';
    const before = last ? line.slice(0, last.index) : '';
    if (
      last?.date &&
      !mark.date &&
      /^\s*(?:[,–(-]|and|then|&|to)[\s,–(&-]*(?:(?:and|then)\s*)*$/iu.test(between)
    ) {
      last.isOngoing = true;
      last.end = mark.end;
    } else if (
      last &&
      !last.date &&
      mark.date &&
      /^[\s,(–:-]*(?:(?:but )?(?:review\w*|next|last|latest|to|until|till|by|from|since|through|with|at|in|completion|complete)\b.*)?[\s,(–:-]*$/iu.test(
        between,
      ) &&
      /[(–:\-a-z,]/iu.test(between)
    ) {
      last.untilDate = mark.date;
      last.isOngoing =
        /review|next|last/iu.test(between) ||
        !/\b(?:to|until|till|by|through|complet\w*)\b|[–-]/iu.test(between);
      last.end = mark.end;
    } else if (
      last?.date &&
      mark.date &&
      from.test(before.slice(parts.length > 1 ? (parts.at(-2) as Part).until : 0)) &&
      closing.test(between) &&
      !/[.;]\s/u.test(between)
    ) {
      last.untilDate = mark.date;
      last.end = mark.end;
    } else {
      parts.push({ ...mark, until: line.length, isOngoing: !mark.date, untilDate: null });
    }
    const current = parts.at(-1) as Part;
    current.until = endOfWords(line, current.end, marks);
  }
  return parts;
}

/** What follows a date and belongs to it: "onwards", a closing bracket, a full stop. */
function endOfWords(line: string, end: number, marks: Mark[]): number {
  const next = marks.find((mark) => mark.index >= end)?.index ?? line.length;
  const tail = /^(?:[\s,]*(?:and |then )?onwards?|\s*\([^)]*\)|[.,)\]])*/iu.exec(line.slice(end, next));
  return end + (tail?.[0].length ?? 0);
}

function readPart(text: string, part: Part, before: string, after: string): DateReading {
  const written = text.trim().replace(/^[,;\s]+|[,;\s]+$/gu, '');
  const says = saying(before, after);
  const { date, untilDate } = part;
  if (date?.problem && !(part.isOngoing && date.problem === 'no-year'))
    return { ...reading(written, { kind: 'none', problem: date.problem }), says };
  if (!date && untilDate && !part.isOngoing)
    return {
      ...reading(
        written,
        untilDate.problem ? { kind: 'none', problem: untilDate.problem } : { ...days(untilDate), kind: 'by' },
      ),
      says,
    };
  if (!date || (part.isOngoing && date.problem)) return { ...reading(written, { kind: 'ongoing' }), says };
  if (untilDate && !untilDate.problem)
    return {
      ...reading(written, {
        kind: 'range',
        start: date.start,
        end: untilDate.end,
        precision: untilDate.precision,
      }),
      says,
    };
  if (part.isOngoing || onwards.test(after) || (says !== 'original' && isFrom(before)))
    return {
      ...reading(written, { kind: 'from', start: date.start, end: null, precision: date.precision }),
      says,
    };
  return { ...reading(written, { ...days(date), kind: date.isRange ? 'range' : 'by' }), says };
}

function days(date: DateExpression): Pick<DueDate, 'start' | 'end' | 'precision'> {
  return { start: date.isRange ? date.start : null, end: date.end, precision: date.precision };
}

/** The last word that says which end of time is meant decides: "commence by May" is by May. */
function isFrom(before: string): boolean {
  const last = [
    ...before.matchAll(
      /\b(by|before|until|till|end|complet\w*|due|from|since|start\w*|commenc\w*|beg[aiu]n\w*|effective)\b/giu,
    ),
  ].at(-1);
  return Boolean(last && from.test(last[0]));
}

function saying(before: string, after: string): DateReading['says'] {
  if (/\b(?:extended|moved|revised|changed|slipped|deferred)\s+from\b[^a-z]*$/iu.test(before))
    return 'original';
  const words = `${before} ${after}`;
  if (/\b(revised|extended|new|now|moved|slipped|changed|deferred|re-?scheduled)\b/iu.test(words))
    return 'revised';
  if (/\b(original(?:ly)?|was|previous(?:ly)?|initial(?:ly)?|first|old)\b/iu.test(words)) return 'original';
  return done.test(words) ? 'done' : null;
}

function undated(line: string): DateReading {
  if (/\b(?:q[1-4]|quarter [1-4])\b/iu.test(line)) return reading(line, { kind: 'none', problem: 'no-year' });
  if (relative.test(line)) return reading(line, { kind: 'none', problem: 'relative' });
  if (done.test(line)) return { ...reading(line, { kind: 'none' }), says: 'done' };
  return reading(line, { kind: 'none', problem: /[a-z\d]/iu.test(line) ? 'unreadable' : null });
}

/** Days since 30 December 1899: how a spreadsheet holds a date it was not told to show as one. */
function serialDay(serial: number): Partial<DueDate> & { problem?: DateProblem } {
  if (serial < 36_526 || serial > 73_050) return { kind: 'none', problem: 'unreadable' };
  return { kind: 'by', end: addDays('1899-12-30', serial), precision: 'day' };
}

function reading(
  text: string,
  { problem = null, ...due }: Partial<DueDate> & { problem?: DateProblem | null },
): DateReading {
  return { due: { ...nothing, ...due, text }, problem, says: null };
}
