import type { CellLine } from '../content.ts';
import { cleanText } from '../text.ts';

/** A stretch of text that a format keeps together; it may hold line breaks and typed bullets. */
export interface RawLine {
  text: string;
  marker?: string | null;
  indent?: number;
  color?: string | null;
  url?: string | null;
}

/** Clean lines: split at breaks and at bullets typed inside the text, typed bullets turned into markers, empty ones left out. */
export function toLines(raw: RawLine): CellLine[] {
  const color = raw.color ?? null;
  const lines: CellLine[] = [];
  for (const piece of cleanText(raw.text).split(/\n|\s+(?=•\s*[^\s•])/)) {
    const { marker, text } = splitMarker(withoutEmphasis(piece.replace(/\s+/g, ' ').trim()), color !== null);
    if (text === '') continue;
    const own = lines.length === 0 ? (raw.marker ?? marker) : marker;
    lines.push({ text, marker: own, indent: raw.indent ?? 0, color, url: raw.url ?? firstUrl(text) });
  }
  return lines;
}

/** Markdown's `**` and `__` around a whole line say that it is bold; extracted text keeps them. */
export function isEmphasised(text: string): boolean {
  return wholeEmphasis.test(text.trim());
}

const wholeEmphasis = /^(\*\*|__)(?=\S)(?:(?!\1).)*\S\1$/s;

function withoutEmphasis(text: string): string {
  if (!text.includes('**') && !text.startsWith('__')) return text;
  return text.replace(/\*\*(?=\S)(.*?\S)\*\*/gs, '$1').replace(/^__(?=\S)(.*\S)__$/s, '$1');
}

/** A coloured disc or square is a rating, not a bullet. */
function splitMarker(text: string, isColored: boolean): { marker: string | null; text: string } {
  const match = /^([•‣⁃∙▪◦·➢❖]|[●■○◆](?=\s)|[-–*](?=\s+[^\s\d]))\s*(\S.*)$/.exec(text);
  if (!match || (isColored && /^[●■○◆]/.test(text)) || /^[•▪◦·●\s]*$/.test(text))
    return { marker: null, text };
  return { marker: '•', text: match[2] as string };
}

function firstUrl(text: string): string | null {
  return /\bhttps?:\/\/[^\s<>"]+[^\s<>".,;:)]/.exec(text)?.[0] ?? null;
}
