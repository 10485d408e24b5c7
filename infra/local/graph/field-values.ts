import type { Column } from './columns.ts';
import { readInstant } from './instant.ts';
import type { JsonObject } from './protocol.ts';
import { isJsonObject } from './protocol.ts';
import { generalException, invalidRequest } from './refusal.ts';

/** Values as kept: text, number, boolean, an instant as text, a lookup id, or several of these. */
export type FieldValue = string | number | boolean | string[] | number[];
export type FieldValues = Record<string, FieldValue>;

const noteLimit = 63_999;
const lineLimit = 255;

/** Columns whose values are ids of items elsewhere, written as `{name}LookupId`. */
export function isLookup(column: Column): boolean {
  return column.facet === 'lookup' || column.facet === 'personOrGroup';
}

export function isMultiple(column: Column): boolean {
  const { settings } = column;
  return (
    settings['allowMultipleValues'] === true ||
    settings['allowMultipleSelection'] === true ||
    (column.facet === 'choice' && settings['displayAs'] === 'checkBoxes')
  );
}

export function isNote(column: Column): boolean {
  return column.facet === 'text' && column.settings['allowMultipleLines'] === true;
}

/**
 * Reads a field map as clients write it. Names are case-sensitive internal names.
 *
 * @param columns the columns of the list that hold written values
 * @returns new values by internal name; null empties the field
 * @throws {Refusal} 400 on a name that is not a column, or a value its column cannot hold
 */
export function writtenFields(columns: readonly Column[], body: unknown): Record<string, FieldValue | null> {
  if (!isJsonObject(body)) throw invalidRequest('The fields of an item must be an object.');
  refuseClash(columns, body);
  const written: Record<string, FieldValue | null> = {};
  for (const [key, value] of Object.entries(body)) {
    if (key.includes('@odata.')) continue;
    const column = columns.find((candidate) => writtenName(candidate) === key);
    // Whatever the column is called, Graph does not write names that start like SharePoint's own.
    if (!column || key.startsWith('_')) throw invalidRequest(`Field '${key}' is not recognized`);
    if (column.readOnly) throw invalidRequest(`Field '${key}' is read-only`);
    written[column.name] = value === null ? null : writtenValue(column, value, body[`${key}@odata.type`]);
  }
  return written;
}

/** SharePoint keeps the id of a person in `Employee` as `EmployeeId`, and trips over a column that is called so. */
function refuseClash(columns: readonly Column[], body: JsonObject): void {
  const clash = columns.find(
    (column) =>
      isLookup(column) &&
      columns.some(({ name }) => name === `${column.name}Id`) &&
      (writtenName(column) in body || `${column.name}Id` in body),
  );
  if (clash) throw generalException();
}

/** What a new item starts with. */
export function defaultFields(columns: readonly Column[]): FieldValues {
  const values: FieldValues = {};
  for (const { name, facet, defaultValue } of columns) {
    if (defaultValue === null) continue;
    if (facet === 'number' || facet === 'currency') values[name] = Number(defaultValue);
    else if (facet === 'boolean') values[name] = defaultValue === '1' || defaultValue === 'true';
    else values[name] = defaultValue;
  }
  return values;
}

function writtenName(column: Column): string {
  return isLookup(column) ? `${column.name}LookupId` : column.name;
}

/** @returns null for an empty text or list, which SharePoint keeps as no value */
function writtenValue(column: Column, value: unknown, type: unknown): FieldValue | null {
  if (isMultiple(column)) return severalValues(column, value, type);
  switch (column.facet) {
    case 'text':
    case 'choice':
      return textValue(column, value);
    case 'number':
    case 'currency':
      if (typeof value !== 'number' || !Number.isFinite(value)) throw wrongType(column, 'number');
      return value;
    case 'boolean':
      if (typeof value !== 'boolean') throw wrongType(column, 'boolean');
      return value;
    case 'dateTime':
      return instant(column, value);
    case 'lookup':
    case 'personOrGroup':
      return lookupId(column, value);
    case 'hyperlinkOrPicture':
      throw invalidRequest('Invalid request');
  }
}

function textValue(column: Column, value: unknown): string | null {
  if (typeof value !== 'string') throw wrongType(column, 'string');
  const limit = isNote(column) ? noteLimit : Number(column.settings['maxLength'] ?? lineLimit);
  if (value.length > limit) {
    throw invalidRequest(`The value of field '${column.name}' is longer than ${limit} characters.`);
  }
  return value === '' ? null : value;
}

/** Kept in UTC to the second. */
function instant(column: Column, value: unknown): string | null {
  if (typeof value !== 'string') throw wrongType(column, 'date and time');
  if (value === '') return null;
  const at = readInstant(value);
  if (at === null) throw wrongType(column, 'date and time');
  return at;
}

function lookupId(column: Column, value: unknown): number {
  const id = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  if (typeof id !== 'number' || !Number.isInteger(id) || id < 1) throw wrongType(column, 'lookup id');
  return id;
}

function severalValues(column: Column, value: unknown, type: unknown): FieldValue | null {
  const wanted = isLookup(column) ? 'Collection(Edm.Int32)' : 'Collection(Edm.String)';
  if (type !== wanted || !Array.isArray(value)) throw invalidRequest('Invalid request');
  if (value.length === 0) return null;
  if (isLookup(column)) return value.map((entry) => lookupId(column, entry));
  return value.map((entry) => {
    if (typeof entry !== 'string') throw wrongType(column, 'string');
    return entry;
  });
}

function wrongType(column: Column, wanted: string): Error {
  return invalidRequest(`The value of field '${column.name}' is not a ${wanted}.`);
}

/** Fields without a value are absent from Graph's answers, not null. */
export function applied(before: FieldValues, written: Record<string, FieldValue | null>): FieldValues {
  const entries = Object.entries({ ...before, ...written });
  return Object.fromEntries(entries.filter((entry): entry is [string, FieldValue] => entry[1] !== null));
}

/** What an index orders and compares by: text without regard to case, booleans as 0 and 1. */
export function indexKey(value: FieldValue | undefined): string | number | null {
  if (value === undefined || Array.isArray(value)) return null;
  if (typeof value === 'string') return value.toLowerCase();
  return Number(value);
}
