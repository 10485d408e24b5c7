import type { ColumnMeanings } from '#domain/column-meaning';
import type { DocumentColumn, DocumentTable } from '#domain/document-table';
import { rolesByContent } from './columns-by-content.ts';
import { plainHeading, roleOfHeading } from './columns-by-heading.ts';
import { columnKey, meaningOfRole, withGiven } from './given-columns.ts';
import { filledCells, ownText } from './rows.ts';
import type { Column, Section } from './sections.ts';
import { holdsOwnerAndDate } from './split-columns.ts';
import { excerpt } from './words.ts';

const sampleRows = 10;
const mostTables = 60;
const longestCell = 160;
const longestHeading = 80;

/** The document's tables as people are shown them: those with the same headings once, in document order. */
export function documentTables(
  sections: readonly { section: Section; isTaken: boolean }[],
  given: ColumnMeanings,
): DocumentTable[] {
  const groups = new Map<string, { table: DocumentTable; places: Set<string> }>();
  for (const { section, isTaken } of sections) {
    if (section.columns.length < 2 || section.rows.length === 0) continue;
    const grid = joined(section);
    const { columns, rows } = shown(startsWithNames(section, isTaken) ? withNames(grid, given) : grid);
    if (columns.length < 2) continue;
    const id = `${columns.map(({ key }) => key).join('\n')}\n${isTaken}`;
    const known = groups.get(id);
    if (known) {
      known.places.add(section.where);
      known.table.rows.push(...rows.slice(0, sampleRows - known.table.rows.length));
    } else if (groups.size < mostTables) {
      const table = { where: section.where, alike: 0, isTaken, columns, rows: rows.slice(0, sampleRows) };
      groups.set(id, { table, places: new Set([section.where]) });
    }
  }
  return [...groups.values()].map(({ table, places }) => ({ ...table, alike: places.size - 1 }));
}

interface Grid {
  where: string;
  columns: (Column & { isBoth?: true })[];
  rows: { texts: string[] }[];
}

/** Undoes the parting of "owner and date" columns: people see their document's own. */
function joined({ where, columns, rows }: Section): Grid {
  const at = columns.findIndex(
    (column, index) => holdsOwnerAndDate(column) && columns[index + 1]?.heading === column.heading,
  );
  const texts = rows.map((row) => row.cells.map(ownText));
  if (at < 0) return { where, columns, rows: texts.map((row) => ({ texts: row })) };
  return {
    where,
    columns: columns.flatMap((column, index) =>
      index === at + 1 ? [] : index === at ? [{ ...column, isBoth: true as const }] : [column],
    ),
    rows: texts.map((row) => ({
      texts: [
        ...row.slice(0, at),
        [row[at], row[at + 1]].filter((text) => text !== '').join('\n'),
        ...row.slice(at + 2),
      ],
    })),
  };
}

function shown({ where, columns, rows }: Grid): { columns: DocumentColumn[]; rows: string[][] } {
  const used = columns.flatMap(({ heading }, index) =>
    plainHeading(heading) !== '' || rows.some(({ texts }) => texts[index]) ? [index] : [],
  );
  return {
    columns: used.map((index): DocumentColumn => {
      const column = columns[index]!;
      return {
        key: columnKey(columns, index, where),
        heading: excerpt(column.heading, longestHeading),
        number: index + 1,
        meaning: column.given ?? (column.isBoth ? 'owner-and-due' : meaningOfRole(column.role)),
        from: sourceOf(column),
      };
    }),
    rows: rows.map(({ texts }) => used.map((index) => excerpt(texts[index] ?? '', longestCell))),
  };
}

/**
 * Headings that mean nothing to us pass for the first row of a table without any; they can still be given a
 * meaning. In a table that is read by what its cells hold, that row is the one that holds something else.
 */
function startsWithNames({ columns, rows }: Section, isTaken: boolean): boolean {
  const [first, ...rest] = rows;
  if (!first || rest.length === 0 || columns.some(({ heading }) => heading !== '')) return false;
  const names = filledCells(first).map(({ text }) => plainHeading(text));
  const areNames =
    names.length >= 2 &&
    new Set(names).size === names.length &&
    names.every((name) => name !== '' && name.length <= longestHeading);
  if (!areNames || !isTaken) return areNames;
  const alone = rolesByContent([first]);
  return columns.every(
    ({ role }, index) => role === 'text' || role === 'other' || alone[index]?.role !== role,
  );
}

function withNames({ where, columns, rows }: Grid, given: ColumnMeanings): Grid {
  const [first, ...rest] = rows;
  const named = columns.map((column, index) => ({ ...column, heading: first?.texts[index] ?? '' }));
  return { where, columns: withGiven(named, given, where), rows: rest };
}

function sourceOf({ role, heading, given, isBoth }: Grid['columns'][number]): DocumentColumn['from'] {
  if (given) return 'given';
  const said = roleOfHeading(heading);
  if (isBoth || (said !== null && role === said)) return 'heading';
  return meaningOfRole(role) === 'ignore' ? 'nothing' : 'content';
}
