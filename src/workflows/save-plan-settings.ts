import { changePlanSettings, type PlanSettingsChange } from '#domain/plan-settings';
import { replacing } from '#sharepoint/writes';
import {
  keepSettings,
  readAdministered,
  settingsView,
  type SettingSave,
  type SettingsOutcome,
} from './plan-settings.ts';
import type { Services } from './services.ts';

export interface PlanSettingsSave extends SettingSave {
  change: PlanSettingsChange;
  /** The plan's eTag as the person saw it. */
  basedOn: string;
}

/**
 * Keeps how a plan is set up and logs who changed what. Whoever may see the plan, and which reminders are due,
 * is decided from the plan at every turn, so it counts at once everywhere. A save sent twice is kept once.
 *
 * @throws {ForbiddenError} unless the person administers
 * @throws {NotFoundError} when there is no such plan
 */
export async function savePlanSettings(services: Services, save: PlanSettingsSave): Promise<SettingsOutcome> {
  const { person, planId, change, basedOn } = save;
  const found = await readAdministered(services, person, planId);
  const { snapshot, today } = found.reading;
  const posts = snapshot.all('posts').map(({ value }) => value);
  const outcome = changePlanSettings(found.row.value, change, posts, today);
  if (!outcome.ok) return { ok: false, reason: 'problems', problems: outcome.problems };
  const { plan, changes } = outcome;
  if (changes.length > 0 && basedOn !== found.row.eTag) {
    return { ok: false, reason: 'changed', theirs: settingsView(found) };
  }
  return keepSettings(services, save, changes, (lastChange) =>
    replacing('plans', { ...plan, lastChange }, found.row.eTag),
  );
}
