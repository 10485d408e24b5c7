import type { ColumnMeanings } from '#domain/column-meaning';
import type { DocumentContent } from '../content.ts';
import { roleOfHeading } from './columns-by-heading.ts';
import type { Entry } from './entries.ts';
import { EntryIndex } from './entry-index.ts';
import { withGiven } from './given-columns.ts';
import { notAPlan } from './not-a-plan.ts';
import { namesKnown, recordLine, repeatedLabels, type Cursor, type Line } from './record-lines.ts';
import { proseSections } from './prose-plan.ts';
import { withTitleAsItem } from './title-as-item.ts';
import { recordRow, type Reading } from './record-rows.ts';
import { keyTable } from './rag-key.ts';
import { rainbow } from './ratings.ts';
import { leadingRef, readRefs } from './refs.ts';
import { textColumnOf } from './row-cells.ts';
import { filledCells, onlyText, textOf, type Row } from './rows.ts';
import { sectionsOf, type Section } from './sections.ts';
import {
  introduced,
  introduction,
  leadNamed,
  summaryLabel,
  type ThemeIntroduction,
} from './theme-introductions.ts';
import { themeFor } from './themes.ts';
import { startsMidSentence } from './words.ts';

export interface DocumentReading extends Reading {
  /** Text before the first table: the report's own account of itself. */
  preface: Line[];
  /** Column headings in use, as written. */
  headings: string[];
  /** Every table in document order, whether its rows are part of the plan or not. */
  sections: { section: Section; isTaken: boolean }[];
  /** Why this is no action plan, when it is none. */
  refusal: string | null;
}

const nowhere: Cursor = { entry: null, theme: null };

/** Reads the whole document in order: rows become entries, the text around them becomes their narratives. */
export function readDocument(content: DocumentContent, given: ColumnMeanings = {}): DocumentReading {
  const entries: Entry[] = [];
  const reading: DocumentReading = {
    entries,
    index: new EntryIndex(entries),
    themes: [],
    notes: [],
    theme: null,
    current: null,
    preface: [],
    headings: [],
    sections: [],
    refusal: notAPlan(content),
  };
  if (reading.refusal) return readLogs(reading, content, given);
  const labels = repeatedLabels(
    content.blocks.flatMap((block) => (block.type === 'table' ? [] : [block.text])),
  );
  let before: Section | null = null;
  let cursor = nowhere;
  let heading = null as ThemeIntroduction | null;
  for (const block of content.blocks) {
    if (block.type !== 'table') {
      const line: Line = {
        text: block.text,
        marker: block.type === 'paragraph' ? block.marker : null,
        isBold: block.type === 'paragraph' && block.isBold,
        isHeading: block.type === 'heading' && block.level > 0,
        where: block.where,
      };
      if (reading.entries.length === 0) reading.preface.push(line);
      const title = line.isHeading || line.isBold ? line.text : null;
      const added = heading?.isOpen ? introduced(heading, line) : null;
      if (added) {
        heading = added;
        continue;
      }
      if (title && looksLikeTheme(title) && !labels.includes(title))
        heading = introduction(title, !namesKnown(reading, title));
      else if (heading) heading = { ...heading, isInSummary: false };
      cursor = recordLine(reading, cursor, line, labels);
      continue;
    }
    if (keyTable(block)) continue;
    const sections = sectionsOf(block, before, given);
    for (const section of sections) {
      cursor = recordSection(reading, section, nowhere, labels, heading);
      if (isPlanSection(section)) {
        before = section;
        heading = null;
      }
    }
  }
  if (reading.entries.length === 0) {
    for (const section of proseSections(content)) {
      const columns = withGiven(section.columns, given, section.where);
      recordSection(reading, { ...section, columns }, nowhere, [], null);
    }
  }
  return reading;
}

/** Minutes are no plan, but the action log in them is one: a table that says what, who and by when or how far. */
function readLogs(
  reading: DocumentReading,
  content: DocumentContent,
  given: ColumnMeanings,
): DocumentReading {
  for (const block of content.blocks) {
    if (block.type !== 'table' || keyTable(block)) continue;
    for (const section of sectionsOf(block, null, given)) {
      const roles = new Set(section.columns.map(({ role }) => role));
      const isLog =
        section.columns.filter(({ heading }) => roleOfHeading(heading) !== null).length >= 3 &&
        (roles.has('action') || roles.has('text')) &&
        roles.has('owner') &&
        (roles.has('due') || roles.has('status'));
      if (isLog || isSaidToBePlan(section)) recordSection(reading, section, nowhere, [], null);
      else reading.sections.push({ section, isTaken: false });
    }
  }
  return reading.entries.length > 0 ? { ...reading, refusal: null } : reading;
}

