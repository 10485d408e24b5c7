import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'libsql';
import { AppError } from '#domain/errors';

/** Anything but a boolean: the driver ends the process when given one. */
export type SqlValue = string | number | null;

/** The one database file of the local trial. Synchronous: a call that returned is on disk. */
export interface LocalDatabase {
  exec(sql: string): void;
  run(sql: string, ...values: SqlValue[]): void;
  all<Row>(sql: string, ...values: SqlValue[]): Row[];
  get<Row>(sql: string, ...values: SqlValue[]): Row | undefined;
  /** All of `work` or none of it. May be nested; an inner failure undoes the inner part only. */
  transaction<T>(work: () => T): T;
  close(): void;
}

const faults = {
  'in-use': 'is in use by another process: stop that one first, or choose another file.',
  damaged: 'is damaged or is not a database: move it away to start afresh.',
  unreachable: 'cannot be opened: check that the path is a file you may write to.',
} as const;

/** The database file cannot be used; nothing in it was changed. */
export class LocalDatabaseError extends AppError {
  readonly code = 'local-database';
  readonly file: string;
  readonly fault: keyof typeof faults;

  constructor(file: string, fault: keyof typeof faults, options?: ErrorOptions) {
    super(`The local database ${file} ${faults[fault]}`, options);
    this.file = file;
    this.fault = fault;
  }
}

/**
 * Opens a database file, made if absent, for this process alone; `:memory:` keeps nothing.
 *
 * Write-ahead log with full sync: every committed transaction survives `kill -9` and a power cut. A lock on
 * `<file>.lock` keeps other processes out; the operating system drops it when the process ends, however it ends.
 *
 * @throws {LocalDatabaseError} in use, not a database, damaged, or not reachable
 */
export function openDatabase(file: string): LocalDatabase {
  if (file === ':memory:') return connect(new Database(file), () => undefined);
  makeFolder(file);
  const lock = claim(file);
  try {
    const database = open(file);
    checkWhole(database, file);
    database.prepare('PRAGMA journal_mode = WAL').all();
    database.exec('PRAGMA synchronous = FULL; PRAGMA busy_timeout = 2000;');
    return connect(database, lock.release);
  } catch (error) {
    lock.release();
    throw asLocalDatabaseError(file, error);
  }
}

function makeFolder(file: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
  } catch (cause) {
    throw new LocalDatabaseError(file, 'unreachable', { cause });
  }
}

/** Not the driver's own exclusive mode: that is only given up when the last statement is collected. */
function claim(file: string): { release: () => void } {
  const lock = open(`${file}.lock`);
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    throw asLocalDatabaseError(file, error);
  }
  return {
    release: () => {
      lock.exec('COMMIT');
      lock.close();
    },
  };
}

function open(file: string): Database.Database {
  try {
    return new Database(file);
  } catch (cause) {
    throw new LocalDatabaseError(file, 'unreachable', { cause });
  }
}

function checkWhole(database: Database.Database, file: string): void {
  const [row] = database.prepare('PRAGMA quick_check(1)').all() as { quick_check: string }[];
  if (row?.quick_check !== 'ok') throw new LocalDatabaseError(file, 'damaged');
}

function asLocalDatabaseError(file: string, cause: unknown): unknown {
  const code = cause instanceof Database.SqliteError ? cause.code : '';
  if (code.startsWith('SQLITE_BUSY')) {
    return new LocalDatabaseError(file, 'in-use', { cause });
  }
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT')) {
    return new LocalDatabaseError(file, 'damaged', { cause });
  }
  return cause;
}

function connect(database: Database.Database, release: () => void): LocalDatabase {
  const statements = new Map<string, Database.Statement>();
  let depth = 0;

  const prepared = (sql: string): Database.Statement => {
    const known = statements.get(sql);
    if (known) return known;
    const statement = database.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
  // `get` of the driver leaves the statement half read, which would hold back the write-ahead log.
  const all = <Row>(sql: string, values: SqlValue[]): Row[] => prepared(sql).all(values) as Row[];

  return {
    exec: (sql) => {
      database.exec(sql);
    },
    run: (sql, ...values) => {
      prepared(sql).run(values);
    },
    all: (sql, ...values) => all(sql, values),
    get: <Row>(sql: string, ...values: SqlValue[]) => all<Row>(sql, values)[0],
    transaction: (work) => {
      const [begin, commit, undo] = depth
        ? [`SAVEPOINT s${depth}`, `RELEASE s${depth}`, `ROLLBACK TO s${depth}; RELEASE s${depth}`]
        : ['BEGIN IMMEDIATE', 'COMMIT', 'ROLLBACK'];
      prepared(begin).run();
      depth += 1;
      try {
        const result = work();
        prepared(commit).run();
        return result;
      } catch (error) {
        database.exec(undo);
        throw error;
      } finally {
        depth -= 1;
      }
    },
    close: () => {
      // The driver closes only when its last statement is collected; this leaves the file whole by itself.
      database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').all();
      statements.clear();
      database.close();
      release();
    },
  };
}
