import { readDates } from '#domain/document-dates';
import { roleOfHeading, type Role } from './columns-by-heading.ts';
import { readDecision } from './decisions.ts';
import { areInitials, isPersonName, namesOffice } from '#domain/person-names';
import { readPriority } from './priorities.ts';
import { isSentence } from './reads-like-values.ts';
import { readRating } from './ratings.ts';
import { readRefs } from './refs.ts';
import { textOf, type Row } from './rows.ts';
import type { Column } from './sections.ts';
import { readStatus } from './statuses.ts';

interface Facts {
  filled: number;
  averageLength: number;
  refs: number;
  /** Share of its texts that differ from one another. */
  distinct: number;
  dates: number;
  owners: number;
  ratings: number;
  statuses: number;
  priorities: number;
  decisions: number;
  coloured: number;
}

/** Corrects what headings said by what the cells hold: "Action by" may be a person or a day. */
export function settleRoles(columns: Column[], rows: Row[]): Column[] {
  const facts = columns.map((_, column) => factsOf(rows, column));
  const settled = columns.map((column, index) => ({
    ...column,
    role: column.given ? column.role : settledRole(column, facts[index] as Facts),
  }));
  return withText(withOutcome(withOwner(withFirstDates(withUnknown(settled, facts)))), facts);
}

/** As `settleRoles`, for a table with too few rows to count in: only what the length of a cell decides. */
export function settleLengths(columns: Column[], rows: Row[]): Column[] {
  return columns.map((column, index) => {
    const { averageLength, decisions } = factsOf(rows, index);
    const role = column.given ? column.role : roleByLength(column, averageLength, decisions);
    return { ...column, role };
  });
}

function roleByLength({ role, heading }: Column, averageLength: number, decisions: number): Role {
  if (role === 'response' && decisions > 0.6 && averageLength < 25) return 'decision';
  if (role === 'decision' && averageLength > 40) return 'response';
  if (role === 'status' && averageLength > 60) return 'progress';
  if (role === 'priority' && averageLength > (/risk/iu.test(heading) ? 15 : 40))
    return /risk/iu.test(heading) ? 'background' : 'text';
  return role === 'ref' && averageLength > 60 ? 'text' : role;
}

/** Columns whose headings say nothing to us, by what their cells hold: at most one of each kind. */
function withUnknown(columns: Column[], facts: Facts[]): Column[] {
  const taken = new Set(columns.map(({ role }) => role));
  return columns.map((column, index) => {
    const fact = facts[index] as Facts;
    if (!isUnknown(column) || fact.averageLength >= 100) return column;
    const role = roleByFacts(fact);
    if (role === 'other' || (taken.has(role) && role !== 'rating')) return column;
    taken.add(role);
    return { ...column, role };
  });
}

function isUnknown({ role, heading, given }: Column): boolean {
  return role === 'other' && !given && roleOfHeading(heading) === null;
}

/** Beside a revised date, the plain one is the original. */
function withFirstDates(columns: Column[]): Column[] {
  const isRevised = ({ role, heading }: Column): boolean =>
    role === 'due' && /\b(?:revised|new|updated|extended|latest|forecast|current|amended)\b/iu.test(heading);
  if (!columns.some(isRevised)) return columns;
  return columns.map((column) =>
    column.role === 'due' && !column.given && !isRevised(column)
      ? { ...column, role: 'original-due' }
      : column,
  );
}

/** Beside what was asked, an outcome is what came of it. */
function withOutcome(columns: Column[]): Column[] {
  const isOutcome = ({ role, heading, given }: Column): boolean =>
    role === 'text' && !given && /\boutcomes?\b/iu.test(heading);
  if (!columns.some((column) => column.role === 'text' && !isOutcome(column))) return columns;
  return columns.map((column) => (isOutcome(column) ? { ...column, role: 'impact' } : column));
}

/** A lead director who is the only one named does the work; somebody called accountable only answers for it. */
function withOwner(columns: Column[]): Column[] {
  if (columns.some(({ role }) => role === 'owner')) return columns;
  return columns.map((column) =>
    column.role === 'accountable' && !column.given && !/accountab|sponsor|answerable/iu.test(column.heading)
      ? { ...column, role: 'owner' }
      : column,
  );
}

/** Names columns by their cells alone, for a table that has no headings. */
export function rolesByContent(rows: Row[]): Column[] {
  const width = rows[0]?.cells.length ?? 0;
  const facts = Array.from({ length: width }, (_, column) => factsOf(rows, column));
  const columns = facts.map((fact): Column => ({ heading: '', role: roleByFacts(fact) }));
  return withText(columns, facts);
}

