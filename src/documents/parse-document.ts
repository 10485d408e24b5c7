import type { ParsedPlan } from '#domain/parsed-plan';
import { readContent } from './read-content.ts';
import { recognisePlan } from './recognise/recognise-plan.ts';

/**
 * Reads a document as a plan.
 *
 * @throws {UnreadableDocumentError} when the file cannot be read
 */
export async function parseDocument(file: { name: string; bytes: Uint8Array }): Promise<ParsedPlan> {
  return recognisePlan(await readContent(file), file.name);
}
