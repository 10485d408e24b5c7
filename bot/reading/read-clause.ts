import type { IsoDate } from '#domain/dates';
import type { Status } from '#domain/status';
import type { Clause } from './clauses.ts';
import { readDay } from './read-day.ts';
import { readDue, type DueRead } from './read-due.ts';
import { readOldDay, type OldDayRead } from './read-old-day.ts';
import { readRag, type RagRead } from './read-rag.ts';
import { readStatus, readStatusSlip, type StatusSlip } from './read-status.ts';
import { decoration, lightPunctuation } from './skip-words.ts';

/** A value that a clause gives. */
export type Value = RagRead | DueRead | OldDayRead | StatusValue | StatusSlip | Unchanged;

interface StatusValue {
  kind: 'status';
  status: Status;
  length: number;
  /** Where in that length the person's words for it begin. */
  wordsAt: number;
  /** "Was in progress": how it stood before, where another status says how it does now. */
  isPast?: boolean;
}

interface Unchanged {
  kind: 'unchanged';
  length: number;
}

/** Places in the text that was read. */
export interface Span {
  start: number;
  end: number;
}

export interface ClauseRead {
  whole: Span;
  asks: boolean;
  values: Value[];
  /** What is left for the person's words. */
  words: Span | null;
  /** The words are a reason: they began with "because". */
  isReason: boolean;
}

export interface ClauseContext {
  today: IsoDate;
  /** Words came before: from here on a value counts only where it is all that a clause says. */
  isAfterWords: boolean;
}

/** Reads values from the start of a clause on; and at its end where a "but" or "so" leads to them. */
export function readClause(clause: Clause, context: ClauseContext): ClauseRead {
  const whole: Span = { start: clause.start, end: clause.end };
  const onlyWords: ClauseRead = { whole, asks: clause.asks, values: [], words: whole, isReason: false };
  if (clause.asks) return onlyWords;

  const read = readValues(clause.text, context);
  const isPlain = !context.isAfterWords || read.words === null || read.isReason || read.hasNamedDay;
  const isOnlyOld = read.values.length > 0 && read.values.every(({ kind }) => kind === 'old-day');
  if ((read.values.length > 0 && !isOnlyOld) || read.isReason || read.words === null) {
    if (!isPlain) return onlyWords;
    return { ...onlyWords, values: read.values, isReason: read.isReason, words: spanOf(read.words) };
  }
  const tail = tailOf(clause.text);
  const end =
    tail === null ? null : readValues(clause.text.slice(tail), { ...context, isAfterWords: !isOnlyOld });
  if (tail === null || !end || end.values.length === 0 || end.words !== null) {
    return isOnlyOld ? { ...onlyWords, values: read.values, words: spanOf(read.words) } : onlyWords;
  }
  // "Was 31 March but the tender failed so now 30 June".
  const start = isOnlyOld ? whole.start + read.words : whole.start;
  const isEmpty = start >= whole.start + tail;
  return {
    ...onlyWords,
    values: [...(isOnlyOld ? read.values : []), ...end.values],
    words: isEmpty ? null : { start, end: whole.start + tail },
  };

  function spanOf(at: number | null): Span | null {
    return at === null ? null : { start: whole.start + at, end: whole.end };
  }
}

interface ValuesRead {
  values: Value[];
  /** Where the words begin that are left; null when none are. */
  words: number | null;
  isReason: boolean;
  hasNamedDay: boolean;
}

function readValues(text: string, context: ClauseContext): ValuesRead {
  const { today } = context;
  const values: Value[] = [];
  let at = 0;
  for (;;) {
    const rest = text.slice(at);
    if (isFiller(rest)) return done(null, false);
    const reason = reasonLead(rest, today, values.length > 0);
    if (reason > 0) return done(at + reason, true);
    const value = readUnchanged(rest) ?? readColour(rest, values) ?? readOldDay(rest, today);
    if (value) {
      values.push(value);
      at += value.length;
      continue;
    }
    const status = readStatus(rest, today);
    if (status) {
      values.push(
        ...status.statuses.map((each) => ({
          kind: 'status' as const,
          status: each,
          length: status.length,
          wordsAt: status.at,
          isPast: status.isPast,
        })),
      );
      if (status.keepsWords) return done(at + status.at, false);
      at += status.length;
      continue;
    }
    const slip = values.length === 0 ? readStatusSlip(rest) : null;
    if (slip) {
      values.push(slip);
      at += slip.length;
      continue;
    }
    const due = readDue(rest, today);
    if (!due || !isMeantAsDue(due, rest, values, context)) return done(wordsAfter(rest), false);
    values.push(due);
    at += due.length;
  }

  /** "Complete and embedded" is kept whole; of "amber and with legal" the "and" says nothing. */
  function wordsAfter(rest: string): number {
    const last = values.at(-1);
    if (last?.kind === 'status' && /^\s+and\b/i.test(rest)) return at - last.length + last.wordsAt;
    return at + connectors(rest, last?.kind === 'rag');
  }

  function done(words: number | null, isReason: boolean): ValuesRead {
    const hasNamedDay = values.some((value) => value.kind === 'day' && value.isNamed);
    return { values, words, isReason, hasNamedDay };
  }
}

/** Of two colours both are kept, for asking; after a status, "blue sky thinking" is part of the sentence. */
function readColour(text: string, values: readonly Value[]): RagRead | null {
  const read = readRag(text);
  const isExpected = !values.some(({ kind }) => kind === 'rag' || kind === 'status' || kind === 'day');
  return read?.kind === 'no-rag' && !isExpected ? null : read;
}

