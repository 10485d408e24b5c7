import type { NextVersionBody } from '#api/contract/documents';
import type { SaidColumns } from '../components/import-columns/ImportColumns.tsx';
import type { ApiClient } from './client.ts';
import { sendDocument, writeDocument, type Watched } from './document-stream.ts';
import { columnsParameter } from './import-document.ts';

/**
 * How the next version of a document differs from its plan. Writes nothing.
 *
 * @throws {RefusedError} with one sentence when it cannot be read or compared
 */
export async function compareDocument(
  api: ApiClient,
  planId: string,
  file: File,
  { columns, signal }: { columns: SaidColumns; signal: AbortSignal },
): Promise<NextVersionBody> {
  const query = new URLSearchParams({ fileName: file.name, ...columnsParameter(columns) });
  return sendDocument(api, `${address(planId)}/preview?${query}`, file, signal);
}

export interface NextVersionOptions extends Watched {
  columns: SaidColumns;
  /** Ids of differences that are not taken over. */
  skip: Iterable<string>;
  /** Ids of values people wrote that give way to the document's. */
  take: Iterable<string>;
}

/**
 * Takes a document into its plan. Doing it again continues where it stopped.
 *
 * @throws {RefusedError | UnreachableError | ImportFailedError}
 */
export async function takeNextVersion(
  api: ApiClient,
  planId: string,
  file: File,
  { columns, skip, take, ...watched }: NextVersionOptions,
): Promise<void> {
  const query = new URLSearchParams({ fileName: file.name, ...columnsParameter(columns) });
  for (const id of skip) query.append('skip', id);
  for (const id of take) query.append('take', id);
  await writeDocument(api, `${address(planId)}?${query}`, file, watched);
}

function address(planId: string): string {
  return `/plans/${encodeURIComponent(planId)}/next-version`;
}
