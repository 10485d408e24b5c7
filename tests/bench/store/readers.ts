import { openCopyFile, type CopyFile } from '#sharepoint/copy/copy-file';
import { createStore } from '#sharepoint/create-store';
import { expandFields } from '#sharepoint/list-items';
import { listNames, lists } from '#sharepoint/lists/lists';
import type { ServedGraph } from './served-graph.ts';
import { plainClient, pnpGraph } from './writers.ts';

/** A process that needs every row of every list. */
export interface Reader {
  /** Everything as it is now. What is given back is what it holds in memory. */
  read(): Promise<{ rows: number; held: unknown }>;
  close(): Promise<void>;
}

/** Starts one; two of the same folder are a process and the one after its restart. */
export type StartReader = (graph: ServedGraph, folder: string) => Reader;

/** Always asks what changed, where a server would let a copy of some seconds pass. */
export const ours: StartReader = (graph, folder) => {
  const file: CopyFile | null = openCopyFile({
    folder,
    onTrouble: (message) => {
      throw new Error(message);
    },
  });
  const store = createStore({
    ...{ client: graph.client(), site: graph.siteId, file, freshnessMs: 0, patienceMs: 600_000 },
    clock: { now: () => new Date() },
    onRefreshFailed: () => undefined,
  });
  return {
    async read() {
      const snapshot = await store.snapshot();
      const rows = listNames.reduce((sum, list) => sum + snapshot.all(list).length, 0);
      return { rows, held: store };
    },
    close: async () => file?.close(),
  };
};

/** Every list at once, by its own paging, with our columns and page size. */
export const pnp: StartReader = (graph) => {
  const site = pnpGraph(graph).sites.getById(graph.siteId);
  return {
    async read() {
      const held = await Promise.all(
        listNames.map(async (list) => {
          const items = site.lists.getById(lists[list].displayName).items;
          const found: unknown[] = [];
          const query = items.expand(expandFields(list).replace('$expand=', '')).top(pageSize);
          for await (const page of query) found.push(...(page as unknown[]));
          return found;
        }),
      );
      return { rows: held.flat().length, held };
    },
    close: () => Promise.resolve(),
  };
};

/** The loop its documentation shows, list after list, with our columns and page size. */
export const plain: StartReader = (graph) => {
  const client = plainClient(graph);
  return {
    async read() {
      const held: unknown[] = [];
      for (const list of listNames) {
        let address: string | undefined =
          `/sites/${graph.siteId}/lists/${lists[list].displayName}/items?${expandFields(list)}&$top=${pageSize}`;
        while (address !== undefined) {
          const page = (await client.api(address).get()) as { value: unknown[]; '@odata.nextLink'?: string };
          held.push(...page.value);
          // It takes paths only where the server is not reached over https.
          address = page['@odata.nextLink']?.replace(`${graph.url}/v1.0`, '');
        }
      }
      return { rows: held.length, held };
    },
    close: () => Promise.resolve(),
  };
};

const pageSize = 1000;
