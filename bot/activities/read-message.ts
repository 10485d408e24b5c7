import type { Change } from '#domain/change';
import type { IsoDate } from '#domain/dates';
import { normalRef } from '#domain/refs';
import { linkTitle } from './link-title.ts';
import { readDay } from './read-day.ts';
import { readRag, readStatus } from './value-words.ts';

/** What a chat message asks for. `ref` is always one that is known. */
export type Message =
  | { kind: 'my-actions' }
  | { kind: 'overdue' }
  | { kind: 'help' }
  | { kind: 'show'; ref: string }
  | { kind: 'update'; ref: string; change: Change }
  /** It looks like a ref, and nothing the person may see is called that. */
  | { kind: 'unknown-ref'; typed: string }
  | { kind: 'unknown-colour'; word: string }
  | { kind: 'no-such-day' | 'unclear-day'; typed: string }
  | { kind: 'too-long' }
  | { kind: 'not-understood' };

export interface MessageContext {
  today: IsoDate;
  /** Every ref the person could mean, as `normalRef` writes it. */
  knownRefs: ReadonlySet<string>;
}

/** A message is a sentence or two; a document belongs in SharePoint, with a link to it here. */
export const longestMessage = 4_000;

/**
 * Understands one chat message. Deterministic; guesses nothing that changes anything: a ref counts only
 * when it is known, and whatever is read here is shown to the person before it is kept.
 */
