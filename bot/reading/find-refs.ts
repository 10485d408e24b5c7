import type { IsoDate } from '#domain/dates';
import { normalRef } from '#domain/refs';
import { furtherRefs, mayEndRefs } from './further-refs.ts';
import { isAskingWord, isLeadingWord } from './lead-words.ts';

/** A ref where it stands in a text. */
export interface RefAt {
  start: number;
  end: number;
  /** As `normalRef` writes it, with "/2" for the second action; as typed when nothing is called that. */
  ref: string;
  typed: string;
  isKnown: boolean;
  /** Letters and digits together: no plain word and no plain number looks like that. */
  isPlain: boolean;
  /** It stands for so many items, too many to go through: `ref` is the first of them. */
  tooMany?: number;
}

interface Token {
  text: string;
  start: number;
  end: number;
}

export interface RefContext {
  today: IsoDate;
  /** Every ref the person could mean, as `normalRef` writes it. */
  knownRefs: ReadonlySet<string>;
}

/** Every ref of a text that is known, and whatever else is shaped like one, in order. */
export function findRefs(text: string, context: RefContext): RefAt[] {
  const { knownRefs } = context;
  const tokens = tokensOf(text);
  const parts = partsOf(knownRefs);
  const found: RefAt[] = [];
  for (let at = 0; at < tokens.length;) {
    const read =
      actionsOfRef(text, tokens, at, knownRefs) ??
      rangeAt(text, tokens, at, { ...parts, today: context.today }) ??
      withFurther(text, tokens, at, knownAt(text, tokens, at, knownRefs), context) ??
      unknownAt(text, tokens, at, parts);
    if (read) found.push(...read.refs);
    at += read?.tokens ?? 1;
  }
  return found;
}

function tokensOf(text: string): Token[] {
  return [...text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}.'/()-]*/gu)].map((match) => {
    const bare = match[0].replace(/['./(-]+$|'s$/i, '');
    const closed = bare.includes('(') ? bare : bare.replace(/\)+.*$/, '');
    return { text: closed, start: match.index, end: match.index + closed.length };
  });
}

/** What refs here are made of: the letters they begin with, and their numbers without them. */
interface Parts {
  letters: ReadonlySet<string>;
  numbers: ReadonlySet<string>;
  all: ReadonlySet<string>;
  /** Refs of letters and a whole number, by their letters, in the order of their numbers. */
  numbered: ReadonlyMap<string, readonly Numbered[]>;
}

interface RangeParts extends Parts {
  today: IsoDate;
}

interface Numbered {
  ref: string;
  number: number;
}

/** Once for every set of refs, which stays the same from message to message. */
const partsBySet = new WeakMap<ReadonlySet<string>, Parts>();

function partsOf(knownRefs: ReadonlySet<string>): Parts {
  const known = partsBySet.get(knownRefs);
  if (known) return known;
  const all = [...knownRefs];
  const parts = {
    all: knownRefs,
    numbered: numberedRefs(all),
    letters: new Set(all.flatMap((ref) => /^[A-Z]{1,10}(?=\d)/.exec(ref)?.[0] ?? [])),
    numbers: new Set(all.map((ref) => ref.replace(/[^\d.]/g, ''))),
  };
  partsBySet.set(knownRefs, parts);
  return parts;
}

function numberedRefs(refs: readonly string[]): Map<string, Numbered[]> {
  const numbered = new Map<string, Numbered[]>();
  for (const ref of refs) {
    const [, letters, digits] = /^([A-Z]{1,10})(\d{1,4})[A-Z]?$/.exec(ref) ?? [];
    if (letters === undefined) continue;
    const same = numbered.get(letters) ?? [];
    same.push({ ref, number: Number(digits) });
    numbered.set(letters, same);
  }
  for (const same of numbered.values()) {
    same.sort((a, b) => a.number - b.number || a.ref.localeCompare(b.ref));
  }
  return numbered;
}

/** As many items as "GT3 to GT9" may mean: more than anybody checks one by one. */
export const widestRange = 12;

