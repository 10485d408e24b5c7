import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

/**
 * A folder that tests need and the repository does not hold: what the variable names, else what lies beside
 * the repository. Null where neither is, and the tests that need it are left out; in continuous integration,
 * where that would hide what they check, it is an error, and so is a variable that names no folder.
 */
export function outsideFolder(variable: string, beside: string): string | null {
  const named = process.env[variable];
  const folder = resolve(root, named ?? beside);
  if (existsSync(folder)) return folder;
  if (named === undefined && process.env['CI'] !== 'true') return null;
  throw new Error(`There is no folder ${folder}. Set ${variable} to where it is.`);
}
