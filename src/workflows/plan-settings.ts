import { postViews } from '#domain/build-view';
import { ItemChangedError, NotFoundError } from '#domain/errors';
import { settingsOf } from '#domain/plan-settings';
import type { PlanSettingsView } from '#domain/plan-settings-view';
import type { Plan } from '#domain/plan';
import type { Person } from '#domain/post';
import type { SettingEntry, SettingFieldChange } from '#domain/setting-change';
import type { Row, Write } from '#sharepoint/store';
import { requireWritten } from '#sharepoint/writes';
import { logSettingChanges } from './log-setting-changes.ts';
import { readAsAdministrator } from './read-as-administrator.ts';
import type { Reading } from './read-plan.ts';
import type { Services } from './services.ts';

/** A plan as its administrator finds it, archived ones included. */
export interface Administered {
  reading: Reading;
  row: Row<Plan>;
}

/** Saved, or why not. `theirs` is how the settings stand, where somebody else was first. */
export type SettingsOutcome =
  | { ok: true; settings: PlanSettingsView }
  | { ok: false; reason: 'problems'; problems: string[] }
  | { ok: false; reason: 'changed'; theirs: PlanSettingsView };

/**
 * @throws {ForbiddenError} unless the person administers
 * @throws {NotFoundError} when there is no such plan
 */
export async function readAdministered(
  services: Services,
  person: Person,
  planId: string,
): Promise<Administered> {
  const reading = await readAsAdministrator(services, person, 'see and change how a plan is set up');
  const row = reading.snapshot.get('plans', planId);
  if (!row || row.value.state === 'importing') throw new NotFoundError('There is no such plan.');
  return { reading, row };
}

const mostChanges = 20;

export function settingsView({ reading: { snapshot }, row }: Administered): PlanSettingsView {
  const plan = row.value;
  const posts = snapshot.all('posts').map(({ value }) => value);
  return {
    ...settingsOf(plan),
    planId: plan.id,
    importedAt: plan.importedAt,
    periods: snapshot
      .byPlan('periods', plan.id)
      .toSorted((a, b) => a.value.order - b.value.order)
      .map(({ value: { id, label, kind, cutOff, closedAt }, eTag }) => ({
        ...{ id, label, kind, cutOff, closedAt, eTag },
      })),
    posts: postViews(
      posts.filter(({ isRemoved }) => !isRemoved).map(({ id }) => id),
      (id) => snapshot.get('posts', id)?.value,
    ),
    history: snapshot
      .byPlan('settingChanges', plan.id)
      .map(({ value }) => value)
      .toSorted((a, b) => b.at.localeCompare(a.at))
      .slice(0, mostChanges),
    eTag: row.eTag,
  };
}

export interface SettingSave {
  /** Made by the tab, so that a save sent twice is logged once. */
  id: string;
  person: Person;
  planId: string;
}

/**
 * Writes a change with its entry on the row itself and, after it, the line of the log that tells of it: what stops
 * it in between is put right by the next save or sweep.
 *
 * @param changes none where all is so already, which is also what a repeat finds whose answer was lost
 * @param write the row as it is to be, with its entry
 * @returns how the settings stand then, for whoever saved them and for whoever came too late
 */
export async function keepSettings(
  services: Services,
  save: SettingSave,
  changes: SettingFieldChange[],
  write: (lastChange: SettingEntry) => Write,
): Promise<SettingsOutcome> {
  const { id, person, planId } = save;
  const at = services.clock.now().toISOString();
  const standing = async () => settingsView(await readAdministered(services, person, planId));
  await logSettingChanges(services);
  if (changes.length === 0) return { ok: true, settings: await standing() };
  const change = write({ id, at, by: person, changes });
  try {
    requireWritten(await services.store.writeMany([change], { priority: 'foreground' }));
  } catch (error) {
    if (!(error instanceof ItemChangedError)) throw error;
    return { ok: false, reason: 'changed', theirs: await standing() };
  }
  await logSettingChanges(services);
  return { ok: true, settings: await standing() };
}
