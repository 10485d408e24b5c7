import type { ImportPreviewBody } from '#api/contract/documents';
import type { SaidColumns } from '../components/import-columns/ImportColumns.tsx';
import type { ApiClient } from './client.ts';
import { sendDocument, writeDocument, type Watched } from './document-stream.ts';

/**
 * What a document would become. Writes nothing.
 *
 * @throws {RefusedError} with one sentence when it cannot be read
 */
export async function previewDocument(
  api: ApiClient,
  file: File,
  { columns, signal }: { columns?: SaidColumns; signal: AbortSignal },
): Promise<ImportPreviewBody> {
  const query = new URLSearchParams({ fileName: file.name, ...columnsParameter(columns) });
  return sendDocument(api, `/imports/preview?${query}`, file, signal);
}

export interface ImportOptions extends Watched {
  title: string;
  columns: SaidColumns;
}

/**
 * Writes a plan and returns its id. Doing it again with the same document continues where it stopped; what
 * is written stays hidden until then.
 *
 * @throws {RefusedError | UnreachableError | ImportFailedError}
 */
export async function importDocument(
  api: ApiClient,
  file: File,
  { title, columns, ...watched }: ImportOptions,
): Promise<string> {
  const query = new URLSearchParams({ fileName: file.name, title, ...columnsParameter(columns) });
  return writeDocument(api, `/imports?${query}`, file, watched);
}

/** What was said about columns, as the server takes it. */
export function columnsParameter(columns: SaidColumns = {}): Record<string, string> {
  return Object.keys(columns).length > 0 ? { columns: JSON.stringify(columns) } : {};
}
