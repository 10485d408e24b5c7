import type { CellLine } from '../content.ts';
import { cleanLine } from '../text.ts';
import { toLines } from '../readers/lines.ts';
import type { TextLine } from './text-lines.ts';

/** Lines of print that were one paragraph before they were wrapped. */
export interface PdfParagraph {
  text: string;
  lines: TextLine[];
  isBold: boolean;
  color: string | null;
}

/** Every word of the document, to tell "re-energise" from "recom-mendation". */
export type Vocabulary = ReadonlySet<string>;

export function toVocabulary(lines: Iterable<string>): Vocabulary {
  const words = new Set<string>();
  for (const line of lines)
    for (const word of line.toLowerCase().match(/[\p{L}\d]+(?:-[\p{L}\d]+)*/gu) ?? []) words.add(word);
  return words;
}

/**
 * Undoes the wrapping of lines: a line goes on into the next when that line's first word would not have fitted
 * on it. Bullets, wider gaps, and a change between bold and plain after a finished line begin a paragraph.
 *
 * @param right how far lines may reach
 */
export function unwrap(lines: readonly TextLine[], right: number, vocabulary: Vocabulary): PdfParagraph[] {
  const leading = usualLeading(lines);
  const paragraphs: TextLine[][] = [];
  lines.forEach((line, index) => {
    const above = lines[index - 1];
    const current = paragraphs.at(-1);
    const isNextDash = dash.test(line.text) && dash.test(current?.[0]?.text ?? '');
    if (above && current && !isNextDash && goesOn(above, line, right, leading)) current.push(line);
    else paragraphs.push([line]);
  });
  return paragraphs.map((paragraph) => toParagraph(paragraph, right, vocabulary));
}

export function toParagraph(lines: TextLine[], right: number, vocabulary: Vocabulary): PdfParagraph {
  const [first] = lines as [TextLine];
  let text = first.text;
  for (let index = 1; index < lines.length; index++) {
    text = joinWrapped(
      text,
      lines[index - 1] as TextLine,
      (lines[index] as TextLine).text,
      right,
      vocabulary,
    );
  }
  return {
    text: cleanLine(text),
    lines,
    isBold: lines.every((line) => line.isBold),
    color: lines.every((line) => line.color === first.color) ? first.color : null,
  };
}

export function toCellLines(paragraph: PdfParagraph): CellLine[] {
  return toLines({ text: paragraph.text, color: paragraph.color });
}

const bullet = /^[•‣⁃∙▪◦·●■○➢❖\uf0b7\uf0a7](?:\s|$|\p{L})/u;

// Alone, a dash may stand at the start of a wrapped line without being a bullet.
const dash = /^[-–*]\s/;

export function goesOn(above: TextLine, line: TextLine, right: number, leading: number): boolean {
  if (bullet.test(line.text)) return false;
  const gap = above.baseline - line.baseline;
  if (gap > leading * 1.35 || Math.abs(above.size - line.size) > Math.max(above.size, line.size) * 0.15)
    return false;
  if (above.isBold !== line.isBold && /[.:;!?]$/.test(above.text)) return false;
  return !wouldHaveFitted(line, above, right);
}

/** Word and LibreOffice break lines at spaces and after hyphens. */
function wouldHaveFitted(line: TextLine, above: TextLine, right: number): boolean {
  const word = /^\S+?(?:-(?=\S)|(?=\s|$))/.exec(line.text)?.[0] ?? '';
  const wordWidth = ((line.right - line.left) * breadth(word)) / breadth(line.text);
  const space = above.text.endsWith('-') ? 0 : above.size * 0.25;
  const doubt = above.size * 0.15 + wordWidth * 0.05;
  return above.right + space + wordWidth + doubt <= right;
}

/** How wide letters run against each other in most typefaces; only proportions count. */
function breadth(text: string): number {
  let sum = 0;
  for (const letter of text) {
    if (/[iljtfrI.,:;'’‘|!()[\]\s-]/.test(letter)) sum += 0.58;
    else if (/[mwMW@%&—]/.test(letter)) sum += 1.6;
    else if (/\p{Lu}/u.test(letter)) sum += 1.35;
    else sum += 1;
  }
  return sum;
}

function joinWrapped(
  text: string,
  above: TextLine,
  next: string,
  right: number,
  vocabulary: Vocabulary,
): string {
  if (/[\u00ad]$/.test(text)) return text.slice(0, -1) + next;
  const hyphened = /([\p{L}\d]+)-$/u.exec(text)?.[1];
  if (hyphened !== undefined) {
    const rest = /^\p{Ll}+/u.exec(next)?.[0];
    const isOneWord = rest !== undefined && vocabulary.has((hyphened + rest).toLowerCase());
    const isTwo = rest !== undefined && vocabulary.has(`${hyphened}-${rest}`.toLowerCase());
    return isOneWord && !isTwo ? text.slice(0, -1) + next : text + next;
  }
  if (/\S[/–]$/.test(text)) return text + next;
  // A word too long for its cell is cut at the edge, with no hyphen.
  const isCut =
    /^[\p{Ll}\d.,;:)-]/u.test(next) && !/\s/.test(above.text) && right - above.right < averageWidth(above);
  return isCut ? text + next : `${text} ${next}`;
}

function averageWidth(line: TextLine): number {
  return (line.right - line.left) / Math.max(1, line.text.length);
}

/** The most common distance between lines, which paragraph spacing is wider than. */
export function usualLeading(lines: readonly TextLine[]): number {
  const gaps = lines.flatMap((line, index) => {
    const above = lines[index - 1];
    const gap = above ? above.baseline - line.baseline : 0;
    return gap > 0 ? [gap] : [];
  });
  const size = lines[0]?.size ?? 10;
  const tightest = gaps.filter((gap) => gap >= size * 0.9).sort((a, b) => a - b);
  return tightest[Math.floor(tightest.length / 4)] ?? size * 1.3;
}
