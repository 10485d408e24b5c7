import { readDates, type DateReading } from '#domain/document-dates';
import type { CellLine } from '../content.ts';
import { endsDangling, startsMidSentence } from './words.ts';

export interface PairedAction {
  text: string;
  due: DateReading;
  originalDue: DateReading | null;
  /** Lines of the owner cell that are this action's; all of them when they could not be told apart. */
  owners: CellLine[];
}

export interface Pairing {
  actions: PairedAction[];
  /** The cell holds more dates than actions, or fewer but more than one. */
  isUneven: boolean;
}

/**
 * Pairs what is to be done with when and who: bullet with bullet, paragraph with date, sentence with date.
 *
 * @param isName whether a word is a name in this document, so that "the Corporate Strategy" is not cut
 */
export function pairActions(
  cells: { lines: CellLine[]; due: CellLine[]; originalDue: CellLine[]; owners: CellLine[] },
  isName: (word: string) => boolean,
): Pairing {
  const paragraphs = paragraphsOf(withoutLetters(cells.lines));
  const read = readDates(textOfLines(withoutLetters(cells.due)));
  const { current, original } = withoutReplaced(read);
  const texts = splitToCount(paragraphs, current.length, isName);
  const originals = cells.originalDue.length > 0 ? readDates(textOfLines(cells.originalDue)) : original;
  const owners = paragraphsOf(withoutLetters(cells.owners));
  const isListed = cells.owners.length > 1 && cells.owners.every(({ marker }) => marker !== null);
  const ownersPair =
    owners.length === texts.length && texts.length > 1 && (isListed || current.length === texts.length);

  const count = Math.max(1, texts.length);
  const isUneven = current.length > 1 && current.length !== count;
  const actions = Array.from({ length: count }, (_, index): PairedAction => {
    const due =
      current.length === count
        ? current[index]
        : current.length === 1
          ? current[0]
          : spanOf(current, cells.due);
    return {
      text: texts[index] ?? '',
      due: due ?? none,
      originalDue: (originals.length === count ? originals[index] : originals[0]) ?? null,
      owners: ownersPair
        ? [{ text: owners[index] ?? '', marker: null, indent: 0, color: null, url: null }]
        : cells.owners,
    };
  });
  return { actions, isUneven };
}

/** Lines that begin "a)", "b)" or "1.", "2." are items of a list that was typed by hand. */
function withoutLetters(lines: CellLine[]): CellLine[] {
  const typed = /^\(?(\d{1,2}|[a-z])[.)]\s+(?=\S)/iu;
  const marks = lines.map(({ text }) => typed.exec(text)?.[1]?.toLowerCase());
  const isList =
    lines.length > 1 &&
    marks.every((mark, index) => mark === String(index + 1) || mark === 'abcdefghijklmnopqrstuvwxyz'[index]);
  return isList
    ? lines.map((line, index) => ({
        ...line,
        text: line.text.replace(typed, ''),
        marker: marks[index] ?? null,
      }))
    : lines;
}

const none: DateReading = {
  due: { text: '', kind: 'none', start: null, end: null, precision: null },
  problem: null,
  says: null,
};

/** "31 March, now 30 June": the first is where the date began, the second is the date. */
function withoutReplaced(read: DateReading[]): { current: DateReading[]; original: DateReading[] } {
  const original = read.filter(({ says }) => says === 'original');
  const revised = read.filter(({ says }) => says === 'revised');
  if (original.length > 0 && original.length < read.length)
    return { current: read.filter(({ says }) => says !== 'original'), original };
  if (revised.length === 1 && read.length === 2)
    return { current: revised, original: read.filter(({ says }) => says !== 'revised') };
  return { current: read, original: [] };
}

