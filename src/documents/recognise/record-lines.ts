import { roleOfHeading, type Role } from './columns-by-heading.ts';
import type { Entry, Theme } from './entries.ts';
import type { Reading } from './record-rows.ts';
import { leadingRef } from './refs.ts';
import { leadNamed, summaryLabel, withLead } from './theme-introductions.ts';
import { likeness, sameWords, wordsOf } from './words.ts';

/** A line of running text, between or inside tables. */
export interface Line {
  text: string;
  marker: string | null;
  isBold: boolean;
  isHeading: boolean;
  where: string;
}

/** Where running text goes at the moment. */
export interface Cursor {
  entry: Entry | null;
  theme: Theme | null;
}

/**
 * Adds one line of the text around the tables: an item's name opens its narrative, a theme's or lead's label
 * opens the theme's summary, and what follows belongs to whichever was opened last.
 *
 * @param labels lines that stand alone several times in this document, such as "Assessment of progress"
 */
export function recordLine(reading: Reading, cursor: Cursor, line: Line, labels: readonly string[]): Cursor {
  const text = line.text.replace(/^[*_]+|[*_]+$/gu, '').trim();
  if (text === '') return cursor;
  const lead = cursor.entry ? null : leadNamed(text);
  if (lead && reading.theme) {
    reading.theme.lead = withLead(reading.theme.lead, lead);
    return cursor;
  }
  const label = labelOf(text, labels);
  if (label) {
    const opened =
      label.isSummary && reading.theme ? { entry: null, theme: reading.theme } : { ...cursor, theme: null };
    return label.rest === '' ? opened : append(opened, label.rest, line.marker);
  }
  const item = itemNamed(reading, text);
  if (item) {
    reading.theme = item.entry.theme;
    const opened: Cursor = { entry: item.entry, theme: null };
    if (item.name !== '' && !sameWords(item.name, item.entry.text)) {
      item.entry.again.push({ where: line.where, text: item.name, ratings: [] });
    }
    const rest = labelOf(item.rest, labels)?.rest ?? item.rest;
    return rest === '' ? opened : append(opened, rest, null);
  }
  const theme = themeNamed(reading, text);
  if (theme) {
    reading.theme = theme;
    return { entry: null, theme: null };
  }
  if (line.isHeading) return { entry: null, theme: null };
  return append(cursor, text, line.marker);
}

/** Whether a heading repeats a theme or an item that is known, so that what follows is about that. */
export function namesKnown(reading: Reading, text: string): boolean {
  return themeNamed(reading, text) !== undefined || itemNamed(reading, text) !== null;
}

function themeNamed(reading: Reading, text: string): Theme | undefined {
  return reading.themes.find(({ title }) => sameWords(title, leadingRef(text)?.rest ?? text));
}

function append(cursor: Cursor, text: string, marker: string | null): Cursor {
  const line = marker ? `${marker} ${text}` : text;
  if (cursor.theme) cursor.theme.summary = cursor.theme.summary ? `${cursor.theme.summary}\n${line}` : line;
  else if (cursor.entry)
    cursor.entry.narrative = cursor.entry.narrative ? `${cursor.entry.narrative}\n${line}` : line;
  return cursor;
}

interface Label {
  role: Role;
  isSummary: boolean;
  /** What follows the label on the same line. */
  rest: string;
}

function labelOf(text: string, labels: readonly string[]): Label | null {
  const known = labels.find((label) => text.toLowerCase().startsWith(label.toLowerCase()));
  const name = known ?? /^([^:]{3,50}):(?:\s|$)/u.exec(text)?.[1] ?? (text.length <= 50 ? text : null);
  if (!name) return null;
  const isSummary = summaryLabel.test(name.trim());
  const role = roleOfHeading(name);
  if (!isSummary && (role !== 'progress' || (!known && name === text && wordsOf(text).length > 5)))
    return null;
  return { role: role ?? 'progress', isSummary, rest: text.slice(name.length).replace(/^[\s:–-]+/u, '') };
}

/** Lines that are labels because they stand alone more than once and mean a column. */
export function repeatedLabels(lines: string[]): string[] {
  const counts = new Map<string, number>();
  for (const line of lines) {
    const text = line.replace(/^[*_]+|[*_:]+$/gu, '').trim();
    if (text.length <= 50) counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return [...counts]
    .filter(([text, count]) => count > 1 && (summaryLabel.test(text) || roleOfHeading(text) === 'progress'))
    .map(([text]) => text)
    .sort((one, other) => other.length - one.length);
}

/** The item this line names, what it was called here, and what follows on the same line. */
function itemNamed(reading: Reading, text: string): { entry: Entry; name: string; rest: string } | null {
  const marked = leadingRef(text);
  const body = marked?.rest ?? text;
  if (wordsOf(body).length < 3) return null;
  const named = reading.index.namedBy(marked?.ref ?? null, body);
  const here = named.filter((entry) => entry.theme === reading.theme);
  for (const entries of [here, named]) {
    for (const entry of entries) {
      const isSameRef = marked !== null && entry.refs[0]?.toLowerCase() === marked.ref.toLowerCase();
      const words = wordsOf(entry.text);
      const end = prefixEnd(body, words);
      if (end !== null && words.length >= 3 && (isSameRef || words.length >= 6)) {
        return { entry, name: body.slice(0, end), rest: body.slice(end).replace(/^[\s.:–-]+/u, '') };
      }
      if (isSameRef && entry.theme === reading.theme && likeness(body, entry.text) > 0.7)
        return { entry, name: body, rest: '' };
    }
  }
  return null;
}

/** Where the text stops repeating these words, when it begins with all of them. */
function prefixEnd(text: string, words: string[]): number | null {
  let place = 0;
  for (const match of text.matchAll(/[\p{L}\p{N}’'‘]+/gu)) {
    if (wordsOf(match[0]).join('') !== words[place]) return null;
    place += 1;
    if (place === words.length) return match.index + match[0].length;
  }
  return null;
}
