import compression from 'compression';
import type { RequestHandler } from 'express';

/** Answers in as few bytes as the client takes them; a stream of progress goes out line by line instead. */
export function compress(): RequestHandler {
  return compression({
    filter: (request, response) =>
      !String(response.getHeader('Content-Type')).startsWith('application/x-ndjson') &&
      compression.filter(request, response),
  });
}
