import { cellText, type Cell, type Table, type TableRow } from '../content.ts';

/** One row of a table, without rulers and empty rows; the working form of everything that follows. */
export interface Row {
  /** "table 2, row 14". */
  where: string;
  cells: Cell[];
  isMarkedHeader: boolean;
  /** Its table starts here, or a new page does. */
  startsPage: boolean;
}

export function rowsOf(table: Table): Row[] {
  const rows: Row[] = [];
  let page: number | null = null;
  const [first] = table.rows;
  let isAfterRepeat = false;
  for (const row of table.rows) {
    if (first && row !== first && row.page !== page && sameCells(row, first)) {
      page = row.page;
      isAfterRepeat = true; // the first row printed again at the top of a page
      continue;
    }
    const isRuler = row.cells.every((cell) => /^[-–—_=·•\s|:]*$/u.test(cellText(cell)) && !cell.fill);
    if (isRuler) continue;
    rows.push({
      where: `${table.where}, row ${row.number}`,
      cells: row.cells,
      isMarkedHeader: row.isHeader,
      startsPage: rows.length === 0 || row.page !== page || isAfterRepeat,
    });
    isAfterRepeat = false;
    page = row.page;
  }
  return rows;
}

function sameCells(one: TableRow, other: TableRow): boolean {
  return one.cells.every((cell, column) => textOf(cell) === textOf(other.cells[column]));
}

/** The text a cell starts with here; a merged area gives its text only where it begins. */
export function ownText(cell: Cell | undefined): string {
  return cell && cell.isOrigin ? textOf(cell) : '';
}

/** The text standing at this place, merged or not. */
export function textOf(cell: Cell | undefined): string {
  return cell
    ? cell.lines
        .map((line) => line.text.trim())
        .filter((text) => text !== '')
        .join('\n')
    : '';
}

/** Distinct texts of a row from left to right, a merged area counted once. */
export function filledCells(row: Row): { column: number; cell: Cell; text: string }[] {
  return row.cells.flatMap((cell, column) => {
    const isRepeat =
      column > 0 && !cell.isOrigin && textOf(row.cells[column - 1]) === textOf(cell) && cell.span.columns > 1;
    const text = textOf(cell);
    return text === '' || isRepeat ? [] : [{ column, cell, text }];
  });
}

/** The one text a row holds, when it holds one: a title, a theme, a note. */
export function onlyText(row: Row): { text: string; column: number; cell: Cell } | null {
  const filled = filledCells(row);
  return filled.length === 1 ? (filled[0] ?? null) : null;
}

export const emptyCell: Cell = {
  lines: [],
  fill: null,
  isOrigin: true,
  span: { rows: 1, columns: 1 },
  isBold: false,
};

export function cellWith(text: string): Cell {
  return { ...emptyCell, lines: [{ text, marker: null, indent: 0, color: null, url: null }] };
}