function recordSection(
  reading: DocumentReading,
  section: Section,
  start: Cursor,
  labels: string[],
  heading: ThemeIntroduction | null,
): Cursor {
  let cursor = start;
  const isTaken = isPlanSection(section);
  reading.sections.push({ section, isTaken });
  if (!isTaken) {
    for (const line of plainLines(section)) cursor = recordLine(reading, cursor, line, labels);
    return cursor;
  }
  reading.headings.push(...section.columns.map((column) => column.heading));
  if (!section.continues) reading.current = null;
  const title = section.themeInHeader ?? titleAbove(section, heading?.title ?? null);
  const titled = title && section.themeInHeader === null ? withTitleAsItem(section, title) : null;
  if (title && !titled) {
    const next = themeFor(reading, title, section.themeInHeader === null);
    if (next !== reading.theme) reading.current = null;
    reading.theme = next;
    if (heading?.title === title) {
      next.lead ??= heading.lead;
      next.summary ??= heading.summary;
    }
  }
  if (titled) reading.current = null;
  section = titled ?? section;
  for (const row of section.rows) {
    if (isTotal(row)) continue;
    const only = lonelyText(section, row);
    if (only === null) recordRow(reading, section, row);
    else if (only.isTheme) {
      reading.theme = themeFor(reading, only.text);
      reading.current = null;
    } else {
      for (const text of only.text.split('\n')) {
        cursor = recordLine(
          reading,
          cursor,
          { text, marker: null, isBold: false, isHeading: false, where: row.where },
          labels,
        );
      }
    }
  }
  return cursor;
}

/** The last row of a list may add it up. */
function isTotal(row: Row): boolean {
  return /^(?:grand |sub-?)?totals?:?$/iu.test(filledCells(row)[0]?.text ?? '');
}

/** The title a table has: its sheet's name, the last title row above its headings, or the heading before it. */
function titleAbove(section: Section, heading: string | null): string | null {
  const above = section.above.map(({ text }) => text).filter(looksLikeTheme);
  const sheet = /^sheet ['‘"](.+)['’"]$/u.exec(section.where)?.[1];
  return (sheet && !/^sheet ?\d*$/iu.test(sheet) ? sheet : above.at(-1)) ?? heading;
}

/** A row that holds one text across the table: a theme's title, or a note such as a lead's summary. */
function lonelyText(section: Section, row: Row): { text: string; isTheme: boolean } | null {
  const only = onlyText(row);
  if (!only) return null;
  const isRated = section.columns.some(({ role }, column) => {
    const { fill, isOrigin } = row.cells[column] ?? {};
    return role === 'rating' && isOrigin && fill && fill !== only.cell.fill && rainbow(fill) !== null;
  });
  if (isRated) return null;
  const role = section.columns[only.column]?.role;
  const isAcross = only.cell.span.columns > 1;
  const isFirst = only.column === 0;
  if (!isAcross && !isFirst) return null;
  if (!isAcross && role === 'ref' && readRefs(only.text).refs.length > 0) return null;
  const textColumn = textColumnOf(section.columns);
  const isItemText =
    !isAcross && only.column === textColumn && !section.columns.some((column) => column.role === 'rating');
  const isTitle = looksLikeTheme(only.text);
  if (isItemText && !(isTitle && (only.cell.isBold || only.cell.fill !== null))) return null;
  if (!isAcross && startsMidSentence(only.text)) return null;
  return { text: only.text, isTheme: isTitle && leadNamed(only.text) === null };
}

function looksLikeTheme(text: string): boolean {
  const line = text.trim();
  const isShort = line.length <= 160 && !line.includes('\n') && !summaryLabel.test(line);
  return (
    isShort &&
    /\p{L}{3}/u.test(line) &&
    (!/[.;:,]$/u.test(line) || leadingRef(line) !== null) &&
    !/^(?:note|key|source|\*)/iu.test(line)
  );
}

/** Whether a section lists what was asked for or what will be done. */
function isPlanSection(section: Section): boolean {
  const roles = new Set(section.columns.map(({ role }) => role));
  const textColumn = textColumnOf(section.columns);
  if (textColumn < 0) return false;
  if (isSaidToBePlan(section)) return true;
  const isUnnamed = section.columns.every(({ heading }) => heading === '');
  const sure = (['ref', 'owner', 'due', 'status', 'rating', 'priority'] as const).filter((role) =>
    roles.has(role),
  );
  if (isUnnamed && sure.length < 2) return false; // sentences in a table prove nothing alone
  const works = [
    'owner',
    'due',
    'status',
    'rating',
    'response',
    'priority',
    'accountable',
    'lead-member',
    'progress',
    'evidence',
    'done-on',
  ] as const;
  const textHeading = section.columns[textColumn]?.heading ?? '';
  const asks =
    roles.has('text') && /recommend|governance issue|success criteri|improvement/iu.test(textHeading);
  const isRiskRegister =
    !roles.has('due') &&
    section.columns.filter(({ heading }) =>
      /likelihood|\bscore\b|inherent|residual|gross risk|net risk/iu.test(heading),
    ).length >= 2;
  if (isRiskRegister) return false;
  // A column of texts under a name that means nothing to us needs more beside it than one sign of work.
  const isGuessed = !isUnnamed && roleOfHeading(textHeading) === null && textHeading !== '';
  if (isGuessed && works.filter((role) => roles.has(role)).length < 2) return false;
  return (
    works.some((role) => roles.has(role)) ||
    (roles.has('action') && roles.has('text')) ||
    (asks && roles.has('ref'))
  );
}

/** People said that it holds what was asked for, or what will be done. */
function isSaidToBePlan({ columns }: Section): boolean {
  return columns.some(({ given }) => given === 'text' || given === 'action');
}

function plainLines(section: Section): Line[] {
  const texts = [
    ...section.above,
    ...section.rows.flatMap((row) =>
      row.cells.filter((cell) => cell.isOrigin).map((cell) => ({ text: textOf(cell), where: row.where })),
    ),
  ];
  return texts.flatMap(({ text, where }) =>
    text.split('\n').map((line) => ({ text: line, marker: null, isBold: false, isHeading: false, where })),
  );
}
