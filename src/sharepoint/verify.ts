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
  const standing = listNames.filter((name) => paths[name] !== undefined);
  const columns = await readColumns(
    client,
    standing.map((name) => paths[name] ?? ''),
  );
  const faults = listNames.flatMap((name): SiteFault[] => {
    const { displayName, columns: wanted } = lists[name];
    const found = columns[standing.indexOf(name)];
    if (!found) return [{ sentence: describeMissing(displayName, renamed[name]), stops: true }];
    return compareColumns(wanted, found).map((fault) => ({
      sentence: describeFault(displayName, fault),
      stops: stopsWork(fault),
    }));
  });
  const version = paths.settings ? describeVersion(await readSchemaVersion(client, paths.settings)) : null;
  return [...(version ? [{ sentence: version, stops: true }] : []), ...faults];
}
