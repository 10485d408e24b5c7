import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { UsageError } from './command.ts';

const faults: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'it may not be read',
};

/** @throws {UsageError} with one sentence saying why it cannot be read */
export async function readFileOrSay(file: string): Promise<{ name: string; bytes: Uint8Array }> {
  try {
    return { name: path.basename(file), bytes: new Uint8Array(await readFile(file)) };
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    throw new UsageError(`${file} cannot be read: ${faults[code] ?? 'the disk refused'}.`, { cause });
  }
}
