import { backgroundColor } from '../readers/colors.ts';
import { findAlignedTables } from './aligned-tables.ts';
import { area, overlap, type Box } from './geometry.ts';
import type { PrintedPage } from './pages.ts';
import { unwrap, type PdfParagraph, type Vocabulary } from './paragraphs.ts';
import { findGrids, type RuledCell, type RuledGrid } from './ruled-tables.ts';
import { boxOf, toTextLines, type Fragment, type TextLine } from './text-lines.ts';

export interface PdfTable {
  type: 'table';
  page: number;
  lastPage: number;
  /** Height on the page of its lower edge. */
  bottom: number;
  top: number;
  /** Column edges from left to right. */
  edges: number[];
  rows: PdfRow[];
}

export interface PdfRow {
  page: number;
  cells: PdfCell[];
}

export interface PdfCell {
  column: number;
  columnSpan: number;
  rowSpan: number;
  paragraphs: PdfParagraph[];
  fill: string | null;
  /** How far its lines may reach. */
  right: number;
}

export interface PdfText extends PdfParagraph {
  type: 'text';
  page: number;
  lastPage: number;
  top: number;
  size: number;
}

/** A page's tables and paragraphs from the top down. */
export function readPageBlocks(page: PrintedPage, vocabulary: Vocabulary): (PdfTable | PdfText)[] {
  const grids = findGrids(page.marks.rules);
  let loose = page.fragments;
  const tables: PdfTable[] = [];
  for (const grid of grids) {
    const inside = loose.filter((fragment) => isInside(fragment, grid.box));
    if (inside.length === 0) continue;
    loose = loose.filter((fragment) => !isInside(fragment, grid.box));
    tables.push(readGrid(grid, inside, page, vocabulary));
  }
  const aligned = findAlignedTables(toTextLines(loose), page, vocabulary, tables);
  tables.push(...aligned.tables);
  const blocks = [...tables, ...readText(aligned.rest, page, vocabulary, tables)];
  return blocks.sort((a, b) => b.top - a.top);
}

function isInside(fragment: Fragment, box: Box): boolean {
  const { left, right, bottom, top } = boxOf(fragment);
  const [x, y] = [(left + right) / 2, (bottom + top) / 2];
  return x > box.left && x < box.right && y > box.bottom && y < box.top;
}

function readGrid(
  grid: RuledGrid,
  fragments: Fragment[],
  page: PrintedPage,
  vocabulary: Vocabulary,
): PdfTable {
  const texts = new Map<RuledCell, Fragment[]>(grid.cells.map((cell) => [cell, []]));
  for (const fragment of fragments) {
    for (const piece of splitAtEdges(fragment, grid)) {
      const cell = grid.cells.find((candidate) => isInside(piece, candidate)) ?? closest(grid.cells, piece);
      texts.get(cell)?.push(piece);
    }
  }
  const rows: PdfRow[] = Array.from({ length: grid.rows }, () => ({
    page: page.number,
    cells: [],
  }));
  for (const [cell, inside] of texts) {
    const lines = toTextLines(inside);
    // Padding is the same on both sides; the left side shows how much.
    const padding = Math.max(0, Math.min(8, ...lines.map((line) => line.left - cell.left)));
    const right = cell.right - padding;
    rows[cell.row]?.cells.push({
      column: cell.column,
      columnSpan: cell.columnSpan,
      rowSpan: cell.rowSpan,
      paragraphs: unwrap(lines, right, vocabulary),
      fill: fillOf(cell, page),
      right,
    });
  }
  return {
    type: 'table',
    page: page.number,
    lastPage: page.number,
    top: grid.box.top,
    bottom: grid.box.bottom,
    edges: grid.edges,
    rows,
  };
}

/** Some programs print a row's cells as one run of text; it is parted where a column's edge crosses a space. */
function splitAtEdges(fragment: Fragment, grid: RuledGrid): Fragment[] {
  const edge = grid.edges.find((at) => at > fragment.left + 3 && at < fragment.right - 3);
  if (edge === undefined) return [fragment];
  const cell = grid.cells.find((candidate) => isInside({ ...fragment, right: fragment.left + 2 }, candidate));
  if (!cell || cell.right > edge + 3) return [fragment];
  const { text, left, right } = fragment;
  const expected = Math.round((text.length * (edge - left)) / (right - left));
  let space = -1;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === ' ' && Math.abs(at - expected) < Math.abs(space - expected)) space = at;
  }
  if (space <= 0 || Math.abs(space - expected) > 3) return [fragment];
  const rest = { ...fragment, text: text.slice(space + 1), left: edge };
  return [{ ...fragment, text: text.slice(0, space), right: edge }, ...splitAtEdges(rest, grid)];
}

function closest(cells: RuledCell[], fragment: Fragment): RuledCell {
  const box = boxOf(fragment);
  return cells.reduce((best, cell) => (overlap(box, cell) > overlap(box, best) ? cell : best));
}

/** The last colour painted over most of a box. */
export function fillOf(box: Box, { marks }: PrintedPage): string | null {
  const painted = marks.areas.findLast((candidate) => overlap(candidate, box) >= area(box) * 0.5);
  return painted ? backgroundColor(painted.color) : null;
}

/** Paragraphs between the tables; a table parts the text above it from the text below. */
function readText(
  lines: TextLine[],
  page: PrintedPage,
  vocabulary: Vocabulary,
  tables: PdfTable[],
): PdfText[] {
  const right = Math.max(...lines.map((line) => line.right));
  const stretches: TextLine[][] = [];
  let above: TextLine | undefined;
  for (const line of lines) {
    const isParted =
      !above || tables.some((table) => table.top <= (above?.baseline ?? 0) + 1 && table.top >= line.baseline);
    if (isParted) stretches.push([line]);
    else stretches.at(-1)?.push(line);
    above = line;
  }
  return stretches.flatMap((stretch) =>
    unwrap(stretch, right, vocabulary).map((paragraph): PdfText => {
      const [first] = paragraph.lines as [TextLine];
      return {
        ...paragraph,
        type: 'text',
        page: page.number,
        lastPage: page.number,
        top: first.baseline,
        size: first.size,
      };
    }),
  );
}
