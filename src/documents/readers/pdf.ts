import type { Block, CellLine, DocumentContent } from '../content.ts';
import { UnreadableDocumentError } from '../unreadable-document-error.ts';
import { layOut, RowCount, type PlacedCell } from './grid.ts';
import { overlap } from '../pdf/geometry.ts';
import { joinPages } from '../pdf/join-pages.ts';
import { readPageBlocks, type PdfCell, type PdfTable, type PdfText } from '../pdf/page-blocks.ts';
import { readPages, type PrintedPage } from '../pdf/pages.ts';
import { toCellLines, toVocabulary, type PdfParagraph } from '../pdf/paragraphs.ts';
import { withoutRunningHeads } from '../pdf/running-heads.ts';
import { boxOf } from '../pdf/text-lines.ts';

/** Reads a PDF's text, rebuilding paragraphs from lines of print and tables from ruled lines or aligned columns. */
export async function readPdf(bytes: Uint8Array): Promise<DocumentContent> {
  const printed = await readPages(bytes);
  if (printed.every((page) => page.fragments.length === 0)) {
    throw new UnreadableDocumentError(
      'The PDF holds pictures of pages and no text (it was scanned). Ask for the document it was made from, or recognise its text (OCR) first.',
    );
  }
  const pages = withoutRunningHeads(printed);
  const vocabulary = toVocabulary(pages.flatMap((page) => page.fragments.map((fragment) => fragment.text)));
  const blocks = joinPages(
    pages.map((page) => readPageBlocks(page, vocabulary)),
    vocabulary,
  );
  return { format: 'pdf', blocks: new Conversion(pages).convert(blocks), warnings: warningsOf(printed) };
}

class Conversion {
  readonly #links: Map<number, PrintedPage['links']>;
  readonly #rowCount = new RowCount();
  #tables = 0;

  constructor(pages: PrintedPage[]) {
    this.#links = new Map(pages.map((page) => [page.number, page.links]));
  }

  convert(blocks: (PdfTable | PdfText)[]): Block[] {
    const headingSizes = findHeadingSizes(blocks);
    return blocks.flatMap((block): Block[] =>
      block.type === 'table' ? [this.#table(block)] : toTextBlocks(block, headingSizes),
    );
  }

  #table(table: PdfTable): Block {
    const where = `table ${++this.#tables}`;
    const rows = table.rows.map((row, index) => {
      this.#rowCount.add(where);
      return {
        number: index + 1,
        page: row.page,
        isHeader: false,
        cells: row.cells.map((cell) => this.#cell(cell, row.page)),
      };
    });
    return { type: 'table', where, rows: layOut(rows, where) };
  }

  #cell(cell: PdfCell, page: number): PlacedCell {
    const { column, rowSpan, columnSpan, fill, paragraphs } = cell;
    return {
      column,
      rowSpan,
      columnSpan,
      lines: paragraphs.flatMap((paragraph) => this.#lines(paragraph, page)),
      fill,
      isBold: paragraphs.length > 0 && paragraphs.every((paragraph) => paragraph.isBold),
    };
  }

  #lines(paragraph: PdfParagraph, page: number): CellLine[] {
    const lines = toCellLines(paragraph);
    const url = this.#links
      .get(page)
      ?.find((link) => paragraph.lines.some((line) => overlap(boxOf(line), link) > 0))?.url;
    return url === undefined ? lines : lines.map((line) => ({ ...line, url: line.url ?? url }));
  }
}

function toTextBlocks(text: PdfText, headingSizes: number[]): Block[] {
  const where = `page ${text.page}`;
  const level = headingSizes.indexOf(roundedSize(text.size)) + 1;
  if (level > 0) return [{ type: 'heading', level, text: text.text, where }];
  return toCellLines(text).map((line) => ({
    type: 'paragraph',
    text: line.text,
    marker: line.marker,
    isBold: text.isBold,
    where,
  }));
}

/** Sizes clearly larger than the document's usual one, largest first: the first is a level 1 heading. */
function findHeadingSizes(blocks: (PdfTable | PdfText)[]): number[] {
  const characters = new Map<number, number>();
  const count = (paragraph: PdfParagraph) => {
    for (const line of paragraph.lines) {
      const size = roundedSize(line.size);
      characters.set(size, (characters.get(size) ?? 0) + line.text.length);
    }
  };
  const texts = blocks.filter((block) => block.type === 'text');
  texts.forEach(count);
  for (const block of blocks) {
    if (block.type === 'table')
      for (const row of block.rows) for (const cell of row.cells) cell.paragraphs.forEach(count);
  }
  const [usual = 0] = [...characters].sort((a, b) => b[1] - a[1])[0] ?? [];
  const sizes = new Set(texts.map((text) => roundedSize(text.size)));
  return [...sizes].filter((size) => size >= usual * 1.12).sort((a, b) => b - a);
}

function roundedSize(size: number): number {
  return Math.round(size * 2) / 2;
}

function warningsOf(pages: PrintedPage[]): string[] {
  const scanned = pages.filter((page) => page.fragments.length === 0 && page.marks.hasPicture);
  if (scanned.length === 0) return [];
  const numbers = scanned.map((page) => page.number);
  const list = new Intl.ListFormat('en-GB').format(numbers.map(String));
  return [
    numbers.length === 1
      ? `Page ${list} is a picture without text and was not read.`
      : `Pages ${list} are pictures without text and were not read.`,
  ];
}
