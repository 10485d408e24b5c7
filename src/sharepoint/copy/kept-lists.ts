import { closeSync, openSync } from 'node:fs';
import Database from 'libsql';
import type { ListName } from '../entities.ts';
import { expandFields, keptText, type ListItem } from '../list-items.ts';
import { listNames } from '../lists/lists.ts';
import { digestText, nothing, toggle, type Digest } from './digest.ts';

/** Where the reading of a kept list goes on, and whose it is. */
export interface KeptList {
  name: ListName;
  /** The list's address. */
  path: string;
  deltaLink: string;
}

interface KeptRow {
  item: number;
  body: string;
}

/** To be raised when the tables change: a file of another format is begun anew. */
const format = 1;
const rowsInPage = 500;

/**
 * The tables of the copy file: a row for every item, and for every list that is kept in full where to go on.
 * SQLite is told not to wait for the disk, which would hold up everybody: a process may be killed at any moment,
 * but after a power cut the file may be anything. So every list carries a digest of its rows, and counts as kept
 * only while they add up to it.
 */
export class KeptLists {
  readonly #database: Database.Database;
  readonly #digests = new Map<ListName, Digest>();

  /** @throws {Error} when it cannot be opened or is no database */
  constructor(file: string) {
    this.#database = openPrivate(file);
    try {
      this.#prepare();
    } catch (error) {
      this.#database.close();
      throw error;
    }
  }

  /** Lists kept in full, with the columns of today. */
  lists(): KeptList[] {
    return this.#read<KeptList & { columns: string }>(
      'SELECT name, path, columns, link AS deltaLink FROM lists',
    ).filter(({ name, columns }) => listNames.includes(name) && expandFields(name) === columns);
  }

  /** @throws {Error} when they are not the rows that were put there */
  *pages(list: ListName): Generator<ListItem[]> {
    let digest = nothing;
    for (let last: KeptRow | undefined; ;) {
      const rows = this.#read<KeptRow>(
        `SELECT item, body FROM "${list}" WHERE item > ? ORDER BY item LIMIT ${rowsInPage}`,
        last?.item ?? 0,
      );
      last = rows.at(-1);
      if (!last) break;
      for (const { item, body } of rows) digest = toggle(digest, `${item} ${body}`);
      yield rows.map(({ body }) => JSON.parse(body) as ListItem);
    }
    const [kept] = this.#read<{ digest: string }>('SELECT digest FROM lists WHERE name = ?', list);
    if (kept?.digest !== digestText(digest)) throw new Error(`The rows of "${list}" are not as they were.`);
    this.#digests.set(list, digest);
  }

  /** Puts items in place of what was kept of them. */
  put(list: ListName, items: readonly ListItem[]): void {
    const add = this.#database.prepare(`INSERT OR IGNORE INTO "${list}" (item, body) VALUES (?, ?)`);
    const known = this.#database.prepare(`SELECT body FROM "${list}" WHERE item = ?`);
    const replace = this.#database.prepare(`UPDATE "${list}" SET body = ? WHERE item = ?`);
    const drop = this.#database.prepare(`DELETE FROM "${list}" WHERE item = ?`);
    let digest = this.#digests.get(list) ?? nothing;
    for (const item of items) {
      const id = Number(item.id);
      const body = keptText(item);
      const isNew = body !== null && add.run(id, body).changes > 0;
      if (!isNew) {
        const [before] = known.all(id) as { body: string }[];
        if (before) digest = toggle(digest, `${id} ${before.body}`);
        if (body === null) drop.run(id);
        else replace.run(body, id);
      }
      if (body !== null) digest = toggle(digest, `${id} ${body}`);
    }
    this.#digests.set(list, digest);
  }

  /** From here on the list is kept in full. */
  complete({ name, path, deltaLink }: KeptList): void {
    this.#database
      .prepare('INSERT OR REPLACE INTO lists (name, path, columns, link, digest) VALUES (?, ?, ?, ?, ?)')
      .run(name, path, expandFields(name), deltaLink, digestText(this.#digests.get(name) ?? nothing));
  }

  /**
   * Forgets a list, some rows at a time.
   * @returns whether there are rows left to forget
   */
  forgetSome(list: ListName): boolean {
    this.#database.prepare('DELETE FROM lists WHERE name = ?').run(list);
    this.#digests.delete(list);
    const some = `DELETE FROM "${list}" WHERE item IN (SELECT item FROM "${list}" LIMIT ${rowsInPage})`;
    return this.#database.prepare(some).run().changes > 0;
  }

  begin(): void {
    this.#database.exec('BEGIN');
  }

  commit(): void {
    this.#database.exec('COMMIT');
  }

  close(): void {
    if (this.#database.inTransaction) this.#database.exec('ROLLBACK');
    // The driver closes only when its last statement is collected; this leaves the file whole by itself.
    this.#database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').all();
    this.#database.close();
  }

  #prepare(): void {
    this.#read('PRAGMA journal_mode = WAL');
    this.#database.exec('PRAGMA synchronous = OFF');
    const [found] = this.#read<{ user_version: number }>('PRAGMA user_version');
    if (found?.user_version !== format) {
      const tables = this.#read<{ name: string }>(`SELECT name FROM sqlite_master WHERE type = 'table'`);
      for (const { name } of tables) this.#database.exec(`DROP TABLE "${name}"`);
    }
    this.#database.exec(
      'CREATE TABLE IF NOT EXISTS lists (name TEXT PRIMARY KEY, path TEXT, columns TEXT, link TEXT, digest TEXT)',
    );
    for (const list of listNames) {
      this.#database.exec(`CREATE TABLE IF NOT EXISTS "${list}" (item INTEGER PRIMARY KEY, body TEXT)`);
    }
    this.#database.exec(`PRAGMA user_version = ${format}`);
  }

  #read<Row>(sql: string, ...values: (string | number)[]): Row[] {
    return this.#database.prepare(sql).all(...values) as Row[];
  }
}

/** People's names are in it: nobody else on this machine may read it. */
export function openPrivate(file: string): Database.Database {
  closeSync(openSync(file, 'a', 0o600));
  return new Database(file);
}
