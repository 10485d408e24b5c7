import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'libsql';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { copyFileNames, openCopyFile, type CopyFile } from '#sharepoint/copy/copy-file';
import type { Store } from '#sharepoint/store';
import { anAction, aPlan } from '#tests/helpers/builders';
import { startStore, type StartedStore } from '#tests/helpers/store';

const officer = {
  id: 'b1f7c0de-0000-4000-8000-000000000001',
  displayName: 'Olu Officer',
  email: 'olu@council.example',
};

let started: StartedStore;
let folder: string;
let troubles: string[];
let files: CopyFile[];

beforeAll(async () => {
  started = await startStore();
  await started.store.create('plans', aPlan({ id: 'p-1' }));
  await started.store.createMany('actions', actions(30));
});
afterAll(() => started.close());
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'copy-'));
  troubles = [];
  files = [];
});
afterEach(async () => {
  await Promise.all(files.map((file) => file.close()));
  rmSync(folder, { recursive: true, force: true });
});

function actions(number: number) {
  return Array.from({ length: number }, (_, index) => anAction({ id: `p-1:GT1:${index}` }));
}

/** A process that starts: its own file handle, its own copy. */
function startProcess(): { store: Store; file: CopyFile | null; stop: () => Promise<void> } {
  const file = openCopyFile({ folder, onTrouble: (message) => troubles.push(message) });
  if (file) files.push(file);
  started.exchanges.length = 0;
  return {
    file,
    store: started.anotherStore({ file }),
    async stop() {
      files = files.filter((other) => other !== file);
      await file?.close();
    },
  };
}

/** What was asked of SharePoint since the last process started: pages of whole lists, and all requests. */
function asked(): { wholeLists: number; requests: number } {
  const whole = started.exchanges.filter(({ url }) => /\/items\/delta\?\$expand/.test(url));
  return { wholeLists: whole.length, requests: started.exchanges.length };
}

/** Reads everything once and ends properly. */
async function runOnce(): Promise<string> {
  const { store, stop } = startProcess();
  const { version } = await store.snapshot();
  await stop();
  return version;
}

describe('a process that starts again', () => {
  it('reads no list from the start, and has the same rows and versions', async () => {
    const before = await runOnce();
    const { store } = startProcess();
    const snapshot = await store.snapshot();
    expect(snapshot.version).toBe(before);
    expect(asked().wholeLists).toBe(0);
    expect(asked().requests).toBeLessThanOrEqual(2); // where the lists are, and what changed in all of them
    expect(troubles).toEqual([]);
  });

  it('knows what changed, came and went while it was away before it answers anybody', async () => {
    await runOnce();
    const { row: gone } = await started.store.create('actions', anAction({ id: 'p-1:GT1:gone' }));
    await runOnce();
    started.graph.control.byHand.remove('Actions', gone.itemId);
    const kept = (await started.store.snapshot()).get('actions', 'p-1:GT1:3')!;
    await started.store.update('actions', { ...kept.value, progress: 'Meanwhile' }, kept.eTag);
    const snapshot = await startProcess().store.snapshot();
    expect(snapshot.get('actions', 'p-1:GT1:gone')).toBeUndefined();
    expect(snapshot.get('actions', 'p-1:GT1:3')?.value.progress).toBe('Meanwhile');
    expect(asked().wholeLists).toBe(0);
  });

  it('answers nothing rather than what it kept while SharePoint cannot be reached', async () => {
    await runOnce();
    started.graph.control.misbehave({ fault: { kind: 'drop', when: 'before' }, match: 'delta' });
    await expect(startProcess().store.snapshot()).rejects.toMatchObject({ code: 'graph-unreachable' });
    started.graph.control.behave();
  });

  it('reads every list again when their links were given up, forgetting rows that went', async () => {
    const { row } = await started.store.create('actions', anAction({ id: 'p-1:GT1:went' }));
    await runOnce();
    started.graph.control.byHand.remove('Actions', row.itemId);
    started.graph.control.loseDeltaTokens();
    const { store, stop } = startProcess();
    expect((await store.snapshot()).get('actions', 'p-1:GT1:went')).toBeUndefined();
    await stop();
    const again = await startProcess().store.snapshot();
    expect(asked().wholeLists).toBe(0);
    expect(again.all('actions')).toEqual((await started.store.snapshot()).all('actions'));
  });

  it('keeps what a person spoilt by hand as it stands, so that it is told again', async () => {
    const row = (await started.store.snapshot()).get('actions', 'p-1:GT1:4')!;
    started.graph.control.byHand.edit('Actions', row.itemId, { DueDate: '31 March' }, officer);
    await runOnce();
    const { faults } = await startProcess().store.snapshot();
    expect(faults).toMatchObject([{ list: 'actions', itemId: row.itemId }]);
    started.graph.control.byHand.edit('Actions', row.itemId, { DueDate: '2026-03-31' }, officer);
  });
});

