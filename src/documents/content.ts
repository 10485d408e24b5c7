/**
 * What every reader (docx, xlsx, csv, txt, pdf) hands to the recogniser: the document's blocks in reading
 * order, with nothing decided yet about what they mean. Text is Unicode, with soft hyphens, direction marks
 * and zero-width characters removed, non-breaking spaces made plain, and markup already turned into text.
 */
export interface DocumentContent {
  format: 'docx' | 'xlsx' | 'csv' | 'txt' | 'pdf';
  blocks: Block[];
  /** What the reader had to give up on, as sentences: "Sheet 'Costs' is hidden and was not read." */
  warnings: string[];
}

export type Block = Heading | Paragraph | Table;

export interface Heading {
  type: 'heading';
  /** 1 is the outermost; 0 is the document's title when the format says so. */
  level: number;
  text: string;
  where: string;
}

export interface Paragraph {
  type: 'paragraph';
  /** Without its list marker. */
  text: string;
  /** "•" for a bullet, "1)" or "a." for an automatically numbered paragraph; null for plain text. */
  marker: string | null;
  /** All of it is bold: often a heading that the format does not call one. */
  isBold: boolean;
  where: string;
}

/**
 * A grid as laid out. Every row has as many cells as the table has columns: a merged area's cell stands in
 * every place it covers, with the same lines and `span` everywhere and `isOrigin` true only at its first.
 */
export interface Table {
  type: 'table';
  /** "table 2" or "sheet 'Actions'"; rows are counted from 1 within it. */
  where: string;
  rows: TableRow[];
}

export interface TableRow {
  /** The row's number as a person counts it in the document, for "table 2, row 14". */
  number: number;
  /** 1-based page, where the format knows pages. */
  page: number | null;
  /** The format marks it as a repeated header. */
  isHeader: boolean;
  cells: Cell[];
}

export interface Cell {
  /** Lines of the cell in order; a paragraph, list item or line break each starts one. Never empty lines. */
  lines: CellLine[];
  /** Background as "rrggbb" in lower case; null for none, white or automatic. */
  fill: string | null;
  /** True where this place of the grid is the merged area's first. */
  isOrigin: boolean;
  span: { rows: number; columns: number };
  isBold: boolean;
}

export interface CellLine {
  text: string;
  /** "•" for a bullet, "1)" or "a." for a numbered item; null for plain text. The marker is not part of `text`. */
  marker: string | null;
  /** Depth of the list item, from 0. */
  indent: number;
  /** Text colour as "rrggbb"; null for automatic or black. */
  color: string | null;
  /** Where the line is a link, its address. */
  url: string | null;
}

/** The cell's text, a line each. */
export function cellText(cell: Cell): string {
  return cell.lines.map((line) => (line.marker ? `${line.marker} ${line.text}` : line.text)).join('\n');
}
