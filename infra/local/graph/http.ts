import { randomUUID } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';
import express from 'express';
import type { GraphRequest, GraphResponse } from './protocol.ts';
import { dropped, unreadableBody } from './protocol.ts';

/** As in Graph; longer bodies answer 413. */
const longestBody = '4mb';

/** Graph over HTTP: everything below `/v1.0`. */
export function graphRouter(
  answer: (request: GraphRequest) => Promise<GraphResponse | typeof dropped>,
): express.Router {
  const router = express.Router();
  router.use('/v1.0', express.text({ type: () => true, limit: longestBody }), async (request, response) => {
    const graphRequest = toGraphRequest(request, jsonBody(request));
    const answered = await answer(graphRequest);
    if (answered === dropped) request.socket.destroy();
    else send(graphRequest, response, answered);
  });
  router.use('/v1.0', (error: unknown, request: Request, response: Response, _next: NextFunction) => {
    if (response.headersSent) return void request.socket.destroy();
    const graphRequest = toGraphRequest(request, undefined);
    send(graphRequest, response, failure(error, graphRequest.requestId));
  });
  return router;
}

/** What went wrong before a handler could answer, or in one: never a page, never a stack. */
function failure(error: unknown, requestId: string): GraphResponse {
  const { status = 500 } = error as { status?: number };
  const [code, message] =
    status === 413
      ? ['RequestEntityTooLarge', 'The request size exceeds the maximum limit.']
      : status < 500
        ? ['BadRequest', 'The request could not be read.']
        : ['generalException', 'General exception while processing'];
  const innerError = { date: new Date().toISOString().slice(0, 19), 'request-id': requestId };
  return { status, body: { error: { code, message, innerError } } };
}

function jsonBody(request: Request): unknown {
  const text: unknown = request.body;
  if (typeof text !== 'string' || text === '') return undefined;
  if (!request.is('application/json')) return unreadableBody;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return unreadableBody;
  }
}

function toGraphRequest(request: Request, body: unknown): GraphRequest {
  const [path = '', ...query] = request.url.split('?');
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : value,
    ]),
  );
  return {
    requestId: randomUUID(),
    method: request.method,
    path: path.replace(/\/$/, ''),
    query: new URLSearchParams(query.join('?')),
    headers,
    body,
    base: `${request.protocol}://${request.get('host') ?? 'localhost'}${request.baseUrl}`,
  };
}

function send(
  { requestId, headers: given }: GraphRequest,
  response: Response,
  { status, headers, body, isCutShort }: GraphResponse,
): void {
  response.status(status).set({
    'request-id': requestId,
    'client-request-id': given['client-request-id'] ?? requestId,
    'Cache-Control': 'no-store',
    'OData-Version': '4.0',
    ...headers,
  });
  const text = body === undefined ? '' : JSON.stringify(body);
  if (text !== '') {
    response.set(
      'Content-Type',
      'application/json; odata.metadata=minimal; odata.streaming=true; charset=utf-8',
    );
  }
  if (isCutShort) cutShort(response, text);
  else if (text === '') response.end();
  else response.send(text);
}

/** Promises the whole body and ends the connection halfway. */
function cutShort(response: Response, text: string): void {
  const whole = Buffer.from(text);
  response.set('Content-Length', String(whole.length));
  response.write(whole.subarray(0, whole.length / 2), () => response.destroy());
}
