import { AppError } from '#domain/errors';
import { stored, type Codec, type Column, type Fields } from './codec.ts';
import { handEditColumn } from './hand-edit.ts';
import { noteLimit, textLimit } from './limits.ts';
import { shorten } from './title.ts';

/** One SharePoint list: its columns, and how one of its rows becomes a domain value and back. */
export interface List<T> {
  /** As people see it, and as it is found in the site. */
  displayName: string;
  /** For the list's settings page. */
  description: string;
  /** Every column we use except the Title every list has. */
  columns: readonly Column[];
  /**
   * Every column of a value, empty ones as null.
   * @throws {ValueRefusedError} when a value does not fit its column
   */
  toFields(value: T): Fields;
  /** Its rows keep a log of what changes in them, edits by hand included. */
  keepsLog: boolean;
  /** Reads whatever stands there. `value` is null only for a row without a key, which nothing can refer to. */
  fromFields(fields: Fields): ReadFields<T>;
}

export interface ReadFields<T> {
  value: T | null;
  /** Sentences without a subject: `column "RAG" holds "Ambr", which is none of …`. */
  problems: string[];
  /** What stands in the columns the problems are about, by property. */
  unreadable: Record<string, string>;
}

/** A value SharePoint cannot hold as it is. It is refused, never cut; nothing was written. */
export class ValueRefusedError extends AppError {
  readonly code = 'value-refused';
  readonly list: string;
  readonly column: string;

  constructor(list: string, column: string, why: string) {
    super(`"${column}" in the list "${list}" ${why}. Nothing was saved.`);
    this.list = list;
    this.column = column;
  }
}

export interface ListDefinition<T extends { id: string }> {
  displayName: string;
  description: string;
  /** What a person recognises the row by, for the Title column; left out where a codec writes Title itself. */
  title?: (value: T) => string;
  keepsLog?: true;
  /** A codec for every property but the id: a new property without a column does not compile. */
  codecs: { [K in Exclude<keyof T, 'id'>]: Codec<T[K]> };
}

/** Our own id of a row. Unique, so that a repeated create never makes a second row. */
export const keyColumn: Column = {
  name: 'Key',
  displayName: 'Key',
  type: 'text',
  indexed: true,
  unique: true,
};

const titleColumn: Column = { name: 'Title', displayName: 'Title', type: 'text' };

/** Control characters XML cannot carry, and halves of a surrogate pair. Tab and line breaks are fine. */

const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u;

export function defineList<T extends { id: string }>(definition: ListDefinition<T>): List<T> {
  const codecs = Object.entries(definition.codecs as Record<string, Codec<never>>);
  const keepsLog = definition.keepsLog ?? false;
  const own = [keyColumn, ...codecs.flatMap(([, codec]) => codec.columns)];
  const all = keepsLog ? [...own, handEditColumn] : own;
  const blank = blankValue(['id', ...codecs.map(([property]) => property)]);
  const checked = new Map([titleColumn, ...all].map((column) => [column.name, column]));
  return {
    displayName: definition.displayName,
    description: definition.description,
    columns: all.filter((column) => column.name !== titleColumn.name),
    keepsLog,
    toFields(value) {
      const fields: Fields = { Key: value.id };
      if (definition.title) fields['Title'] = shorten(definition.title(value));
      for (const [property, codec] of codecs) {
        Object.assign(fields, codec.write(value[property as keyof T] as never));
      }
      for (const [name, written] of Object.entries(fields)) {
        check(definition.displayName, checked.get(name)!, written);
      }
      return fields;
    },
    fromFields(fields) {
      const problems: string[] = [];
      const id = fields['Key'];
      if (typeof id !== 'string' || id === '') {
        return {
          value: null,
          problems: ['it has no key, so it was not made by Golden Thread and is left out'],
          unreadable: {},
        };
      }
      const value: Record<string, unknown> = { ...blank, id };
      const unreadable: Record<string, string> = {};
      for (const [property, codec] of codecs) {
        value[property] = codec.read(fields, (column, problem) => {
          problems.push(`column "${column.displayName}" ${problem}`);
          unreadable[property] = stored(fields, column) ?? '';
        });
      }
      return { value: value as T, problems, unreadable };
    },
  };
}

/**
 * Every property at once, to be filled in: an object that grows by more than a dozen properties becomes a hash
 * table, which takes over a kilobyte a row.
 */
function blankValue(properties: readonly string[]): Record<string, unknown> {
  const json = JSON.stringify(Object.fromEntries(properties.map((property) => [property, null])));
  return JSON.parse(json) as Record<string, unknown>;
}

function check(list: string, column: Column, stored: unknown): void {
  if (typeof stored !== 'string') return;
  const limit = column.type === 'note' ? noteLimit : textLimit;
  if (stored.length > limit) {
    const counts = `${stored.length.toLocaleString('en-GB')} characters long; SharePoint holds ${limit.toLocaleString('en-GB')}`;
    throw new ValueRefusedError(list, column.displayName, `is ${counts}`);
  }
  const bad = forbidden.exec(stored);
  if (bad) {
    const code = bad[0].codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
    throw new ValueRefusedError(
      list,
      column.displayName,
      `contains a character SharePoint cannot hold (U+${code})`,
    );
  }
}
