import type { LocalDatabase } from '../database.ts';

/** Makes the tables if they are not there. All other tables in the file belong to other parts of the trial. */
export function prepareStorage(db: LocalDatabase): void {
  db.transaction(() => db.exec(schema));
}

const schema = `
CREATE TABLE IF NOT EXISTS graph_lists (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  display_name TEXT NOT NULL COLLATE NOCASE UNIQUE,
  description TEXT NOT NULL,
  template TEXT NOT NULL,
  hidden INTEGER NOT NULL,
  version INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  modified_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  modified_by TEXT NOT NULL,
  last_item_id INTEGER NOT NULL DEFAULT 0,
  last_change INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE IF NOT EXISTS graph_columns (
  id TEXT PRIMARY KEY,
  list_id TEXT NOT NULL REFERENCES graph_lists (id),
  name TEXT NOT NULL,
  definition TEXT NOT NULL,
  UNIQUE (list_id, name)
);
CREATE TABLE IF NOT EXISTS graph_items (
  list_id TEXT NOT NULL,
  id INTEGER NOT NULL,
  guid TEXT NOT NULL,
  version INTEGER NOT NULL,
  change INTEGER NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0,
  created_at TEXT NOT NULL,
  modified_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  modified_by TEXT NOT NULL,
  fields TEXT NOT NULL,
  PRIMARY KEY (list_id, id)
) WITHOUT ROWID;
CREATE UNIQUE INDEX IF NOT EXISTS graph_items_by_change ON graph_items (list_id, change);
CREATE TABLE IF NOT EXISTS graph_versions (
  list_id TEXT NOT NULL,
  item_id INTEGER NOT NULL,
  version INTEGER NOT NULL,
  modified_at TEXT NOT NULL,
  modified_by TEXT NOT NULL,
  fields TEXT NOT NULL,
  PRIMARY KEY (list_id, item_id, version)
) WITHOUT ROWID;
-- One row per item and indexed column, empty values too; key has no type so that text and numbers keep theirs.
CREATE TABLE IF NOT EXISTS graph_index_values (
  list_id TEXT NOT NULL,
  column_name TEXT NOT NULL,
  key,
  item_id INTEGER NOT NULL,
  PRIMARY KEY (list_id, item_id, column_name)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS graph_index_by_key ON graph_index_values (list_id, column_name, key, item_id);
-- told: the list's last change the subscriber has been or is being told of.
CREATE TABLE IF NOT EXISTS graph_subscriptions (
  id TEXT PRIMARY KEY,
  list_id TEXT NOT NULL,
  told INTEGER NOT NULL,
  body TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS graph_delta_epoch (epoch INTEGER NOT NULL);
-- How often the tokens of one list alone were given up.
CREATE TABLE IF NOT EXISTS graph_delta_lost (list_id TEXT PRIMARY KEY, times INTEGER NOT NULL);
INSERT INTO graph_delta_epoch SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM graph_delta_epoch);
`;
