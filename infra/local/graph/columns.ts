import { randomUUID } from 'node:crypto';
import type { LocalDatabase } from '../database.ts';
import type { FacetName } from './column-facets.ts';
import type { StoredList } from './lists.ts';
import type { JsonObject } from './protocol.ts';
import { notFound } from './refusal.ts';
import { systemColumns } from './system-columns.ts';

/** A column as kept; `settings` is the facet's own object with its defaults filled in. */
export interface Column {
  id: string;
  name: string;
  displayName: string;
  description: string;
  columnGroup: string;
  facet: FacetName;
  settings: JsonObject;
  indexed: boolean;
  unique: boolean;
  required: boolean;
  hidden: boolean;
  readOnly: boolean;
  defaultValue: string | null;
}

/** Columns people made, oldest first, then SharePoint's own. */
export function allColumns(db: LocalDatabase, list: StoredList): Column[] {
  return [...ownColumns(db, list), ...systemColumns];
}

/** Columns that hold values people write: Title and everything added. */
export function ownColumns(db: LocalDatabase, list: StoredList): Column[] {
  return db
    .all<{ definition: string }>(
      'SELECT definition FROM graph_columns WHERE list_id = ? ORDER BY rowid',
      list.id,
    )
    .map((row) => JSON.parse(row.definition) as Column);
}

/** @throws {Refusal} 404 */
export function getColumn(db: LocalDatabase, list: StoredList, idOrName: string): Column {
  const column = allColumns(db, list).find(
    ({ id, name }) => id === idOrName.toLowerCase() || name === idOrName,
  );
  if (!column) throw notFound();
  return column;
}

export function addColumn(db: LocalDatabase, list: StoredList, column: Omit<Column, 'id'>): Column {
  const stored = { ...column, id: randomUUID() };
  db.run(
    'INSERT INTO graph_columns (id, list_id, name, definition) VALUES (?, ?, ?, ?)',
    ...[stored.id, list.id, stored.name, JSON.stringify(stored)],
  );
  return stored;
}

export function replaceColumn(db: LocalDatabase, column: Column): void {
  db.run('UPDATE graph_columns SET definition = ? WHERE id = ?', JSON.stringify(column), column.id);
}

export function removeColumn(db: LocalDatabase, list: StoredList, column: Column): void {
  db.run('DELETE FROM graph_columns WHERE id = ?', column.id);
  db.run('DELETE FROM graph_index_values WHERE list_id = ? AND column_name = ?', list.id, column.name);
}
