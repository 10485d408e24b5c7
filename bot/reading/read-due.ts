import type { IsoDate } from '#domain/dates';
import type { Shift } from './calendar.ts';
import { asShift, readDay, type DayRead } from './read-day.ts';
import { skipWords, type Skipped } from './skip-words.ts';

/**
 * A new date at the start of a clause. `isNamed` where words such as "due" or "moved to" say so; a bare
 * "30 Nov" is only meant as one where nothing else stands beside it.
 */
export type DueRead = { length: number } & (
  | { kind: 'day'; day: IsoDate; or: IsoDate | null; isNamed: boolean }
  /** "30 November or 7 December". */
  | { kind: 'two-days'; days: IsoDate[] }
  /** Something else than a day follows "due". `typed` is what. */
  | {
      kind: 'no-day';
      problem: 'no-such-day' | 'unclear' | 'not-a-day' | 'shift';
      typed: string;
      days: IsoDate[];
      /** Of a shift, where its words tell how far. */
      by?: Shift;
    }
);

const dueLeads = new Set(
  "and but now so also please with it it's its is are the a this that our my your new revised current currently proposed target completion expected eta in likely amended updated update due deadline date day end finish set change changed move moved moving make put by on until till for at from of should be will has been becomes back out to".split(
    ' ',
  ),
);
const dueNouns = new Set(['due', 'deadline', 'date', 'target', 'eta']);
/** These are about a day only where one follows: "target met". */
const weakNouns = new Set(['target', 'eta']);

const moveLeads = new Set(
  "and but now so also please we we've we're i i've it it's its has have had been is was will be needs need needed the a an our this that due date deadline day end completion target action work task move moved moving extend extended extending extension push pushed pushing put slip slips slipped slipping delay delayed delaying postpone postponed defer deferred reschedule rescheduled reprofile reprofiled revise revised shift shifted bring brought roll rolled change changed back out on forward over until till by for more time from to".split(
    ' ',
  ),
);
const moveVerbs =
  /^(?:mov(?:e|ed|ing)|exten(?:d|ded|ding|sion)|push(?:ed|ing)?|put|slip(?:s|ped|ping)?|delay(?:ed|ing)?|postponed?|defer(?:red)?|rescheduled?|reprofiled?|revised?|shift(?:ed)?|bring|brought|roll(?:ed)?|changed?)$/;
const moveAims = new Set(['to', 'until', 'till', 'by', 'from', 'for']);

export function readDue(text: string, today: IsoDate): DueRead | null {
  return readNamed(text, today) ?? readMove(text, today) ?? readBare(text, today);
}

function readNamed(text: string, today: IsoDate): DueRead | null {
  const lead = skipWords(text, dueLeads);
  const noun = lead.words.findIndex((word) => dueNouns.has(word));
  if (noun === -1) return null;
  const found = firstDays(text, lead, noun, today);
  if (found) return found;
  const rest = text.slice(lead.length);
  const afterNoun = text.slice((lead.starts[noun] ?? 0) + (lead.words[noun]?.length ?? 0)).trim();
  if (weakNouns.has(lead.words[noun] ?? '')) return null;
  const isDueTo = lead.words[noun] === 'due' && lead.words[noun + 1] === 'to';
  if (isDueTo || isOtherThanDate(afterNoun) || isOtherThanDate(rest) || !saysSomethingAbout(lead.words, noun))
    return null;
  if (isOver(rest)) return null;
  return { kind: 'no-day', problem: 'not-a-day', typed: rest.trim(), days: [], length: text.length };
}

/** "Due diligence", "due process", "due for review": words that are not about when. */
function isOtherThanDate(rest: string): boolean {
  return (
    rest.trim() === '' ||
    /^(?:diligence|process|regard|respect|care|course|consideration|notice|credit|weight|set|sign|back|out|review|sign-off|publication|inspection|renewal|with\b|in (?:place|part|full)|\w+(?:ed|ing)\b)/i.test(
      rest,
    )
  );
}

/** The noun has to be what the clause is about: "the date of the meeting" is not. */
function saysSomethingAbout(words: readonly string[], noun: number): boolean {
  return (
    words[noun] !== 'date' ||
    /^chang/.test(words[noun + 1] ?? '') ||
    words
      .slice(0, noun)
      .some((word) => /^(?:due|new|revised|target|completion|end|finish|amended|proposed)$/.test(word))
  );
}