/** Several dates that cannot be shared out: everything falls between the first and the last of them. */
function spanOf(readings: DateReading[], due: CellLine[]): DateReading {
  const ends = readings
    .map((reading) => reading.due.end)
    .filter((end) => end !== null)
    .sort();
  const starts = readings
    .map((reading) => reading.due.start ?? reading.due.end)
    .filter((start) => start !== null)
    .sort();
  const [start, end] = [starts[0] ?? null, ends.at(-1) ?? null];
  const text = textOfLines(due);
  const problem = readings.find((reading) => reading.problem)?.problem ?? null;
  if (!end)
    return {
      due: {
        ...none.due,
        text,
        kind: readings.some((reading) => reading.due.kind === 'ongoing') ? 'ongoing' : 'none',
      },
      problem,
      says: null,
    };
  return {
    due: {
      text,
      kind: start && start < end ? 'range' : 'by',
      start,
      end,
      precision: readings.at(-1)?.due.precision ?? null,
    },
    problem,
    says: null,
  };
}

/** List items and paragraphs; sub-bullets stay with the line that introduces them. */
export function paragraphsOf(lines: CellLine[]): string[] {
  const parts: string[] = [];
  const allListed = lines.every(({ marker }) => marker !== null);
  for (const line of lines) {
    const last = parts.at(-1);
    const isUnder =
      last !== undefined && line.marker !== null && (line.indent > 0 || !allListed) && !/[.!?]$/u.test(last);
    const isWrapped =
      last !== undefined &&
      line.marker === null &&
      (startsMidSentence(line.text) || endsDangling(last) || /(?:[;,]|[;,]\s*(?:and|or))$/u.test(last)) &&
      !/[.!?]$/u.test(last);
    const isListUnder = last !== undefined && line.marker === null && /:$/u.test(last);
    if (isUnder || isListUnder)
      parts[parts.length - 1] = `${last}\n${line.marker ? `${line.marker} ` : ''}${line.text}`;
    else if (isWrapped) parts[parts.length - 1] = `${last} ${line.text}`;
    else parts.push(...splitNumbered(line.text));
  }
  return parts;
}

/** "1. Write it 2. Agree it 3. Publish it" is three things. */
function splitNumbered(text: string): string[] {
  const marks = [...text.matchAll(/(?<=^|\s)\(?(\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s+(?=\p{Lu})/gu)];
  const first = marks[0];
  const isList = marks.length > 1 && first?.index === 0 && /^(?:1|a|i)$/u.test(first[1] ?? '');
  if (!isList) return [text];
  return marks.map((mark, index) =>
    text.slice(mark.index + mark[0].length, marks[index + 1]?.index ?? text.length).trim(),
  );
}

/** When there are more dates than paragraphs, a paragraph may hold one action a sentence. */
function splitToCount(paragraphs: string[], dates: number, isName: (word: string) => boolean): string[] {
  if (dates <= 1 || paragraphs.length >= dates) return paragraphs;
  const sentences = paragraphs.flatMap((text) => text.split(/(?<=[a-z)\d][.;])\s+(?=\p{Lu})/u));
  if (sentences.length === dates) return sentences;
  const runs = sentences.flatMap((text) => splitAtCapitals(text, isName));
  return runs.length === dates ? runs : paragraphs;
}

/** "…plan the survey Design of the new form": a capital that starts no name starts an action. */
function splitAtCapitals(text: string, isName: (word: string) => boolean): string[] {
  const parts: string[] = [];
  let from = 0;
  for (const match of text.matchAll(/(?<=\p{Ll})\s+(?=(\p{Lu}\p{Ll}{3,}))/gu)) {
    const before = text.slice(from, match.index);
    if (
      isName(match[1] ?? '') ||
      endsDangling(before) ||
      before.split(/\s+/u).length < 3 ||
      endsOnQualifier(before)
    )
      continue;
    parts.push(before);
    from = match.index + match[0].length;
  }
  return [...parts, text.slice(from)];
}

function endsOnQualifier(text: string): boolean {
  return /\b(?:new|all|each|every|informal|formal|revised|refreshed|annual|local|full|joint|draft|final|existing|current|both|between|via|per|within|into|through|across|under|against|after|before|when|where|if|than)$/iu.test(
    text,
  );
}

function textOfLines(lines: CellLine[]): string {
  return lines.map(({ text }) => text).join('\n');
}
