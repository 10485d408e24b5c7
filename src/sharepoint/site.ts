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

/** The lists of a site, by the name code gives them. */
export interface SiteLists {
  paths: Partial<Record<ListName, string>>;
  /** What a list we made is called now, where somebody renamed it. */
  renamed: Partial<Record<ListName, string>>;
}

/** SharePoint keeps the name a list was made under in its address, whatever it is called later. */
export async function lookForLists(client: GraphClient, sitePath: string): Promise<SiteLists> {
  const all: { id: string; name: string; displayName: string }[] = [];
  let link: string | null = `${sitePath}/lists?$select=id,name,displayName`;
  while (link) {
    const page = await client.page(link);
    all.push(...(page.value as typeof all));
    link = page.next;
  }
  const found: SiteLists = { paths: {}, renamed: {} };
  for (const name of listNames) {
    const { displayName } = lists[name];
    const list = all.find((candidate) => candidate.displayName === displayName);
    const madeAs = all.find((candidate) => candidate.name === displayName);
    if (list) found.paths[name] = `${sitePath}/lists/${list.id}`;
    else if (madeAs) found.renamed[name] = madeAs.displayName;
  }
  return found;
}

/** One sentence about a list that is not there under its name. */
export function describeMissing(displayName: string, renamedTo: string | undefined): string {
  return renamedTo === undefined
    ? `The list "${displayName}" is missing; "gt provision" creates it.`
    : `The list "${displayName}" is now called "${renamedTo}"; name it "${displayName}" again in its settings.`;
}

/** As `lookForLists`, but all of them. */
export async function requireLists(client: GraphClient, sitePath: string): Promise<Record<ListName, string>> {
  const { paths, renamed } = await lookForLists(client, sitePath);
  for (const name of listNames) {
    const now = renamed[name];
    if (now !== undefined) throw new SiteNotReadyError(describeMissing(lists[name].displayName, now));
  }
  const missing = listNames.filter((name) => !paths[name]).map((name) => `"${lists[name].displayName}"`);
  if (missing.length > 0) {
    const [which, them] =
      missing.length === 1 ? [`the list ${missing[0]}`, 'it'] : [`the lists ${missing.join(', ')}`, 'them'];
    throw new SiteNotReadyError(
      `The SharePoint site lacks ${which}. An administrator creates ${them} with "gt provision".`,
    );
  }
  return paths as Record<ListName, string>;
}
