import type { ArchivedPlan } from '#domain/plan-settings-view';
import type { Person } from '#domain/post';
import { readAsAdministrator } from './read-as-administrator.ts';
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
  const reading = await readAsAdministrator(services, person, 'see archived plans');
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
