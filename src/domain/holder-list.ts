import { areAlike } from './alike-posts.ts';
import type { Post } from './post.ts';
import { normalTitle } from './post-titles.ts';

/** One line of a list of who holds what, as somebody pasted it. */
export interface HolderLine {
  /** From 1, as the person counts them. */
  line: number;
  post: string;
  /** A name or an e-mail address: what the directory is searched for. */
  who: string;
}

/** More is pasted in several goes. */
export const mostHolderLines = 500;

const heading = /^(?:post|role|job title|title|position)$/i;

/**
 * Reads two columns pasted from a spreadsheet: the post, and who holds it. Columns are told by tabs, else by
 * semicolons, else by the last comma of a line. A heading and empty lines are left out; further columns are
 * not read.
 */
export function readHolderList(pasted: string): HolderLine[] {
  return pasted
    .split(/\r\n?|\n/)
    .map((text, index) => ({ line: index + 1, ...columnsOf(text) }))
    .filter(({ post, who }) => post !== '' || who !== '')
    .filter(({ post }, index) => index > 0 || !heading.test(post));
}

function columnsOf(text: string): { post: string; who: string } {
  const comma = text.lastIndexOf(',');
  const cells = text.includes('\t')
    ? text.split('\t')
    : text.includes(';')
      ? text.split(';')
      : comma < 0
        ? [text]
        : [text.slice(0, comma), text.slice(comma + 1)];
  const [post = '', who = ''] = cells.map(clean);
  return { post, who };
}

/** Spreadsheets put quotes around cells that hold quotes or line breaks. */
function clean(cell: string): string {
  const bare = cell.trim();
  const quoted = /^"(.*)"$/s.exec(bare)?.[1];
  return (quoted?.replaceAll('""', '"') ?? bare).replace(/\s+/g, ' ').trim();
}

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
