import { DefaultHeaders, DefaultInit, graphfi, GraphQueryable } from '@pnp/graph';
import type { GraphFI } from '@pnp/graph';
import '@pnp/graph/batching.js';
import '@pnp/graph/columns/index.js';
import '@pnp/graph/list-item/index.js';
import '@pnp/graph/lists/index.js';
import '@pnp/graph/sites/index.js';
import type { IList, ILists } from '@pnp/graph/lists/index.js';
import { DefaultParse, InjectHeaders, JSONParse } from '@pnp/queryable';
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
  const keyColumn = { name: 'Key', text: {}, indexed: true, enforceUniqueValues: true };

  async function aList(): Promise<IList> {
    const { id } = (await lists.add({ displayName: 'Actions', columns: [keyColumn] })) as { id: string };
    return lists.getById(id);
  }

  it('makes a list with columns, and adds, changes and removes more of them', async () => {
    const list = await aList();
    const added = (await list.columns.add({ name: 'Count', number: {} })) as { id: string };
    await list.columns.getById(added.id).update({ indexed: true });
    const names = async () => (await list.columns()).map(({ name }) => name);
    expect(await names()).toEqual(expect.arrayContaining(['Title', 'Key', 'Count']));
    expect((await list.columns()).find(({ name }) => name === 'Key')).toMatchObject({
      ...{ indexed: true, enforceUniqueValues: true },
    });
    expect(await list.columns.getById(added.id)()).toMatchObject({ name: 'Count', indexed: true });
    await list.columns.getById(added.id).delete();
    expect(await names()).not.toContain('Count');
  });

  it('creates, changes, filters, pages and deletes items', async () => {
    const list = await aList();
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

  it('is told of a conflict by the eTag it sends, and of earlier versions', async () => {
    const list = await aList();
    await list.items.add(withKey('a'));
    const item = list.items.getById('1');
    const { eTag = '' } = await item<{ eTag?: string }>();
    const basedOn = (tag: string) => list.items.getById('1').using(InjectHeaders({ 'If-Match': tag }));
    await basedOn(eTag).update({ fields: { Key: 'b' } });
    await expect(basedOn(eTag).update({ fields: { Key: 'c' } })).rejects.toMatchObject({ status: 412 });
    await expect(basedOn(eTag).delete()).rejects.toMatchObject({ status: 412 });
    expect(await item.expand('fields')()).toMatchObject({ fields: { Key: 'b' } });
    const versions: unknown = await item.versions();
    expect(versions).toMatchObject([{ id: '2.0' }, { id: '1.0' }]);
  });

  it('follows a list by delta', async () => {
    const list = await aList();
    for (const Key of ['a', 'b']) await list.items.add(withKey(Key));
    const delta = async (from: string) => {
      const page: unknown = await GraphQueryable([list.items, from]).using(JSONParse())();
      return page as { '@odata.deltaLink': string; value: { id: string; deleted?: object }[] };
    };
    const first = await delta(`${list.items.toRequestUrl()}/delta`);
    expect(first.value.map(({ id }) => id)).toEqual(['1', '2']);
    await list.items.getById('1').delete();
    await list.items.add(withKey('c'));
    const second = await delta(first['@odata.deltaLink'].replace(server.url, pretended));
    expect(second.value).toMatchObject([{ id: '1', deleted: { state: 'deleted' } }, { id: '3' }]);
  });

  it('gets each answer of a batch for the request it belongs to', async () => {
    const list = await aList();
    await lists.add({ displayName: 'Two' });
    await list.items.add(withKey('a'));
    const [batched, execute] = graph.batched();
    const inBatch = batched.sites.getById(server.siteId).lists;
    const names = ['Actions', 'Two'].map(async (name) => {
      const { displayName } = await inBatch.getById(name)();
      return displayName;
    });
    const created = ['b', 'A', 'c'].map((Key) =>
      inBatch
        .getById('Actions')
        .items.add(withKey(Key))
        .then(
          () => Key,
          (error: unknown) => (error as { status: number }).status,
        ),
    );
    await execute();
    expect(await Promise.all(names)).toEqual(['Actions', 'Two']);
    expect(await Promise.all(created)).toEqual(['b', 400, 'c']);
  });
});
