import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { openDatabase } from '#infra/local/database';
import type { GraphControl } from '#infra/local/graph/control';
import { graphServer } from '#infra/local/graph/server';

export interface LocalGraphOptions {
  /** Kept in memory unless a file is given. */
  databaseFile?: string;
  now?: () => Date;
}

export interface LocalGraph {
  /** What a client's base URL is set to, without the version: `http://127.0.0.1:1234/local/graph`. */
  url: string;
  siteId: string;
  /** The bearer token it lets in. */
  token: string;
  /** The app that writes with the token. */
  application: { id: string; displayName: string };
  /** Makes it misbehave, throttle, forget delta tokens, or edits rows as a person would in SharePoint. */
  control: GraphControl;
  close(): Promise<void>;
}

const siteId =
  'council.sharepoint.local,11111111-aaaa-4bbb-8ccc-000000000001,22222222-aaaa-4bbb-8ccc-000000000002';

/** Starts a Graph server on a free port of this machine, with a site that has no lists yet. */
export async function startLocalGraph(options: LocalGraphOptions = {}): Promise<LocalGraph> {
  const token = 'local-test-token';
  const application = { id: '33333333-aaaa-4bbb-8ccc-000000000003', displayName: 'Golden Thread' };
  const database = openDatabase(options.databaseFile ?? ':memory:');
  const graph = graphServer({
    ...{ database, siteId, accessToken: token, application },
    now: options.now ?? (() => new Date()),
  });
  const server = express().use('/local/graph', graph.router).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    ...{ url: `http://127.0.0.1:${port}/local/graph`, siteId, token, application, control: graph.control },
    close: async () => {
      graph.close();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      database.close();
    },
  };
}
