import { ForbiddenError } from '#domain/errors';
import { mayAdminister } from '#domain/permissions';
import type { ArchivedPlan } from '#domain/plan-settings-view';
import type { Person } from '#domain/post';
import { readFor } from './read-plan.ts';
import type { Services } from './services.ts';

/**
 * Every plan that was put away, by title, so that it can be brought back.
 *
 * @throws {ForbiddenError} unless the person administers
 */
export async function listArchivedPlans(
  services: Services,
  person: Person,
): Promise<{ version: string; readonly plans: ArchivedPlan[] }> {
  const reading = await readFor(services, person);
  if (!mayAdminister(reading.viewer)) {
    throw new ForbiddenError('Only an administrator of Golden Thread can see archived plans.');
  }
  const archived = reading.snapshot
    .all('plans')
    .map(({ value }) => value)
    .filter(({ state }) => state === 'archived');
  return {
    version: reading.versionOf(archived),
    get plans() {
      return archived
        .map(({ id, title, importedAt }) => ({
          ...{ id, title, importedAt },
          items: reading.snapshot.byPlan('recommendations', id).length,
        }))
        .sort((a, b) => a.title.localeCompare(b.title, 'en-GB'));
    },
  };
}
