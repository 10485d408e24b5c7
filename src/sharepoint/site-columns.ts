import type { ColumnDefinition } from '@microsoft/microsoft-graph-types';
import type { GraphClient } from './client/graph-client.ts';

/** What is compared. Graph tells of hidden columns only when asked for `hidden`. */
const properties = [
  ...['id', 'name', 'displayName', 'columnGroup', 'hidden', 'readOnly', 'required', 'indexed'],
  ...['enforceUniqueValues', 'text', 'choice', 'number', 'boolean', 'dateTime', 'personOrGroup', 'lookup'],
];

/** Every column of each list, SharePoint's own and hidden ones included, in the order of the lists. */
export async function readColumns(
  client: GraphClient,
  listPaths: readonly string[],
): Promise<ColumnDefinition[][]> {
  const select = `$select=${properties.join(',')}`;
  const answers = await client.batch(
    listPaths.map((path) => ({ method: 'GET', path: `${path}/columns?${select}` })),
  );
  return Promise.all(
    answers.map(async ({ body, error }) => {
      if (error) throw error;
      const columns: ColumnDefinition[] = [];
      for (let page = client.pageOf(body); ; page = await client.page(page.next)) {
        columns.push(...(page.value as ColumnDefinition[]));
        if (!page.next) return columns;
      }
    }),
  );
}
