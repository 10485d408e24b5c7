import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';
import express from 'express';
import type { GraphRequest, GraphResponse } from './protocol.ts';
import { dropped } from './service.ts';

/** Graph over HTTP: everything below `/v1.0`. */
export function graphRouter(
  answer: (request: GraphRequest) => Promise<GraphResponse | typeof dropped>,
): express.Router {
  const router = express.Router();
  router.use('/v1.0', express.text({ type: () => true, limit: '8mb' }), async (request, response) => {
    const body = jsonBody(request);
    const graphRequest = toGraphRequest(request, body);
    const answered = body === unreadable ? unreadableAnswer : await answer(graphRequest);
    if (answered === dropped) request.socket.destroy();
    else send(graphRequest, response, answered);
  });
  return router;
}

const unreadable = Symbol('unreadable');

const unreadableAnswer: GraphResponse = {
  status: 400,
  body: {
    error: {
      code: 'BadRequest',
      message:
        'Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.',
    },
  },
};

function jsonBody(request: Request): unknown {
  const text: unknown = request.body;
  if (typeof text !== 'string' || text === '') return undefined;
  if (!request.is('application/json')) return unreadable;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return unreadable;
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
  { status, headers, body }: GraphResponse,
): void {
  response.status(status).set({
    'request-id': requestId,
    'client-request-id': given['client-request-id'] ?? requestId,
    'Cache-Control': 'no-store',
    'OData-Version': '4.0',
    ...headers,
  });
  if (body === undefined) response.end();
  else {
    response
      .set('Content-Type', 'application/json; odata.metadata=minimal; odata.streaming=true; charset=utf-8')
      .send(JSON.stringify(body));
  }
}
