import { GraphNotFoundError, GraphResyncError } from './client/errors.ts';
import type { GraphClient, Page } from './client/graph-client.ts';
import type { ListName } from './entities.ts';
import { expandFields, type ListItem } from './list-items.ts';

/** Is given every page as it comes; of an item seen twice, the last occurrence counts. */
export type TakePage = (items: readonly ListItem[]) => Promise<void>;

/** A page this size is parsed and taken in without anybody else waiting noticeably. */
const pageSize = 1000;

/**
 * Reads a list from the start.
 * @returns the link the next read goes on from
 * @throws {GraphResyncError} when SharePoint wants it begun once more
 */
export async function readWhole(
  client: GraphClient,
  list: ListName,
  listPath: string,
  take: TakePage,
): Promise<string> {
  const path = `${listPath}/items/delta?${expandFields(list)}&$top=${pageSize}`;
  return follow(client, await client.page(path), take);
}

export interface ChangesWanted {
  list: ListName;
  deltaLink: string;
  take: TakePage;
}

/**
 * Reads what changed in several lists, in one request unless there is a lot.
 *
 * @returns the link the next read goes on from, by list. Null for a list SharePoint wants read from the start, or
 *   does not find under its link: whatever was taken of it has to be forgotten. The link its answer restarts from is not followed, since only
 *   our own query is sure to bring our columns; and there is nothing of ours to upload, as one kind of that
 *   answer asks for: every write went to SharePoint first.
 */
export async function readChanges(
  client: GraphClient,
  wanted: readonly ChangesWanted[],
): Promise<Map<ListName, string | null>> {
  if (wanted.length === 0) return new Map();
  const answers = await client.batch(
    wanted.map(({ deltaLink }) => ({ method: 'GET' as const, path: deltaLink })),
  );
  const links = wanted.map(async ({ list, take }, index): Promise<[ListName, string | null]> => {
    const answer = answers[index]!;
    try {
      if (answer.error) throw answer.error;
      return [list, await follow(client, client.pageOf(answer.body), take)];
    } catch (error) {
      if (error instanceof GraphResyncError || error instanceof GraphNotFoundError) return [list, null];
      throw error;
    }
  });
  return new Map(await Promise.all(links));
}

async function follow(client: GraphClient, first: Page, take: TakePage): Promise<string> {
  for (let page = first; ;) {
    const next = page.next === null ? null : client.page(page.next); // on its way while this one is taken in
    next?.catch(() => undefined); // awaited below, unless taking in fails first
    await take(page.value as ListItem[]);
    if (page.delta) return page.delta;
    if (!next) throw new Error('Graph ended the changes of a list without a link to go on from.');
    page = await next;
  }
}
