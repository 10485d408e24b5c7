import express, { type Request, type Response, type Router } from 'express';
import { importDocument, previewImport } from '#workflows/import-document';
import type { Services } from '#workflows/services';
import { answerError } from './answer-error.ts';
import {
  importQuery,
  maxDocumentBytes,
  previewQuery,
  type ImportEvent,
  type ImportPreviewBody,
} from './contract.ts';
import { lineStream } from './line-stream.ts';
import { keepFailure, personOf } from './locals.ts';
import { read } from './read-request.ts';

/** Importing a document: first what it would become, then the import itself, told line by line. */
export function addImportRoutes(router: Router, services: Services): void {
  router.post('/imports/preview', document, async (request, response: Response<ImportPreviewBody>) => {
    const { fileName } = read(previewQuery, request.query);
    const file = { name: fileName, bytes: bytesOf(request) };
    response.json(await previewImport(services, personOf(response), file));
  });

  router.post('/imports', document, async (request, response) => {
    const { fileName, title } = read(importQuery, request.query);
    const file = { name: fileName, bytes: bytesOf(request) };
    const lines = lineStream<ImportEvent>(response);
    try {
      const { planId } = await importDocument(services, personOf(response), file, {
        title,
        signal: lines.signal,
        onProgress: (written, total) => lines.write({ type: 'progress', written, total }),
      });
      lines.write({ type: 'done', planId });
    } catch (error) {
      if (!lines.hasStarted()) throw error;
      keepFailure(response, error);
      lines.write({ type: 'failed', message: answerError(error).body.message });
    }
    lines.end();
  });
}

const document = express.raw({ type: () => true, limit: maxDocumentBytes });

function bytesOf(request: Request): Uint8Array {
  return request.body instanceof Uint8Array ? request.body : new Uint8Array();
}