function isMeantAsDue(
  due: DueRead,
  rest: string,
  values: readonly Value[],
  { today, isAfterWords }: ClauseContext,
): boolean {
  if (due.kind !== 'day')
    return due.kind !== 'no-day' || due.problem !== 'unclear' || isWhole(due, rest, values);
  const after = rest.slice(due.length);
  const isAll = isFiller(after) || reasonLead(after, today, true) > 0;
  return due.isNamed || (!isAfterWords && isAll && !values.some(isClosing));
}

/** "TBC" or "summer" without "due" is a word of the sentence. */
function isWhole(due: DueRead, rest: string, values: readonly Value[]): boolean {
  const isNamed = /\b(?:due|deadline|date|to|until|till)\b/i.test(rest.slice(0, due.length));
  return (
    isNamed ||
    (/\d/.test(rest.slice(0, due.length)) && isFiller(rest.slice(due.length)) && values.length === 0)
  );
}

function isClosing(value: Value): boolean {
  return value.kind === 'status' && value.status !== 'in-progress' && value.status !== 'not-started';
}

/** What it stood like then. */
const before =
  '(?:before|usual|ever|previously(?: (?:reported|advised|stated|noted))?|reported(?: (?:last time|previously|before))?|(?:(?:my|the|our) )?(?:last|previous)(?: (?:reported|time|month|quarter|period|week|year|update|report|meeting|return))?)';

const unchanged = new RegExp(
  "^(?:(?:and|but|it's|its|is|this|that's|all|still|just|pretty much|position|rating|status|progress|everything) )*" +
    `(?:(?:the )?same(?: again)?(?: (?:as|like) ${before})?|as (?:per |at |for |in |with )?${before}|as (?:is|you were)|` +
    `no (?:further |more |real |significant )?(?:changes?|movement|updates?|news)(?: (?:since|from|on) ${before})?(?: to report)?|` +
    'nothing (?:new|further|has changed|changed|to report|to add|to update)(?: (?:to report|to add))?|nil (?:return|report|update)|' +
    "unchanged|has(?: ?n't| not) (?:changed|moved)|on (?:track|course|schedule|target)|ditto|n/c)(?![\\w'/-])",
  'i',
);

function readUnchanged(text: string): Unchanged | null {
  const lead = lightPunctuation(text, 0);
  const match = unchanged.exec(text.slice(lead));
  const length = lead + (match?.[0].length ?? 0);
  return match && isFiller(text.slice(length)) ? { kind: 'unchanged', length } : null;
}

/** Politeness and small words that add nothing to a value before them. */
function isFiller(text: string): boolean {
  return fillers.test(text);
}

const fillers = new RegExp(
  `^(?:[\\s,;:.!=&+'"*_~→>–—-]|${decoration}|(?:please|pls|plz|thanks|thank you|many thanks|thx|ta|cheers|now|again|still|overall|for now|right now|at the moment|atm|currently|at present|at this stage|then|also|too|as well|any ?more|and|but|so|rag|rating|rated|status|regards|kind regards|fyi|ok|okay|yes|instead|x)(?![\\p{L}\\p{N}'/]))*$`,
  'iu',
);

const reasonWords =
  /^[\s,;:–—-]*(?:and |but |this is |that's |just )*(because(?: of)?|cos|coz|bc|b\/c|due to|owing to|as a result of|on account of|given that|given|reason(?: is| being| was)?:?|since|as|in light of|thanks to)\s+(?=\S)/i;

/** How many characters lead to a reason; 0 when none begins here. */
function reasonLead(text: string, today: IsoDate, isAfterValue: boolean): number {
  const match = reasonWords.exec(text);
  if (!match) return 0;
  const word = (match[1] ?? '').toLowerCase();
  const rest = text.slice(match[0].length);
  if (/^(?:since|as|given|thanks to|because of)$/.test(word) && word !== 'because of') {
    if (
      !isAfterValue ||
      readDay(rest, today) ||
      /^(?:at|of|per|before|last|agreed|planned|well|soon|above|below|then|part|an? |usual|expected|long|far)\b/i.test(
        rest,
      )
    )
      return 0;
  }
  // "Due to go to Cabinet" is what comes, not why.
  return word === 'due to' && infinitive.test(rest) ? 0 : match[0].length;
}

const infinitive =
  /^(?:be|go|start|begin|finish|complete|report|come|take|meet|sign|publish|launch|close|open|move|return|present|submit|receive|have|get|end|commence|conclude|hear|do|issue|deliver|consider|agree|approve|follow|hold|land|expire|attend)\b/i;

/** Small words between values, which are no part of the words after them. */
function connectors(text: string, isAfterColour: boolean): number {
  const joining = isAfterColour ? '|and\\b' : '';
  const pattern = `^(?:[\\s,;:.=/>→–—-]|(?:and|now|with)(?= (?:now|a note|the note|comment)\\b)${joining})*`;
  return new RegExp(pattern, 'iu').exec(text)?.[0].length ?? 0;
}

/** Where the last "but" or "so" of a clause begins; after a plain "and" only what clearly is a value. */
function tailOf(text: string): number | null {
  const found = [
    ...text.matchAll(
      /(?:^|\s)(?:(?:but|so|hence|therefore)(?: now)?|now|and(?= (?:it's|its|is|now|due|deadline|rag|still|we're now)\b))(?=\s)/gi,
    ),
  ].at(-1);
  return found && found.index > 0 ? found.index : null;
}
