import type { ImportEvent, ImportPreviewBody } from '#api/contract';
import type { SaidColumns } from '../components/import-columns/ImportColumns.tsx';
import { strings } from '../strings.ts';
import { refusal, type ApiClient } from './client.ts';
import { ImportFailedError, UnreachableError } from './errors.ts';

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
  const response = await api.send(`/imports/preview?${query}`, await upload(file, signal));
  if (!response.ok) throw await refusal(response);
  return (await response.json()) as ImportPreviewBody;
}

export interface ImportOptions {
  title: string;
  columns: SaidColumns;
  /** Called as rows are written. */
  onProgress: (written: number, total: number) => void;
  /** Stops it; what is written stays hidden until the same document is imported again. */
  signal: AbortSignal;
}

/**
 * Writes a plan and returns its id. Doing it again with the same document continues where it stopped.
 *
 * @throws {RefusedError | UnreachableError | ImportFailedError}
 */
export async function importDocument(
  api: ApiClient,
  file: File,
  { title, columns, onProgress, signal }: ImportOptions,
): Promise<string> {
  const query = new URLSearchParams({ fileName: file.name, title, ...columnsParameter(columns) });
  const response = await api.send(`/imports?${query}`, await upload(file, signal));
  if (!response.ok || !response.body) throw await refusal(response);
  for await (const event of eventsOf(response.body)) {
    if (event.type === 'done') return event.planId;
    if (event.type === 'failed') throw new ImportFailedError(event.message);
    onProgress(event.written, event.total);
  }
  throw new UnreachableError(strings.import.broken);
}

function columnsParameter(columns: SaidColumns = {}): Record<string, string> {
  return Object.keys(columns).length > 0 ? { columns: JSON.stringify(columns) } : {};
}

/** Read whole first, so that a file that has gone from disk is not mistaken for a lost connection. */
async function upload(file: File, signal: AbortSignal): Promise<RequestInit> {
  const headers = { 'content-type': 'application/octet-stream' };
  return { method: 'POST', headers, body: await file.arrayBuffer(), signal };
}

/** Newline-delimited JSON, as it arrives. A connection that breaks off ends it early. */
async function* eventsOf(body: ReadableStream<Uint8Array>): AsyncGenerator<ImportEvent> {
  const decoder = new TextDecoder();
  const reader = body.getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read().catch((cause: unknown) => {
      if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
      throw new UnreachableError(strings.import.broken, { cause });
    });
    rest += decoder.decode(value, { stream: !done });
    const lines = rest.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.trim()) yield JSON.parse(line) as ImportEvent;
    if (done) return;
  }
}
