import { meaningFor, placeMark, type ColumnMeaning, type ColumnMeanings } from '#domain/column-meaning';
import { plainHeading, roleOfHeading, type Role } from './columns-by-heading.ts';
import type { Column } from './sections.ts';

/** What a heading means to whoever reads on: what people said it means, else what the vocabulary says. */
export type RoleOf = (heading: string) => Role | null;

export function roleReader(given: ColumnMeanings): RoleOf {
  return (heading) => {
    const meaning = meaningFor(given, plainHeading(heading));
    return meaning ? roleOfMeaning(meaning) : roleOfHeading(heading);
  };
}

/** The columns with what people said about them, which nothing overrules from here on. */
export function withGiven(columns: Column[], given: ColumnMeanings, where: string): Column[] {
  return columns.map((column, index) => {
    const meaning = meaningFor(given, columnKey(columns, index, where));
    return meaning ? { ...column, role: roleOfMeaning(meaning), given: meaning } : column;
  });
}

const longestPlace = 200;

/**
 * What a column is called when saying what it holds: its plain heading, or its place beside the headings around
 * it, or in its table when there are none.
 */
export function columnKey(columns: Pick<Column, 'heading'>[], index: number, where: string): string {
  const plain = columns.map(({ heading }) => plainHeading(heading));
  const own = plain[index];
  if (own) return own;
  const beside = plain.filter((heading) => heading !== '').join(' | ');
  return `${placeMark}${index + 1} ${beside || where}`.slice(0, longestPlace);
}

function roleOfMeaning(meaning: ColumnMeaning): Role {
  if (meaning === 'ignore') return 'other';
  return meaning === 'owner-and-due' ? 'owner' : meaning;
}

export function meaningOfRole(role: Role): ColumnMeaning {
  return role === 'other' ? 'ignore' : role;
}
