import type { IsoDate, IsoInstant } from '#domain/dates';
import { isIsoDate } from '#domain/dates';
import type { Person } from '#domain/post';
import { joinLines, splitLines } from './lines.ts';

/** The field map of one list item, by internal name. Graph leaves out fields without a value. */
export type Fields = Record<string, unknown>;

/** What SharePoint is told about one column. */
export interface Column {
  /** Internal name: ASCII PascalCase, at most 32 characters; never changes. */
  name: string;
  /** What people see in SharePoint. */
  displayName: string;
  type: 'text' | 'note' | 'number' | 'boolean' | { choices: readonly string[] };
  indexed?: boolean;
  unique?: boolean;
}

/** Collects what is wrong with a row, in sentences. */
export type Report = (column: Column, problem: string) => void;

/** How one property of a domain type stands in one or more columns. */
export interface Codec<T> {
  columns: readonly Column[];
  /** `null` empties a column. */
  write(value: T): Fields;
  /** Never throws: a row edited by hand may hold anything, and what cannot be read is reported. */
  read(fields: Fields, report: Report): T;
}

type Naming = Pick<Column, 'displayName'> & { indexed?: true };

/** One line of text, at most 255 characters; never null, empty when SharePoint has nothing. */
export function text(name: string, naming: Naming): Codec<string> {
  return single<string>(
    { name, type: 'text', ...naming },
    (value) => value,
    (stored) => stored ?? '',
  );
}

/** One line of text or nothing. Empty text and nothing are the same to SharePoint. */
export function optionalText(name: string, naming: Naming): Codec<string | null> {
  return single<string | null>(
    { name, type: 'text', ...naming },
    (value) => value,
    (stored) => stored,
  );
}

/** Text of any length up to 63,999 characters. Cannot be indexed or filtered on. */
export function note(name: string, displayName: string): Codec<string> {
  return single<string>(
    { name, type: 'note', displayName },
    (value) => value,
    (stored) => stored ?? '',
  );
}

export function optionalNote(name: string, displayName: string): Codec<string | null> {
  return single<string | null>(
    { name, type: 'note', displayName },
    (value) => value,
    (stored) => stored,
  );
}

/**
 * One of a fixed set, stored under the words people see in SharePoint.
 * @param fallback what a row counts as while somebody's hand edit cannot be read
 */
export function choice<T extends string>(
  name: string,
  displayName: string,
  words: Record<T, string>,
  fallback: NoInfer<T>,
): Codec<T> {
  const optional = optionalChoice(name, displayName, words);
  const column = optional.columns[0]!;
  return {
    columns: optional.columns,
    write: (value) => optional.write(value),
    read(fields, report) {
      if (stored(fields, column) === null)
        report(column, `is empty; it counts as "${words[fallback]}" until it is filled`);
      return optional.read(fields, report) ?? fallback;
    },
  };
}

/** One of a fixed set, or nothing. */
export function optionalChoice<T extends string>(
  name: string,
  displayName: string,
  words: Record<T, string>,
): Codec<T | null> {
  const values = Object.keys(words) as T[];
  const column: Column = { name, displayName, type: { choices: values.map((value) => words[value]) } };
  const byWord = new Map<string, T>();
  for (const value of values) {
    for (const word of [words[value], value].map((each) => each.toLowerCase())) {
      if (!byWord.has(word)) byWord.set(word, value);
    }
  }
  return {
    columns: [column],
    write: (value) => ({ [name]: value === null ? null : words[value] }),
    read(fields, report) {
      const found = stored(fields, column);
      if (found === null) return null;
      const value = byWord.get(found.trim().toLowerCase());
      if (value === undefined) report(column, `holds "${found}", which is none of ${listed(column)}`);
      return value ?? null;
    },
  };
}

export function wholeNumber(name: string, displayName: string, fallback = 0): Codec<number> {
  const column: Column = { name, displayName, type: 'number' };
  return {
    columns: [column],
    write: (value) => ({ [name]: value }),
    read(fields, report) {
      const value = fields[name];
      if (typeof value === 'number' && Number.isFinite(value)) return value;
      if (stored(fields, column) !== null) {
        report(column, `holds "${stored(fields, column)}", which is not a number`);
      }
      return fallback;
    },
  };
}

export function flag(name: string, displayName: string): Codec<boolean> {
  return {
    columns: [{ name, displayName, type: 'boolean' }],
    write: (value) => ({ [name]: value }),
    read: (fields) => fields[name] === true,
  };
}

/** A calendar day as `YYYY-MM-DD` text, which sorts and cannot be moved by a time zone. */
export function optionalDay(name: string, displayName: string): Codec<IsoDate | null> {
  const column: Column = { name, displayName, type: 'text' };
  return {
    columns: [column],
    write: (value) => ({ [name]: value }),
    read(fields, report) {
      const found = stored(fields, column)?.trim() ?? null;
      if (found === null || isIsoDate(found)) return found;
      report(column, `holds "${found}", which is not a day written like 2026-03-31`);
      return null;
    },
  };
}

/** A day that is always there; an unreadable one counts as 1 January 1970, which nobody mistakes for real. */
export function day(name: string, displayName: string): Codec<IsoDate> {
  return required(optionalDay(name, displayName), '1970-01-01');
}

