import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { outsideFolder } from './outside-folder.ts';

const schemasFolder = outsideFolder('GT_SCHEMAS', '../shared/schemas');

/** Whether the published schemas, which are not part of the repository, are at hand. */
export const hasSchemas = schemasFolder !== null;

/** @throws {Error} when the folder or the file is missing */
export function readSchema(path: string): Record<string, unknown> {
  if (!schemasFolder) throw new Error('Set GT_SCHEMAS to the folder of published schemas.');
  return JSON.parse(readFileSync(join(schemasFolder, path), 'utf8')) as Record<string, unknown>;
}
