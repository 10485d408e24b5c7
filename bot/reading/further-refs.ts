import type { IsoDate } from '#domain/dates';
import { clausesOf } from './clauses.ts';
import type { RefAt, RefContext } from './find-refs.ts';
import { readClause } from './read-clause.ts';
import { readDay } from './read-day.ts';

/**
 * The refs after one of which only what differs is written: "9" and "10" of "GT8, 9 and 10", "c" of "3a and c".
 * A number after a comma may as well count something, so these are refs only where something is said next that
 * is said of refs, or nothing. Of "GT39/40" both are given: as "GT8/2", the second action, it was read already.
 */
export function furtherRefs(text: string, last: RefAt, { today, knownRefs }: RefContext): RefAt[] {
  const pair = neighbours(last, knownRefs);
  const from = pair.at(-1) ?? last;
  const [, stem, number] = /^([A-Z]{1,10}|.*\d)(\d{1,4}|[A-Z])$/.exec(withoutAction(from.ref)) ?? [];
  if (from.ref.includes('/') || stem === undefined || number === undefined) return pair;
  const isNumber = /\d/.test(number) && /^[A-Z]+$/.test(stem);
  if (!isNumber && /\d/.test(number)) return pair;
  const piece = isNumber ? furtherNumber : furtherLetter;
  const found: RefAt[] = [];
  let end = from.end;
  for (;;) {
    piece.lastIndex = end;
    const match = piece.exec(text);
    const typed = match?.[2] ?? '';
    const ref = stem + typed.toUpperCase().replace(/^0+(?=\d)/, '');
    if (!match || !knownRefs.has(ref)) break;
    const start = end + match[0].length - typed.length;
    end += match[0].length;
    found.push({ start, end, ref, typed: ref, isKnown: true, isPlain: false });
  }
  while (found.length > 0) {
    const one = found.at(-1);
    if (one && mayEndRefs(text, one.start, one.end, today)) break;
    found.pop();
  }
  return [...pair, ...found];
}

const join = '( ?(?:, ?)?(?:(?:and|&|\\+|plus|or) ?)|, ?| ?/ ?)';
const furtherNumber = new RegExp(`${join}(\\d{1,4})(?![\\p{L}\\p{N}%/]|[.:,-]\\d)`, 'iuy');
const furtherLetter = new RegExp(`${join}([a-z])(?![\\p{L}\\p{N}'/&]|[.-]\\p{L})`, 'iuy');

/** "GT39/40", one after the other and too many for actions: two refs. */
function neighbours({ ref, typed, start, end }: RefAt, knownRefs: ReadonlySet<string>): RefAt[] {
  const [, letters = '', one = '', two = ''] = /^([A-Z]{1,10})(\d{1,4})\/(\d{2,4})$/.exec(ref) ?? [];
  if (Number(two) !== Number(one) + 1 || !knownRefs.has(letters + two)) return [];
  const at = end - (typed.length - typed.indexOf('/'));
  return [
    {
      start,
      end: at,
      ref: letters + one,
      typed: typed.slice(0, typed.indexOf('/')),
      isKnown: true,
      isPlain: false,
    },
    { start: at + 1, end, ref: letters + two, typed: letters + two, isKnown: true, isPlain: false },
  ];
}

function withoutAction(ref: string): string {
  return ref.replace(/\/\d+$/, '');
}

/** Far enough to see what is said next. */
const nearBy = 200;

/** Whether a number or letter may be the last of some refs: it is no day, and does not count what follows. */
export function mayEndRefs(text: string, start: number, end: number, today: IsoDate): boolean {
  if (readDay(text.slice(start, start + nearBy), today)) return false;
  const after = text.slice(end, end + nearBy);
  if (/^\s*(?:$|[\n,;:.!?)=→|–—-])/u.test(after) || speaksOfRefs.test(after)) return true;
  const [next] = clausesOf(after);
  return next !== undefined && readClause(next, { today, isAfterWords: false }).values.length > 0;
}

const speaksOfRefs = /^ (?:both|all|each|are|is|have|has|had|with|still|now|will|remain|and|because|due)\b/i;
