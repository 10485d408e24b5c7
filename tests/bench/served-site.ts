import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express, { type RequestHandler } from 'express';
import { openDatabase } from '#infra/local/database';
import { graphServer } from '#infra/local/graph/server';

/** Where the Graph server of a bench is, and the token it lets in: what its process says once it is ready. */
export interface ServedSite {
  url: string;
  siteId: string;
  token: string;
}

/**
 * Serves a site without lists from this process, which ends when whoever started it lets it go.
 *
 * @param before sees every request first
 */
export async function serveSite(before: RequestHandler = (_request, _response, next) => next()) {
  const siteId =
    'council.sharepoint.local,11111111-aaaa-4bbb-8ccc-000000000001,22222222-aaaa-4bbb-8ccc-000000000002';
  const token = 'bench-token';
  const application = { id: '33333333-aaaa-4bbb-8ccc-000000000003', displayName: 'Golden Thread' };
  const database = openDatabase(':memory:');
  const graph = graphServer({ database, siteId, accessToken: token, application, now: () => new Date() });
  const app = express().use('/local/graph/v1.0', before).use('/local/graph', graph.router);
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  process.on('disconnect', () => process.exit());
  const { port } = server.address() as AddressInfo;
  const site: ServedSite = { url: `http://127.0.0.1:${port}/local/graph`, siteId, token };
  return { site, database, application, control: graph.control };
}
