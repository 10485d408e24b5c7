import {
  GraphAccessError,
  GraphError,
  GraphHeldBackError,
  GraphNotFoundError,
  GraphPreconditionError,
  GraphQueryTooLargeError,
  GraphResyncError,
  GraphThrottledError,
  GraphUnreachableError,
  type GraphFacts,
} from './errors.ts';
import { waitSeconds } from './retry-after.ts';

/** An answer that is not 2xx, from HTTP or from inside a batch. Header names are lower case. */
export interface FailedAnswer {
  method: string;
  path: string;
  status: number;
  headers: Headers;
  /** Parsed JSON, or whatever text came instead. */
  body: unknown;
  attempts: number;
}

/** Decides by HTTP status alone: codes vary between services and messages between years. */
export function toGraphError(answer: FailedAnswer): GraphError {
  const said = readError(answer.body);
  const facts: GraphFacts = {
    method: answer.method,
    path: answer.path,
    status: answer.status,
    graphCode: said.code,
    requestId: said.requestId ?? answer.headers.get('request-id'),
    clientRequestId: said.clientRequestId ?? answer.headers.get('client-request-id'),
    attempts: answer.attempts,
  };
  const detail = describe(said, facts);
  switch (answer.status) {
    case 401:
    case 403:
      return new GraphAccessError(`SharePoint refused this application access. ${detail}`, facts);
    case 404:
      return new GraphNotFoundError(`SharePoint has nothing at this address. ${detail}`, facts);
    case 410:
      return new GraphResyncError(`SharePoint wants this list read again from the start. ${detail}`, facts);
    case 412:
      return new GraphPreconditionError(`The row changed since it was read. ${detail}`, facts);
    case 422:
      return new GraphQueryTooLargeError(`SharePoint finds this query too large. ${detail}`, facts);
    case 423:
      return new GraphError(`The SharePoint site is locked; nothing can be written. ${detail}`, facts);
    case 507:
      return new GraphError(
        `The SharePoint site has no room left; an administrator must make some. ${detail}`,
        facts,
      );
    case 424:
      return new GraphHeldBackError(
        `SharePoint did not try this, since what comes before it failed. ${detail}`,
        facts,
      );
    case 429:
    case 503:
      return new GraphThrottledError(waitSeconds(answer.headers) ?? 1, facts);
    case 408:
    case 502:
    case 504:
      return new GraphUnreachableError(`SharePoint did not answer in time. ${detail}`, facts);
    default:
      return new GraphError(`SharePoint could not do this. ${detail}`, facts);
  }
}

interface SaidError {
  code: string | null;
  message: string | null;
  requestId: string | null;
  clientRequestId: string | null;
}

/** Graph nests `innerError` (or `innererror`) to any depth; the deepest code says most. */
function readError(body: unknown): SaidError {
  const error = record(record(body)?.['error']);
  const said: SaidError = {
    code: text(error?.['code']),
    message: text(error?.['message']),
    requestId: null,
    clientRequestId: null,
  };
  for (let inner = innerOf(error); inner; inner = innerOf(inner)) {
    said.code = text(inner['code']) ?? said.code;
    said.requestId ??= text(inner['request-id']) ?? text(inner['requestId']);
    said.clientRequestId ??= text(inner['client-request-id']);
  }
  return said;
}

function innerOf(error: Record<string, unknown> | null): Record<string, unknown> | null {
  return record(error?.['innerError']) ?? record(error?.['innererror']);
}

function describe(said: SaidError, facts: GraphFacts): string {
  const code = said.code ? ` (${said.code})` : '';
  const message = said.message ? `: ${said.message.replace(/\.?$/, '.')}` : '.';
  const request = facts.requestId ? ` Request ${facts.requestId}.` : '';
  return `It answered ${facts.status}${code}${message}${request}`;
}

function record(value: unknown): Record<string, unknown> | null {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
