import { mkdirSync, openSync, closeSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import Database from 'libsql';
import type { ListName } from '../entities.ts';
import { expandFields, keptText, type ListItem } from '../list-items.ts';
import { listNames } from '../lists/lists.ts';
import { hash } from './digest.ts';

/**
 * The lists as they were last read, in a file, so that a restart reads only what changed since. A list's rows and
 * the link its changes go on from are written in one transaction, or the link after the last of the rows: they
 * always agree, whenever the process ends. Nothing here is the only copy of anything; trouble of any kind costs a
 * full read and a line in the log.
 *
 * Writing is done in slices between other work and never waited for by a request. It needs a disk of this machine:
 * the log SQLite writes ahead does not work over a network.
 */
export interface CopyFile {
  /**
   * Gives what is kept, list by list and page by page.
   *
   * @param paths the lists' addresses; what was kept of other lists of the same names is of no use
   * @returns the links to go on from. Only lists that have one are kept; damage anywhere leaves none
   */
  load(
    paths: Readonly<Record<ListName, string>>,
    take: (list: ListName, items: readonly ListItem[]) => Promise<void>,
  ): Promise<Map<ListName, string>>;
  /** Keeps what changed in a list between two links; nothing unless the list is kept as of the first. */
  change(list: ListName, items: readonly ListItem[], links: { from: string; to: string }): void;
  /** Forgets a list that is to be given anew, with `add`, and `complete` at the end. */
  clear(list: ListName): Promise<void>;
  add(list: ListName, items: readonly ListItem[]): Promise<void>;
  complete(list: ListName, listPath: string, deltaLink: string): void;
  /** Waits until all is written. */
  close(): Promise<void>;
}

export interface CopyFileOptions {
  /** Made if absent. */
  folder: string;
  /** Told, once per cause, why the file or part of it was of no use. */
  onTrouble: (message: string, cause?: unknown) => void;
}

/** Everything the file consists of, for whoever deletes it. */
export function copyFileNames(folder: string): string[] {
  const file = fileIn(folder);
  return [...databaseFiles(file), ...databaseFiles(`${file}.lock`)];
}

function fileIn(folder: string): string {
  return path.join(folder, 'sharepoint-copy.db');
}

/** A database and what SQLite may put beside it. */
function databaseFiles(file: string): string[] {
  return [file, `${file}-wal`, `${file}-shm`, `${file}-journal`];
}

/** @returns null when the folder cannot be used; the reason was told */
export function openCopyFile(options: CopyFileOptions): CopyFile | null {
  const file = fileIn(options.folder);
  let lock: Database.Database | null = null;
  try {
    mkdirSync(options.folder, { recursive: true });
    lock = openPrivate(`${file}.lock`);
    lock.exec('BEGIN EXCLUSIVE');
    return new SqliteCopyFile(file, lock, options);
  } catch (cause) {
    lock?.close();
    options.onTrouble(
      isBusy(cause)
        ? `Another process keeps its copy of the lists in ${options.folder}; this one keeps its own in memory only.`
        : `The copy of the lists cannot be kept in ${options.folder}; it is in memory only.`,
      cause,
    );
    return null;
  }
}

/** To be raised when the tables change: a file of another format is begun anew. */
const format = 1;
const rowsInSlice = 500;

interface KeptList {
  name: ListName;
  path: string;
  columns: string;
  link: string;
}

interface KeptRow {
  item: number;
  body: string;
  sum: number;
}

class SqliteCopyFile implements CopyFile {
  readonly #file: string;
  readonly #lock: Database.Database;
  readonly #onTrouble: CopyFileOptions['onTrouble'];
  #database: Database.Database | null;
  #writing: Promise<void> = Promise.resolve();

  constructor(file: string, lock: Database.Database, { onTrouble }: CopyFileOptions) {
    this.#file = file;
    this.#lock = lock;
    this.#onTrouble = onTrouble;
    try {
      this.#database = openTables(file);
    } catch (cause) {
      onTrouble(`${file} was damaged; the lists are read anew.`, cause);
      this.#database = this.#beginAnew();
    }
  }

  async load(...[paths, take]: Parameters<CopyFile['load']>): Promise<Map<ListName, string>> {
    const links = new Map<ListName, string>();
    if (!this.#database) return links;
    try {
      const kept = read<KeptList>(this.#database, 'SELECT name, path, columns, link FROM lists');
      for (const { name, path: listPath, columns, link } of kept) {
        if (paths[name] !== listPath || expandFields(name) !== columns) continue;
        for (const page of pagesOf(this.#database, name)) await take(name, page);
        links.set(name, link);
      }
      return links;
    } catch (cause) {
      this.#onTrouble(`${this.#file} was damaged; the lists are read anew.`, cause);
      this.#database = this.#beginAnew();
      return new Map();
    }
  }

  change(list: ListName, items: readonly ListItem[], { from, to }: { from: string; to: string }): void {
    void this.#inTurn(async (database) => {
      database.exec('BEGIN');
      const { changes } = database
        .prepare('UPDATE lists SET link = ? WHERE name = ? AND link = ?')
        .run(to, list, from);
      if (changes > 0) await write(database, list, items);
      database.exec('COMMIT');
    });
  }

  clear(list: ListName): Promise<void> {
    return this.#inTurn(async (database) => {
      database.prepare('DELETE FROM lists WHERE name = ?').run(list);
      const some = database.prepare(
        `DELETE FROM "${list}" WHERE item IN (SELECT item FROM "${list}" LIMIT ${rowsInSlice})`,
      );
      while (some.run().changes > 0) await nextTurn();
    });
  }

  add(list: ListName, items: readonly ListItem[]): Promise<void> {
    return this.#inTurn(async (database) => {
      database.exec('BEGIN');
      await write(database, list, items);
      database.exec('COMMIT');
    });
  }

  complete(list: ListName, listPath: string, deltaLink: string): void {
    void this.#inTurn(async (database) => {
      database
        .prepare('INSERT INTO lists (name, path, columns, link) VALUES (?, ?, ?, ?)')
        .run(list, listPath, expandFields(list), deltaLink);
      await nextTurn();
    });
  }

  async close(): Promise<void> {
    await this.#writing;
    // The driver closes only when its last statement is collected; this leaves the file whole by itself.
    this.#database?.prepare('PRAGMA wal_checkpoint(TRUNCATE)').all();
    this.#database?.close();
    this.#database = null;
    this.#lock.exec('COMMIT');
    this.#lock.close();
  }

  /** One after the other, so that a transaction has the connection to itself. */
  #inTurn(job: (database: Database.Database) => Promise<void>): Promise<void> {
    this.#writing = this.#writing.then(async () => {
      if (!this.#database) return;
      try {
        await job(this.#database);
      } catch (cause) {
        this.#onTrouble(`${this.#file} cannot be written; the lists are in memory only from now on.`, cause);
        if (this.#database.inTransaction) this.#database.exec('ROLLBACK');
        this.#database.close();
        this.#database = null;
      }
    });
    return this.#writing;
  }

  #beginAnew(): Database.Database | null {
    try {
      this.#database?.close();
      for (const file of databaseFiles(this.#file)) rmSync(file, { force: true });
      return openTables(this.#file);
    } catch (cause) {
      this.#onTrouble(`${this.#file} cannot be written; the lists are in memory only.`, cause);
      return null;
    }
  }
}

function openTables(file: string): Database.Database {
  const database = openPrivate(file);
  try {
    database.prepare('PRAGMA journal_mode = WAL').all();
    database.exec('PRAGMA synchronous = NORMAL');
    const [found] = read<{ user_version: number }>(database, 'PRAGMA user_version');
    if (found?.user_version !== format) {
      const tables = read<{ name: string }>(database, `SELECT name FROM sqlite_master WHERE type = 'table'`);
      for (const { name } of tables) database.exec(`DROP TABLE "${name}"`);
    }
    database.exec(
      'CREATE TABLE IF NOT EXISTS lists (name TEXT PRIMARY KEY, path TEXT, columns TEXT, link TEXT)',
    );
    for (const list of listNames) {
      database.exec(
        `CREATE TABLE IF NOT EXISTS "${list}" (item INTEGER PRIMARY KEY, body TEXT, sum INTEGER)`,
      );
    }
    database.exec(`PRAGMA user_version = ${format}`);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** People's names are in it: nobody else on this machine may read it. */
function openPrivate(file: string): Database.Database {
  closeSync(openSync(file, 'a', 0o600));
  return new Database(file);
}

function read<Row>(database: Database.Database, sql: string, ...values: (string | number)[]): Row[] {
  return database.prepare(sql).all(...values) as Row[];
}

function* pagesOf(database: Database.Database, list: ListName): Generator<ListItem[]> {
  const sql = `SELECT item, body, sum FROM "${list}" WHERE item > ? ORDER BY item LIMIT ${rowsInSlice}`;
  for (let last: KeptRow | undefined; ;) {
    const rows = read<KeptRow>(database, sql, last?.item ?? 0);
    if (rows.length === 0) return;
    yield rows.map(itemOf);
    last = rows.at(-1);
  }
}

async function write(database: Database.Database, list: ListName, items: readonly ListItem[]): Promise<void> {
  const put = database.prepare(`INSERT OR REPLACE INTO "${list}" (item, body, sum) VALUES (?, ?, ?)`);
  const drop = database.prepare(`DELETE FROM "${list}" WHERE item = ?`);
  for (let start = 0; start < items.length; start += rowsInSlice) {
    for (const item of items.slice(start, start + rowsInSlice)) {
      const body = keptText(item);
      if (body === null) drop.run(Number(item.id));
      else put.run(Number(item.id), body, sumOf(body));
    }
    await nextTurn();
  }
}

/** @throws {Error} when the text is not as it was written: SQLite itself would not notice */
function itemOf({ item, body, sum }: KeptRow): ListItem {
  if (typeof body !== 'string' || sumOf(body) !== sum) throw new Error(`Row ${item} is damaged.`);
  return JSON.parse(body) as ListItem;
}

function sumOf(body: string): number {
  return hash(body)[0];
}

function isBusy(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY');
}
