import { randomUUID } from 'node:crypto';
import type { LocalDatabase } from '../database.ts';
import type { IdentitySet } from './identity.ts';
import { nameExists, notFound } from './refusal.ts';

export interface StoredList {
  id: string;
  name: string;
  displayName: string;
  description: string;
  template: string;
  hidden: boolean;
  version: number;
  createdAt: string;
  modifiedAt: string;
  createdBy: IdentitySet;
  modifiedBy: IdentitySet;
}

interface ListRow {
  id: string;
  name: string;
  display_name: string;
  description: string;
  template: string;
  hidden: number;
  version: number;
  created_at: string;
  modified_at: string;
  created_by: string;
  modified_by: string;
}

export interface NewList {
  displayName: string;
  description: string;
  template: string;
  hidden: boolean;
}

/** @throws {Refusal} 409 when a list of that name exists, whatever its case */
export function addList(db: LocalDatabase, list: NewList, by: IdentitySet, at: string): StoredList {
  if (findList(db, list.displayName)) throw nameExists('The specified name already exists.');
  const id = randomUUID();
  const who = JSON.stringify(by);
  db.run(
    `INSERT INTO graph_lists (id, name, display_name, description, template, hidden, version,
       created_at, modified_at, created_by, modified_by) VALUES (?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?)`,
    ...[id, urlName(db, list.displayName), list.displayName, list.description, list.template],
    ...[list.hidden ? 1 : 0, at, at, who, who],
  );
  return getList(db, id);
}

export function allLists(db: LocalDatabase): StoredList[] {
  return db.all<ListRow>('SELECT * FROM graph_lists ORDER BY rowid').map(fromRow);
}

/** By id or title. */
export function findList(db: LocalDatabase, idOrTitle: string): StoredList | undefined {
  const row = db.get<ListRow>(
    'SELECT * FROM graph_lists WHERE id = ? OR display_name = ?',
    idOrTitle.toLowerCase(),
    idOrTitle,
  );
  return row && fromRow(row);
}

/** @throws {Refusal} 404 */
export function getList(db: LocalDatabase, idOrTitle: string): StoredList {
  const list = findList(db, idOrTitle);
  if (!list) throw notFound();
  return list;
}

export function renameList(
  db: LocalDatabase,
  list: StoredList,
  change: { displayName: string; description: string },
  by: IdentitySet,
  at: string,
): StoredList {
  const other = findList(db, change.displayName);
  if (other && other.id !== list.id) throw nameExists('The specified name already exists.');
  db.run(
    `UPDATE graph_lists SET display_name = ?, description = ?, version = version + 1, modified_at = ?, modified_by = ?
     WHERE id = ?`,
    ...[change.displayName, change.description, at, JSON.stringify(by), list.id],
  );
  return getList(db, list.id);
}

export function removeList(db: LocalDatabase, list: StoredList): void {
  for (const table of ['columns', 'items', 'versions', 'index_values', 'subscriptions']) {
    db.run(`DELETE FROM graph_${table} WHERE list_id = ?`, list.id);
  }
  db.run('DELETE FROM graph_lists WHERE id = ?', list.id);
}

/** The next item id and the next place in the order of changes. Ids are never used again. */
export function nextNumbers(
  db: LocalDatabase,
  list: StoredList,
  at: string,
): { itemId: number; change: number } {
  db.run(
    'UPDATE graph_lists SET last_item_id = last_item_id + 1, last_change = last_change + 1, modified_at = ? WHERE id = ?',
    ...[at, list.id],
  );
  return lastNumbers(db, list);
}

export function nextChange(db: LocalDatabase, list: StoredList, at: string): number {
  db.run('UPDATE graph_lists SET last_change = last_change + 1, modified_at = ? WHERE id = ?', at, list.id);
  return lastNumbers(db, list).change;
}

export function lastChange(db: LocalDatabase, list: StoredList): number {
  return lastNumbers(db, list).change;
}

function lastNumbers(db: LocalDatabase, list: StoredList): { itemId: number; change: number } {
  const row = db.get<{ itemId: number; change: number }>(
    'SELECT last_item_id AS itemId, last_change AS change FROM graph_lists WHERE id = ?',
    list.id,
  );
  if (!row) throw notFound();
  return row;
}

/** The list's last URL segment: given by the server, free of what a URL cannot hold, kept when renamed. */
function urlName(db: LocalDatabase, displayName: string): string {
  const plain = displayName.replace(/["#%*:<>?/\\|~&{}]/g, '').trim() || 'List';
  const taken = (name: string) =>
    db.get('SELECT 1 AS taken FROM graph_lists WHERE name = ?', name) !== undefined;
  let name = plain;
  for (let suffix = 1; taken(name); suffix += 1) name = `${plain}${suffix}`;
  return name;
}

function fromRow(row: ListRow): StoredList {
  return {
    id: row.id,
    name: row.name,
    displayName: row.display_name,
    description: row.description,
    template: row.template,
    hidden: row.hidden === 1,
    version: row.version,
    createdAt: row.created_at,
    modifiedAt: row.modified_at,
    createdBy: JSON.parse(row.created_by) as IdentitySet,
    modifiedBy: JSON.parse(row.modified_by) as IdentitySet,
  };
}
