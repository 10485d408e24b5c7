import { settle } from '#domain/date-request';
import { ItemChangedError } from '#domain/errors';
import type { SettledRequest } from '#domain/log-entry';
import type { Snapshot, Store, Write } from '#sharepoint/store';
import { replacing, requireWritten } from '#sharepoint/writes';

/** The write that keeps on a request's row how it ended; none when it says so already, or is not there. */
export function settling(snapshot: Snapshot, settled: SettledRequest): Write[] {
  const row = snapshot.get('dateChanges', settled.id);
  if (row?.value.state !== 'requested') return [];
  return [replacing('dateChanges', settle(row.value, settled), row.eTag)];
}

/** Keeps on a request's row how it ended; a row that says so already is left as it stands. */
export async function settleDateRequest(store: Store, settled: SettledRequest): Promise<void> {
  const writes = settling(await store.snapshot(), settled);
  try {
    requireWritten(await store.writeMany(writes, { priority: 'foreground' }));
  } catch (error) {
    if (!(error instanceof ItemChangedError)) throw error;
    // Another process finished the same entry, or somebody edited the row by hand: looked at again.
    await settleDateRequest(store, settled);
  }
}
