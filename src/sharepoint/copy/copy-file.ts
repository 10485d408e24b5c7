import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import Database from 'libsql';
import type { ListName } from '../entities.ts';
import type { ListItem } from '../list-items.ts';
import { KeptLists, openPrivate } from './kept-lists.ts';

/**
 * The lists as they were last read, in a file, so that a restart reads only what changed since. A list's rows and
 * the link its changes go on from are written in one transaction, or the link after the last of the rows: they
 * always agree, whenever the process ends. Nothing here is the only copy of anything; trouble of any kind costs a
 * full read and a line in the log.
 *
 * Writing is done in slices between other work, and after lists that are being read whole, for which somebody may
 * wait. It needs a disk of this machine: the log SQLite writes ahead does not work over a network.
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
  clear(list: ListName): void;
  /** Waits only when a lot is still to be written, so that it does not pile up in memory. */
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

/** As many rows as are written without anybody else waiting noticeably. */
const rowsInSlice = 500;
/** Items that may wait to be written while lists are being read; about 1 kB each. */
const mostWaiting = 100_000;

class SqliteCopyFile implements CopyFile {
  readonly #file: string;
  readonly #lock: Database.Database;
  readonly #onTrouble: CopyFileOptions['onTrouble'];
  /** Null once it is of no use. */
  #kept: KeptLists | null;
  #links = new Map<ListName, { path: string; deltaLink: string }>();
  #writing: Promise<void> = Promise.resolve();
  /** Lists being read whole. */
  readonly #beingGiven = new Set<ListName>();
  #itemsWaiting = 0;
  #goOn: (() => void) | null = null;

  constructor(file: string, lock: Database.Database, { onTrouble }: CopyFileOptions) {
    this.#file = file;
    this.#lock = lock;
    this.#onTrouble = onTrouble;
    try {
      this.#kept = new KeptLists(file);
    } catch (cause) {
      this.#kept = this.#beginAnew(null, cause);
    }
  }

  async load(...[paths, take]: Parameters<CopyFile['load']>): Promise<Map<ListName, string>> {
    const kept = this.#kept;
    if (!kept) return new Map();
    try {
      const lists = kept.lists().filter(({ name, path: listPath }) => paths[name] === listPath);
      for (const { name } of lists) {
        for (const page of kept.pages(name)) await take(name, page);
      }
      this.#links = new Map(lists.map(({ name, ...place }) => [name, place]));
      return new Map(lists.map(({ name, deltaLink }) => [name, deltaLink]));
    } catch (cause) {
      this.#kept = this.#beginAnew(kept, cause);
      return new Map();
    }
  }

  change(list: ListName, items: readonly ListItem[], { from, to }: { from: string; to: string }): void {
    void this.#inTurn(async (kept) => {
      const place = this.#links.get(list);
      if (place?.deltaLink !== from) return;
      kept.begin();
      await putInSlices(kept, list, items);
      this.#complete(kept, list, place.path, to);
      kept.commit();
    });
  }

  clear(list: ListName): void {
    this.#beingGiven.add(list);
    void this.#inTurn(async (kept) => {
      this.#links.delete(list);
      while (kept.forgetSome(list)) await nextTurn();
    });
  }

  add(list: ListName, items: readonly ListItem[]): Promise<void> {
    if (!this.#kept) return Promise.resolve();
    this.#itemsWaiting += items.length;
    const written = this.#inTurn(async (kept) => {
      this.#itemsWaiting -= items.length;
      kept.begin();
      await putInSlices(kept, list, items);
      kept.commit();
    });
    if (!this.#isTooMuchWaiting()) return Promise.resolve();
    this.#goOn?.();
    return written;
  }

  complete(list: ListName, listPath: string, deltaLink: string): void {
    void this.#inTurn((kept) => this.#complete(kept, list, listPath, deltaLink));
    this.#beingGiven.delete(list);
    if (this.#beingGiven.size === 0) this.#goOn?.();
  }

  async close(): Promise<void> {
    this.#beingGiven.clear();
    this.#goOn?.();
    await this.#inTurn((kept) => kept.close());
    this.#kept = null;
    this.#lock.exec('COMMIT');
    this.#lock.close();
  }

  #complete(kept: KeptLists, name: ListName, listPath: string, deltaLink: string): void {
    kept.complete({ name, path: listPath, deltaLink });
    this.#links.set(name, { path: listPath, deltaLink });
  }

  /** One after the other, so that a transaction has the connection to itself. */
  #inTurn(job: (kept: KeptLists) => Promise<void> | void): Promise<void> {
    if (!this.#kept) return Promise.resolve();
    this.#writing = this.#writing.then(async () => {
      if (this.#beingGiven.size > 0 && !this.#isTooMuchWaiting()) {
        await new Promise<void>((resolve) => (this.#goOn = resolve));
      }
      const kept = this.#kept;
      if (!kept) return;
      try {
        await job(kept);
      } catch (cause) {
        this.#kept = null;
        this.#onTrouble(`${this.#file} cannot be written; the lists are in memory only from now on.`, cause);
        closeWhatever(kept);
      }
    });
    return this.#writing;
  }

  #isTooMuchWaiting(): boolean {
    return this.#itemsWaiting > mostWaiting;
  }

  #beginAnew(damaged: KeptLists | null, cause: unknown): KeptLists | null {
    this.#onTrouble(`${this.#file} was damaged; the lists are read anew.`, cause);
    try {
      if (damaged) closeWhatever(damaged);
      for (const file of databaseFiles(this.#file)) rmSync(file, { force: true, recursive: true });
      return new KeptLists(this.#file);
    } catch (again) {
      this.#onTrouble(`${this.#file} cannot be written; the lists are in memory only.`, again);
      return null;
    }
  }
}

/** Of a file that failed already, which was told. */
function closeWhatever(kept: KeptLists): void {
  try {
    kept.close();
  } catch {
    // The operating system takes care of it when the process ends.
  }
}

async function putInSlices(kept: KeptLists, list: ListName, items: readonly ListItem[]): Promise<void> {
  for (let start = 0; start < items.length; start += rowsInSlice) {
    kept.put(list, items.slice(start, start + rowsInSlice));
    await nextTurn();
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY');
}
