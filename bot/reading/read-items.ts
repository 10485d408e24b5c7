import type { IsoDate } from '#domain/dates';
import { spellingOf } from '#domain/refs';
import { areMeantAsRefs } from './bare-numbers.ts';
import { clausesOf, seam } from './clauses.ts';
import { findRefs, type RefAt } from './find-refs.ts';
import type { Link } from './links.ts';
import { isAskedOfItems, isAskingWord, isLeadingWord } from './lead-words.ts';
import { readClause } from './read-clause.ts';
import { telling } from './skip-words.ts';

/** Refs that something is said about, and the words that say it. */
export interface Part {
  refs: [RefAt, ...RefAt[]];
  /** What was written before and after them. */
  words: string;
  /** What stands before the first of them in its line. */
  lead: string;
  /** The refs stand inside a sentence: "the policy for GT8 is done". Its words are kept whole. */
  isInside: boolean;
}

export interface Parts {
  parts: Part[];
  /** Refs of which it is not plain which words are about them. */
  mixedUp: string[];
  /** A number that some item is called, where nothing says that the item is meant: "12 lorries came". */
  number: string | null;
}

export interface PartContext {
  today: IsoDate;
  knownRefs: ReadonlySet<string>;
  links: readonly Link[];
  /** As in `MessageContext`. */
  spellings?: ReadonlySet<string> | undefined;
}

/** Cuts a message into what it says about which items: a line each, or several in one line. */
export function readParts(text: string, context: PartContext): Parts {
  const parts: Part[] = [];
  const mixedUp: string[] = [];
  let preface = '';
  let number: string | null = null;
  for (const line of text.split('\n')) {
    const words = withoutBullet(line, context);
    const found = subjectGroups(words, context, parts.length > 0);
    const groups = found.filter((refs) => areMeantAsRefs(refs, words, context.today));
    number ??= found.find((refs) => !groups.includes(refs))?.[0].typed ?? null;
    const last = parts.at(-1);
    if (groups.length === 0) {
      if (last) last.words += `\n${words}`;
      else preface += `${words}\n`;
      continue;
    }
    const cut = cutLine(words, groups, context);
    if (cut) parts.push(...cut);
    else mixedUp.push(...groups.flat().map(({ typed }) => typed));
  }
  const [only, ...others] = parts;
  // "Policy drafted" on a line, "GT8" on the next; with several items it is a greeting or a heading.
  if (only && others.length === 0 && (!isOnlyLead(preface) || /[\ue000-\ue0c7]/.test(preface)))
    only.words = `${preface}${only.words}`;
  return { parts: merged(parts, context), mixedUp, number };
}

/** "1. GT8 amber": a number before a ref counts lines, unless nothing else is the ref. */
function withoutBullet(line: string, context: PartContext): string {
  const bare = line.replace(/^\s*(?:[-–—*•·▪‣●○◦>]+|[☐☑✓])\s+/u, '');
  const numbered = /^\s*\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s+/i.exec(bare);
  if (!numbered) return bare;
  const rest = bare.slice(numbered[0].length);
  return findRefs(rest, context)[0]?.start === 0 ? rest : bare;
}

/** Runs of refs with only "and" or a comma between them, leaving out those that are merely mentioned. */
function subjectGroups(text: string, context: PartContext, isGoingOn: boolean): [RefAt, ...RefAt[]][] {
  const refs = findRefs(text, context);
  const groups: [RefAt, ...RefAt[]][] = [];
  let end = 0;
  let isMention = false;
  for (const ref of refs) {
    const group = groups.at(-1);
    const between = text.slice(end, ref.start);
    const goesOn: RegExp = isMention && groups.length === 0 ? /^ *(?:,? and|&|or) *$/i : joins;
    if (end > 0 && goesOn.test(between) && (ref.isKnown || !isMention)) {
      if (!isMention && group && mayFollow(ref, group)) {
        group.push(ref);
        end = ref.end;
      } else if (isMention) end = ref.end;
      continue;
    }
    const before = text.slice(0, ref.start);
    const isSubject: boolean = group
      ? !isGoingOnMention(ref, group, between, text, context)
      : isFirstSubject(ref, before, text, isGoingOn) && !(comparing.test(before) && isNamedAfter(ref));
    if (isSubject) groups.push([ref]);
    else if (!ref.isKnown) continue;
    isMention = !isSubject;
    end = ref.end;
  }
  return groups;

  /** Another item follows, which the sentence is about. */
  function isNamedAfter({ end: from }: RefAt): boolean {
    return refs.some(
      ({ start, isKnown, isPlain }) =>
        isKnown && !isPlain && start > from && !mentions.test(justBefore(text, start)),
    );
  }
}

/** "As with GT9, GT8 is with legal", "after GT9 closed we started GT8": about the second. */
const comparing =
  /^\W*(?:as with|like|just like|unlike|similar to|same as|following|after|because of|because|since|due to|given|until|once|pending|now that|when|while|thanks to|instead of|apart from)(?: the)?\W*$/i;

