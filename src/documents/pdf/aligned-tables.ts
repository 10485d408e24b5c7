import type { Box } from './geometry.ts';
import { fillOf, type PdfRow, type PdfTable } from './page-blocks.ts';
import type { PrintedPage } from './pages.ts';
import { unwrap, usualLeading, type Vocabulary } from './paragraphs.ts';
import { joinLine, type Fragment, type TextLine } from './text-lines.ts';

/**
 * Finds tables that have no lines between their columns: neighbouring lines of text that keep the same gutters
 * clear. Rows part at lines across the page where there are any, else at wider gaps, else where the first
 * column has text.
 */
export function findAlignedTables(
  lines: TextLine[],
  page: PrintedPage,
  vocabulary: Vocabulary,
  ruled: readonly PdfTable[],
): { tables: PdfTable[]; rest: TextLine[] } {
  const tables: PdfTable[] = [];
  const rest: TextLine[] = [];
  let run: Segmented[] = [];
  const endRun = () => {
    const table = toTable(run, page, vocabulary);
    if (table) tables.push(table);
    else rest.push(...run.map(({ line }) => line));
    run = [];
  };
  for (const line of lines) {
    const segmented = { line, segments: segmentsOf(line) };
    const above = run.at(-1);
    if (above && !belongs(segmented, run, ruled)) endRun();
    if (run.length > 0 || segmented.segments.length > 1) run.push(segmented);
    else rest.push(line);
  }
  endRun();
  return { tables, rest };
}

interface Segmented {
  line: TextLine;
  segments: TextLine[];
}

/** Parts of a line with wide space between them. */
function segmentsOf(line: TextLine): TextLine[] {
  const parts: Fragment[][] = [];
  for (const fragment of line.fragments) {
    const before = parts.at(-1)?.at(-1);
    if (before && fragment.left - before.right < fragment.size * 1.2) parts.at(-1)?.push(fragment);
    else parts.push([fragment]);
  }
  return parts.map(joinLine);
}

function belongs({ line, segments }: Segmented, run: Segmented[], ruled: readonly PdfTable[]): boolean {
  const above = (run.at(-1) as Segmented).line;
  if (ruled.some((table) => table.top < above.baseline && table.top > line.baseline)) return false;
  if (above.baseline - line.baseline > line.size * 4) return false;
  const columns = gutters(run);
  if (segments.length > 1) return columns.length < 2 || gutters([...run, { line, segments }]).length >= 2;
  // A wrapped line of one cell stays within one column.
  return columns.filter((column) => column.left < line.right && column.right > line.left).length <= 1 &&
    columns.some((column) => Math.abs(column.left - line.left) < 4)
    ? line.right < (columns.find((column) => column.left > line.left + 4)?.left ?? Infinity)
    : false;
}

/** Columns as the stretches of the page's width that text covers. */
function gutters(run: Segmented[]): { left: number; right: number }[] {
  const columns: { left: number; right: number }[] = [];
  const stretches = run.flatMap(({ segments }) => segments).sort((a, b) => a.left - b.left);
  for (const { left, right } of stretches) {
    const column = columns.at(-1);
    if (column && left < column.right + 5) column.right = Math.max(column.right, right);
    else columns.push({ left, right });
  }
  return columns;
}

function toTable(run: Segmented[], page: PrintedPage, vocabulary: Vocabulary): PdfTable | null {
  const columns = gutters(run);
  if (columns.length < 2 || run.length < 3 || run.filter(({ segments }) => segments.length > 1).length < 2)
    return null;
  const [first, last] = [run[0] as Segmented, run.at(-1) as Segmented];
  const top = first.line.baseline + first.line.size;
  const bottom = last.line.baseline - last.line.size * 0.3;
  const edges = [
    ...columns.map((column, index) =>
      index === 0 ? column.left - 2 : (column.left + (columns[index - 1]?.right ?? 0)) / 2,
    ),
    (columns.at(-1)?.right ?? 0) + 2,
  ];
  const rows = toRows(run, columns, page).map((lines): PdfRow => {
    const rowTop = (lines[0] as Segmented).line.baseline + (lines[0] as Segmented).line.size;
    const rowBottom = (lines.at(-1) as Segmented).line.baseline - 2;
    return {
      page: page.number,
      cells: columns.map((column, index) => {
        const [left, right] = [edges[index] as number, edges[index + 1] as number];
        const own = lines.flatMap(({ segments }) =>
          segments.filter((segment) => segment.left >= left - 2 && segment.left < right),
        );
        const box: Box = { left, right, top: rowTop, bottom: rowBottom };
        return {
          column: index,
          columnSpan: 1,
          rowSpan: 1,
          paragraphs: unwrap(own, column.right, vocabulary),
          fill: fillOf(box, page),
          right: column.right,
        };
      }),
    };
  });
  return { type: 'table', page: page.number, lastPage: page.number, top, bottom, edges, rows };
}

function toRows(
  run: Segmented[],
  columns: { left: number; right: number }[],
  page: PrintedPage,
): Segmented[][] {
  const starts = rowStarts(run, columns, page);
  const rows: Segmented[][] = [];
  run.forEach((line, index) => {
    if (index === 0 || starts(line, run[index - 1] as Segmented)) rows.push([line]);
    else rows.at(-1)?.push(line);
  });
  return rows;
}

type RowStarts = (line: Segmented, above: Segmented) => boolean;

function rowStarts(
  run: Segmented[],
  columns: { left: number; right: number }[],
  page: PrintedPage,
): RowStarts {
  const width = (columns.at(-1)?.right ?? 0) - (columns[0]?.left ?? 0);
  const rules = page.marks.rules.filter((rule) => rule.isAcross && rule.to - rule.from > width * 0.5);
  const isRuled: RowStarts = (line, above) =>
    rules.some((rule) => rule.at < above.line.baseline && rule.at > line.line.baseline);
  if (run.some((line, index) => index > 0 && isRuled(line, run[index - 1] as Segmented))) return isRuled;
  const leading = usualLeading(run.map(({ line }) => line));
  const isSpaced: RowStarts = (line, above) => above.line.baseline - line.line.baseline > leading * 1.35;
  if (run.some((line, index) => index > 0 && isSpaced(line, run[index - 1] as Segmented))) return isSpaced;
  const second = columns[1]?.left ?? Infinity;
  return ({ segments }) => segments.length > 1 && (segments[0] as TextLine).left < second - 4;
}
