import { meaningFor, type ColumnMeaning, type ColumnMeanings } from '#domain/column-meaning';
import type { Table } from '../content.ts';
import { plainHeading, type Role } from './columns-by-heading.ts';
import { rolesByContent, settleRoles } from './columns-by-content.ts';
import { roleReader, withGiven, type RoleOf } from './given-columns.ts';
import { readsLikeValues } from './reads-like-values.ts';
import { filledCells, onlyText, rowsOf, textOf, type Row } from './rows.ts';
import { leadingRef } from './refs.ts';
import { splitColumns } from './split-columns.ts';
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
      splitColumns({
        ...section,
        columns: withGiven(section.columns, given, table.where),
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
  return settle(sections).map(splitColumns);
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

interface Header {
  columns: Column[];
  theme: string | null;
  /** Rows it takes: two where groups of columns have a heading of their own. */
  height: number;
}

/** A table's first row with a heading in it that people named is its heading row, unless it holds prose. */
const longestGivenHeading = 80;

/** The heading row that starts here, if one does. */
function headerAt(
  rows: Row[],
  index: number,
  current: Section | null,
  { given, roleOf }: { given: ColumnMeanings; roleOf: RoleOf },
): Header | null {
  const row = rows[index] as Row;
  const filled = filledCells(row);
  if (filled.length < 2) return null;
  const known = filled.filter(({ text }) => roleOf(text) !== null);
  const strangers = filled.filter(({ text }) => roleOf(text) === null);
  const periods = strangers.filter(({ text }) => isPeriodName(text));
  const headsPeriods =
    periods.length >= 2 &&
    known.some(({ text }) => /^(?:text|action|background|theme|ref)$/u.test(roleOf(text) ?? ''));
  const isGiven =
    current === null &&
    filled.some(({ text }) => meaningFor(given, plainHeading(text)) !== null) &&
    filled.every(({ text }) => text.length <= longestGivenHeading);
  const enough = headsPeriods || (known.length >= 2 && known.length >= filled.length / 2);
  if (!isGiven && (!enough || known.length + periods.length < row.cells.length * 0.3)) return null;
  if (current && !repeats(current, row) && known.length + (headsPeriods ? periods.length : 0) < 3)
    return null;
  const texts = filled.map(({ text }) => text);
  if (strangers.some(({ text }) => text.length > 200) || looksLikeData(texts)) return null;
  if (readsLikeValues(textOf(row.cells[0]), texts)) return null;

  const next = rows[index + 1];
  const isTwoRow = next !== undefined && isSecondRow(row, next);
  const headings = row.cells.map((cell, column) => {
    const upper = textOf(cell);
    const lower = isTwoRow ? textOf(next.cells[column]) : '';
    return lower !== '' && lower !== upper ? `${upper} ${lower}`.trim() : upper;
  });
  const theme = themeBesideRatings(filled, roleOf);
  return {
    columns: headings.map((heading, column) => ({
      heading: theme && column === 0 ? '' : heading,
      role: theme && column === 0 ? 'text' : (roleOf(heading) ?? 'other'),
    })),
    theme,
    height: isTwoRow ? 2 : 1,
  };
}

/** "1. Improvement in audit" where the first heading would stand, and nothing but ratings beside it. */
function themeBesideRatings(filled: ReturnType<typeof filledCells>, roleOf: RoleOf): string | null {
  const [first, ...others] = filled;
  if (!first || first.column !== 0 || others.length === 0) return null;
  const isTitle = leadingRef(first.text) !== null || first.text.split(/\s+/u).length > 4;
  return isTitle && others.every(({ text }) => roleOf(text) === 'rating') ? first.text : null;
}

/** "Sept 24", "Q2", "Last quarter": what a column of ratings may be called. */
function isPeriodName(text: string): boolean {
  return (
    text.length <= 40 &&
    /^(?:(?:baseline|original|last|previous|prior|this|current|latest|now|rating|position|as|at|end|of|q[1-4]|quarter|[1-4]|period|report|month|jan\w*|feb\w*|mar\w*|apr\w*|may|june?|july?|aug\w*|sept?\w*|oct\w*|nov\w*|dec\w*|(?:19|20)?\d\d)[\s/()'’.–-]*)+$/iu.test(
      text.trim(),
    )
  );
}

/** Values such as "Complete" or dates look like headings to the vocabulary, but headings never repeat. */
function looksLikeData(texts: string[]): boolean {
  const names = texts.map(plainHeading);
  const repeated = names.length - new Set(names).size;
  return (
    texts.some((text) => /\d{1,2}[/.]\d{1,2}[/.]\d{2,4}/u.test(text) && text.length < 12) ||
    repeated > names.length / 2 ||
    texts.some((text) => text.length > 240)
  );
}

function isSecondRow(upper: Row, lower: Row): boolean {
  const under = lower.cells.filter(
    (cell, column) =>
      (upper.cells[column]?.span.columns ?? 1) > 1 && textOf(cell) !== '' && cell !== upper.cells[column],
  );
  const own = lower.cells.filter(
    (cell, column) => textOf(cell) !== '' && textOf(cell) !== textOf(upper.cells[column]),
  );
  const groups = upper.cells.some((cell) => cell.span.columns > 1);
  const isShort = own.every(
    (cell) => textOf(cell).length <= 40 && !/\d{1,2}[/.]\d{1,2}[/.]\d{2}/u.test(textOf(cell)),
  );
  return (
    groups && own.length > 0 && own.length === under.filter((cell) => own.includes(cell)).length && isShort
  );
}

function repeats(section: Section, row: Row): boolean {
  const same = section.columns.filter(
    ({ heading }, column) =>
      heading !== '' && plainHeading(heading) === plainHeading(textOf(row.cells[column])),
  );
  return (
    same.length >= 2 && same.length >= section.columns.filter(({ heading }) => heading !== '').length - 1
  );
}

function sameHeadings(one: Column[], other: Column[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ heading }, column) => plainHeading(heading) === plainHeading(other[column]?.heading ?? ''))
  );
}