const joins = /^ *(?:,|&|\+|\/|;)? *(?:and|&|plus|also|as well as|or)? *(?:also )?$/i;

/** An unknown or bare number after refs is one of them only where it looks like its neighbours. */
function mayFollow(ref: RefAt, [first]: [RefAt, ...RefAt[]]): boolean {
  if (ref.isKnown && !ref.isPlain) return true;
  return lettersOf(ref.typed) === lettersOf(first.typed);
}

function lettersOf(typed: string): string {
  return typed.replace(/[^a-z]/gi, '').toUpperCase();
}

function isFirstSubject(ref: RefAt, before: string, text: string, isGoingOn: boolean): boolean {
  const isInLead = isOnlyLead(before);
  const isCount = ref.isPlain && isCounting.test(text.slice(ref.end));
  if (isCount || (ref.isPlain && endsAsDay.test(text.slice(ref.end)))) return false;
  if (!ref.isKnown) return isInLead && (!isGoingOn || before.trim() === '') && !isThingWithNumber(ref.typed);
  if (ref.isPlain) return isInLead && isTypedAsRef(ref);
  return true;
}

/** "12 of 40", "4 people came": how many of something, and no ref. */
const isCounting =
  /^ ?(?:%|per cent\b|of (?!the)|out of\b|\/|(?:more |new |other |further )?(?:people|persons?|staff|members?|officers|councillors|cllrs|residents|meetings|workshops|sessions|reports|sites|schools|homes|times|days|weeks|months|years|hours|minutes|mins|others|am|pm|o'clock)\b)/i;

/** "What changed on 3 March?"; but "5 may slip" is about 5. */
const endsAsDay = /^ (?:jan|feb|mar|apr|may|june?\b|july?\b|aug|sep|oct|nov|dec)[a-z]*(?: \d{4})?\W*$/i;

/** A single small letter is a word, not a ref: "a", "i". */
function isTypedAsRef({ typed }: RefAt): boolean {
  return /\d/.test(typed) || typed.length > 1 || /[B-HJ-Z]/.test(typed);
}

/** "Q3 report", "S106", "M25": shaped like refs, and said every day. */
function isThingWithNumber(typed: string): boolean {
  return /^(?:Q[1-4]|H[12]|S\d{2,3}|A\d{1,3}|M\d{1,2}|FY\d{2,4}|covid-?19|v\d+(?:\.\d+)?|20\d\d|[12]\d{3}|\d{1,2}\.\d{1,2})$/i.test(
    typed,
  );
}

function isOnlyLead(text: string): boolean {
  const words = text.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}'-]*/gu) ?? [];
  if (telling.test(text)) return false;
  return isAskedOfItems(words) || words.every((word) => isLeadingWord(word) || isAskingWord(word));
}

/** After a first item: another one begins where a clause does, or right after a value. */
function isGoingOnMention(
  ref: RefAt,
  group: [RefAt, ...RefAt[]],
  between: string,
  text: string,
  { today }: PartContext,
): boolean {
  if (mentions.test(between)) return true;
  if (!ref.isKnown && !mayFollow(ref, group) && !isRatedNext(ref, text, today)) return true;
  if (ref.isPlain && !group[0].isPlain) return true;
  if (/(?:[,;.!|?)]|[–—]|\s-)\s*(?:(?:and|but|also|then|while|whereas|plus|so)\s+)*$/i.test(between))
    return false;
  if (/\b(?:and|but|also|while|whereas|plus)\s+$/i.test(between)) return false;
  const givesValue = (clause = clausesOf('')[0]) =>
    clause !== undefined && readClause(clause, { today, isAfterWords: false }).values.length > 0;
  const valuesComeFirst = givesValue(clausesOf(justBefore(text, group[0].start)).at(-1));
  if (valuesComeFirst) return !givesValue(clausesOf(justBefore(text, ref.start)).at(-1));
  return !(
    givesValue(clausesOf(between.slice(0, nearBy))[0]) &&
    givesValue(clausesOf(text.slice(ref.end, ref.end + nearBy))[0])
  );
}

/** "XR8 green": called like nothing here, and yet something is said of it as of an item. */
function isRatedNext({ typed, end }: RefAt, text: string, today: IsoDate): boolean {
  const [clause] = clausesOf(text.slice(end, end + nearBy));
  if (!clause || isThingWithNumber(typed) || !/[a-z]/i.test(typed)) return false;
  return readClause(clause, { today, isAfterWords: false }).values.some(
    ({ kind }) => kind === 'rag' || kind === 'status',
  );
}

/** Far enough to see the clause beside a ref, and no further: there may be thousands of refs. */
const nearBy = 200;

function justBefore(text: string, at: number): string {
  return text.slice(Math.max(0, at - nearBy), at);
}

