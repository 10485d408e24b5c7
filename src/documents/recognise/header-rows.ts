import { meaningFor, type ColumnMeanings } from '#domain/column-meaning';
import { findDates } from '#domain/date-expressions';
import { plainHeading } from './columns-by-heading.ts';
import { rolesByContent } from './columns-by-content.ts';
import type { RoleOf } from './given-columns.ts';
import { isPersonName } from '#domain/person-names';
import { readsLikeValues } from './reads-like-values.ts';
import { leadingRef, readRefs } from './refs.ts';
import { filledCells, textOf, type Row } from './rows.ts';
import { readStatus } from './statuses.ts';
import type { Column, Section } from './sections.ts';

export interface Header {
  columns: Column[];
  theme: string | null;
  /** Rows it takes: two where groups of columns have a heading of their own. */
  height: number;
}

/** A table's first row with a heading in it that people named is its heading row, unless it holds prose. */
const longestGivenHeading = 80;

/** The heading row that starts here, if one does: by its words or, where none began yet, by its shape. */
export function headerAt(
  rows: Row[],
  index: number,
  current: Section | null,
  { given, roleOf }: { given: ColumnMeanings; roleOf: RoleOf },
): Header | null {
  const row = rows[index] as Row;
  const next = rows[index + 1];
  const filled = filledCells(row);
  if (filled.length < 2) return null;
  if (next && isUnderRow(row, next, current, roleOf))
    return { columns: underGroups(row, next, roleOf), theme: null, height: 2 };
  const isGiven =
    current === null &&
    filled.some(({ text }) => meaningFor(given, plainHeading(text)) !== null) &&
    filled.every(({ text }) => text.length <= longestGivenHeading);
  if (namesColumns(row, filled, current, { isGiven, roleOf })) return withNames(row, next, filled, roleOf);
  return current === null && looksLikeHeadings(filled, rows, index)
    ? { columns: row.cells.map((cell) => namedColumn(textOf(cell), roleOf)), theme: null, height: 1 }
    : null;
}

type Filled = ReturnType<typeof filledCells>;

function namesColumns(
  row: Row,
  filled: Filled,
  current: Section | null,
  { isGiven, roleOf }: { isGiven: boolean; roleOf: RoleOf },
): boolean {
  const known = filled.filter(({ text }) => roleOf(text) !== null);
  const strangers = filled.filter(({ text }) => roleOf(text) === null);
  const periods = strangers.filter(({ text }) => isPeriodName(text));
  const headsPeriods =
    periods.length >= 2 &&
    known.some(({ text }) => /^(?:text|action|background|theme|ref)$/u.test(roleOf(text) ?? ''));
  const enough = headsPeriods || (known.length >= 2 && known.length >= filled.length / 2);
  if (!isGiven && (!enough || known.length + periods.length < row.cells.length * 0.3)) return false;
  if (current && !repeats(current, row) && known.length + (headsPeriods ? periods.length : 0) < 3)
    return false;
  const texts = filled.map(({ text }) => text);
  return (
    !strangers.some(({ text }) => text.length > 200) &&
    !looksLikeData(texts) &&
    !readsLikeValues(textOf(row.cells[0]), texts) &&
    (current === null || repeats(current, row) || !texts.some(isRowsOwn))
  );
}

/** What stands in rows and in no heading: "Complete", "Jane Smith". */
function isRowsOwn(text: string): boolean {
  return readStatus(text) !== null || isPersonName(text);
}

function withNames(row: Row, next: Row | undefined, filled: Filled, roleOf: RoleOf): Header {
  const isTwoRow = next !== undefined && isSecondRow(row, next);
  const headings = row.cells.map((cell, column) => {
    const upper = textOf(cell);
    const lower = isTwoRow ? textOf(next.cells[column]) : '';
    return lower !== '' && lower !== upper ? `${upper} ${lower}`.trim() : upper;
  });
  const theme = themeBesideRatings(filled, roleOf);
  return {
    columns: headings.map((heading, column) =>
      theme && column === 0 ? { heading: '', role: 'text' } : namedColumn(heading, roleOf),
    ),
    theme,
    height: isTwoRow ? 2 : 1,
  };
}

function namedColumn(heading: string, roleOf: RoleOf): Column {
  return { heading, role: roleOf(heading) ?? 'other' };
}

/**
 * The row below holds the headings proper and this one only names groups of them, without merged cells to show
 * it: "Recommendation | | Our response" above "No | Detail | Action | Owner".
 */
function isUnderRow(upper: Row, lower: Row, current: Section | null, roleOf: RoleOf): boolean {
  const [above, below] = [filledCells(upper), filledCells(lower)];
  if (current !== null || above.length > below.length * 0.67 || isSecondRow(upper, lower)) return false;
  const texts = below.map(({ text }) => text);
  const known = texts.filter((text) => roleOf(text) !== null);
  return (
    known.length >= 3 &&
    known.length >= texts.length * 0.6 &&
    texts.every((text) => text.length <= 60) &&
    above.every(({ text }) => text.length <= 60) &&
    !looksLikeData(texts) &&
    !readsLikeValues(textOf(lower.cells[0]), texts)
  );
}

/** The lower heading where it is clear alone; with its group's name where it is not, or stands there twice. */
function underGroups(upper: Row, lower: Row, roleOf: RoleOf): Column[] {
  const names = lower.cells.map(textOf);
  let group = '';
  return names.map((name, column) => {
    group = textOf(upper.cells[column]) || group;
    const isClear = roleOf(name) !== null && names.filter((other) => other === name).length === 1;
    return namedColumn(isClear || group === name ? name : `${group} ${name}`.trim(), roleOf);
  });
}

/** Short names over cells of another kind: "They said", "Name", "Month" above sentences, posts and dates. */
function looksLikeHeadings(filled: Filled, rows: Row[], index: number): boolean {
  const below = rows.slice(index + 1, index + 21);
  const texts = filled.map(({ text }) => text);
  const areNames = texts.every(
    (text) => text.split(/\s+/u).length <= 6 && /\p{L}{3}/u.test(text) && !isValue(text),
  );
  if (below.length < 2 || filled.length < 3 || !areNames || looksLikeData(texts)) return false;
  const width = rows[index]?.cells.length ?? 0;
  const kinds = rolesByContent(below).map(({ role }) => role);
  const sure = kinds.filter((role) => ['owner', 'due', 'rating', 'status', 'priority', 'ref'].includes(role));
  return filled.length >= width * 0.6 && sure.length >= 2 && kinds.includes('text');
}

function isValue(text: string): boolean {
  return /[.;]$/u.test(text) || findDates(text).length > 0 || readRefs(text).refs.length > 0;
}

/** "1. Improvement in audit" where the first heading would stand, and nothing but ratings beside it. */
function themeBesideRatings(filled: Filled, roleOf: RoleOf): string | null {
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
