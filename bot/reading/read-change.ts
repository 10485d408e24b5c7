import type { Change } from '#domain/change';
import type { IsoDate } from '#domain/dates';
import { clausesOf } from './clauses.ts';
import { choicesFor, findDoubt } from './doubts.ts';
import { joinWords } from './join-words.ts';
import { takeLink, withAddresses, type Link } from './links.ts';
import type { ChangeReading } from './message.ts';
import { readClause, type ClauseRead, type Value } from './read-clause.ts';

export interface ChangeContext {
  today: IsoDate;
  links: readonly Link[];
}

/**
 * What a text says about one item: values, words and links in any order. A value counts only where a clause
 * begins with it or consists of it; everything else is kept as the person's words. Two values of a kind, and
 * whatever looks like a value and is none, are asked about.
 */
export function readChange(text: string, { today, links }: ChangeContext): ChangeReading {
  const { link, rest } = takeLink(withoutLabel(text), links);
  const clauses = readClauses(rest, today);
  if (clauses[0]?.asks || asksFirst.test(rest)) return { kind: 'nothing' };

  const assemble = (reads: readonly ClauseRead[]): Change => ({
    ...(link ? { evidence: link } : {}),
    ...asChange(rest, reads, links),
  });
  const doubt = findDoubt(valuesOf(clauses), today);
  if (doubt) return { kind: 'doubt', doubt, choices: choicesFor(doubt, clauses, assemble, today) };
  const change = assemble(clauses);
  if (Object.keys(change).length === 0) return { kind: 'nothing' };
  const orDay = valuesOf(clauses).flatMap((value) => (value.kind === 'day' ? [value.or] : []))[0];
  return { kind: 'change', change, orDay: orDay ?? null };
}

const asksFirst =
  /^[\s,;:–—-]*(?:(?:is|are|was|has|have|did|does|do|can|should|could|would|will) (?:it|this|that|we|they|you|i|he|she|there|the|anyone|anybody|someone|somebody)\b|(?:what|when|who|why|how|where|which)(?:'s| is| are| was| did| does| do| has| will| should| can| owns?| about| many| much| long)\b)/i;

/** "Update: …" before a message names what follows and is no part of it. */
function withoutLabel(text: string): string {
  return text.replace(
    /^[\s,;:–—-]*(?:(?:latest |progress |quick |my |weekly |monthly |quarterly )?(?:update|note|comment|position|progress|narrative|news)(?: is)?\s*[:–—-]\s*)/i,
    '',
  );
}

function readClauses(text: string, today: IsoDate): ClauseRead[] {
  const reads: ClauseRead[] = [];
  let isAfterWords = false;
  for (const clause of clausesOf(text)) {
    const read = readClause(clause, { today, isAfterWords });
    if (read.words && !read.isReason) isAfterWords = true;
    reads.push(read);
  }
  return reads.map(withoutHistory(valuesOf(reads)));
}

/**
 * "Was green", "was 31 March", "was in progress": beside what it is now that says nothing more; where nothing
 * says what it is now, it stays in the person's words.
 */
function withoutHistory(all: readonly Value[]): (read: ClauseRead) => ClauseRead {
  const hasColour = all.some(({ kind }) => kind === 'rag');
  const hasDay = all.some(({ kind }) => kind === 'day' || kind === 'two-days' || kind === 'no-day');
  const hasStatus = all.some((value) => value.kind === 'status' && value.isPast !== true);
  const isIdle = (value: Value) =>
    (value.kind === 'not-rag' && value.isPast && !hasColour) || (value.kind === 'old-day' && !hasDay);
  const isOver = (value: Value) => value.kind === 'status' && value.isPast === true && hasStatus;
  return (read) => {
    const values = read.values.filter((value) => !isIdle(value) && !isOver(value));
    return { ...read, values, words: read.values.some(isIdle) ? read.whole : read.words };
  };
}

function valuesOf(reads: readonly ClauseRead[]): Value[] {
  return reads.flatMap(({ values }) => values);
}

/** What stands in the clauses, once nothing about them is in doubt. */
function asChange(text: string, reads: readonly ClauseRead[], links: readonly Link[]): Change {
  const change: Change = {};
  for (const value of valuesOf(reads)) {
    if (value.kind === 'rag') change.rag = value.rag;
    if (value.kind === 'status') change.status = value.status;
    if (value.kind === 'day') change.dueDate = value.day;
  }
  const spans = (role: Role) =>
    wordsByRole(reads).flatMap((words) => (words.role === role ? [words.span] : []));
  const say = (...roles: Role[]) => {
    const words = joinWords(
      text,
      roles.flatMap(spans).toSorted((a, b) => a.start - b.start),
    );
    return words === null ? null : withAddresses(words, links);
  };
  const takesReason = change.dueDate !== undefined || change.status !== undefined;
  const isExplained = spans('reason').length > 0;
  const reason = !takesReason ? null : isExplained ? say('reason') : say('after-day');
  const note = !takesReason
    ? say('plain', 'reason', 'after-day')
    : isExplained
      ? say('plain', 'after-day')
      : say('plain');
  if (reason !== null) change.reason = reason;
  const isUnchanged = valuesOf(reads).some(({ kind }) => kind === 'unchanged');
  if (note !== null) change.note = isUnchanged ? (joinWords(text, wholeOf(reads)) ?? note) : note;
  else if (isUnchanged) change.unchanged = true;
  return change;
}

/** "No change, still with legal": with something to say, the words are kept as they stand. */
function wholeOf(reads: readonly ClauseRead[]) {
  return reads.flatMap(({ values, words, whole }) => {
    const isSaid = words !== null || values.some(({ kind }) => kind === 'unchanged');
    return isSaid ? [values.some(({ kind }) => kind === 'unchanged') ? whole : (words ?? whole)] : [];
  });
}

/** Words after a new date say why, unless a "because" does. */
type Role = 'plain' | 'reason' | 'after-day';

function wordsByRole(reads: readonly ClauseRead[]) {
  let role: Role = 'plain';
  return reads.flatMap(({ values, words, isReason }) => {
    const last = values.findLast(({ kind }) => kind !== 'old-day');
    if (isReason) role = 'reason';
    else if (last)
      role =
        last.kind === 'day' || (last.kind === 'status' && wantsReason(last.status)) ? 'after-day' : 'plain';
    return words ? [{ role, span: words }] : [];
  });
}

function wantsReason(status: string): boolean {
  return status === 'not-accepted' || status === 'superseded' || status === 'no-longer-warranted';
}
