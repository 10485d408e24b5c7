import { countOf } from '#domain/count-of';
import type { Block } from '../content.ts';
import type { Theme } from '../readers/colors.ts';
import { layOut, type PlacedCell, type PlacedRow, type RowCount } from '../readers/grid.ts';
import { toLines } from '../readers/lines.ts';
import { child, childrenNamed, streamXml, type XmlElement } from '../readers/xml.ts';
import { formatIsoDate, formatNumber } from './number-format.ts';
import { readRichText, type RichText } from './strings.ts';
import { plainStyle, type CellStyle } from './styles.ts';

/** What a workbook says outside its sheets, needed to read any of them. */
export interface WorkbookParts {
  strings: readonly RichText[];
  styles: readonly CellStyle[];
  theme: Theme;
  epoch: 1900 | 1904;
}

interface SheetSource {
  name: string;
  part: string;
  bytes: Uint8Array;
  /** Relationship id → address. */
  links: ReadonlyMap<string, string>;
}

/**
 * Reads one sheet: the lines above its table as paragraphs, all else as one table whose rows keep the sheet's
 * own numbers. Empty rows are left out; hidden rows and columns are read, and noted.
 */
export function readSheet(
  source: SheetSource,
  parts: WorkbookParts,
  rowCount: RowCount,
): { blocks: Block[]; warnings: string[] } {
  const where = `sheet '${source.name}'`;
  const reader = new SheetReader(parts, rowCount, where);
  streamXml(source.bytes, source.part, {
    each: (name) => name in reader.on,
    onElement: (element) => reader.on[element.name]?.(element),
  });
  reader.applyLinks(source.links);
  return { blocks: toBlocks(reader.mergedRows(), where), warnings: reader.warnings() };
}

interface Area {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

class SheetReader {
  readonly #parts: WorkbookParts;
  readonly #rowCount: RowCount;
  readonly #where: string;
  readonly #rows: PlacedRow[] = [];
  readonly #merges: Area[] = [];
  readonly #hyperlinks: { area: Area; id: string }[] = [];
  #lastRow = 0;
  #hiddenRows = 0;
  #hiddenColumns = 0;
  #unstored = 0;
  #faults: string[] = [];

  constructor(parts: WorkbookParts, rowCount: RowCount, where: string) {
    this.#parts = parts;
    this.#rowCount = rowCount;
    this.#where = where;
  }

  /** What to do with each element of the sheet that matters. */
  readonly on: Readonly<Record<string, (element: XmlElement) => void>> = {
    'x:row': (element) => this.#readRow(element),
    'x:col': ({ attributes }) => {
      if (!isTrue(attributes['hidden'])) return;
      this.#hiddenColumns += Math.min(Number(attributes['max']), 1000) - Number(attributes['min']) + 1;
    },
    'x:mergeCell': ({ attributes }) => {
      const area = toArea(attributes['ref']);
      if (area) this.#merges.push(area);
    },
    'x:hyperlink': ({ attributes }) => {
      const area = toArea(attributes['ref']);
      if (area) this.#hyperlinks.push({ area, id: attributes['r:id'] ?? '' });
    },
  };

  #readRow(element: XmlElement): void {
    const number = Number(element.attributes['r'] ?? this.#lastRow + 1);
    this.#lastRow = number;
    const cells: PlacedCell[] = [];
    let column = -1;
    for (const cell of childrenNamed(element, 'x:c')) {
      const reference = toArea(cell.attributes['r']);
      column = reference ? reference.left : column + 1;
      const placed = this.#readCell(cell, column, cell.attributes['r'] ?? `row ${number}`);
      if (placed.lines.length > 0 || placed.fill !== null) cells.push(placed);
    }
    if (!cells.some((cell) => cell.lines.length > 0)) return;
    this.#rowCount.add(`${this.#where}, row ${number}`);
    if (isTrue(element.attributes['hidden'])) this.#hiddenRows++;
    this.#rows.push({ number, page: null, isHeader: false, cells });
  }

  #readCell(cell: XmlElement, column: number, reference: string): PlacedCell {
    const style = this.#parts.styles[Number(cell.attributes['s'] ?? 0)] ?? plainStyle;
    const content = this.#content(cell, style, reference);
    const color = content.color ?? style.color;
    const lines = content.text === '' ? [] : toLines({ text: content.text, color });
    return {
      column,
      rowSpan: 1,
      columnSpan: 1,
      lines,
      fill: style.fill,
      isBold: lines.length > 0 && (style.isBold || content.isBold),
    };
  }

