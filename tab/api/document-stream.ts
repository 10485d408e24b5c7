import type { ImportEvent, ImportProgress } from '#api/contract/documents';
import { strings } from '../strings.ts';
import { refusal, type ApiClient } from './client.ts';
import { ImportFailedError, UnreachableError } from './errors.ts';

/** Read whole first, so that a file that has gone from disk is not mistaken for a lost connection. */
async function upload(file: File, signal: AbortSignal): Promise<RequestInit> {
  const headers = { 'content-type': 'application/octet-stream' };
  return { method: 'POST', headers, body: await file.arrayBuffer(), signal };
}

/** Sends a document and returns what the server makes of it. */
export async function sendDocument<T>(
  api: ApiClient,
  path: string,
  file: File,
  signal: AbortSignal,
): Promise<T> {
  const response = await api.send(path, await upload(file, signal));
  if (!response.ok) throw await refusal(response);
  return (await response.json()) as T;
}

export interface Watched {
  /** Called as rows are written, and while SharePoint makes us wait. */
  onProgress: (progress: ImportProgress) => void;
  /** Stops it; sending the same document again goes on from there. */
  signal: AbortSignal;
}

/**
 * Sends a document to be written, and follows it to the end.
 *
 * @returns the id of the plan
 * @throws {RefusedError | UnreachableError | ImportFailedError}
 */
export async function writeDocument(
  api: ApiClient,
  path: string,
  file: File,
  { onProgress, signal }: Watched,
): Promise<string> {
  const response = await api.send(path, await upload(file, signal));
  if (!response.ok || !response.body) throw await refusal(response);
  for await (const event of eventsOf(response.body)) {
    if (event.type === 'done') return event.planId;
    if (event.type === 'failed') throw new ImportFailedError(event.message);
    const { written, total, waitSeconds } = event;
    onProgress({ written, total, waitSeconds });
  }
  throw new UnreachableError(strings.import.broken);
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