/** "GT3-GT6", "GT3 to GT6", "GT3-6", as long as the text has it and whatever of it there is. */
interface RefRange {
  typed: string;
  end: number;
  refs: string[];
}

const to = '(?: ?[-–—] ?| (?:to|through|thru|up to) )';
const ranges = {
  numbers: new RegExp(
    `([a-z]{1,10})[ .-]?(\\d{1,4})${to}\\1[ .-]?(\\d{1,4})(?![\\p{L}\\p{N}/]|\\.\\d)`,
    'iuy',
  ),
  shortNumbers: /([a-z]{1,10}) ?(\d{1,4})([-–]| (?:to|through|thru) )(\d{1,4})(?![\p{L}\p{N}/-]|\.\d)/iuy,
  letters: new RegExp(`([a-z]{0,10} ?\\d{1,4})([a-z])${to}\\1([a-z])(?![\\p{L}\\p{N}/'])`, 'iuy'),
  shortLetters: /([a-z]{0,10} ?\d{1,4})([a-z])[-–]([a-z])(?![\p{L}\p{N}/'-])/iuy,
} as const;

function readRange(text: string, start: number, parts: RangeParts): RefRange | null {
  for (const [kind, pattern] of Object.entries(ranges)) {
    pattern.lastIndex = start;
    const match = pattern.exec(text);
    if (!match) continue;
    const [typed, stem = '', from = ''] = match;
    const last = match.at(-1) ?? '';
    // "R1-3" may be what one item is called; where there are an R1 and an R3 it is all between them.
    const areEnds = [from, last].every((each) => parts.all.has(normalRef(stem + each)));
    if (!areEnds && parts.all.has(normalRef(typed))) continue;
    const end = start + typed.length;
    // "GT8 to 10 staff" counts them; "GT8 to 10 green" rates them.
    const isWorded = kind === 'shortNumbers' && / /.test(match[3] ?? '');
    if (isWorded && !mayEndRefs(text, end - last.length, end, parts.today)) continue;
    const refs = /letters/i.test(kind)
      ? refsByLetter(normalRef(stem), from, last, parts)
      : (parts.numbered.get(stem.toUpperCase()) ?? [])
          .filter(({ number }) => number >= Number(from) && number <= Number(last))
          .map(({ ref }) => ref);
    if (refs.length > 1) return { typed, end, refs };
  }
  return null;
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** "3a-c": those of 3a, 3b and 3c that there are. */
function refsByLetter(stem: string, from: string, last: string, { all }: Parts): string[] {
  const [first, end] = [from, last].map((letter) => alphabet.indexOf(letter.toUpperCase()));
  return [...alphabet.slice(first, (end ?? 0) + 1)]
    .map((letter) => stem + letter)
    .filter((ref) => all.has(ref));
}

/** Every item of a range, all of them standing where the range does. */
function rangeAt(text: string, tokens: readonly Token[], at: number, parts: RangeParts): Read {
  const first = tokens[at];
  const read = first ? readRange(text, first.start, parts) : null;
  if (!first || !read) return null;
  const tooMany = read.refs.length > widestRange ? read.refs.length : null;
  const refs = (tooMany === null ? read.refs : read.refs.slice(0, 1)).map((ref, place) => ({
    ...{ ref, typed: ref, isKnown: true, isPlain: false },
    ...(tooMany === null ? {} : { typed: read.typed, tooMany }),
    start: place === 0 ? first.start : read.end,
    end: read.end,
  }));
  const next = tokens.findIndex(({ start }) => start >= read.end);
  return { refs, tokens: (next === -1 ? tokens.length : next) - at };
}

type Read = { refs: RefAt[]; tokens: number } | null;

const actionsOf = /actions? (\d{1,3}(?:(?: ?[,&] ?|,? and )\d{1,3}){0,11}) (?:of|on|in|for|from) (?=\S)/iuy;
const actionsAfter =
  /[\s(,:-]{1,3}actions? (\d{1,3}(?:(?: ?[,&] ?|,? and )\d{1,3}){0,11})(?![\p{L}\p{N}%]|\.\d)/iuy;

/** "Action 2 of GT8", "actions 1 and 2 of GT8". */
function actionsOfRef(
  text: string,
  tokens: readonly Token[],
  at: number,
  knownRefs: ReadonlySet<string>,
): Read {
  const start = tokens[at]?.start ?? 0;
  actionsOf.lastIndex = start;
  const match = actionsOf.exec(text);
  const refStart = start + (match?.[0].length ?? 0);
  const refAt = tokens.findIndex((token) => token.start === refStart);
  if (!match || refAt === -1) return null;
  const read = knownAt(text, tokens, refAt, knownRefs);
  const [ref, ...others] = read?.refs ?? [];
  if (!read || !ref || others.length > 0 || ref.ref.includes('/')) return null;
  return { refs: actionsIn(match[1] ?? '', ref, start, ref.end), tokens: refAt - at + read.tokens };
}

/** Those actions of an item, all of them standing where their list does. */
function actionsIn(list: string, { ref, typed }: RefAt, start: number, end: number): RefAt[] {
  return [...list.matchAll(/\d+/g)].map(([number], place) => ({
    ...{ ref: `${ref}/${Number(number)}`, typed: `${typed}/${Number(number)}` },
    ...{ isKnown: true, isPlain: false, start: place === 0 ? start : end, end },
  }));
}

/** After a known ref those of which only what differs is written: "GT8, 9 and 10". */
function withFurther(
  text: string,
  tokens: readonly Token[],
  at: number,
  read: Read,
  context: RefContext,
): Read {
  const last = read?.refs.at(-1);
  if (!read || !last) return read;
  const further = furtherRefs(text, last, context);
  const end = further.at(-1)?.end;
  if (end === undefined) return read;
  const next = tokens.findIndex(({ start }) => start >= end);
  // "GT39/40" is one token, of which the ref was read to its end as an action.
  const refs = [...read.refs.slice(0, -1), ...(further[0]?.start === last.start ? [] : [last]), ...further];
  return { refs, tokens: (next === -1 ? tokens.length : next) - at };
}

function knownAt(text: string, tokens: readonly Token[], at: number, knownRefs: ReadonlySet<string>): Read {
  const first = tokens[at];
  const second = tokens[at + 1];
  if (!first) return null;
  // "gt 8": letters and digits apart.
  if (second && /^[a-z]{1,10}$/i.test(first.text) && /^\d/.test(second.text) && isNear(text, first, second)) {
    const joined = knownRef(first.text + second.text, knownRefs);
    if (joined && !commonWords.has(first.text.toLowerCase())) {
      return withActions(text, tokens, at + 2, aRef(first.start, second.end, joined, text));
    }
  }
  const several = first.text.split('/');
  if (several.length > 1 && several.every((part) => knownRefs.has(normalRef(part)) && /[a-z]/i.test(part))) {
    let start = first.start;
    const refs = several.map((part) => {
      const ref = aRef(start, start + part.length, normalRef(part), text);
      start += part.length + 1;
      return ref;
    });
    return { refs, tokens: 1 };
  }
  const whole = knownRef(first.text, knownRefs);
  if (whole) return withActions(text, tokens, at + 1, aRef(first.start, first.end, whole, text));
  // "GT8-amber", "GT8.Amber"
  const cut = /^([a-z]{0,10}\d{1,4}[a-z]?)[-.(/](?=[a-z])/i.exec(first.text)?.[1];
  const before = cut ? knownRef(cut, knownRefs) : null;
  return before && cut
    ? { refs: [aRef(first.start, first.start + cut.length, before, text)], tokens: 1 }
    : null;
}

const commonWords = new Set(
  'a an at in on of is to by as or and the for no so be we it its due from with about over q'.split(' '),
);

function isNear(text: string, first: Token, second: Token): boolean {
  return /^[ ._-]{1,2}$/.test(text.slice(first.end, second.start));
}

function aRef(start: number, end: number, ref: string, text: string): RefAt {
  const typed = text.slice(start, end);
  return { start, end, ref, typed, isKnown: true, isPlain: !/[a-z]/i.test(typed) || !/\d/.test(typed) };
}

/** "GT8 action 2", "GT8 (actions 1 and 2)". */
function withActions(text: string, tokens: readonly Token[], next: number, ref: RefAt): Read {
  const at = tokens.findIndex(({ start }) => start >= ref.start);
  actionsAfter.lastIndex = ref.end;
  const match = ref.ref.includes('/') ? null : actionsAfter.exec(text);
  if (!match) return { refs: [ref], tokens: next - at };
  const end = ref.end + match[0].length;
  const after = tokens.findIndex(({ start }) => start >= end);
  return {
    refs: actionsIn(match[1] ?? '', ref, ref.start, end),
    tokens: (after === -1 ? tokens.length : after) - at,
  };
}

export function knownRef(text: string, knownRefs: ReadonlySet<string>): string | null {
  const whole = normalRef(text);
  if (whole && knownRefs.has(whole)) return whole;
  const parts = /^(.{1,40})\/(\d{1,3})$/.exec(text);
  const base = normalRef(parts?.[1] ?? '');
  return base && knownRefs.has(base) ? `${base}/${Number(parts?.[2])}` : null;
}

function unknownAt(text: string, tokens: readonly Token[], at: number, parts: Parts): Read {
  const { letters, numbers } = parts;
  const first = tokens[at];
  const second = tokens[at + 1];
  if (!first) return null;
  const isBareNumber = at === 0 && /^\d{1,4}$/.test(first.text) && numbers.has(first.text);
  if (isRefShaped(first.text) || isBareNumber)
    return { refs: [anUnknown(first.start, first.end, text)], tokens: 1 };
  const isApart =
    second !== undefined &&
    /^\d{1,4}[a-z]?$/i.test(second.text) &&
    isNear(text, first, second) &&
    (letters.has(first.text.toUpperCase()) || isSlipOf(first.text, second.text, parts));
  return isApart ? { refs: [anUnknown(first.start, second.end, text)], tokens: 2 } : null;
}

/** "gy 8" for "gt 8": two letters and more, one of them wrong or two swapped, and no word. */
function isSlipOf(typed: string, number: string, { letters, all }: Parts): boolean {
  if (!/^[a-z]{2,10}$/i.test(typed) || isWord(typed.toLowerCase())) return false;
  const wrong = typed.toUpperCase();
  return [...letters].some(
    (right) =>
      right.length === wrong.length &&
      ([...right].filter((letter, place) => letter !== wrong[place]).length === 1 ||
        [...right].toSorted().join('') === [...wrong].toSorted().join('')) &&
      all.has(normalRef(right + number)),
  );
}

function isWord(text: string): boolean {
  return commonWords.has(text) || isLeadingWord(text) || isAskingWord(text) || shortWords.has(text);
}

/** Words as short as the letters of a ref, which may well stand before a number. */
const shortWords = new Set(
  'go got get had has but not all any are can did let out see set she two use was way who why yet you her his him one off old own per put ran red ten too try via won add age aid all am if he hi id ie eg ok ms mr us up'.split(
    ' ',
  ),
);

function anUnknown(start: number, end: number, text: string): RefAt {
  const typed = text.slice(start, end);
  return { start, end, ref: typed, typed, isKnown: false, isPlain: !/[a-z]/i.test(typed) };
}

function isRefShaped(text: string): boolean {
  if (/^\d{1,4}(?:st|nd|rd|th|am|pm|k|m|bn|days?|hrs?)$/i.test(text)) return false;
  return /^(?:[a-z]{1,8}[.-]?\d{1,4}(?:[.-]\d{1,3}){0,3}[a-z]?|\d{1,3}[a-z]|\d{1,2}\.\d{1,2}[a-z]?)(?:\/\d{1,3})?$/i.test(
    text,
  );
}
