import { areAlike } from './alike-posts.ts';
import type { Post } from './post.ts';
import { normalTitle } from './post-titles.ts';

/** What a list's line was matched with, or why not. */
export type Matched<T> =
  /** `isGuess`: it is not written exactly so. */
  | { found: T; isGuess: boolean }
  | { found: null; reason: 'none' | 'several' | 'empty'; candidates: string[] };

/** The post a line names: by its title, else the only one that looks like it. */
export function matchPost<T extends Pick<Post, 'title'>>(title: string, posts: readonly T[]): Matched<T> {
  if (title === '') return unmatched('empty');
  const exact = posts.find((post) => normalTitle(post.title) === normalTitle(title));
  if (exact) return { found: exact, isGuess: false };
  return only(
    posts.filter((post) => areAlike(post.title, title)),
    (post) => post.title,
  );
}

/** Whom a line names, among those the directory found for it: by address or name, else the only one. */
export function matchPerson<T extends { name: string; address: string | null }>(
  who: string,
  found: readonly T[],
): Matched<T> {
  if (who === '') return unmatched('empty');
  const plain = who.trim().toLowerCase();
  const exact = found.filter(({ name, address }) =>
    plain.includes('@') ? address?.toLowerCase() === plain : name.toLowerCase() === plain,
  );
  const [first, second] = exact;
  if (first && !second) return { found: first, isGuess: false };
  const labelOf = ({ name, address }: T) => (address ? `${name} (${address})` : name);
  return only(first ? exact : found, labelOf);
}

function only<T>(candidates: readonly T[], labelOf: (candidate: T) => string): Matched<T> {
  const [first, second] = candidates;
  if (!first) return unmatched('none');
  if (second) return unmatched('several', candidates.map(labelOf));
  return { found: first, isGuess: true };
}

function unmatched(
  reason: 'none' | 'several' | 'empty',
  candidates: string[] = [],
): { found: null; reason: typeof reason; candidates: string[] } {
  return { found: null, reason, candidates };
}
