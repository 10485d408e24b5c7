import type { Cell, CellLine, TableRow } from '../content.ts';
import { limits } from '../limits.ts';
import { UnreadableDocumentError } from '../unreadable-document-error.ts';

/** A cell at its place in a row, before merged areas are spread over the grid. */
export interface PlacedCell {
  /** From 0. */
  column: number;
  rowSpan: number;
  columnSpan: number;
  lines: CellLine[];
  fill: string | null;
  isBold: boolean;
}

export interface PlacedRow extends Omit<TableRow, 'cells'> {
  cells: PlacedCell[];
}

/**
 * Spreads placed cells over a full grid, without rows of dashes (lines drawn with characters) and without grid
 * columns in which no cell begins (Word and Excel leave them behind when every row is merged across them).
 *
 * @throws {UnreadableDocumentError} when the table has more columns, or a cell more text, than we take
 */
export function layOut(placedRows: PlacedRow[], where: string): TableRow[] {
  const rows = placedRows.filter((row) => !isDrawn(row));
  const origins = new Set<number>();
  for (const row of rows) for (const cell of row.cells) origins.add(cell.column);
  const columns = [...origins].sort((a, b) => a - b);
  if (columns.length > limits.columns) {
    throw new UnreadableDocumentError(
      `There are ${columns.length} columns in ${where}; at most ${limits.columns} can be read. Remove the columns that are not part of the plan.`,
    );
  }
  const places = new Map(columns.map((column, place) => [column, place]));
  const grid: (Cell | undefined)[][] = rows.map(() =>
    new Array<Cell | undefined>(columns.length).fill(undefined),
  );
  rows.forEach((row, rowIndex) => {
    for (const placed of row.cells) {
      const first = places.get(placed.column) as number;
      let end = first + 1;
      while (end < columns.length && (columns[end] as number) < placed.column + placed.columnSpan) end++;
      const lastRow = Math.min(rowIndex + placed.rowSpan, rows.length);
      checkCell(placed, `${where}, row ${row.number}`);
      const cell: Cell = {
        lines: placed.lines,
        fill: placed.fill,
        isOrigin: true,
        span: { rows: lastRow - rowIndex, columns: end - first },
        isBold: placed.isBold,
      };
      const covered: Cell = { ...cell, isOrigin: false };
      for (let r = rowIndex; r < lastRow; r++) {
        for (let c = first; c < end; c++) {
          (grid[r] as Cell[])[c] ??= r === rowIndex && c === first ? cell : covered;
        }
      }
    }
  });
  return rows.map(({ number, page, isHeader }, index) => ({
    number,
    page,
    isHeader,
    cells: (grid[index] as (Cell | undefined)[]).map((cell) => cell ?? emptyCell),
  }));
}

function isDrawn({ cells }: PlacedRow): boolean {
  const texts = cells.flatMap((cell) => cell.lines.map((line) => line.text));
  return texts.length > 1 && texts.every((text) => /^[-–—_=:][-–—_=:\s]+$/.test(text));
}

const emptyCell: Cell = Object.freeze({
  lines: [],
  fill: null,
  isOrigin: true,
  span: { rows: 1, columns: 1 },
  isBold: false,
});

function checkCell(cell: PlacedCell, where: string): void {
  if (textLength(cell) > limits.cellCharacters) {
    throw new UnreadableDocumentError(
      `A cell in ${where} holds more than ${limits.cellCharacters.toLocaleString('en-GB')} characters. Split or shorten it and import the document again.`,
    );
  }
}

function textLength(cell: PlacedCell): number {
  return cell.lines.reduce((length, line) => length + line.text.length + 1, -1);
}

/** Counts rows over a whole document, so that an endless one is refused while it is being read. */
export class RowCount {
  #rows = 0;

  add(where: string): void {
    if (++this.#rows <= limits.rows) return;
    throw new UnreadableDocumentError(
      `There are more than ${limits.rows.toLocaleString('en-GB')} rows (the limit was reached in ${where}). Keep only the plan's own rows and import it again.`,
    );
  }
}
