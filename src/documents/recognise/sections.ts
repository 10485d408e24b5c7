import type { ColumnMeaning, ColumnMeanings } from '#domain/column-meaning';
import type { Table } from '../content.ts';
import { plainHeading, type Role } from './columns-by-heading.ts';
import { rolesByContent, settleLengths, settleRoles } from './columns-by-content.ts';
import { roleReader, withGiven } from './given-columns.ts';
import { headerAt } from './header-rows.ts';
import { onlyText, rowsOf, type Row } from './rows.ts';
import { splitColumns } from './split-columns.ts';
import { splitLabelledCells } from './split-labelled-cells.ts';
import { turnedTable } from './turned-tables.ts';

export interface Column {
  role: Role;
  /** As written; empty where the column has none. */
  heading: string;
  /** What people said it holds. */
  given?: ColumnMeaning;
}

/** Rows under one set of headings, with what stood above them. */
export interface Section {
  columns: Column[];
  /** Titles and notes between the table's start and its headings. */
  above: { text: string; where: string }[];
  rows: Row[];
  /** Where the headings repeat one that came before, or are missing: the rows go on from the section before. */
  continues: boolean;
  /** Text in the heading row that is no heading: "1. Improvement in audit" beside "Baseline", "Now". */
  themeInHeader: string | null;
  where: string;
}

/** Cuts a table into sections at its heading rows; a table without headings goes on with the one before. */
export function sectionsOf(table: Table, before: Section | null, given: ColumnMeanings = {}): Section[] {
  const roleOf = roleReader(given);
  const rows = rowsOf(table);
  if (rows.length === 0) return [];
  const turned = turnedTable(rows, roleOf);
  if (turned) {
    return turned.map((section) =>
      split({
        ...section,
        columns: settleLengths(withGiven(section.columns, given, table.where), section.rows),
        where: table.where,
      }),
    );
  }

  const sections: Section[] = [];
  let above: Section['above'] = [];
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index] as Row;
    const header = headerAt(rows, index, sections.at(-1) ?? null, { given, roleOf });
    if (header) {
      const last = sections.at(-1) ?? before;
      sections.push({
        columns:
          last !== null && sameHeadings(last.columns, header.columns)
            ? last.columns
            : withGiven(header.columns, given, table.where),
        above,
        rows: [],
        continues: last !== null && sameHeadings(last.columns, header.columns),
        themeInHeader: header.theme,
        where: table.where,
      });
      above = [];
      index += header.height - 1;
      continue;
    }
    const section = sections.at(-1);
    if (section) section.rows.push(section.rows.length === 0 ? { ...row, startsPage: true } : row);
    else if (onlyText(row) && !goesOnFrom(before, row))
      above.push({ text: onlyText(row)?.text ?? '', where: row.where });
    else {
      const unnamed = headerless(rows.slice(index), before, above, table.where);
      sections.push({ ...unnamed, columns: withGiven(unnamed.columns, given, table.where) });
      above = [];
      const rest = rows.slice(index);
      const end = rest.findIndex(
        (_, at) => headerAt(rows, index + at, sections.at(-1) ?? null, { given, roleOf }) !== null,
      );
      const own = end < 0 ? rest : rest.slice(0, end);
      sections.at(-1)?.rows.push(...own);
      index += own.length - 1;
    }
  }
  if (above.length > 0)
    sections.push({
      columns: [],
      above,
      rows: [],
      continues: false,
      themeInHeader: null,
      where: table.where,
    });
  return settle(sections).map(split);
}

/** Cells that hold what belongs to several columns, told apart. */
function split(section: Section): Section {
  return splitColumns(splitLabelledCells(section));
}

/** Settles what columns hold once, from the rows of every section under the same headings. */
function settle(sections: Section[]): Section[] {
  return sections.map((section, index) => {
    if (section.columns.length === 0) return section;
    const first = sections.findLast((other, place) => place <= index && !other.continues);
    if (!first) return section; // goes on from an earlier table, where it was settled
    const start = sections.indexOf(first);
    const end = sections.findIndex((other, place) => place > start && !other.continues);
    const rows = sections.slice(start, end < 0 ? undefined : end).flatMap((other) => other.rows);
    return { ...section, columns: rows.length > 0 ? settleRoles(first.columns, rows) : first.columns };
  });
}

function goesOnFrom(before: Section | null, row: Row): boolean {
  return (
    before !== null &&
    before.columns.length === row.cells.length &&
    (onlyText(row)?.cell.span.columns ?? 1) === 1
  );
}

function headerless(rows: Row[], before: Section | null, above: Section['above'], where: string): Section {
  const width = rows[0]?.cells.length ?? 0;
  const continues = before !== null && before.columns.length === width && above.length === 0;
  return {
    columns: continues ? before.columns : rolesByContent(rows),
    above,
    rows: [],
    continues,
    themeInHeader: null,
    where,
  };
}

function sameHeadings(one: Column[], other: Column[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ heading }, column) => plainHeading(heading) === plainHeading(other[column]?.heading ?? ''))
  );
}