const mentions =
  /(?:^|[\s(])(?:on|for|about|re|regarding|except|excluding|see|of|with|from|to|by|like|as|until|after|before|because|since|pending|than|under|into|in|per|vs|when|if|once|that|the|depends|via|see also|cf|awaiting|merged|replaces|same|both|between|within)(?: (?:the|action|item|rec|recommendation|number|no))?[\s(:.]*$/i;

/** Gives every group its words; null where some stand between groups and could belong to either. */
function cutLine(text: string, groups: [RefAt, ...RefAt[]][], context: PartContext): Part[] | null {
  const [first] = groups;
  const last = groups.at(-1);
  if (!first || !last) return null;
  const before = text.slice(0, first[0].start);
  const after = text.slice(endOf(last));
  if (groups.length === 1) return exceptions.test(before) ? null : [onePart(before, first, after, context)];
  if (isOnlyLead(before)) {
    return groups.map((refs, index) => ({
      refs,
      words: text.slice(endOf(refs), groups[index + 1]?.[0].start ?? text.length).replace(trailingJoin, ''),
      lead: index === 0 ? before : '',
      isInside: false,
    }));
  }
  if (!/[\p{L}\p{N}]/u.test(after) && hasValue(before, context)) {
    return groups.map((refs, index) => {
      const previous = groups[index - 1];
      const words = text.slice(previous ? endOf(previous) : 0, refs[0].start);
      return { refs, words, lead: '', isInside: false };
    });
  }
  return null;
}

/** "Everything green except GT8" says nothing of GT8. */
const exceptions = /\b(?:except|excluding|apart from|other than|all but)(?: for)?\W*$/i;

const trailingJoin = /[\s,;–—-]*\b(?:and|but|also|while|whereas|plus|then)\s*$/i;

function hasValue(text: string, { today }: PartContext): boolean {
  return clausesOf(text).some(
    (clause) => readClause(clause, { today, isAfterWords: true }).values.length > 0,
  );
}

function onePart(before: string, refs: [RefAt, ...RefAt[]], after: string, context: PartContext): Part {
  // "No change on GT8", "we are amber on GT8": said before it is named.
  const bare = withoutLead(before, context);
  const isSaidBefore = hasValue(bare, context);
  if (isOnlyLead(before) && !isSaidBefore)
    return { refs, words: `${verbOf(before)}${linksOf(before)}${after}`, lead: before, isInside: false };
  const isInside =
    !isSaidBefore &&
    mentions.test(before) &&
    !/(?:^|[\s,;.])(?:see|cf|re|regarding|about)[\s(:]*$/i.test(before);
  const typed = refs.map(({ typed: name }) => name).join(', ');
  if (isInside && /[\p{L}\p{N}]/u.test(after)) {
    return { refs, words: `${before}${typed}${after}`, lead: before, isInside };
  }
  return { refs, words: `${bare} ${seam} ${after}`, lead: before, isInside: false };
}

/** "…, update" and "… for" lead to the ref and say nothing about it. */
function withoutLead(before: string, context: PartContext): string {
  const last = clausesOf(before).at(-1);
  const isLead =
    last !== undefined &&
    isOnlyLead(last.text) &&
    !/[\ue000-\ue0c7]/.test(last.text) &&
    !hasValue(last.text.replace(preposition, ''), context);
  return (isLead ? before.slice(0, last.start) : before).replace(preposition, '');
}

const preposition = /[\s,;:#(–—-]*\b(?:for|on|to|re|regarding|about|with|of|against|is|as|that)[\s:#(]*$/i;

/** A link before the ref is said about it as well. */
function linksOf(before: string): string {
  return (before.match(/[\ue000-\ue0c7]/g) ?? []).map((mark) => ` ${mark} ${seam} `).join('');
}

/** "Move GT8 to 30 November", "set GT8 to amber": the verb before the ref belongs to what follows it. */
function verbOf(before: string): string {
  if (/\b(?:due date|date|deadline)(?: (?:of|for|on))?\W*$/i.test(before)) return 'due date ';
  const verb =
    /\b(move|push|extend|extension|put|postpone|defer|delay|reschedule|change|set|mark|close|reopen)(?: (?:on|for|of|to))?\W*$/i.exec(
      before.trim(),
    )?.[1];
  if (!verb) return '';
  return said.get(verb.toLowerCase()) ?? verb;
}

/** What asking for it makes of an item. */
const said = new Map([
  ['close', 'closed '],
  ['reopen', 'reopened '],
]);

function endOf(refs: [RefAt, ...RefAt[]]): number {
  return (refs.at(-1) ?? refs[0]).end;
}

/** The same item named twice is said one thing about; "03" and "3" where both are known are two items. */
function merged(parts: readonly Part[], { spellings }: PartContext): Part[] {
  const nameOf = ({ ref, typed }: RefAt) => {
    const spelt = spellingOf(typed);
    const isSpelt = spellings?.has(spelt) === true || spellings?.has(spelt.replace(/\/[^/]*$/, '')) === true;
    return isSpelt ? spelt : ref;
  };
  const kept: Part[] = [];
  for (const part of parts) {
    const [ref, ...others] = part.refs;
    const same = kept.find(({ refs }) => refs.length === 1 && nameOf(refs[0]) === nameOf(ref));
    if (same && others.length === 0) same.words += `\n${part.words}`;
    else kept.push({ ...part });
  }
  return kept;
}
