import type { SettingEntry } from '#domain/setting-change';
import type { Codec } from './codec.ts';
import { longJson } from './long-json.ts';

/** On the row it changed, written with the change itself: what a crash kept out of the log is still known. */
export const lastSettingChange: Codec<SettingEntry | null> = longJson(
  'LastChange',
  'Last change',
  isEntry,
  null,
);

function isEntry(parsed: unknown): boolean {
  const entry = parsed as Partial<SettingEntry> | null | undefined;
  return typeof entry?.id === 'string' && typeof entry.by?.id === 'string' && Array.isArray(entry.changes);
}