/** An instant as ISO 8601 text: SharePoint's own dates drop milliseconds and are shifted by site settings. */
export function optionalInstant(name: string, displayName: string): Codec<IsoInstant | null> {
  const column: Column = { name, displayName, type: 'text' };
  return {
    columns: [column],
    write: (value) => ({ [name]: value }),
    read(fields, report) {
      const found = stored(fields, column);
      if (found === null || !Number.isNaN(Date.parse(found))) return found;
      report(column, `holds "${found}", which is not a date and time written like 2026-03-31T09:30:00Z`);
      return null;
    },
  };
}

export function instant(name: string, displayName: string): Codec<IsoInstant> {
  return required(optionalInstant(name, displayName), '1970-01-01T00:00:00Z');
}

/** A person as Entra object id and name, in two text columns. Without an id nobody can act: it counts as nobody. */
export function optionalPerson(name: string, displayName: string): Codec<Person | null> {
  const id: Column = {
    name: `${name}ObjectId`,
    displayName: `${displayName} (Entra object id)`,
    type: 'text',
  };
  const called: Column = { name: `${name}Name`, displayName, type: 'text' };
  return {
    columns: [called, id],
    write: (person) => ({ [id.name]: person?.id ?? null, [called.name]: person?.name ?? null }),
    read(fields, report) {
      const personId = stored(fields, id)?.trim() ?? '';
      const personName = stored(fields, called) ?? '';
      if (personId) return { id: personId, name: personName };
      if (personName)
        report(called, `names "${personName}", but "${id.displayName}" is empty, so it counts as nobody`);
      return null;
    },
  };
}

export function person(name: string, displayName: string): Codec<Person> {
  return required(optionalPerson(name, displayName), { id: '', name: '' });
}

/** Several people, one a line: "A. Person | 0f1e…". */
export function people(name: string, displayName: string): Codec<Person[]> {
  const column: Column = { name, displayName, type: 'note' };
  return {
    columns: [column],
    write: (persons) => ({ [name]: joinLines(persons.map(({ id, name: called }) => `${called} | ${id}`)) }),
    read(fields, report) {
      return splitLines(stored(fields, column) ?? '').flatMap((line) => {
        const bar = line.lastIndexOf('|');
        const id = bar < 0 ? '' : line.slice(bar + 1).trim();
        if (id) return { id, name: line.slice(0, bar).replace(/ $/, '') };
        report(column, `names "${line}" without an Entra object id after "|", so it counts as nobody`);
        return [];
      });
    },
  };
}

/** Several short texts, one a line. */
export function lines(name: string, displayName: string): Codec<string[]> {
  const column: Column = { name, displayName, type: 'note' };
  return {
    columns: [column],
    write: (values) => ({ [name]: joinLines(values) }),
    read: (fields) => splitLines(stored(fields, column) ?? ''),
  };
}

/** Several of our ids, one a line. Typed by hand, semicolons separate them too. */
export function ids(name: string, displayName: string): Codec<string[]> {
  const column: Column = { name, displayName, type: 'note' };
  return {
    columns: [column],
    write: (values) => ({ [name]: values.length > 0 ? values.join('\n') : null }),
    read(fields) {
      const ids = stored(fields, column)
        ?.split(/[\r\n;]/)
        .map((id) => id.trim())
        .filter((id) => id !== '');
      return ids?.slice() ?? []; // a filtered array keeps room for sixteen more, in every row
    },
  };
}

/**
 * Something without natural columns, as JSON. Not meant to be edited by hand.
 * @param isWhole whether what was parsed is what was written, checked as far as a reader would trip over it
 * @param fallback what an empty or unreadable column counts as
 */
export function json<T>(
  name: string,
  displayName: string,
  isWhole: (parsed: unknown) => boolean,
  fallback: T,
): Codec<T> {
  const column: Column = { name, displayName, type: 'note' };
  return {
    columns: [column],
    write: (value) => ({ [name]: value === null ? null : JSON.stringify(value) }),
    read(fields, report) {
      const found = stored(fields, column);
      if (found === null) return fallback;
      const parsed = parseJson(found);
      if (isWhole(parsed)) return parsed as T;
      report(
        column,
        'is data of Golden Thread that can no longer be read; restore it from the version history',
      );
      return fallback;
    },
  };
}

/** The stored text, or null where there is none. */
export function stored(fields: Fields, column: Column): string | null {
  const value = fields[column.name];
  if (value === undefined || value === null || value === '') return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function required<T>(optional: Codec<T | null>, fallback: T): Codec<T> {
  return {
    columns: optional.columns,
    write: (value) => optional.write(value),
    read(fields, report) {
      const column = optional.columns[0]!;
      const value = optional.read(fields, report);
      if (value === null && stored(fields, column) === null) report(column, 'is empty');
      return value ?? fallback;
    },
  };
}

function single<T>(
  column: Column,
  write: (value: T) => unknown,
  read: (stored: string | null) => T,
): Codec<T> {
  return {
    columns: [column],
    write: (value) => ({ [column.name]: write(value) }),
    read: (fields) => read(stored(fields, column)),
  };
}

function listed(column: Column): string {
  if (typeof column.type === 'string') return '';
  return column.type.choices.map((word) => `"${word}"`).join(', ');
}
