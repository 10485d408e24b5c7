import { parentPort, workerData } from 'node:worker_threads';
import type { ColumnMeanings } from '#domain/column-meaning';
import type { DocumentTable } from '#domain/document-table';
import type { ParsedPlan } from '#domain/parsed-plan';
import { readContent, type DocumentFile } from './read-content.ts';
import { recogniseTables } from './recognise/recognise-plan.ts';
import { UnreadableDocumentError } from './unreadable-document-error.ts';

/** What the thread is started with. */
export interface ParseQuestion extends DocumentFile {
  columns: ColumnMeanings;
}

/** A document understood as a plan, and the tables it was read from. */
export interface UnderstoodDocument {
  plan: ParsedPlan;
  tables: DocumentTable[];
}

/** What it answers; anything unforeseen is thrown and reaches the parent as the thread's error. */
export type ParseAnswer = { ok: true; understood: UnderstoodDocument } | { ok: false; problem: string };

parentPort?.postMessage(await answer(workerData as ParseQuestion));

async function answer({ columns, ...file }: ParseQuestion): Promise<ParseAnswer> {
  try {
    return { ok: true, understood: recogniseTables(await readContent(file), file.name, columns) };
  } catch (error) {
    if (error instanceof UnreadableDocumentError) return { ok: false, problem: error.message };
    throw error;
  }
}
