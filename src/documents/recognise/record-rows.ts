import type { CellLine } from '../content.ts';
import type { Entry, Note, Theme } from './entries.ts';
import { sameWording, type EntryIndex } from './entry-index.ts';
import { readPriority } from './priorities.ts';
import { leadingCode, leadingRef, readLevel, readRefs } from './refs.ts';
import { RowCells } from './row-cells.ts';
import type { Row } from './rows.ts';
import type { Section } from './sections.ts';
import { themeFor } from './themes.ts';
import {
  endsCleanly,
  endsDangling,
  firstSentence,
  joinText,
  likeness,
  sameWords,
  startsMidSentence,
} from './words.ts';

/** What has been read so far; rows and lines are added in document order. */
export interface Reading {
  entries: Entry[];
  /** Over `entries`. */
  index: EntryIndex;
  themes: Theme[];
  notes: Note[];
  theme: Theme | null;
  current: Entry | null;
}

/** Adds one row: a new recommendation, a part of one, another action of one, or the rest of a row cut in two. */
export function recordRow(reading: Reading, section: Section, row: Row): void {
  const cells = new RowCells(section, row);
  const themeTitle = cells.own('theme');
  if (themeTitle && !isOnlyTheme(cells)) reading.theme = themeFor(reading, themeTitle);
  else if (isOnlyTheme(cells)) {
    reading.theme = themeFor(reading, themeTitle);
    reading.current = null;
    return;
  }

  const place = placeOf(reading, section, cells);
  if (place.kind === 'rest') return addRest(reading, cells, place.entry, row);
  if (place.kind === 'action') {
    addAction(place.entry, cells, row);
    return addFields(reading, place.entry, cells, 'shared');
  }
  const entry = newEntry(reading, section, cells, row, place);
  const known = sameItemBefore(reading, entry);
  if (known) {
    known.again.push({ where: entry.where, text: entry.text, ratings: entry.ratings });
    known.actions.push(
      ...entry.actions.filter((action) => action.lines.length > 0 && action.owners.length > 0),
    );
    fillGaps(known, entry);
    reading.current = known;
    return;
  }
  reading.entries.push(entry);
  reading.current = entry;
}

function isOnlyTheme(cells: RowCells): boolean {
  return cells.own('theme') !== '' && cells.filledRoles().every((role) => role === 'theme');
}

type Place =
  | { kind: 'new'; refs: string[]; text: string; parent: Entry | null }
  | { kind: 'action'; entry: Entry }
  | { kind: 'rest'; entry: Entry };

/** Decides what the row is by what it leaves blank and how its text begins. */
function placeOf(reading: Reading, section: Section, cells: RowCells): Place {
  const { current } = reading;
  const text = cells.own(cells.textRole);
  const hasRefColumn = section.columns.some(({ role }) => role === 'ref');
  const written = readRefs(cells.own('ref'));
  const marked = leadingRef(text) ?? (hasRefColumn ? null : leadingCode(text));
  const top = current?.parent ?? current;

  if (written.refs.length > 0) {
    const isSame =
      current !== null && sameRefs(current.refs, written.refs) && current.table === section.where;
    if (isSame && (text === '' || sameWords(text, current.text)) && cells.action() !== '')
      return { kind: 'action', entry: current };
    return { kind: 'new', refs: written.refs, text, parent: null };
  }
  if (text === '' || (current && cells.textIsInherited())) {
    if (!current)
      return { kind: 'new', refs: [], text: text || cells.action() || cells.longest(), parent: null };
    const isAboutWhole = cells.own('ref') !== '' && top !== null && current !== top;
    if (isAboutWhole) return { kind: 'rest', entry: top };
    return cells.action() !== '' || (cells.own('due') !== '' && cells.own('owner') !== '')
      ? { kind: 'action', entry: current }
      : { kind: 'rest', entry: current };
  }
  if (current && top && sameWords(text, current.text) && cells.action() !== '')
    return { kind: 'action', entry: current };
  const isCut =
    current !== null && startsMidSentence(text) && (!endsCleanly(current.text) || cells.row.startsPage);
  if (current && (isCut || ((endsDangling(current.text) || /[^;],$/u.test(current.text)) && !marked)))
    return { kind: 'rest', entry: current };
  if (!hasRefColumn) {
    return { kind: 'new', refs: marked ? [marked.ref] : [], text: marked ? marked.rest : text, parent: null };
  }
  const isBare = cells.own('owner') === '' && cells.own('due') === '' && cells.own('priority') === '';
  const isListed = marked !== null || /;(?:\s*(?:and|or))?$/iu.test(text);
  const hasParts = top !== null && current !== top;
  if (top && top.table !== section.where && !section.continues)
    return { kind: 'new', refs: [], text, parent: null };
  if (top && (isListed || hasParts || (isBare && /:$/u.test(top.text)))) {
    return { kind: 'new', refs: marked ? [marked.ref] : [], text: marked ? marked.rest : text, parent: top };
  }
  if (current && isBare && cells.row.startsPage) return { kind: 'rest', entry: current };
  return { kind: 'new', refs: marked ? [marked.ref] : [], text: marked ? marked.rest : text, parent: null };
}

