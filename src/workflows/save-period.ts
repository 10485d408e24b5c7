import { changePeriod, type PeriodChange } from '#domain/change-period';
import { NotFoundError } from '#domain/errors';
import { replacing } from '#sharepoint/writes';
import {
  keepSettings,
  readAdministered,
  settingsView,
  type SettingSave,
  type SettingsOutcome,
} from './plan-settings.ts';
import type { Services } from './services.ts';

export interface PeriodSave extends SettingSave {
  periodId: string;
  change: PeriodChange;
  /** The period's eTag as the person saw it. */
  basedOn: string;
}

/**
 * Keeps the name and the cut-off day of a plan's open period and logs who changed them. Updates are asked for
 * by the new day from the next sweep on. A save sent twice is kept once.
 *
 * @throws {ForbiddenError} unless the person administers
 * @throws {NotFoundError} when there is no such plan or period
 */
export async function savePeriod(services: Services, save: PeriodSave): Promise<SettingsOutcome> {
  const { person, planId, periodId, change, basedOn } = save;
  const found = await readAdministered(services, person, planId);
  const periods = found.reading.snapshot.byPlan('periods', planId);
  const row = periods.find(({ value }) => value.id === periodId);
  if (!row) throw new NotFoundError('There is no such period.');
  const siblings = periods.map(({ value }) => value);
  const outcome = changePeriod(row.value, change, siblings);
  if (!outcome.ok) return { ok: false, reason: 'problems', problems: outcome.problems };
  const { period, changes } = outcome;
  if (changes.length > 0 && basedOn !== row.eTag) {
    return { ok: false, reason: 'changed', theirs: settingsView(found) };
  }
  return keepSettings(services, save, changes, (lastChange) =>
    replacing('periods', { ...period, lastChange }, row.eTag),
  );
}
