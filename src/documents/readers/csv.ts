import type { DocumentContent } from '../content.ts';
import { UnreadableDocumentError } from '../unreadable-document-error.ts';
import { layOut, RowCount, type PlacedRow } from './grid.ts';
import { toLines } from './lines.ts';

export type Delimiter = ',' | ';' | '\t';

/** Reads one table of delimited text; rows count lines as a spreadsheet would, empty ones left out. */
export function readCsv(text: string, delimiter: Delimiter): DocumentContent {
  const rowCount = new RowCount();
  const rows: PlacedRow[] = [];
  let number = 0;
  for (const record of records(text, delimiter)) {
    number++;
    const cells = record.map((value, column) => ({
      column,
      rowSpan: 1,
      columnSpan: 1,
      lines: toLines({ text: value }),
      fill: null,
      isBold: false,
    }));
    if (cells.every((cell) => cell.lines.length === 0)) continue;
    rowCount.add(`line ${number}`);
    rows.push({ number, page: null, isHeader: false, cells });
  }
  return {
    format: 'csv',
    blocks: rows.length === 0 ? [] : [{ type: 'table', where: 'the table', rows: layOut(rows, 'the table') }],
    warnings: [],
  };
}

/**
 * The delimiter under which the text's first records come out alike, or null when none does and the text is
 * prose. `sep=;`, which Excel understands in a first line, decides at once.
 */
export function findDelimiter(text: string): Delimiter | null {
  const declared = /^sep=([,;\t])\r?\n/.exec(text)?.[1];
  if (declared !== undefined) return declared as Delimiter;
  const candidates = ([',', ';', '\t'] as const)
    .map((delimiter) => ({ delimiter, ...shapeOf(text.slice(0, 65_536), delimiter) }))
    .filter(({ columns, alike }) => columns > 1 && alike >= 0.8)
    .sort((a, b) => a.oddities - b.oddities || b.columns - a.columns);
  return candidates[0]?.delimiter ?? null;
}

/** How a sample comes out under a delimiter: its usual width, the share of records that have it, and odd quotes. */
function shapeOf(sample: string, delimiter: Delimiter): { columns: number; alike: number; oddities: number } {
  const widths: number[] = [];
  let oddities = 0;
  try {
    for (const record of records(sample, delimiter, () => oddities++)) {
      if (record.some((value) => value.trim() !== '')) widths.push(record.length);
    }
  } catch (error) {
    // The sample may end inside a quoted value; the whole text is judged when it is read.
    if (!(error instanceof UnreadableDocumentError)) throw error;
    oddities++;
  }
  const columns = mostCommon(widths);
  return { columns, alike: widths.filter((width) => width === columns).length / widths.length, oddities };
}

function mostCommon(widths: number[]): number {
  const counts = new Map<number, number>();
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0;
}

/** RFC 4180, leniently: a quote inside an unquoted value is itself, and text after a closing quote belongs to the value. */
function* records(text: string, delimiter: Delimiter, onOddQuote?: () => void): Generator<string[]> {
  let at = /^sep=[,;\t]\r?\n/.exec(text)?.[0].length ?? 0;
  let record: string[] = [];
  while (at < text.length) {
    let value = '';
    if (text[at] === '"') {
      const opened = at;
      at++;
      for (;;) {
        const close = text.indexOf('"', at);
        if (close < 0) throw unclosed(text, opened);
        value += text.slice(at, close);
        at = close + 1;
        if (text[at] !== '"') break;
        value += '"';
        at++;
      }
    }
    const end = endOfValue(text, at, delimiter);
    if (end > at && (value !== '' || text.slice(at, end).includes('"'))) onOddQuote?.();
    value += text.slice(at, end);
    record.push(value);
    at = end;
    if (text[at] === delimiter) {
      at++;
      if (at < text.length) continue;
      record.push('');
    }
    yield record;
    record = [];
    at += text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1;
  }
}

function endOfValue(text: string, from: number, delimiter: Delimiter): number {
  let at = from;
  while (at < text.length && text[at] !== delimiter && text[at] !== '\n' && text[at] !== '\r') at++;
  return at;
}

function unclosed(text: string, opened: number): UnreadableDocumentError {
  const line = text.slice(0, opened).split('\n').length;
  return new UnreadableDocumentError(
    `A quotation mark opened on line ${line} is never closed, so the rows cannot be told apart. Close it, or save the file again from Excel.`,
  );
}
