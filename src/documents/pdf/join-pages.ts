import type { PdfCell, PdfRow, PdfTable, PdfText } from './page-blocks.ts';
import { goesOn, toParagraph, type PdfParagraph, type Vocabulary } from './paragraphs.ts';
import type { TextLine } from './text-lines.ts';

type PdfBlock = PdfTable | PdfText;

/**
 * Puts tables and paragraphs that a page's end cut in two together again. A header that the next page
 * shows again is left out; a row cut in two becomes one where the cut shows.
 */
export function joinPages(pages: PdfBlock[][], vocabulary: Vocabulary): PdfBlock[] {
  const blocks: PdfBlock[] = [];
  for (const page of pages) {
    const last = blocks.at(-1);
    const [first] = page;
    const isNext = last !== undefined && first !== undefined && last.lastPage === first.page - 1;
    if (isNext && last.type === 'table' && first.type === 'table' && sameColumns(last, first)) {
      blocks[blocks.length - 1] = joinTables(last, first, vocabulary);
      blocks.push(...page.slice(1));
    } else if (isNext && last.type === 'text' && first.type === 'text' && isOneText(last, first)) {
      const right = Math.max(
        ...last.lines.map((line) => line.right),
        ...first.lines.map((line) => line.right),
      );
      blocks[blocks.length - 1] = {
        ...last,
        ...toParagraph([...last.lines, ...first.lines], right, vocabulary),
      };
      blocks.push(...page.slice(1));
    } else blocks.push(...page);
  }
  return blocks;
}

function sameColumns(one: PdfTable, other: PdfTable): boolean {
  return (
    one.edges.length === other.edges.length &&
    one.edges.every((edge, index) => Math.abs(edge - (other.edges[index] as number)) < 5)
  );
}

function isOneText(above: PdfText, below: PdfText): boolean {
  return (
    above.size === below.size &&
    above.isBold === below.isBold &&
    /[\p{L},]$/u.test(above.text) &&
    /^\p{Ll}/u.test(below.text)
  );
}

function joinTables(above: PdfTable, below: PdfTable, vocabulary: Vocabulary): PdfTable {
  const rest = below.rows.slice(repeatedHeaders(above, below));
  const rows = [...above.rows];
  const [cut, continuation] = [rows.at(-1), rest[0]];
  if (cut && continuation && isCut(cut, continuation, above)) {
    rows[rows.length - 1] = joinRows(cut, continuation, vocabulary);
    rest.shift();
  }
  return { ...above, rows: [...rows, ...rest], bottom: below.bottom, lastPage: below.lastPage };
}

/** How many of the next page's first rows say what the table's first rows say. */
function repeatedHeaders(above: PdfTable, below: PdfTable): number {
  let count = 0;
  while (count < 3 && count < below.rows.length && count < above.rows.length - 1) {
    const [one, other] = [above.rows[count] as PdfRow, below.rows[count] as PdfRow];
    if (rowText(one) === '' || rowText(one) !== rowText(other)) break;
    count++;
  }
  return count;
}

function rowText(row: PdfRow): string {
  return row.cells
    .map((cell) => `${cell.column}:${cellText(cell)}`)
    .join('\n')
    .replace(/^(\d+:\n?)+$/, '');
}

function cellText(cell: PdfCell): string {
  return cell.paragraphs.map((paragraph) => paragraph.text).join('\n');
}

/**
 * Whether the page's end cut a row: the lower part fills only cells whose upper part reaches down to the cut,
 * and either a sentence visibly goes on, or the lower part lacks the first column that every other row has.
 */
function isCut(upper: PdfRow, lower: PdfRow, table: PdfTable): boolean {
  const upperCell = (column: number) => upper.cells.find((cell) => cell.column === column);
  const isFilled = (cell: PdfCell | undefined) => (cell?.paragraphs.length ?? 0) > 0;
  const lacksFirst = (row: PdfRow) => row.cells.some((cell) => cell.column === 0 && !isFilled(cell));
  const filled = lower.cells.filter(isFilled);
  const reachesDown = filled.every((cell) => {
    const line = upperCell(cell.column)?.paragraphs.at(-1)?.lines.at(-1);
    return line !== undefined && line.baseline - table.bottom < line.size * 4;
  });
  if (filled.length === 0 || !reachesDown) return false;
  const seams = filled.map((cell) => ({
    ended: upperCell(cell.column)?.paragraphs.at(-1)?.text ?? '',
    begun: cell.paragraphs[0]?.text ?? '',
  }));
  const isUnfinished = ({ ended }: { ended: string }) => !/[.;:!?)”"'’]$/.test(ended);
  // "a. Improved …" is an item of a list.
  const startsSmall = ({ begun }: { begun: string }) => /^\p{Ll}(?![.)])/u.test(begun);
  if (seams.every((seam) => isUnfinished(seam) && startsSmall(seam))) return true;
  const isRest = lower.cells.some((cell) => !isFilled(cell) && isFilled(upperCell(cell.column)));
  if (!isRest && !lacksFirst(lower)) return false;
  return (
    seams.some((seam) => isUnfinished(seam) || startsSmall(seam)) ||
    (lacksFirst(lower) && !table.rows.some(lacksFirst))
  );
}

function joinRows(upper: PdfRow, lower: PdfRow, vocabulary: Vocabulary): PdfRow {
  return {
    ...upper,
    cells: upper.cells.map((cell) => {
      const rest = lower.cells.find((candidate) => candidate.column === cell.column)?.paragraphs ?? [];
      return { ...cell, paragraphs: joinParagraphs(cell, rest, vocabulary) };
    }),
  };
}

function joinParagraphs(cell: PdfCell, rest: PdfParagraph[], vocabulary: Vocabulary): PdfParagraph[] {
  const last = cell.paragraphs.at(-1);
  const [first] = rest;
  const [lastLine, firstLine] = [last?.lines.at(-1), first?.lines[0]];
  if (!last || !first || !lastLine || !firstLine) return [...cell.paragraphs, ...rest];
  // The two stand on different pages, so the distance between them says nothing.
  const below: TextLine = { ...firstLine, baseline: lastLine.baseline };
  if (!goesOn(lastLine, below, cell.right, Infinity)) return [...cell.paragraphs, ...rest];
  const joined = toParagraph([...last.lines, ...first.lines], cell.right, vocabulary);
  return [...cell.paragraphs.slice(0, -1), joined, ...rest.slice(1)];
}
