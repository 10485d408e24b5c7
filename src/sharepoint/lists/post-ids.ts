import { ids, type Codec, type Column } from './codec.ts';
import { shorten } from './title.ts';

/**
 * Posts by their ids, and beside them a line of words that SharePoint's own views group by: they can do so neither
 * by several lines nor by another list's titles. The words are those of the ids; the product never reads them.
 */
export function postIds(
  name: string,
  displayName: string,
  shown: Pick<Column, 'name' | 'displayName'>,
): Codec<string[]> {
  const kept = ids(name, displayName);
  return {
    columns: [...kept.columns, { ...shown, type: 'text' }],
    write: (posts) => ({
      ...kept.write(posts),
      [shown.name]: posts.length > 0 ? shorten(posts.map(wordsOf).join(', ')) : null,
    }),
    read: (fields, report) => kept.read(fields, report),
  };
}

/** "Head of parks" for `post-head-of-parks`. */
function wordsOf(postId: string): string {
  const words = postId.replace(/^post-/, '').replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
