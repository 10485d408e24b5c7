import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { openDatabase, type LocalDatabase } from '#infra/local/database';
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
  /** The field values of every row there is, by list, straight from the database. */
  rows(): { list: string; fields: Record<string, unknown> }[];
  /** Remembers everything as it is now; the function that comes back puts it all back. */
  checkpoint(): () => void;
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
    rows: () => rowsIn(database),
    checkpoint: () => checkpoint(database),
    close: async () => {
      graph.close();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      database.close();
    },
  };
}

function rowsIn(database: LocalDatabase): { list: string; fields: Record<string, unknown> }[] {
  return database
    .all<{ list: string; fields: string }>(
      `SELECT l.display_name AS list, i.fields FROM graph_items i JOIN graph_lists l ON l.id = i.list_id
       WHERE i.deleted = 0`,
    )
    .map(({ list, fields }) => ({ list, fields: JSON.parse(fields) as Record<string, unknown> }));
}

function checkpoint(database: LocalDatabase): () => void {
  const tables = database
    .all<{ name: string }>(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'graph!_%' ESCAPE '!'",
    )
    .map(({ name }) => name);
  for (const table of tables) {
    database.exec(`DROP TABLE IF EXISTS kept_${table}; CREATE TABLE kept_${table} AS SELECT * FROM ${table}`);
  }
  return () =>
    database.transaction(() => {
      database.exec('PRAGMA defer_foreign_keys = ON'); // until all tables are back
      for (const table of tables) {
        database.exec(`DELETE FROM ${table}; INSERT INTO ${table} SELECT * FROM kept_${table}`);
      }
    });
}
