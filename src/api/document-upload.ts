import express, { type Request, type Response } from 'express';
import type { DocumentFile } from '#workflows/import-document';
import type { Watched } from '#workflows/watched';
import { answerError } from './answer-error.ts';
import { maxDocumentBytes, type ImportEvent } from './contract/documents.ts';
import { lineStream } from './line-stream.ts';
import { keepFailure } from './locals.ts';

/** Reads the request's body whole, as the bytes of one document. */
export const documentBody = express.raw({ type: () => true, limit: maxDocumentBytes });

export function uploadedDocument(request: Request, fileName: string): DocumentFile {
  const bytes: unknown = request.body;
  return { name: fileName, bytes: bytes instanceof Uint8Array ? bytes : new Uint8Array() };
}

interface Followed extends Watched {
  /** Aborts when the client has gone. */
  signal: AbortSignal;
}

/**
 * Answers with lines that tell how far an import is, then how it ended. What goes wrong before the first
 * line is thrown on, and answered like any other failure.
 *
 * @param work returns the id of the plan it wrote
 */
export async function tellProgress(
  response: Response,
  work: (followed: Followed) => Promise<string>,
): Promise<void> {
  const lines = lineStream<ImportEvent>(response);
  try {
    const planId = await work({
      signal: lines.signal,
      onProgress: (progress) => lines.write({ type: 'progress', ...progress }),
    });
    lines.write({ type: 'done', planId });
  } catch (error) {
    if (!lines.hasStarted()) throw error;
    keepFailure(response, error);
    lines.write({ type: 'failed', message: answerError(error).body.message });
  }
  lines.end();
}