function newEntry(
  reading: Reading,
  section: Section,
  cells: RowCells,
  row: Row,
  place: { refs: string[]; text: string; parent: Entry | null },
): Entry {
  const { text } = place;
  const entry: Entry = {
    where: row.where,
    table: section.where,
    refs: place.refs,
    level: readLevel(cells.own('ref')) ?? readLevel(cells.own('level')) ?? null,
    theme: place.parent?.theme ?? reading.theme,
    parent: place.parent,
    text: '',
    heading: cells.headingOf(cells.textRole),
    background: null,
    response: null,
    decision: cells.any('decision') || null,
    direction: cells.own('direction') || null,
    evidence: null,
    impact: null,
    narrative: null,
    leadMember: null,
    accountable: null,
    priority: readPriority(cells.any('priority')),
    ratings: cells.ratings(),
    actions: [],
    again: [],
    joinedAt: [],
  };
  const previous = reading.current;
  entry.text = previous ? keepOwnText(reading, previous, entry, text, previous.text, 'text') : text;
  if (cells.hasWork()) addAction(entry, cells, row);
  addFields(reading, entry, cells, 'all');
  return entry;
}

/** The row only goes on with what the row before began. */
function addRest(reading: Reading, cells: RowCells, entry: Entry, row: Row): void {
  if (row.startsPage) entry.joinedAt.push(row.where);
  entry.text = joinText(entry.text, cells.own(cells.textRole)) ?? '';
  const action = entry.actions.at(-1);
  if (action && cells.textRole !== 'action') {
    action.lines = joinLines(action.lines, cells.lines('action'));
    action.owners = [...action.owners, ...cells.lines('owner')];
    action.due = [...action.due, ...cells.lines('due')];
  }
  addFields(reading, entry, cells, 'all');
  if (action) action.progress = joinLines(action.progress, cells.lines('progress'));
}

function addAction(entry: Entry, cells: RowCells, row: Row): void {
  let lines = cells.textRole === 'action' ? [] : cells.lines('action');
  const last = entry.actions.at(-1);
  const cutLine = lines[0];
  if (last && cutLine && row.startsPage) {
    entry.joinedAt.push(row.where);
    if (isUnfinished(last.lines) || startsMidSentence(cutLine.text)) {
      last.lines = joinLines(last.lines, [cutLine]);
      lines = lines.slice(1);
      if (lines.length === 0) {
        last.due = [...last.due, ...cells.lines('due')];
        return;
      }
    }
  }
  entry.actions.push({
    where: row.where,
    lines,
    owners: cells.sharedLines('owner'),
    accountable: cells.any('accountable') || null,
    due: cells.dateLines('due'),
    originalDue: cells.dateLines('original-due'),
    status: cells.own('status') || null,
    check: cells.own('check') || null,
    doneOn: cells.own('done-on') || null,
    progress: cells.lines('progress'),
    isCarriedOver: last !== undefined && row.startsPage,
  });
}

/** The action's list or sentence is still open: "…a more strategic focus; and". */
function isUnfinished(lines: CellLine[]): boolean {
  const last = lines.at(-1)?.text ?? '';
  return /(?:[;,:]|[;,]\s*(?:and|or))$/iu.test(last) || endsDangling(last);
}

type TextField = 'background' | 'response' | 'evidence' | 'impact';
const textFields: TextField[] = ['background', 'response', 'evidence', 'impact'];

