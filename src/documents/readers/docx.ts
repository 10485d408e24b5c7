import type { Block, CellLine, DocumentContent, Table } from '../content.ts';
import { UnreadableDocumentError } from '../unreadable-document-error.ts';
import type { Archive } from './archive.ts';
import { readTheme } from './colors.ts';
import { Numbering } from '../docx/numbering.ts';
import { hasPicture, readParagraph, shade, type DocxParts } from '../docx/paragraph.ts';
import { Styles, toggle } from '../docx/styles.ts';
import { layOut, RowCount, type PlacedCell, type PlacedRow } from './grid.ts';
import { mainPart, relationships } from './package.ts';
import { child, childrenNamed, contains, readXml, type XmlElement } from './xml.ts';

/** Reads a Word document's body in order; headers, footers, footnotes and comments are not part of a plan. */
export function readDocx(archive: Archive): DocumentContent {
  const part = mainPart(archive);
  const bytes = part === null ? null : archive.read(part);
  if (part === null || !bytes) {
    throw new UnreadableDocumentError(
      'The Word document has no text part; it is damaged. Open it in Word, save it under a new name and import that.',
    );
  }
  const related = relationships(archive, part);
  const partOf = (type: string) => related.find((relationship) => relationship.type === type)?.target;
  const optional = (type: string) => {
    const name = partOf(type);
    const content = name === undefined ? null : archive.read(name);
    return content && name !== undefined ? readXml(content, name) : null;
  };
  const styles = new Styles(optional('styles'));
  const body = child(readXml(bytes, part), 'w:body');
  const reader = new BodyReader(
    {
      styles,
      numbering: new Numbering(optional('numbering'), styles),
      theme: readTheme(archive, partOf('theme')),
      links: new Map(related.filter((link) => link.isExternal).map((link) => [link.id, link.target])),
    },
    body !== undefined && contains(body, 'w:lastRenderedPageBreak'),
  );
  if (body) reader.readBlocks(body);
  return { format: 'docx', blocks: reader.blocks, warnings: reader.warnings() };
}

class BodyReader {
  readonly blocks: Block[] = [];
  readonly #parts: DocxParts;
  readonly #knowsPages: boolean;
  readonly #rowCount = new RowCount();
  #page = 1;
  #tables = 0;
  #paragraphs = 0;
  #pictures = 0;

  constructor(parts: DocxParts, knowsPages: boolean) {
    this.#parts = parts;
    this.#knowsPages = knowsPages;
  }

