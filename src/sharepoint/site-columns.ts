import type { ColumnDefinition } from '@microsoft/microsoft-graph-types';
import type { GraphClient } from './client/graph-client.ts';

/** Every column of a list, SharePoint's own included. */
export async function readColumns(client: GraphClient, listPath: string): Promise<ColumnDefinition[]> {
  const columns: ColumnDefinition[] = [];
  let link: string | null = `${listPath}/columns`;
  while (link) {
    const page = await client.page(link);
    columns.push(...(page.value as ColumnDefinition[]));
    link = page.next;
  }
  return columns;
}