function addFields(reading: Reading, entry: Entry, cells: RowCells, which: 'all' | 'shared'): void {
  for (const field of textFields) {
    const text = field === 'background' ? cells.backgroundText() : cells.own(field);
    if (/^[-–—]*$/u.test(text)) continue;
    const before = entry[field] ?? previousSibling(reading, entry)?.[field] ?? null;
    const from = entry[field] !== null ? entry : previousSibling(reading, entry);
    const own =
      before && from && from !== entry ? keepOwnText(reading, from, entry, text, before, field) : text;
    if (own !== '') entry[field] = joinText(entry[field], own);
  }
  entry.leadMember ??= cells.any('lead-member') || null;
  entry.accountable ??= cells.any('accountable') || null;
  entry.priority ??= readPriority(cells.any('priority'));
  if (which === 'shared' || entry.ratings.length === 0) {
    const blank = entry.ratings.every(({ rag, text }) => !rag && text === '');
    if (blank) entry.ratings = cells.ratings();
  }
  if (entry.actions.length === 0) {
    const text = joinText(cells.own('progress'), cells.own('status'));
    entry.narrative = joinText(entry.narrative, text);
  }
}

/** The row's neighbour above, in the same recommendation: where a sentence cut in two began. */
function previousSibling(reading: Reading, entry: Entry): Entry | null {
  const { current } = reading;
  if (!current || current === entry || !entry.parent) return null;
  return current === entry.parent || current.parent === entry.parent ? current : null;
}

/**
 * Text that bled into this row from the one above is given back to it, up to the end of its sentence.
 *
 * @returns what is this row's own
 */
function keepOwnText(
  reading: Reading,
  from: Entry,
  to: Entry,
  text: string,
  before: string,
  field: 'text' | TextField,
): string {
  const isCut = (startsMidSentence(text) && !endsCleanly(before)) || endsDangling(before);
  if (!isCut || text === '') return text;
  const fragment = firstSentence(text);
  if (field === 'text') {
    if (fragment === text) return text;
    from.text = joinText(from.text, fragment) ?? '';
  } else from[field] = joinText(from[field], fragment);
  reading.notes.push({ kind: 'bled-text', entries: [from, to], where: to.where, fragment });
  return text.slice(fragment.length).trim();
}

/** A detail table repeats what a summary table said: the same number under the same theme, worded alike. */
function sameItemBefore(reading: Reading, entry: Entry): Entry | null {
  if (entry.text === '') return null;
  const alike = entry.refs.length > 0 ? reading.index.withRefsOf(entry) : reading.index.likeIt(entry);
  return (
    alike.find((other) => {
      if (other.table === entry.table || other.parent !== entry.parent) return false;
      const isSameRef =
        entry.refs.length > 0 && sameRefs(other.refs, entry.refs) && other.level === entry.level;
      if (isSameRef && other.theme === entry.theme) return likeness(other.text, entry.text) > 0.6;
      return isSameRef || entry.refs.length === 0
        ? entry.text.length > 25 && likeness(other.text, entry.text) > sameWording
        : false;
    }) ?? null
  );
}

function fillGaps(known: Entry, again: Entry): void {
  known.response ??= again.response;
  known.decision ??= again.decision;
  known.direction ??= again.direction;
  known.evidence ??= again.evidence;
  known.impact ??= again.impact;
  known.background ??= again.background;
  known.narrative ??= again.narrative;
  known.leadMember ??= again.leadMember;
  known.accountable ??= again.accountable;
  known.priority ??= again.priority;
  if (known.actions.length === 0) known.actions.push(...again.actions);
  if (known.ratings.every(({ rag }) => rag === null)) known.ratings = again.ratings;
}

function sameRefs(one: string[], other: string[]): boolean {
  return one.length > 0 && one.join('|').toLowerCase() === other.join('|').toLowerCase();
}

function joinLines(first: CellLine[], second: CellLine[]): CellLine[] {
  const [last, next] = [first.at(-1), second[0]];
  if (!last || !next) return [...first, ...second];
  const isOneSentence =
    !next.marker && (startsMidSentence(next.text) || endsDangling(last.text)) && !/[.!?]$/u.test(last.text);
  return isOneSentence
    ? [...first.slice(0, -1), { ...last, text: `${last.text} ${next.text}` }, ...second.slice(1)]
    : [...first, ...second];
}
