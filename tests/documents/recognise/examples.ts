import { existsSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { ParsedPlan } from '#domain/parsed-plan';
import { readContent } from '#documents/read-content';
import { recognisePlan } from '#documents/recognise/recognise-plan';

const beside = resolve('..', 'shared', 'examples');
const folder = process.env['GT_EXAMPLES'] ?? beside;

/** The published documents are not in the repository; a build server that lacks them must say so. */
export const haveExamples = existsSync(folder);
if (!haveExamples && process.env['CI'] === 'true') {
  throw new Error(`The example documents are not in ${folder}. Set GT_EXAMPLES to their folder.`);
}

export async function readExample(name: string): Promise<ParsedPlan> {
  const path = join(folder, name);
  const content = await readContent({ name: basename(path), bytes: new Uint8Array(readFileSync(path)) });
  return recognisePlan(content, basename(path));
}