describe('a file that is of no use', () => {
  const [file = '', wal = ''] = copyFileNames('.');
  const at = (name: string) => path.join(folder, path.basename(name));

  it.each<[string, () => void]>([
    ['is not a database', () => writeFileSync(at(file), 'not a database at all '.repeat(400))],
    ['was cut short', () => truncateSync(at(file), statSync(at(file)).size / 2)],
    ['has rows that were altered', () => alter(at(file), 'p-1:GT1:17', 'p-1:GT1:71')],
    ['is a folder', () => (rmSync(at(file)), mkdirSync(at(file)))],
    ['lost a row, as after a power cut', () => loseRow(at(file))],
  ])('is begun anew when it %s', async (_what, spoil) => {
    const before = await runOnce();
    rmSync(at(wal), { force: true });
    spoil();
    const { store, stop } = startProcess();
    expect((await store.snapshot()).version).toBe(before);
    await stop();
    expect(await runOnce()).toBe(before);
    expect(asked().wholeLists).toBe(0);
  });

  it('is left to the process that has it; the other one works from memory', async () => {
    const first = startProcess();
    await first.store.snapshot();
    const second = startProcess();
    expect(second.file).toBeNull();
    expect((await second.store.snapshot()).get('plans', 'p-1')).toBeDefined();
    expect(troubles).toEqual([expect.stringMatching(/^Another process keeps its copy/)]);
    expect(statSync(`${at(file)}.lock`).mode & 0o077).toBe(0);
    expect(statSync(at(file)).mode & 0o077).toBe(0);
  });

  it('does not keep a process from starting where nothing can be written', async () => {
    writeFileSync(at('occupied'), '');
    const none = openCopyFile({ folder: at('occupied'), onTrouble: (message) => troubles.push(message) });
    expect(none).toBeNull();
    expect((await started.anotherStore({ file: none }).snapshot()).get('plans', 'p-1')).toBeDefined();
    expect(troubles).toEqual([expect.stringMatching(/^The copy of the lists cannot be kept/)]);
  });

  it('is given up, with what it holds in order, when the disk is full', async () => {
    const before = await runOnce();
    await started.store.createMany(
      'actions',
      Array.from({ length: 200 }, (_, index) =>
        anAction({ id: `p-1:GT2:${index}`, progress: 'Long. '.repeat(500) }),
      ),
    );
    // A process that may not write files above this size meets what a full disk is: a write that fails.
    const limit = Math.ceil(statSync(at(file)).size / 1024) + 64;
    const { code, output } = await runChild([`ulimit -f ${limit}`], 'read-once');
    expect({ code, output }).toMatchObject({ code: 0 });
    expect(output).toContain('in memory only');
    const { store } = startProcess();
    const snapshot = await store.snapshot();
    expect(snapshot.all('actions')).toEqual((await started.store.snapshot()).all('actions'));
    expect(snapshot.version).not.toBe(before);
    expect(asked().wholeLists).toBe(0);
  });

  it('is of no use for lists of the same names that were made again', async () => {
    await runOnce();
    const elsewhere = await startStore();
    const file = openCopyFile({ folder, onTrouble: (message) => troubles.push(message) });
    files.push(file!);
    const store = elsewhere.anotherStore({ file });
    expect((await store.snapshot()).all('actions')).toEqual([]);
    await elsewhere.close();
  });
});

describe('a process that is killed', () => {
  it('leaves a file the next one can use, whenever it happens', async () => {
    const expected = (await started.store.snapshot()).version;
    for (const afterMs of [10, 90, 200]) {
      await runChild([], 'write-until-killed', afterMs);
      const { store, stop } = startProcess();
      expect((await store.snapshot()).version, `killed after ${afterMs} ms`).toBe(expected);
      await stop();
      expect(troubles).toEqual([]);
    }
  });
});

/** Runs a process of its own on the same site and folder; killed once it said it is at work, if asked. */
async function runChild(
  before: readonly string[],
  task: string,
  killAfterMs?: number,
): Promise<{ code: number | null; output: string }> {
  const script = new URL('../../helpers/copy-file-child.ts', import.meta.url).pathname;
  const settings = JSON.stringify({
    task,
    folder,
    url: started.graph.url,
    token: started.graph.token,
    site: started.graph.siteId,
  });
  const command = [...before, `exec "$0" --import tsx "$1" "$2"`].join('; ');
  const child = spawn('bash', ['-c', command, process.execPath, script, settings]);
  let output = '';
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
    if (killAfterMs !== undefined && output.includes('at work')) {
      setTimeout(() => child.kill('SIGKILL'), killAfterMs);
    }
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, output };
}

function loseRow(file: string): void {
  const database = new Database(file);
  expect(database.prepare('DELETE FROM actions WHERE item = 7').run().changes).toBe(1);
  database.close();
}

function alter(file: string, from: string, to: string): void {
  const bytes = readFileSync(file);
  const place = bytes.indexOf(from);
  expect(place).toBeGreaterThan(0);
  bytes.write(to, place);
  writeFileSync(file, bytes);
}
