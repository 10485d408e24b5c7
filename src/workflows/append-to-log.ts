import type { LoggedEntry } from '#domain/log-entry';
import type { Store, Write } from '#sharepoint/store';
import { creating, requireWritten } from '#sharepoint/writes';
import type { Services } from './services.ts';
import { settleDateRequest } from './settle-date-request.ts';
import type { Watched } from './watched.ts';

/**
 * Writes log entries with the rows they imply. A line of the log is written last: where it stands,
 * everything it implies stands too. Entries that are there already stay as they are. `onProgress` counts log
 * lines.
 */
export async function appendToLog(
  { store }: Services,
  entries: readonly LoggedEntry[],
  { onProgress, signal }: Watched = {},
): Promise<void> {
  await settleRequests(store, entries);
  requireWritten(await store.writeMany(entries.flatMap(implied), { signal }));
  const updates = entries.map(({ update }) => update);
  requireWritten(await store.writeMany(creating('updates', updates), { onProgress, signal }));
}

export async function settleRequests(store: Store, entries: readonly LoggedEntry[]): Promise<void> {
  for (const { settled } of entries) if (settled) await settleDateRequest(store, settled);
}

/** Rows that stand wherever an entry's log line stands. */
export function implied({ dateChange, evidence }: LoggedEntry): Write[] {
  return [
    ...creating('dateChanges', dateChange ? [dateChange] : []),
    ...creating('evidence', evidence ? [evidence] : []),
  ];
}
