import type { UpdateEntry } from '#domain/update';
import { json, type Codec } from './codec.ts';

/** The newest entry about a row, until the Updates list has it. */
export const lastUpdate: Codec<UpdateEntry | null> = json('LastUpdate', 'Last update (data)', isEntry, null);

function isEntry(parsed: unknown): boolean {
  const entry = parsed as Partial<UpdateEntry> | null | undefined;
  return typeof entry?.id === 'string' && typeof entry.by?.id === 'string' && Array.isArray(entry.changes);
}
