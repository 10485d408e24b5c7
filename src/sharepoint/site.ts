import { AppError } from '#domain/errors';
import type { GraphClient } from './client/graph-client.ts';
import type { ListName } from './entities.ts';
import { listNames, lists } from './lists/lists.ts';

/** The site lacks something the product needs; the message says what, and how to mend it. */
export class SiteNotReadyError extends AppError {
  readonly code = 'site-not-ready';
}

const compositeId = /^[^,/]+,[0-9a-f-]{36},[0-9a-f-]{36}$/i;

/**
 * The path all of a site's resources start with.
 * @param site `hostname,guid,guid` as Graph names it, or `hostname:/sites/Name` as people know it
 */
export async function findSite(client: GraphClient, site: string): Promise<string> {
  if (compositeId.test(site)) return `/sites/${site}`;
  const { id } = (await client.get(`/sites/${site}?$select=id`)) as { id: string };
  return `/sites/${id}`;
}

/** Paths of the lists the site has, by the name code gives them. Lists it lacks are left out. */
export async function findLists(
  client: GraphClient,
  sitePath: string,
): Promise<Partial<Record<ListName, string>>> {
  const idByName = new Map<string, string>();
  let link: string | null = `${sitePath}/lists?$select=id,name,displayName`;
  while (link) {
    const page = await client.page(link);
    for (const list of page.value as { id: string; displayName: string }[])
      idByName.set(list.displayName, list.id);
    link = page.next;
  }
  const found: Partial<Record<ListName, string>> = {};
  for (const name of listNames) {
    const id = idByName.get(lists[name].displayName);
    if (id) found[name] = `${sitePath}/lists/${id}`;
  }
  return found;
}

/** As `findLists`, but all of them. */
export async function requireLists(client: GraphClient, sitePath: string): Promise<Record<ListName, string>> {
  const found = await findLists(client, sitePath);
  const missing = listNames.filter((name) => !found[name]).map((name) => `"${lists[name].displayName}"`);
  if (missing.length > 0) {
    const which = missing.length === 1 ? `the list ${missing[0]}` : `the lists ${missing.join(', ')}`;
    throw new SiteNotReadyError(
      `The SharePoint site lacks ${which}. An administrator creates it with "gt provision".`,
    );
  }
  return found as Record<ListName, string>;
}
