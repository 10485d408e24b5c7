import type { GraphClient } from './client/graph-client.ts';
import { compareColumns, describeFault } from './compare-columns.ts';
import { listNames, lists } from './lists/lists.ts';
import { readColumns } from './site-columns.ts';
import { findLists, findSite } from './site.ts';

/**
 * Checks that the site has every list and column, without changing anything.
 * @returns one sentence for each fault and how to mend it; empty when all is well
 */
export async function verifySite(client: GraphClient, site: string): Promise<string[]> {
  const paths = await findLists(client, await findSite(client, site));
  const faults = await Promise.all(
    listNames.map(async (name) => {
      const { displayName, columns } = lists[name];
      const path = paths[name];
      if (!path) return [`The list "${displayName}" is missing; "gt provision" creates it.`];
      return compareColumns(columns, await readColumns(client, path)).map((fault) =>
        describeFault(displayName, fault),
      );
    }),
  );
  return faults.flat();
}
