import { DefaultHeaders, DefaultInit, graphfi } from '@pnp/graph';
import type { GraphFI } from '@pnp/graph';
import '@pnp/graph/batching.js';
import '@pnp/graph/columns/index.js';
import '@pnp/graph/list-item/index.js';
import '@pnp/graph/lists/index.js';
import '@pnp/graph/sites/index.js';
import type { ILists } from '@pnp/graph/lists/index.js';
import { DefaultParse } from '@pnp/queryable';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startLocalGraph } from '#tests/helpers/local-graph';
import type { LocalGraph } from '#tests/helpers/local-graph';

/** Its batches only understand https addresses, so it is given one, and the requests go to the local server. */
const pretended = 'https://graph.local';

let server: LocalGraph;
let graph: GraphFI;
let lists: ILists;
beforeEach(async () => {
  server = await startLocalGraph();
  graph = graphfi().using(DefaultHeaders(), DefaultInit(`${pretended}/v1.0`), DefaultParse(), (it) => {
    it.on.send.replace((url: URL, init: RequestInit) => {
      const headers = new Headers(init.headers);
      headers.set('Authorization', `Bearer ${server.token}`);
      return fetch(url.toString().replace(pretended, server.url), { ...init, headers });
    });
    return it;
  });
  lists = graph.sites.getById(server.siteId).lists;
});
afterEach(() => server.close());

/** Its types know no fields of one's own. */
function withKey(key: string): object {
  return { fields: { Key: key } };
}

describe('@pnp/graph', () => {
  it('makes a list with columns, and creates, changes, filters, pages and deletes its items', async () => {
    const { id } = (await lists.add({
      displayName: 'Actions',
      columns: [{ name: 'Key', text: {}, indexed: true, enforceUniqueValues: true }],
    })) as { id: string };
    const list = lists.getById(id);
    const columns = await list.columns();
    expect(columns.find(({ name }) => name === 'Key')).toMatchObject({
      indexed: true,
      enforceUniqueValues: true,
    });

    for (const Key of ['a', 'b', 'c']) await list.items.add(withKey(Key));
    await list.items.getById('2').update({ fields: { Key: 'changed' } });
    const found = await list.items.filter("fields/Key eq 'changed'").expand('fields')();
    expect(found).toMatchObject([{ id: '2', fields: { Key: 'changed' } }]);

    const pages: (string | undefined)[][] = [];
    for await (const page of list.items.top(2)) pages.push(page.map((item: { id?: string }) => item.id));
    expect(pages).toEqual([['1', '2'], ['3']]);

    await list.items.getById('1').delete();
    expect((await list.items()).map((item) => item.id)).toEqual(['2', '3']);
    await expect(list.items.add(withKey('C'))).rejects.toThrow('400');
  });

  it('gets each answer of a batch for the request it belongs to', async () => {
    await lists.add({ displayName: 'One' });
    await lists.add({ displayName: 'Two' });
    const [batched, execute] = graph.batched();
    const inBatch = batched.sites.getById(server.siteId).lists;
    const names = ['One', 'Two'].map(async (name) => {
      const { displayName } = await inBatch.getById(name)();
      return displayName;
    });
    await execute();
    expect(await Promise.all(names)).toEqual(['One', 'Two']);
  });
});
