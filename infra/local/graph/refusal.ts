import type { GraphResponse, JsonObject } from './protocol.ts';

interface RefusalFacts {
  status: number;
  code: string;
  message: string;
  innerCode?: string;
  headers?: Record<string, string>;
}

/** An answer other than success, thrown by handlers and turned into a body in one place. */
export class Refusal extends Error {
  readonly facts: RefusalFacts;

  constructor(facts: RefusalFacts) {
    super(facts.message);
    this.name = 'Refusal';
    this.facts = facts;
  }
}

export function invalidRequest(message: string, innerCode?: string): Refusal {
  return new Refusal({ status: 400, code: 'invalidRequest', message, ...(innerCode && { innerCode }) });
}

export function notSupported(message: string): Refusal {
  return new Refusal({ status: 400, code: 'notSupported', message });
}

export function notFound(message = 'The resource could not be found.'): Refusal {
  return new Refusal({ status: 404, code: 'itemNotFound', message });
}

export function nameExists(message: string): Refusal {
  return new Refusal({ status: 409, code: 'nameAlreadyExists', message });
}

export function changedSinceRead(): Refusal {
  return new Refusal({
    status: 412,
    code: 'resourceModified',
    message: "ETag does not match current item's value",
    innerCode: 'entityTagDoesNotMatch',
  });
}

/** @param headers say how long to wait */
export function throttled(headers: Record<string, string>): Refusal {
  return new Refusal({
    ...{ status: 429, code: 'activityLimitReached', message: 'The request has been throttled' },
    headers,
  });
}

export function generalException(): Refusal {
  return new Refusal({
    status: 500,
    code: 'generalException',
    message: 'General exception while processing',
  });
}

export function accessDenied(): Refusal {
  return new Refusal({ status: 403, code: 'accessDenied', message: 'Access denied' });
}

/** @param allow the methods the address has */
export function methodNotAllowed(allow: readonly string[]): Refusal {
  return new Refusal({
    ...{ status: 405, code: 'notAllowed', message: 'The request method is not allowed here.' },
    headers: { Allow: allow.join(', ') },
  });
}

/** The envelope of a request is wrong, whatever it asks for. */
export function badRequest(message: string): Refusal {
  return new Refusal({ status: 400, code: 'BadRequest', message });
}

/** The list view threshold: the query would look at more than 5,000 rows. */
export function tooManyResources(): Refusal {
  return new Refusal({
    status: 422,
    code: 'notSupported',
    message: 'The request is unprocessable because it uses too many resources',
    innerCode: 'tooManyResources',
  });
}

/** The ids every answer carries, in its headers and in the body of an error. */
export interface AnswerIds {
  requestId: string;
  clientRequestId: string;
  date: string;
}

export function refusalResponse({ facts }: Refusal, ids: AnswerIds): GraphResponse {
  const error: JsonObject = {
    code: facts.code,
    message: facts.message,
    innerError: {
      ...(facts.innerCode && { code: facts.innerCode }),
      date: ids.date.slice(0, 19),
      'request-id': ids.requestId,
      'client-request-id': ids.clientRequestId,
    },
  };
  return { status: facts.status, body: { error }, ...(facts.headers && { headers: facts.headers }) };
}
