import type { Update, UpdatedField } from './update.ts';

/** A value that a person gave since a document last did. */
export interface WrittenSinceImport {
  /** The newest entry that gave it. */
  update: Update;
  /** What the document said before. */
  documentValue: string | null;
}

/**
 * Whether a value was last given by a person or by a document.
 *
 * @param updates every entry about one row, in any order
 * @returns null when the value stands as a document gave it
 */
export function writtenSinceImport(
  updates: readonly Update[],
  field: UpdatedField,
): WrittenSinceImport | null {
  const about = updates
    .filter(({ changes }) => changes.some((change) => change.field === field))
    .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  const sinceImport = about.slice(about.findLastIndex(({ from }) => from === 'import') + 1);
  const [first, last] = [sinceImport[0], sinceImport.at(-1)];
  if (!first || !last) return null;
  const documentValue = first.changes.find((change) => change.field === field)?.before ?? null;
  return { update: last, documentValue };
}
