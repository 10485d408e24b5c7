import type { Response } from 'express';
import type { Person } from '#domain/post';

/** What travels with one request, from the middleware that found it out to whoever needs it. */

export function keepPerson(response: Response, person: Person): void {
  response.locals['person'] = person;
}

/** The person of a request that has passed sign-in. */
export function personOf(response: Response): Person {
  return response.locals['person'] as Person;
}

/** For the one log line of the request. */
export function keepFailure(response: Response, error: unknown): void {
  response.locals['failure'] = error;
}

export function failureOf(response: Response): unknown {
  return response.locals['failure'];
}
