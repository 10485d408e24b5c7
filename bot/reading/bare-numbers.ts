import type { IsoDate } from '#domain/dates';
import { isAskingWord, isLeadingWord } from './lead-words.ts';
import { mayEndRefs } from './further-refs.ts';
import type { RefAt } from './find-refs.ts';

/**
 * Whether numbers alone, "12" or "12, 8 and 3", are refs where they stand: because of the word before them
 * ("action 12", "how is 12"), or of what is said next ("12 amber", "12: waiting"). "12 lorries came" counts.
 */
export function areMeantAsRefs(refs: readonly [RefAt, ...RefAt[]], text: string, today: IsoDate): boolean {
  const [first] = refs;
  const last = refs.at(-1) ?? first;
  if (!refs.every(({ typed }) => /^\d+$/.test(typed))) return true;
  const before = /([\p{L}'-]+)\s*$/u.exec(text.slice(0, first.start))?.[1]?.toLowerCase() ?? '';
  if (counting.has(before)) return false;
  if (before !== '' && !idle.has(before) && (isLeadingWord(before) || isAskingWord(before))) return true;
  const saysSeveral = / (?:are|were|have|both|all|each)\b/iuy;
  saysSeveral.lastIndex = last.end;
  if (refs.length === 1 && saysSeveral.test(text)) return false;
  return asksOfRef.test(text.slice(last.end)) || mayEndRefs(text, last.start, last.end, today);
}

/** "12 history". */
const asksOfRef =
  /^ (?:owners?|history|status|standing|position|changes|decisions?|due date|details?|who|when)\b[\s?.!]*$/i;

/** Before a number these say how many, or when: "all 12", "at 12". */
const counting = new Set('all the these those our my at have had has with got just'.split(' '));
/** These stand before anything. */
const idle = new Set(
  "and but so please pls we i it that a an is are was were sorry thanks hi hello hey ok also here i'm we're we've i've it's".split(
    ' ',
  ),
);
