import { describeFault, stopsWork } from './column-faults.ts';
import { compareColumns } from './compare-columns.ts';
import type { GraphClient } from './client/graph-client.ts';
import { listNames, lists } from './lists/lists.ts';
import { describeVersion, readSchemaVersion } from './schema-version.ts';
import { readColumns } from './site-columns.ts';
import { describeMissing, findSite, lookForLists } from './site.ts';

/** One way in which the site differs from what the product needs. */
export interface SiteFault {
  /** What is wrong, where, and how to mend it. */
  sentence: string;
  /** Whether the product cannot do its work until it is mended. */
  stops: boolean;
}

/**
 * Checks that the site has every list and column in the version this software knows, without changing anything.
 * @returns empty when all is well
 */
export async function verifySite(client: GraphClient, site: string): Promise<SiteFault[]> {
  const { paths, renamed } = await lookForLists(client, await findSite(client, site));
  const faults = await Promise.all(
    listNames.map(async (name): Promise<SiteFault[]> => {
      const { displayName, columns } = lists[name];
      const path = paths[name];
      if (!path) return [{ sentence: describeMissing(displayName, renamed[name]), stops: true }];
      return compareColumns(columns, await readColumns(client, path)).map((fault) => ({
        sentence: describeFault(displayName, fault),
        stops: stopsWork(fault),
      }));
    }),
  );
  const version = paths.settings ? describeVersion(await readSchemaVersion(client, paths.settings)) : null;
  return [...(version ? [{ sentence: version, stops: true }] : []), ...faults.flat()];
}