  #content(cell: XmlElement, style: CellStyle, reference: string): RichText {
    const stored = child(cell, 'x:v')?.text ?? '';
    const plain = (text: string): RichText => ({ text, color: null, isBold: false });
    if (stored === '' && child(cell, 'x:f')) {
      this.#unstored++;
      return plain('');
    }
    switch (cell.attributes['t'] ?? 'n') {
      case 's':
        return this.#parts.strings[Number(stored)] ?? plain('');
      case 'inlineStr': {
        const inline = child(cell, 'x:is');
        return inline ? readRichText(inline, this.#parts.theme) : plain('');
      }
      case 'str':
        return plain(stored);
      case 'b':
        return plain(stored === '1' ? 'TRUE' : 'FALSE');
      case 'd':
        return plain(formatIsoDate(stored));
      case 'e':
        this.#faults.push(`${reference} (${stored})`);
        return plain(stored);
      default:
        return plain(
          stored === '' || Number.isNaN(Number(stored))
            ? stored
            : formatNumber(Number(stored), style.format, this.#parts.epoch),
        );
    }
  }

  applyLinks(links: ReadonlyMap<string, string>): void {
    const rows = new Map(this.#rows.map((row) => [row.number, row]));
    for (const { area, id } of this.#hyperlinks) {
      const url = links.get(id);
      const cell = rows.get(area.top)?.cells.find((candidate) => candidate.column === area.left);
      if (url !== undefined && cell) cell.lines = cell.lines.map((line) => ({ ...line, url }));
    }
  }

  /** Rows with merged areas as spans, counted in the rows that are there. */
  mergedRows(): PlacedRow[] {
    const places = new Map(this.#rows.map((row, place) => [row.number, place]));
    for (const area of this.#merges) {
      const place = places.get(area.top);
      if (place === undefined) continue;
      const row = this.#rows[place] as PlacedRow;
      const origin = row.cells.find((cell) => cell.column === area.left);
      if (!origin) continue;
      let rowSpan = 1;
      while ((this.#rows[place + rowSpan]?.number ?? Infinity) <= area.bottom) rowSpan++;
      origin.rowSpan = rowSpan;
      origin.columnSpan = area.right - area.left + 1;
      for (const covered of this.#rows.slice(place, place + rowSpan)) {
        covered.cells = covered.cells.filter(
          (cell) => cell === origin || cell.column < area.left || cell.column > area.right,
        );
      }
    }
    return this.#rows;
  }

  warnings(): string[] {
    const warnings: string[] = [];
    const name = capitalised(this.#where);
    if (this.#hiddenRows > 0)
      warnings.push(`${name} has ${countOf(this.#hiddenRows, 'hidden row')}, read like the others.`);
    if (this.#hiddenColumns > 0) {
      warnings.push(`${name} has ${countOf(this.#hiddenColumns, 'hidden column')}, read like the others.`);
    }
    if (this.#unstored > 0) {
      warnings.push(
        `${name} has ${countOf(this.#unstored, 'formula')} without a stored result. Open the workbook in Excel, save it and import it again.`,
      );
    }
    if (this.#faults.length > 0) {
      const shown = this.#faults.slice(0, 5).join(', ');
      warnings.push(`${name} shows errors in ${shown}${this.#faults.length > 5 ? ' and others' : ''}.`);
    }
    return warnings;
  }
}

function toBlocks(rows: PlacedRow[], where: string): Block[] {
  const table = rows.findIndex((row) => row.cells.filter((cell) => cell.lines.length > 0).length > 1);
  const above = table < 0 ? rows : rows.slice(0, table);
  const blocks: Block[] = above.flatMap((row) =>
    row.cells.flatMap((cell) =>
      cell.lines.map(({ text, marker }): Block => ({
        type: 'paragraph',
        text,
        marker,
        isBold: cell.isBold,
        where: `${where}, row ${row.number}`,
      })),
    ),
  );
  if (table >= 0) blocks.push({ type: 'table', where, rows: layOut(rows.slice(table), where) });
  return blocks;
}

/** "B2" or "B2:D9" with rows from 1 and columns from 0. */
function toArea(reference: string | undefined): Area | null {
  const match = /^\$?([A-Z]{1,3})\$?(\d+)(?::\$?([A-Z]{1,3})\$?(\d+))?$/.exec(reference ?? '');
  if (!match) return null;
  const [, left = '', top = '', right = left, bottom = top] = match;
  return { left: columnNumber(left), top: Number(top), right: columnNumber(right), bottom: Number(bottom) };
}

function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters) number = number * 26 + letter.charCodeAt(0) - 64;
  return number - 1;
}

function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
