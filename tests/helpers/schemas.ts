import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const beside = resolve(import.meta.dirname, '../../../shared/schemas');

/** Published schemas that are not part of the repository: GT_SCHEMAS, else the folder beside it. */
const schemasFolder = process.env['GT_SCHEMAS'] ?? (existsSync(beside) ? beside : null);

/**
 * Tests that need the schemas are left out where there are none, except in continuous integration, where
 * that would hide what they check.
 */
export const hasSchemas = schemasFolder !== null || process.env['CI'] === 'true';

/** @throws {Error} when the folder or the file is missing */
export function readSchema(path: string): Record<string, unknown> {
  if (!schemasFolder) throw new Error('Set GT_SCHEMAS to the folder of published schemas.');
  return JSON.parse(readFileSync(`${schemasFolder}/${path}`, 'utf8')) as Record<string, unknown>;
}
