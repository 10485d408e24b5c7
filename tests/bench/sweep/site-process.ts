/** The SharePoint of `gt bench sweep`: a Graph server with a whole council in it, in a process of its own. */
import { ownColumns } from '#infra/local/graph/columns';
import type { FieldValues } from '#infra/local/graph/field-values';
import { addItem } from '#infra/local/graph/items';
import { getList } from '#infra/local/graph/lists';
import { createGraphClient } from '#sharepoint/client/graph-client';
import { fixedToken } from '#sharepoint/client/token-provider';
import type { Entities, ListName } from '#sharepoint/entities';
import { lists } from '#sharepoint/lists/lists';
import { provisionSite } from '#sharepoint/provision';
import { serveSite } from '../served-site.ts';
import { councilRows, type CouncilSize } from './rows.ts';

const { size, today } = JSON.parse(process.argv[2] ?? '') as { size: CouncilSize; today: string };
const { site, database, application } = await serveSite();
const client = createGraphClient({
  graphUrl: site.url,
  tokens: fixedToken(site.token, site.url),
  version: 'bench',
});
await provisionSite(client, site.siteId);

// Straight into the database: 100,000 requests would only measure the server.
const rows = councilRows(size, today);
database.transaction(() => {
  for (const list of ['plans', 'posts', 'recommendations', 'actions'] as const) put(list, rows[list]);
});
process.send?.(site);

function put<L extends ListName>(list: L, values: readonly Entities[L][]): void {
  const stored = getList(database, lists[list].displayName);
  const table = { list: stored, columns: ownColumns(database, stored) };
  for (const value of values) {
    const filled = Object.entries(lists[list].toFields(value)).filter(([, field]) => field !== null);
    addItem(database, table, Object.fromEntries(filled) as FieldValues, {
      by: { application },
      at: '2026-03-01T08:00:00Z',
    });
  }
}
