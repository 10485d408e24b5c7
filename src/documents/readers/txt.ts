import type { Block, DocumentContent, TableRow } from '../content.ts';
import { cleanText } from '../text.ts';
import { layOut, RowCount, type PlacedCell, type PlacedRow } from './grid.ts';
import { isEmphasised, toLines } from './lines.ts';

/**
 * Reads text extracted from a document: runs of tabbed (or `|` ruled) lines are tables, `#` lines are headings,
 * and the markup that extractors leave in (`<b>`, `<p>`, `<ul>`, entities) becomes lines, markers and bold.
 */
export function readTxt(text: string): DocumentContent {
  const blocks: Block[] = [];
  const rowCount = new RowCount();
  let tables = 0;
  let rows: string[][] = [];
  const endTable = () => {
    if (rows.length === 0) return;
    const where = `table ${++tables}`;
    blocks.push({ type: 'table', where, rows: toRows(rows, where) });
    rows = [];
  };
  cleanText(text)
    .split('\n')
    .forEach((line, index) => {
      const cells = toCells(line);
      if (cells) {
        rowCount.add(`line ${index + 1}`);
        rows.push(cells);
        return;
      }
      endTable();
      blocks.push(...toBlocks(line, `line ${index + 1}`));
    });
  endTable();
  return { format: 'txt', blocks, warnings: [] };
}

function toCells(line: string): string[] | null {
  if (line.includes('\t')) return line.split('\t');
  if (/^\s*\|.*\|\s*$/.test(line)) return line.trim().slice(1, -1).split('|');
  return null;
}

function toRows(rows: string[][], where: string): TableRow[] {
  const placed = rows.map((cells, index): PlacedRow => ({
    number: index + 1,
    page: null,
    isHeader: false,
    cells: cells.map(toCell),
  }));
  return layOut(placed, where);
}

function toCell(markup: string, column: number): PlacedCell {
  const parts = plain(markup);
  return {
    column,
    rowSpan: 1,
    columnSpan: 1,
    lines: parts.flatMap(({ text }) => toLines({ text })),
    fill: null,
    isBold: parts.length > 0 && parts.every((part) => part.isBold),
  };
}

function toBlocks(line: string, where: string): Block[] {
  const heading = /^\s{0,3}(#{1,6})\s+(.*?)\s*#*$/.exec(line);
  const parts = plain(heading?.[2] ?? line).flatMap(({ text, isBold }) =>
    toLines({ text }).map((part) => ({ ...part, isBold })),
  );
  if (heading) {
    const text = parts.map((part) => part.text).join(' ');
    return text ? [{ type: 'heading', level: (heading[1] as string).length, text, where }] : [];
  }
  return parts.map(({ text, marker, isBold }) => ({ type: 'paragraph', text, marker, isBold, where }));
}

/** Markup to text: block tags part it, list items get a bullet, other known tags vanish; `<` as a sign stays. */
function plain(markup: string): { text: string; isBold: boolean }[] {
  if (!/[<&*_]/.test(markup)) return [{ text: markup, isBold: false }];
  return markup
    .replace(/<li\b[^>]*>/gi, '\n• ')
    .replace(/<\/?(?:p|div|br|ul|ol|tr|h[1-6])\b[^>]*>|<\/(?:li|td)>/gi, '\n')
    .split('\n')
    .filter((part) => part.trim() !== '')
    .map((part) => ({ text: withoutTags(part), isBold: wholeBold.test(part.trim()) || isEmphasised(part) }));
}

const wholeBold = /^<(b|strong)>(?:(?!<\/\1>).)*<\/\1>$/i;

function withoutTags(markup: string): string {
  return markup
    .replace(/<\/?(?:b|strong|i|em|u|s|sup|sub|span|font|a|td|tbody|table|mark|small)\b[^>]*>/gi, '')
    .replace(/&(#x?[0-9a-f]{1,6}|[a-z]{2,6});/gi, (entity, name: string) => decodeEntity(name) ?? entity);
}

function decodeEntity(name: string): string | null {
  if (!name.startsWith('#')) return namedEntities[name.toLowerCase()] ?? null;
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : null;
}

const namedEntities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  pound: '£',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  bull: '•',
  hellip: '…',
  frac12: '½',
};
