import { existsSync } from 'node:fs';
import path from 'node:path';

/**
 * A folder of files that are not part of this repository, named by an environment variable or found beside
 * it. Null when a developer does not have it; in CI that is an error, so that tests are never skipped unseen.
 */
export function sharedFolder(variable: 'GT_SCHEMAS' | 'GT_EXAMPLES', fallback: string): string | null {
  const folder = path.resolve(process.env[variable] ?? fallback);
  if (existsSync(folder)) return folder;
  if (process.env['CI'] === 'true' || process.env[variable] !== undefined) {
    throw new Error(`${variable} should name a folder; there is none at ${folder}.`);
  }
  return null;
}
