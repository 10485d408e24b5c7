import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LocalDatabaseError, openDatabase } from '#infra/local/database';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'golden-thread-'));
  file = join(folder, 'trial', 'local.db');
});
afterEach(() => rmSync(folder, { recursive: true }));

function refusal(): LocalDatabaseError {
  try {
    openDatabase(file).close();
  } catch (error) {
    if (error instanceof LocalDatabaseError) return error;
    throw error;
  }
  throw new Error('it opened');
}

describe('the local database', () => {
  it('keeps what was written when opened again', () => {
    const first = openDatabase(file);
    first.exec('CREATE TABLE notes (text TEXT, size REAL)');
    first.run('INSERT INTO notes VALUES (?, ?)', 'héllo', 1.5);
    first.close();
    const second = openDatabase(file);
    expect(second.all('SELECT text, size FROM notes')).toEqual([{ text: 'héllo', size: 1.5 }]);
    expect(second.get('SELECT text FROM notes WHERE size > ?', 2)).toBeUndefined();
    second.close();
  });

  it('undoes all of a failed piece of work, and only the inner piece when that was caught', () => {
    const database = openDatabase(':memory:');
    database.exec('CREATE TABLE numbers (n INTEGER PRIMARY KEY)');
    const add = (n: number) => database.run('INSERT INTO numbers VALUES (?)', n);
    const numbers = () => database.all<{ n: number }>('SELECT n FROM numbers').map(({ n }) => n);
    expect(() => database.transaction(() => [add(1), add(1)])).toThrow();
    expect(numbers()).toEqual([]);
    database.transaction(() => {
      add(1);
      expect(() => database.transaction(() => [add(2), add(1)])).toThrow();
      add(3);
    });
    expect(numbers()).toEqual([1, 3]);
    database.close();
  });

  it('is refused in one sentence while it is open elsewhere, and left alone', () => {
    const holder = openDatabase(file);
    holder.exec('CREATE TABLE notes (text TEXT)');
    expect(refusal()).toMatchObject({
      code: 'local-database',
      message: `The local database ${file} is in use by another process: stop that one first, or choose another file.`,
    });
    holder.run('INSERT INTO notes VALUES (?)', 'still mine');
    holder.close();
    openDatabase(file).close();
  });

  it.each([
    [
      'something else',
      (whole: Buffer) => Buffer.from('This is a letter, not a database. '.repeat(whole.length / 30)),
    ],
    [
      'damaged inside',
      (whole: Buffer) => Buffer.concat([whole.subarray(0, 4096), Buffer.alloc(whole.length - 4096, 7)]),
    ],
    ['cut off', (whole: Buffer) => whole.subarray(0, 5000)],
  ])('is refused in one sentence when the file is %s, and left as it is', (_what, spoil) => {
    const database = openDatabase(file);
    database.exec('CREATE TABLE notes (text TEXT)');
    for (let n = 0; n < 50; n += 1) database.run('INSERT INTO notes VALUES (?)', 'x'.repeat(500));
    database.close();
    writeFileSync(file, spoil(readFileSync(file)));
    const before = readFileSync(file);
    expect(refusal().message).toBe(
      `The local database ${file} is damaged or is not a database: move it away to start afresh.`,
    );
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('is refused in one sentence when there can be no such file', () => {
    file = folder;
    expect(refusal().message).toContain('cannot be opened: check that the path is a file you may write to.');
  });
});

describe('a server killed in the middle of writing', () => {
  it('has every write it acknowledged, and opens again at once', async () => {
    const writer = spawn(
      process.execPath,
      ['--import', 'tsx', join(import.meta.dirname, 'graph/writer.ts'), file],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    const acknowledged: string[] = [];
    const lines = createInterface(writer.stdout);
    lines.on('line', (line) => {
      acknowledged.push(line);
      if (acknowledged.length === 25) writer.kill('SIGKILL');
    });
    await Promise.all([once(writer, 'exit'), once(lines, 'close')]);

    const database = openDatabase(file);
    const kept = database.all<{ key: string }>(
      `SELECT fields ->> 'Key' AS key FROM graph_items WHERE list_id <> ''`,
    );
    expect(kept.map(({ key }) => key)).toEqual(expect.arrayContaining(acknowledged));
    expect(acknowledged.length).toBeGreaterThanOrEqual(25);
    expect(database.get('PRAGMA integrity_check')).toEqual({ integrity_check: 'ok' });
    database.close();
  }, 30_000);
});
