import { roleOfHeading } from './columns-by-heading.ts';
import { readRefs } from './refs.ts';

const fewestWordsInSentence = 6;

/**
 * Whether a row is content although its words look like headings: "The policy sets out who may act." has
 * "who" in it, and a short row of such sentences passes for a heading row. Headings are not sentences,
 * and what stands under "No." is a number.
 *
 * @param first the text of the row's first column; empty when that is blank
 */
export function readsLikeValues(first: string, texts: string[]): boolean {
  const isNumbered = /\d/u.test(first) && readRefs(first).refs.length > 0 && roleOfHeading(first) === null;
  return isNumbered || texts.some(isSentence);
}

/** "Homes are safe, and the council can show it." names no column and labels no value. */
export /** Longer than a title or name, and closed like a sentence. */
function isSentence(text: string): boolean {
  return text.split(/\s+/u).length >= fewestWordsInSentence && /(?:[.!;]|;\s*(?:and|or))$/u.test(text.trim());
}
