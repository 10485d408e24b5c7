import { AppError } from '#domain/errors';

/** What Microsoft support asks for when a request went wrong. */
export interface GraphFacts {
  method: string;
  path: string;
  /** HTTP status; null when no answer came. */
  status: number | null;
  /** The most specific code Graph gave. Informative: decide on the class or the status. */
  graphCode: string | null;
  requestId: string | null;
  clientRequestId: string | null;
  /** How often it was sent. Above 1, an earlier try may have been carried out although its answer was lost. */
  attempts: number;
}

/** SharePoint, reached through Microsoft Graph, did not do what was asked. */
export class GraphError extends AppError {
  readonly code: string = 'graph-failed';
  readonly facts: GraphFacts;

  constructor(message: string, facts: GraphFacts, options?: ErrorOptions) {
    super(message, options);
    this.facts = facts;
  }
}

/** SharePoint asked the whole application to wait, for longer than this request can. */
export class GraphThrottledError extends GraphError {
  override readonly code = 'graph-throttled';
  readonly retryAfterSeconds: number;

  constructor(retryAfterSeconds: number, facts: GraphFacts, options?: ErrorOptions) {
    super(`SharePoint is asking us to wait, ${inWords(retryAfterSeconds)}.`, facts, options);
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** As people say it: "40 s", "10 minutes", "24 hours". */
function inWords(seconds: number): string {
  if (seconds <= 120) return `${Math.ceil(seconds)} s`;
  if (seconds <= 7_200) return `${Math.ceil(seconds / 60)} minutes`;
  return `${Math.ceil(seconds / 3_600)} hours`;
}

/** No answer, or only gateway errors, after the last retry. */
export class GraphUnreachableError extends GraphError {
  override readonly code = 'graph-unreachable';
}

/** 401 or 403: the application's own permission, not the person's. */
export class GraphAccessError extends GraphError {
  override readonly code = 'graph-access-denied';
}

/** 404: no such site, list, column or item. */
export class GraphNotFoundError extends GraphError {
  override readonly code = 'graph-not-found';
}

/** 412: the eTag a write was based on is no longer the item's. */
export class GraphPreconditionError extends GraphError {
  override readonly code = 'graph-precondition-failed';
}

/** 410: a delta link is too old; the list has to be read from the start. */
export class GraphResyncError extends GraphError {
  override readonly code = 'graph-resync';
}

/** 424: not tried, since what it was to follow in its batch failed. */
export class GraphHeldBackError extends GraphError {
  override readonly code = 'graph-held-back';
}

/** 422: the query touches more rows than SharePoint will scan. Repeating it unchanged cannot help. */
export class GraphQueryTooLargeError extends GraphError {
  override readonly code = 'graph-query-too-large';
}

/** Microsoft Entra gave this application no token: wrong or expired credentials, or no network. */
export class SignInError extends AppError {
  readonly code = 'graph-sign-in-failed';
}