export function readMessage(text: string, { today, knownRefs }: MessageContext): Message {
  if (text.length > longestMessage) return { kind: 'too-long' };
  const clean = text
    .replace(/[\p{Zs}\t]+/gu, ' ')
    .replace(/[\p{Cc}\p{Cf}]/gu, (c) => (c === '\n' ? c : ''))
    .trim();

  const command = commands.get(
    clean
      .toLowerCase()
      .replace(/[’']/g, '')
      .replace(/[^a-z ]/g, '')
      .trim(),
  );
  if (command) return { kind: command };
  if (clean === '?') return { kind: 'help' };

  const words = wordsOf(clean);
  const found = findRef(words, knownRefs);
  if (found.kind === 'none') return { kind: 'not-understood' };
  if (found.kind === 'unknown') return { kind: 'unknown-ref', typed: found.typed };

  const rest = clean.slice(found.end).trim();
  if (found.asks || isQuestion(rest)) return { kind: 'show', ref: found.ref };
  const read = readChange(rest, today);
  if (read.kind !== 'change') return read;
  return Object.keys(read.change).length === 0
    ? { kind: 'show', ref: found.ref }
    : { kind: 'update', ref: found.ref, change: read.change };
}

const commands = new Map<string, 'my-actions' | 'overdue' | 'help'>([
  ...[
    'my actions',
    'actions',
    'my action',
    'mine',
    'my items',
    'my list',
    'show my actions',
    'list my actions',
    'what are my actions',
    'whats mine',
    'what do i owe',
  ].map((words) => [words, 'my-actions'] as const),
  ...[
    'overdue',
    'late',
    'whats overdue',
    'what is overdue',
    'whats late',
    'what is late',
    'show overdue',
    'overdue actions',
    'my overdue actions',
  ].map((words) => [words, 'overdue'] as const),
  ...[
    'help',
    'help me',
    'hi',
    'hello',
    'hey',
    'start',
    'commands',
    'what can you do',
    'thanks',
    'thank you',
  ].map((words) => [words, 'help'] as const),
]);

interface Word {
  /** Without punctuation around it. */
  text: string;
  end: number;
}

function wordsOf(text: string): Word[] {
  return [...text.matchAll(/\S+/g)].map((match) => {
    const bare = match[0].replace(/^[("'“‘[#]+/, '').replace(/[)"'”’\],.:;!?…]+$/, '');
    return { text: bare, end: match.index + match[0].length };
  });
}

type RefFound =
  | { kind: 'known'; ref: string; end: number; asks: boolean }
  | { kind: 'unknown'; typed: string }
  | { kind: 'none' };

const askingWords = new Set(
  'how hows what whats where wheres who when why show open see view find get tell look status progress latest position'.split(
    ' ',
  ),
);
const leadingWords = new Set(
  'is are was the a me about on of with for we at it going happening news please can you could i to update mark set move change make put regarding re ref recommendation rec action item issue number no hi hello hey'.split(
    ' ',
  ),
);

function findRef(words: readonly Word[], knownRefs: ReadonlySet<string>): RefFound {
  let asks = false;
  let unknown: string | null = null;
  let inLead = true;
  for (let at = 0; at < words.length; at += 1) {
    const known = knownRefAt(words, at, knownRefs, inLead);
    // A ref further on is looked at, never written to: "policy drafted for GT8" does not begin with it.
    if (known) return { kind: 'known', ...known, asks: asks || !inLead };
    const word = words[at]?.text.toLowerCase().replace(/[’']/g, '') ?? '';
    unknown ??= inLead ? unknownRefAt(words, at, knownRefs) : null;
    if (askingWords.has(word)) asks = true;
    else if (!leadingWords.has(word)) inLead = false;
  }
  return unknown === null ? { kind: 'none' } : { kind: 'unknown', typed: unknown };
}

/** "GT8", "gt 8", "GT8/2", "GT8 action 2". Past the lead only refs that no plain word could be. */
function knownRefAt(
  words: readonly Word[],
  at: number,
  knownRefs: ReadonlySet<string>,
  inLead: boolean,
): { ref: string; end: number } | null {
  const first = words[at];
  const second = words[at + 1];
  if (!first) return null;
  const candidates: { text: string; last: Word; next: number }[] = [];
  if (second && /^[a-z]+[.-]?$/i.test(first.text) && /^\d/.test(second.text)) {
    candidates.push({ text: first.text + second.text, last: second, next: at + 2 });
  }
  if (inLead || isRefShaped(first.text)) candidates.push({ text: first.text, last: first, next: at + 1 });

  for (const { text, last, next } of candidates) {
    const ref = knownRef(text, knownRefs);
    if (!ref) continue;
    const number = words[next + 1];
    if (
      words[next]?.text.toLowerCase() === 'action' &&
      number &&
      /^\d{1,3}$/.test(number.text) &&
      !ref.includes('/')
    ) {
      return { ref: `${ref}/${Number(number.text)}`, end: number.end };
    }
    return { ref, end: last.end };
  }
  return null;
}

function knownRef(text: string, knownRefs: ReadonlySet<string>): string | null {
  const whole = normalRef(text);
  if (whole && knownRefs.has(whole)) return whole;
  const parts = /^(.+)\/(\d{1,3})$/.exec(text);
  const base = normalRef(parts?.[1] ?? '');
  return base && knownRefs.has(base) ? `${base}/${Number(parts?.[2])}` : null;
}

function unknownRefAt(words: readonly Word[], at: number, knownRefs: ReadonlySet<string>): string | null {
  const first = words[at]?.text ?? '';
  if (isRefShaped(first)) return first;
  const second = words[at + 1]?.text ?? '';
  const joined = `${first}${second}`;
  const letters = first.toUpperCase();
  const usesKnownLetters = [...knownRefs].some((ref) => /^\D+/.exec(ref)?.[0] === letters);
  return /^[a-z]+$/i.test(first) && isRefShaped(joined) && usesKnownLetters ? joined : null;
}

function isRefShaped(text: string): boolean {
  return /^[a-z]{1,8}[.-]?\d{1,4}(?:[.-]\d{1,3}){0,3}[a-z]?(?:\/\d{1,3})?$/i.test(text);
}

function isQuestion(rest: string): boolean {
  return rest.endsWith('?') && rest.split(' ').length <= 3;
}

type ChangeRead =
  | { kind: 'change'; change: Change }
  | { kind: 'unknown-colour'; word: string }
  | { kind: 'no-such-day' | 'unclear-day'; typed: string };

function readChange(text: string, today: IsoDate): ChangeRead {
  const { evidence, remaining } = takeLink(text);
  const change: Change = evidence ? { evidence } : {};
  let rest = remaining;
  for (;;) {
    const clause = rest.replace(connectors, '');
    const rag = change.rag ? null : readRag(clause);
    if (rag?.kind === 'not-a-rag') {
      // Only where a colour is expected: after a status it is part of the sentence.
      if (change.status === undefined) return { kind: 'unknown-colour', word: rag.word };
    } else if (rag) {
      change.rag = rag.rag;
      rest = clause.slice(rag.length);
      continue;
    }
    const status = change.status ? null : readStatus(clause);
    if (status) {
      change.status = status.status;
      rest = clause.slice(status.length);
      if (status.length === 0) break;
      continue;
    }
    const due = readDueClause(clause, today);
    if (due?.kind === 'problem') return { kind: due.problem, typed: due.typed };
    if (due) {
      change.dueDate = due.day;
      rest = clause.slice(due.length);
    }
    break;
  }
  return { kind: 'change', change: withWords(change, rest) };
}

/** Punctuation and small words between a ref and a value, or between two values. */
const connectors =
  /^(?:[\s,;:.=>→–—-]+|(?:and|now|is|are|to|as|at|rag|rated|rating|status|still|currently|its|it's|has been|should be)\b)*/i;

function withWords(change: Change, rest: string): Change {
  const words = rest.replace(/^[\s,;:.=>→–—-]+/, '').trim();
  if (!/[\p{L}\p{N}]/u.test(words)) return change;
  const because = /^(?:because|since|due to|as|reason:?)\s+/i.exec(words);
  const stripped = because ? words.slice(because[0].length) : words;
  if (change.dueDate !== undefined || (because && change.status !== undefined)) {
    return { ...change, reason: stripped };
  }
  return {
    ...change,
    note: Object.keys(change).length > 0 ? stripped : words.replace(/^(?:is|now)\s+/i, ''),
  };
}

type DueRead =
  | { kind: 'day'; day: IsoDate; length: number }
  | { kind: 'problem'; problem: 'no-such-day' | 'unclear-day'; typed: string };

const dueWords =
  /^(?:(?:new |revised )?(?:due|deadline)(?: date)?|(?:date )?(?:moved?|extend(?:ed)?|push(?:ed)?|slipped)(?: back)?)(?: (?:is|now|by|on|to|until|for|from))*[ :]+/i;

function readDueClause(text: string, today: IsoDate): DueRead | null {
  const lead = dueWords.exec(text);
  if (!lead) return null;
  const afterLead = text.slice(lead[0].length);
  const day = readDay(afterLead, today);
  if (!day) return null;
  const length = lead[0].length + day.length;
  if (day.ok) return { kind: 'day', day: day.day, length };
  const typed = afterLead.slice(0, day.length);
  return { kind: 'problem', problem: day.problem === 'unclear' ? 'unclear-day' : 'no-such-day', typed };
}

/** The first web address is evidence; it is named after its last part, as people name files. */
function takeLink(text: string): { evidence: NonNullable<Change['evidence']> | null; remaining: string } {
  const match = /(?:\b(?:evidence|link|see)\b:? +)?[<(]?(https?:\/\/[^\s<>"]+)[>)]?/i.exec(text);
  const url = match?.[1]?.replace(/[),.;!?]+$/, '');
  if (!match || !url || !URL.canParse(url)) return { evidence: null, remaining: text };
  const remaining = `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`;
  return { evidence: { title: linkTitle(new URL(url)), url }, remaining: remaining.replace(/ {2,}/g, ' ') };
}