function settledRole(column: Column, facts: Facts): Role {
  if (facts.filled === 0) return column.role;
  const role = roleByLength(column, facts.averageLength, facts.decisions);
  if (role !== column.role) return role;
  const { heading } = column;
  if (role === 'due' && facts.dates < 0.3 && facts.owners > 0.5) return 'owner';
  if (role === 'due' && facts.dates < 0.2 && facts.ratings > 0.6) return 'rating';
  if ((role === 'owner' || role === 'accountable') && facts.owners < 0.3 && facts.dates > 0.5) return 'due';
  if ((role === 'owner' || role === 'theme') && facts.ratings > 0.7 && facts.averageLength < 12)
    return 'rating';
  if (role === 'text' && facts.refs > 0.6 && facts.averageLength < 20) return 'ref';
  if (role === 'text' && facts.ratings > 0.7 && facts.averageLength < 12) return 'rating';
  if (role === 'status' && facts.ratings > 0.6 && facts.statuses < facts.ratings) return 'rating';
  if (role === 'action' && facts.decisions > 0.8 && facts.averageLength < 20) return 'other';
  if (role === 'progress' && facts.priorities > 0.8 && facts.averageLength < 15) return 'priority';
  if (role === 'progress' && facts.ratings > 0.7 && facts.averageLength < 12) return 'rating';
  if (role === 'progress' && facts.statuses > 0.7 && facts.averageLength < 25) return 'status';
  if (role === 'done-on' && facts.dates < 0.3 && facts.statuses > 0.5) return 'status';
  if (role === 'other' && !/cost|budget|£|page|para|start|review|year|likelihood|score/iu.test(heading)) {
    if (facts.ratings > 0.7 && facts.averageLength < 12) return 'rating';
  }
  return role;
}

function roleByFacts(facts: Facts): Role {
  if (facts.filled === 0) return 'other';
  if (facts.coloured > 0.7 && facts.averageLength < 12) return 'rating';
  if (facts.ratings > 0.7 && facts.averageLength < 15) return 'rating';
  if (facts.priorities > 0.8 && facts.refs < 0.9) return 'priority';
  if (facts.dates > 0.8 && facts.averageLength < 30) return 'due';
  if (facts.refs > 0.6 && facts.averageLength < 20 && facts.distinct > 0.5) return 'ref';
  if (facts.statuses > 0.6 && facts.averageLength < 40) return 'status';
  if (facts.dates > 0.5 && facts.averageLength < 60) return 'due';
  if (facts.owners > 0.5 && facts.averageLength < 80) return 'owner';
  return 'other';
}

/**
 * A plan's table has a column of sentences: the first is what was asked, the next what will be done, and what
 * stands after owners and dates is how it goes.
 */
function withText(columns: Column[], facts: Facts[]): Column[] {
  const roles = new Set(columns.map(({ role }) => role));
  const firstWork = columns.findIndex(({ role }) => role === 'owner' || role === 'due');
  const named = columns.map((column, index) => {
    if (!isUnknown(column) || (facts[index]?.averageLength ?? 0) < 15) return column;
    const firstAction = columns.findIndex((other) => other.role === 'action');
    const role =
      !roles.has('text') && index < firstAction
        ? 'text'
        : sentencesRole(roles, firstWork < 0 || index < firstWork);
    if (role) roles.add(role);
    return role ? { ...column, role } : column;
  });
  return hasText(roles) ? named : promoted(named, facts);
}

function sentencesRole(roles: ReadonlySet<Role>, isBeforeWork: boolean): Role | null {
  if (!hasText(roles)) return 'text';
  if (isBeforeWork && !roles.has('action')) return 'action';
  return roles.has('progress') ? null : 'progress';
}

function hasText(roles: ReadonlySet<Role>): boolean {
  return roles.has('text') || roles.has('action') || roles.has('background');
}

/** Where nothing is headed as an action or a recommendation, the column most likely to be one under another name. */
function promoted(columns: Column[], facts: Facts[]): Column[] {
  const likely: Role[] = ['response', 'decision', 'theme', 'impact', 'evidence'];
  const at = likely
    .map((role) => columns.findIndex((column) => column.role === role && !column.given))
    .find((index) => index >= 0 && (facts[index]?.averageLength ?? 0) >= 20);
  return columns.map((column, index) => (index === at ? { ...column, role: 'action' } : column));
}

function factsOf(rows: Row[], column: number): Facts {
  const cells = rows.flatMap((row) => {
    const cell = row.cells[column];
    return cell && cell.isOrigin && cell.span.columns === 1 && (textOf(cell) !== '' || cell.fill)
      ? [cell]
      : [];
  });
  const texts = cells.map(textOf);
  const share = (test: (text: string) => boolean): number =>
    texts.length === 0 ? 0 : texts.filter((text) => text !== '' && test(text)).length / texts.length;
  return {
    filled: texts.length,
    averageLength: texts.length === 0 ? 0 : texts.reduce((sum, text) => sum + text.length, 0) / texts.length,
    distinct: texts.length === 0 ? 0 : new Set(texts).size / texts.length,
    refs: share((text) => readRefs(text).refs.length > 0),
    dates: share(
      (text) =>
        text.length < 80 &&
        readDates(text).some(
          ({ due, problem }) =>
            due.kind !== 'none' ||
            problem === 'impossible' ||
            problem === 'relative' ||
            problem === 'no-year',
        ),
    ),
    owners: share(
      (text) =>
        text.length < 120 &&
        text
          .split(/\n|,|\/|;/u)
          .some(
            (part) =>
              (namesOffice(part) && !isSentence(part)) || isPersonName(part.trim()) || areInitials(part),
          ),
    ),
    ratings:
      cells.length === 0
        ? 0
        : cells.filter((cell) => textOf(cell).length < 40 && readRating(cell, false).rag).length /
          cells.length,
    statuses: share((text) => text.length < 60 && readStatus(text) !== null),
    decisions: share((text) => readDecision(text) !== null),
    priorities: share((text) => readPriority(text) !== null && text.length < 20),
    coloured:
      cells.length === 0
        ? 0
        : cells.filter((cell) => cell.fill && readRating(cell, false).rag).length / cells.length,
  };
}
