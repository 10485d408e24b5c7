import { settle } from '#domain/date-request';
import { ItemChangedError } from '#domain/errors';
import type { SettledRequest } from '#domain/log-entry';
import type { Store } from '#sharepoint/store';

/** Keeps on a request's row how it ended; a row that says so already is left as it stands. */
export async function settleDateRequest(store: Store, settled: SettledRequest): Promise<void> {
  const row = (await store.snapshot()).get('dateChanges', settled.id);
  if (row?.value.state !== 'requested') return;
  try {
    await store.update('dateChanges', settle(row.value, settled), row.eTag);
  } catch (error) {
    if (!(error instanceof ItemChangedError)) throw error;
    // Another process finished the same entry, or somebody edited the row by hand: looked at again.
    await settleDateRequest(store, settled);
  }
}
