import { GraphResyncError } from './client/errors.ts';
import type { GraphClient, Page } from './client/graph-client.ts';
import type { Priority } from './client/gate.ts';
import type { Seen } from './copy/list-copy.ts';
import type { Entities, ListName } from './entities.ts';
import { expandFields, readItem } from './list-items.ts';

/** What a read of one list brought. */
export interface ListChanges<L extends ListName> {
  /** Everything there is, rather than what changed: rows that are not in it are gone. */
  whole: boolean;
  /** By item id; of an item seen twice, the last. */
  seen: Map<string, Seen<Entities[L]>>;
  /** Where the next read goes on. */
  deltaLink: string;
}

const pageSize = 1000;

/** Reads a list from the start. */
export async function readWhole<L extends ListName>(
  client: GraphClient,
  list: L,
  listPath: string,
  priority: Priority,
): Promise<ListChanges<L>> {
  const path = `${listPath}/items/delta?${expandFields(list)}&$top=${pageSize}`;
  return { whole: true, ...(await follow(client, list, await client.page(path, { priority }), priority)) };
}

export interface ChangesWanted<L extends ListName> {
  list: L;
  listPath: string;
  deltaLink: string;
}

/** Reads what changed in several lists, in one request unless there is a lot. */
export async function readChanges(
  client: GraphClient,
  wanted: readonly ChangesWanted<ListName>[],
  priority: Priority,
): Promise<Map<ListName, ListChanges<ListName>>> {
  const requests = wanted.map(({ deltaLink }) => ({ method: 'GET' as const, path: deltaLink }));
  const answers = await client.batch(requests, { priority });
  const changes = wanted.map(
    async ({ list, listPath }, index): Promise<[ListName, ListChanges<ListName>]> => {
      const answer = answers[index]!;
      if (answer.error instanceof GraphResyncError)
        return [list, await readWhole(client, list, listPath, priority)];
      if (answer.error) throw answer.error;
      const read = await follow(client, list, client.pageOf(answer.body), priority);
      return [list, { whole: false, ...read }];
    },
  );
  return new Map(await Promise.all(changes));
}

async function follow<L extends ListName>(
  client: GraphClient,
  list: L,
  first: Page,
  priority: Priority,
): Promise<Omit<ListChanges<L>, 'whole'>> {
  const seen = new Map<string, Seen<Entities[L]>>();
  let page = first;
  for (;;) {
    for (const raw of page.value) {
      const item = readItem(list, raw);
      seen.set(item.itemId, item.seen);
    }
    if (page.delta) return { seen, deltaLink: page.delta };
    if (!page.next) throw new Error(`Graph ended the changes of "${list}" without a link to go on from.`);
    page = await client.page(page.next, { priority });
  }
}
