import type { UpdateEntry } from '#domain/update';
import type { Codec } from './codec.ts';
import { longJson } from './long-json.ts';

/** The newest entry about a row, until the Updates list has it. */
export const lastUpdate: Codec<UpdateEntry | null> = longJson('LastUpdate', 'Last update', isEntry, null);

function isEntry(parsed: unknown): boolean {
  const entry = parsed as Partial<UpdateEntry> | null | undefined;
  return typeof entry?.id === 'string' && typeof entry.by?.id === 'string' && Array.isArray(entry.changes);
}
