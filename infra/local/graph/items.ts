import { randomUUID } from 'node:crypto';
import type { LocalDatabase } from '../database.ts';
import type { Column } from './columns.ts';
import type { FieldValues } from './field-values.ts';
import { indexKey } from './field-values.ts';
import type { IdentitySet } from './identity.ts';
import type { StoredList } from './lists.ts';
import { nextChange, nextNumbers } from './lists.ts';
import { invalidRequest, notFound } from './refusal.ts';

export interface StoredItem {
  id: number;
  guid: string;
  version: number;
  /** Place in the list's order of changes; what delta reads by. */
  change: number;
  deleted: boolean;
  createdAt: string;
  modifiedAt: string;
  createdBy: IdentitySet;
  modifiedBy: IdentitySet;
  fields: FieldValues;
}

export interface StoredVersion {
  version: number;
  modifiedAt: string;
  modifiedBy: IdentitySet;
  fields: FieldValues;
}

interface ItemRow {
  id: number;
  guid: string;
  version: number;
  change: number;
  deleted: number;
  created_at: string;
  modified_at: string;
  created_by: string;
  modified_by: string;
  fields: string;
}

/** Major versions SharePoint keeps of an item unless somebody changes the setting. */
const versionsKept = 50;

/** A list with the columns its items hold values for. */
export interface Table {
  list: StoredList;
  columns: readonly Column[];
}

export interface Stamp {
  by: IdentitySet;
  at: string;
}

/** @throws {Refusal} 400 when a unique column already has the value */
export function addItem(db: LocalDatabase, table: Table, fields: FieldValues, { by, at }: Stamp): StoredItem {
  const { itemId, change } = nextNumbers(db, table.list, at);
  const item: StoredItem = {
    ...{ id: itemId, guid: randomUUID(), version: 1, change, deleted: false },
    ...{ createdAt: at, modifiedAt: at, createdBy: by, modifiedBy: by, fields },
  };
  writeIndexes(db, table, item, undefined);
  const who = JSON.stringify(by);
  db.run(
    `INSERT INTO graph_items (list_id, id, guid, version, change, created_at, modified_at, created_by, modified_by, fields)
     VALUES (?, ?, ?, 1, ?, ?, ?, ?, ?, ?)`,
    ...[table.list.id, item.id, item.guid, change, at, at, who, who, JSON.stringify(fields)],
  );
  return item;
}

/** @throws {Refusal} 400 when a unique column already has the value */
export function changeItem(
  db: LocalDatabase,
  table: Table,
  before: StoredItem,
  fields: FieldValues,
  { by, at }: Stamp,
): StoredItem {
  const change = nextChange(db, table.list, at);
  const item = { ...before, version: before.version + 1, change, modifiedAt: at, modifiedBy: by, fields };
  writeIndexes(db, table, item, before);
  keepVersion(db, table.list, before);
  db.run(
    'UPDATE graph_items SET version = ?, change = ?, modified_at = ?, modified_by = ?, fields = ? WHERE list_id = ? AND id = ?',
    ...[item.version, change, at, JSON.stringify(by), JSON.stringify(fields), table.list.id, item.id],
  );
  return item;
}

/** Leaves a marker for delta; everything else about the item is gone. */
export function removeItem(db: LocalDatabase, list: StoredList, item: StoredItem, at: string): void {
  db.run(
    `UPDATE graph_items SET deleted = 1, fields = '{}', change = ? WHERE list_id = ? AND id = ?`,
    ...[nextChange(db, list, at), list.id, item.id],
  );
  db.run('DELETE FROM graph_index_values WHERE list_id = ? AND item_id = ?', list.id, item.id);
  db.run('DELETE FROM graph_versions WHERE list_id = ? AND item_id = ?', list.id, item.id);
}

/** @throws {Refusal} 404 */
export function getItem(db: LocalDatabase, list: StoredList, id: string): StoredItem {
  const row = /^\d{1,15}$/.test(id)
    ? db.get<ItemRow>(
        'SELECT * FROM graph_items WHERE list_id = ? AND id = ? AND deleted = 0',
        list.id,
        Number(id),
      )
    : undefined;
  if (!row) throw notFound('The specified item was not found.');
  return fromRow(row);
}

export function itemsAfter(db: LocalDatabase, list: StoredList, id: number, limit: number): StoredItem[] {
  return db
    .all<ItemRow>(
      'SELECT * FROM graph_items WHERE list_id = ? AND id > ? AND deleted = 0 ORDER BY id LIMIT ?',
      ...[list.id, id, limit],
    )
    .map(fromRow);
}