  warnings(): string[] {
    if (this.#pictures === 0) return [];
    return [
      this.#pictures === 1
        ? 'A picture was not read; if it shows part of the plan, type that part.'
        : `${this.#pictures} pictures were not read; if they show part of the plan, type that part.`,
    ];
  }

  readBlocks(container: XmlElement): void {
    for (const element of blocksIn(container)) {
      if (element.name === 'w:tbl') this.#readTable(element);
      else this.#readParagraph(element);
    }
  }

  #readParagraph(element: XmlElement): void {
    if (hasPicture(element)) this.#pictures++;
    const paragraph = readParagraph(element, this.#parts);
    this.#page += paragraph.breaks.all;
    const { lines, headingLevel, isBold } = paragraph;
    if (lines.length > 0) {
      const where = `paragraph ${++this.#paragraphs}`;
      if (headingLevel === null) {
        for (const { text, marker } of lines)
          this.blocks.push({ type: 'paragraph', text, marker, isBold, where });
      } else {
        this.blocks.push({
          type: 'heading',
          level: headingLevel,
          text: lines.map(withMarker).join(' '),
          where,
        });
      }
    }
    for (const box of paragraph.boxes) this.readBlocks(box);
  }

  #readTable(element: XmlElement): void {
    const rows = rowsIn(element);
    if (isFrame(rows)) {
      for (const row of rows) for (const cell of cellsIn(row)) this.readBlocks(cell);
      return;
    }
    const where = `table ${++this.#tables}`;
    const placed: PlacedRow[] = [];
    /** The cell that a vertical merge goes on from, by grid column. */
    const merging = new Map<number, PlacedCell>();
    const snap = columnSnap(element);
    for (const row of rows) {
      this.#rowCount.add(where);
      placed.push(this.#readRow(row, placed.length + 1, merging, snap));
    }
    const table: Table = { type: 'table', where, rows: layOut(placed, where) };
    if (table.rows.some((row) => row.cells.length > 0)) this.blocks.push(table);
  }

  #readRow(row: XmlElement, number: number, merging: Map<number, PlacedCell>, snap: ColumnSnap): PlacedRow {
    const properties = child(row, 'w:trPr');
    const startPage = this.#page;
    let endPage = startPage;
    let page: number | null = null;
    let at = numberOf(child(properties, 'w:gridBefore'));
    const cells: PlacedCell[] = [];
    for (const cell of cellsIn(row)) {
      const cellProperties = child(cell, 'w:tcPr');
      const end = at + Math.max(1, numberOf(child(cellProperties, 'w:gridSpan')));
      const column = snap(at);
      const merge = child(cellProperties, 'w:vMerge');
      const above = merge && merge.attributes['w:val'] !== 'restart' ? merging.get(column) : undefined;
      this.#page = startPage;
      const content = this.#readCell(cell, cellProperties);
      endPage = Math.max(endPage, this.#page);
      page ??= content.firstPage;
      if (above) {
        above.rowSpan++;
        above.lines.push(...content.lines);
      } else {
        const placed: PlacedCell = {
          column,
          rowSpan: 1,
          columnSpan: Math.max(1, snap(end) - column),
          lines: content.lines,
          fill: content.fill,
          isBold: content.isBold,
        };
        cells.push(placed);
        if (merge) merging.set(column, placed);
        else merging.delete(column);
      }
      at = end;
    }
    this.#page = endPage;
    return {
      number,
      page: this.#knowsPages ? (page ?? startPage) : null,
      isHeader: toggle(child(properties, 'w:tblHeader')) === true,
      cells,
    };
  }

  #readCell(cell: XmlElement, properties: XmlElement | undefined) {
    const lines: CellLine[] = [];
    const textFills: (string | null)[] = [];
    const found: { isPlain: boolean; firstPage: number | null } = { isPlain: false, firstPage: null };
    const readInto = (container: XmlElement) => {
      for (const element of blocksIn(container)) {
        if (element.name === 'w:tbl') {
          lines.push(...this.#flatten(element));
          found.isPlain = true;
          continue;
        }
        if (hasPicture(element)) this.#pictures++;
        const paragraph = readParagraph(element, this.#parts);
        if (paragraph.lines.length > 0) {
          found.firstPage ??= this.#page + paragraph.breaks.leading;
          found.isPlain ||= !paragraph.isBold;
          textFills.push(paragraph.fill);
        }
        this.#page += paragraph.breaks.all;
        lines.push(...paragraph.lines);
        for (const box of paragraph.boxes) readInto(box);
      }
    };
    readInto(cell);
    const [textFill = null] = textFills;
    const ownFill = shade(child(properties, 'w:shd'), this.#parts.theme);
    return {
      lines,
      fill: ownFill ?? (textFills.every((fill) => fill === textFill) ? textFill : null),
      isBold: !found.isPlain && lines.length > 0,
      firstPage: found.firstPage,
    };
  }

  /** A table inside a cell, a line for each of its rows. */
  #flatten(table: XmlElement): CellLine[] {
    return rowsIn(table).flatMap((row) => {
      const cells = cellsIn(row).map((cell) => this.#readCell(cell, child(cell, 'w:tcPr')).lines);
      const filled = cells.filter((lines) => lines.length > 0);
      if (filled.length === 1) return filled[0] as CellLine[];
      const text = filled.map((lines) => lines.map(withMarker).join(' ')).join(' | ');
      return text === '' ? [] : [{ text, marker: null, indent: 0, color: null, url: null }];
    });
  }
}

function withMarker({ marker, text }: CellLine): string {
  return marker === null ? text : `${marker} ${text}`;
}

const transparent = new Set(['w:sdt', 'w:sdtContent', 'w:customXml', 'w:ins', 'w:moveTo', 'w:smartTag']);

/** Children by name, seen through content controls and other wrappings. */
function inside(container: XmlElement, names: readonly string[]): XmlElement[] {
  return container.children.flatMap((element) => {
    if (names.includes(element.name)) return [element];
    if (transparent.has(element.name)) return inside(element, names);
    if (element.name === 'mc:AlternateContent') {
      const chosen = child(element, 'mc:Choice') ?? child(element, 'mc:Fallback');
      return chosen ? inside(chosen, names) : [];
    }
    return [];
  });
}

const blocksIn = (container: XmlElement) => inside(container, ['w:p', 'w:tbl']);
const cellsIn = (row: XmlElement) => inside(row, ['w:tc']);

/** Rows, without those whose deletion is tracked. */
function rowsIn(table: XmlElement): XmlElement[] {
  return inside(table, ['w:tr']).filter((row) => child(child(row, 'w:trPr'), 'w:del') === undefined);
}

/** A one-column table around other tables is only a frame on the page. */
function isFrame(rows: XmlElement[]): boolean {
  return (
    rows.every((row) => cellsIn(row).length === 1) &&
    rows.some((row) => cellsIn(row).some((cell) => inside(cell, ['w:tbl']).length > 0))
  );
}

type ColumnSnap = (gridColumn: number) => number;

/** Dragged borders leave slivers of columns; edges closer than two millimetres are one edge. */
function columnSnap(table: XmlElement): ColumnSnap {
  const sliver = 115; // twentieths of a point
  const snapped = [0];
  let edge = 0;
  let current = 0;
  for (const column of childrenNamed(child(table, 'w:tblGrid'), 'w:gridCol')) {
    const width = Number(column.attributes['w:w'] ?? 0);
    edge += width;
    // A width of nothing is a grid that was never measured, not a sliver.
    if (width === 0 || edge > sliver) {
      current = snapped.length;
      edge = 0;
    }
    snapped.push(current);
  }
  return (gridColumn) => snapped[gridColumn] ?? gridColumn;
}

function numberOf(element: XmlElement | undefined): number {
  const value = Number(element?.attributes['w:val'] ?? 0);
  return Number.isInteger(value) && value > 0 ? value : 0;
}
