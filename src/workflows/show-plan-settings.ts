import type { PlanSettingsView } from '#domain/plan-settings-view';
import type { Person } from '#domain/post';
import { readAdministered, settingsView } from './plan-settings.ts';
import type { Services } from './services.ts';

/**
 * How a plan is set up. Built when it is looked at.
 *
 * @throws {ForbiddenError} unless the person administers
 * @throws {NotFoundError} when there is no such plan
 */
export async function showPlanSettings(
  services: Services,
  person: Person,
  planId: string,
): Promise<{ version: string; readonly settings: PlanSettingsView }> {
  const found = await readAdministered(services, person, planId);
  return {
    version: found.reading.versionOf([found.row.value]),
    get settings() {
      return settingsView(found);
    },
  };
}
