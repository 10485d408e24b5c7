/** The SharePoint of `gt bench sweep`: a Graph server with a whole council in it, in a process of its own. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { openDatabase } from '#infra/local/database';
import { ownColumns } from '#infra/local/graph/columns';
import type { FieldValues } from '#infra/local/graph/field-values';
import { addItem } from '#infra/local/graph/items';
import { getList } from '#infra/local/graph/lists';
import { graphServer } from '#infra/local/graph/server';
import { createGraphClient } from '#sharepoint/client/graph-client';
import { fixedToken } from '#sharepoint/client/token-provider';
import type { Entities, ListName } from '#sharepoint/entities';
import { lists } from '#sharepoint/lists/lists';
import { provisionSite } from '#sharepoint/provision';
import { councilRows, type CouncilSize } from './rows.ts';

/** What the process says once it is ready. */
export interface ServedSite {
  url: string;
  siteId: string;
  token: string;
}

const { size, today } = JSON.parse(process.argv[2] ?? '') as { size: CouncilSize; today: string };
const siteId =
  'council.sharepoint.local,11111111-aaaa-4bbb-8ccc-000000000001,22222222-aaaa-4bbb-8ccc-000000000002';
const token = 'bench-token';
const application = { id: '33333333-aaaa-4bbb-8ccc-000000000003', displayName: 'Golden Thread' };
const database = openDatabase(':memory:');
const graph = graphServer({ database, siteId, accessToken: token, application, now: () => new Date() });
const server = express().use('/local/graph', graph.router).listen(0, '127.0.0.1');
await once(server, 'listening');
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/local/graph`;
const client = createGraphClient({ graphUrl: url, tokens: fixedToken(token, url), version: 'bench' });
await provisionSite(client, siteId);

// Straight into the database: 100,000 requests would only measure the server.
const rows = councilRows(size, today);
database.transaction(() => {
  for (const list of ['plans', 'posts', 'recommendations', 'actions'] as const) put(list, rows[list]);
});
process.on('disconnect', () => process.exit());
process.send?.({ url, siteId, token } satisfies ServedSite);

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
