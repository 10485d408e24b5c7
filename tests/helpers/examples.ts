import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { outsideFolder } from './outside-folder.ts';

/** The published documents, which are not part of the repository; null where they are not at hand. */
export const examplesFolder = outsideFolder('GT_EXAMPLES', '../shared/examples');

/** @throws {Error} when the folder is missing */
export function examplePath(name: string): string {
  if (!examplesFolder) throw new Error('Set GT_EXAMPLES to the folder of example documents.');
  return join(examplesFolder, name);
}

export function exampleBytes(name: string): Uint8Array {
  return new Uint8Array(readFileSync(examplePath(name)));
}
