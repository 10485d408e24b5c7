import { ForbiddenError } from '#domain/errors';
import { mayAdminister } from '#domain/permissions';
import type { Person } from '#domain/post';
import { readFor, type Reading } from './read-plan.ts';
import type { Services } from './services.ts';

/**
 * @param what they want, to follow "Only an administrator of Golden Thread can "
 * @throws {ForbiddenError} unless the person administers
 */
export async function readAsAdministrator(
  services: Services,
  person: Person,
  what: string,
): Promise<Reading> {
  const reading = await readFor(services, person);
  if (mayAdminister(reading.viewer)) return reading;
  throw new ForbiddenError(`Only an administrator of Golden Thread can ${what}.`);
}