function isOver(rest: string): boolean {
  return /^(?:has|have|had|passed|missed|remains?|stays?|unchanged|same|still|not|met)\b/i.test(rest);
}

function readMove(text: string, today: IsoDate): DueRead | null {
  const lead = skipWords(text, moveLeads);
  const verb = lead.words.findIndex((word) => moveVerbs.test(word));
  if (verb === -1 || !lead.words.slice(verb).some((word) => moveAims.has(word) || word === 'back'))
    return null;
  const found = firstDays(text, lead, verb, today);
  if (found?.kind === 'day' || found?.kind === 'two-days') return found;
  const aim = lead.words.findLast((word) => moveAims.has(word));
  return aim === 'to' || aim === 'until' ? found : (readShift(text, lead, verb) ?? found);
}

const someTime =
  /^(?:(?:another|a further) )?(?<count>another|a further|\d{1,3}|an?|one|two|three|four|five|six|a couple of|a few|couple of|few) (?:more )?(?<unit>(?:working )?(?:days?|weeks?|months?|years?|fortnights?))\b/i;

/** "Push back a month": how far, and not until when. */
function readShift(text: string, lead: Skipped, verb: number): DueRead | null {
  for (const at of [...lead.starts.slice(verb + 1), lead.length]) {
    const match = someTime.exec(text.slice(at));
    if (!match) continue;
    const [typed] = match;
    const isEarlier = lead.words.includes('forward');
    const by = isEarlier ? null : asShift(match.groups?.['count'] ?? '', match.groups?.['unit'] ?? '');
    return {
      ...{ kind: 'no-day', problem: 'shift', typed, days: [], length: at + typed.length },
      ...(by ? { by } : {}),
    };
  }
  return null;
}

/** The days that follow a noun or verb, past "is now", "back to": at the first word from which they read as days. */
function firstDays(text: string, lead: Skipped, anchor: number, today: IsoDate): DueRead | null {
  for (const at of [...lead.starts.slice(anchor + 1), lead.length]) {
    const isFrom = lead.words.some((word, index) => word === 'from' && (lead.starts[index] ?? 0) < at);
    const read = readDays(text.slice(at), today, isFrom);
    if (read) return withLead(read, at, true);
  }
  return null;
}

const bareLeads = new Set('by until till now is it its from to but so should will be'.split(' '));

function readBare(text: string, today: IsoDate): DueRead | null {
  const lead = skipWords(text, bareLeads);
  const isFrom = lead.words.at(-1) === 'from';
  const read = readDays(text.slice(lead.length), today, isFrom);
  // "From 30 June" says when it begins.
  if (isFrom && !/\b(?:to|until|till)\b|[-–→>]/i.test(text.slice(0, lead.length + (read?.length ?? 0))))
    return null;
  return read ? withLead(read, lead.length, false) : null;
}

function withLead(read: DueRead, leadLength: number, isNamed: boolean): DueRead {
  const length = read.length + leadLength;
  return read.kind === 'day' ? { ...read, isNamed, length } : { ...read, length };
}

/** One day; or several, of which the words between them say which one counts. */
function readDays(text: string, today: IsoDate, isFrom: boolean): DueRead | null {
  const first = readDay(text, today);
  if (!first) return null;
  const joined =
    /^ *(->|→|=>|>+|-|–|to|until|or|\/|and|&|not|instead of|rather than|\(?was|from|previously)\)? +/i.exec(
      text.slice(first.length),
    );
  const second = joined && readDay(text.slice(first.length + joined[0].length), today);
  if (!joined || !second) return asDue(first, text);
  const length = first.length + joined[0].length + second.length;
  const word = (joined[1] ?? '').toLowerCase();
  if (/not|instead|rather|was|from|previously/.test(word)) return { ...asDue(first, text), length };
  const isMove = /->|→|=>|>/.test(word) || (isFrom && /to|until|-|–/.test(word));
  if (isMove) return { ...asDue(second, text.slice(length - second.length)), length };
  if (!first.ok || !second.ok) return asDue(first.ok ? second : first, text);
  return { kind: 'two-days', days: [first.day, second.day], length };
}

function asDue(read: DayRead, text: string): DueRead {
  const { length } = read;
  if (read.ok) return { kind: 'day', day: read.day, or: read.or, isNamed: false, length };
  return { kind: 'no-day', problem: read.problem, typed: text.slice(0, length), days: read.days, length };
}
