import { creating, requireWritten } from '#sharepoint/writes';
import type { SettingChange } from '#domain/setting-change';
import type { Snapshot } from '#sharepoint/store';
import type { Services } from './services.ts';

/**
 * Brings up the log of settings to what plans and periods carry. Whoever saves a setting does this first, or what
 * the row carries would be overwritten; a sweep does it for all, as a crash may have come in between.
 */
export async function logSettingChanges({ store }: Services): Promise<void> {
  const entries = unloggedChanges(await store.snapshot());
  requireWritten(await store.writeMany(creating('settingChanges', entries), { priority: 'foreground' }));
}

/** What rows carry that the log lacks. */
function unloggedChanges(snapshot: Snapshot): SettingChange[] {
  const plans = snapshot
    .all('plans')
    .map(({ value }) => ({ planId: value.id, lastChange: value.lastChange }));
  const periods = snapshot.all('periods').map(({ value }) => value);
  return [...plans, ...periods].flatMap(({ planId, lastChange }) =>
    lastChange && !snapshot.get('settingChanges', lastChange.id) ? [{ ...lastChange, planId }] : [],
  );
}
