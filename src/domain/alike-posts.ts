import { normalTitle } from './post-titles.ts';
import { editDistance } from './similarity.ts';

/** Words that make no other post of it: "Interim Head of Finance" is the Head of Finance. */
const passing = new Set([
  'of',
  'the',
  'and',
  'for',
  'to',
  'in',
  'a',
  'on',
  'interim',
  'acting',
  'post',
  'role',
]);

/** Titles that look like one post written in two ways: a slip of the pen, another order, initials. */
export function areAlike(one: string, other: string): boolean {
  const [a, b] = [tellingWords(one), tellingWords(other)];
  if (a.length === 0 || b.length === 0) return false;
  if (initialsMatch(a, b) || initialsMatch(b, a)) return true;
  if (a.length !== b.length) return false;
  const left = [...b];
  for (const word of a) {
    const exact = left.indexOf(word);
    const at = exact >= 0 ? exact : left.findIndex((candidate) => isSlip(word, candidate));
    if (at < 0) return false;
    left.splice(at, 1);
  }
  return true;
}

function tellingWords(title: string): string[] {
  return normalTitle(title)
    .split(' ')
    .filter((word) => word !== '' && !passing.has(word));
}

/** A letter or two amiss in a long word; short ones and numbers mean what they say. */
function isSlip(one: string, other: string): boolean {
  const shorter = Math.min(one.length, other.length);
  if (shorter < 5 || one[0] !== other[0] || /\d/.test(one + other)) return false;
  if (Math.abs(one.length - other.length) > 2) return false;
  return editDistance(one, other) <= (shorter < 7 ? 1 : 2);
}

/** "Head of HR" for "Head of Human Resources": words they share, and the rest as initials. */
function initialsMatch(short: readonly string[], long: readonly string[]): boolean {
  const initials = short.find((word) => !long.includes(word) && /^[a-z]{2,4}$/.test(word));
  if (!initials || short.length >= long.length) return false;
  const rest = long.filter((word) => !short.includes(word));
  const shared = short.filter((word) => word !== initials);
  if (!shared.every((word) => long.includes(word))) return false;
  return rest.length === initials.length && rest.map((word) => word[0]).join('') === initials;
}