export function itemsWithIds(db: LocalDatabase, list: StoredList, ids: readonly number[]): StoredItem[] {
  return db
    .all<ItemRow>(
      `SELECT * FROM graph_items WHERE list_id = ? AND deleted = 0 AND id IN (SELECT value FROM json_each(?))`,
      ...[list.id, JSON.stringify(ids)],
    )
    .map(fromRow);
}

/** Deleted ones too, in the order they changed. */
export function itemsChangedAfter(
  db: LocalDatabase,
  list: StoredList,
  { change, deletedAfter, limit }: { change: number; deletedAfter: number; limit: number },
): StoredItem[] {
  return db
    .all<ItemRow>(
      `SELECT * FROM graph_items WHERE list_id = ? AND change > ? AND (deleted = 0 OR change > ?)
       ORDER BY change LIMIT ?`,
      ...[list.id, change, deletedAfter, limit],
    )
    .map(fromRow);
}

/** Earlier versions, newest first. */
export function earlierVersions(db: LocalDatabase, list: StoredList, item: StoredItem): StoredVersion[] {
  return db
    .all<{ version: number; modified_at: string; modified_by: string; fields: string }>(
      'SELECT * FROM graph_versions WHERE list_id = ? AND item_id = ? ORDER BY version DESC',
      ...[list.id, item.id],
    )
    .map((row) => ({
      version: row.version,
      modifiedAt: row.modified_at,
      modifiedBy: JSON.parse(row.modified_by) as IdentitySet,
      fields: JSON.parse(row.fields) as FieldValues,
    }));
}

/**
 * Fills the index of a column that has just become indexed.
 * @throws {Refusal} 400 when it is to be unique and two items have the same value
 */
export function buildIndex(db: LocalDatabase, list: StoredList, column: Column): void {
  db.run('DELETE FROM graph_index_values WHERE list_id = ? AND column_name = ?', list.id, column.name);
  if (!column.indexed) return;
  for (const item of itemsAfter(db, list, 0, -1)) writeIndex(db, list, column, item);
}

function writeIndexes(
  db: LocalDatabase,
  { list, columns }: Table,
  item: StoredItem,
  before?: StoredItem,
): void {
  for (const column of columns) {
    if (!column.indexed) continue;
    const same = before && indexKey(before.fields[column.name]) === indexKey(item.fields[column.name]);
    if (!same) writeIndex(db, list, column, item);
  }
}

function writeIndex(db: LocalDatabase, list: StoredList, column: Column, item: StoredItem): void {
  const key = indexKey(item.fields[column.name]);
  if (column.unique && key !== null) {
    const other = db.get(
      'SELECT 1 AS taken FROM graph_index_values WHERE list_id = ? AND column_name = ? AND key = ? AND item_id <> ?',
      ...[list.id, column.name, key, item.id],
    );
    if (other) {
      throw invalidRequest('One or more fields with unique constraints already has the provided value.');
    }
  }
  db.run(
    'INSERT OR REPLACE INTO graph_index_values (list_id, column_name, key, item_id) VALUES (?, ?, ?, ?)',
    ...[list.id, column.name, key, item.id],
  );
}

function keepVersion(db: LocalDatabase, list: StoredList, item: StoredItem): void {
  db.run(
    'INSERT INTO graph_versions (list_id, item_id, version, modified_at, modified_by, fields) VALUES (?, ?, ?, ?, ?, ?)',
    ...[
      list.id,
      item.id,
      item.version,
      item.modifiedAt,
      JSON.stringify(item.modifiedBy),
      JSON.stringify(item.fields),
    ],
  );
  db.run(
    'DELETE FROM graph_versions WHERE list_id = ? AND item_id = ? AND version <= ?',
    ...[list.id, item.id, item.version + 1 - versionsKept],
  );
}

function fromRow(row: ItemRow): StoredItem {
  return {
    id: row.id,
    guid: row.guid,
    version: row.version,
    change: row.change,
    deleted: row.deleted === 1,
    createdAt: row.created_at,
    modifiedAt: row.modified_at,
    createdBy: JSON.parse(row.created_by) as IdentitySet,
    modifiedBy: JSON.parse(row.modified_by) as IdentitySet,
    fields: JSON.parse(row.fields) as FieldValues,
  };
}
