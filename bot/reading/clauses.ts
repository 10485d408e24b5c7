import { decoration } from './skip-words.ts';

/** A stretch of text between commas, dashes, full stops and the like. */
export interface Clause {
  text: string;
  start: number;
  end: number;
  /** It ends in a question mark: it asks, and never says what something is. */
  asks: boolean;
}

/** Set between two pieces of text that did not stand together; no message has it, see `plainMessage`. */
export const seam = '\ue0ff';

/** A colon after one of these belongs to the value that follows it: "due: 30 November". */
const labels = '(?<!\\b(?:due|date|date change|deadline|rag|rating|status|colour|reason|target))';

/** After these a value is not meant as far as it goes: "done, but not signed off". */
const limits = 'but|except|apart from|bar|barring|save for|although|though|subject to';

/** "November 30th, 2026" is one day. */
const monthOrDay = '(?:\\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*|\\d(?:st|nd|rd|th)?)';

const separators = new RegExp(
  [
    '\\n|[;|()\\[\\]{}•·\ue0ff]',
    `,(?!\\d)(?! ?(?:${limits})\\b)(?!(?<=${monthOrDay},) ?20\\d\\d\\b)`,
    `${labels}:(?=\\s|$)`,
    '[.!…](?=[\\s)]|$)',
    '\\?+',
    '(?<=\\s|^)-+(?=\\s|$|[a-z])',
    '[–—]|-{2,}',
    '"',
  ].join('|'),
  'gi',
);

const decorated = new RegExp(`^(?:\\s|${decoration})*`, 'u');

export function clausesOf(text: string): Clause[] {
  const clauses: Clause[] = [];
  let start = 0;
  for (const match of text.matchAll(separators)) {
    add(match.index, match[0].startsWith('?'));
    start = match.index + match[0].length;
  }
  add(text.length, false);
  return clauses;

  function add(end: number, asks: boolean): void {
    const words = text.slice(start, end);
    const lead = decorated.exec(words)?.[0].length ?? 0;
    const trimmed = words.slice(lead).trim();
    if (trimmed !== '') {
      clauses.push({ text: trimmed, start: start + lead, end: start + lead + trimmed.length, asks });
    }
  }
}
