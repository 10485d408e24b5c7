import { parentPort, workerData } from 'node:worker_threads';
import type { ParsedPlan } from '#domain/parsed-plan';
import { readContent, type DocumentFile } from './read-content.ts';
import { recognisePlan } from './recognise/recognise-plan.ts';
import { UnreadableDocumentError } from './unreadable-document-error.ts';

/** What the thread is started with. */
export type ParseQuestion = DocumentFile;

/** What it answers; anything unforeseen is thrown and reaches the parent as the thread's error. */
export type ParseAnswer = { ok: true; plan: ParsedPlan } | { ok: false; problem: string };

parentPort?.postMessage(await answer(workerData as ParseQuestion));

async function answer(file: ParseQuestion): Promise<ParseAnswer> {
  try {
    return { ok: true, plan: recognisePlan(await readContent(file), file.name) };
  } catch (error) {
    if (error instanceof UnreadableDocumentError) return { ok: false, problem: error.message };
    throw error;
  }
}
