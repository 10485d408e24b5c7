import type { Router } from 'express';
import type { LocalDatabase } from '../database.ts';
import { toSeconds } from './context.ts';
import { graphRouter } from './http.ts';
import { preparePeople } from './people.ts';
import { answer } from './service.ts';
import { siteFrom } from './site.ts';
import { prepareStorage } from './storage.ts';

export interface GraphServerOptions {
  /** Opened by whoever starts the process, who also closes it; other parts of the trial keep tables in it too. */
  database: LocalDatabase;
  /** `hostname,site collection guid,web guid`. */
  siteId: string;
  /** Server-relative, without a leading slash. */
  sitePath?: string;
  siteName?: string;
  /** The one bearer token that is let in. */
  accessToken: string;
  /** The app the token belongs to; recorded as author of what it writes. */
  application: { id: string; displayName: string };
  now: () => Date;
}

export interface GraphServer {
  /** To be mounted anywhere; Graph itself is then below `/v1.0`. */
  router: Router;
}

/** A Graph server for one SharePoint site and its lists. */
export function graphServer(options: GraphServerOptions): GraphServer {
  const { database: db, accessToken, application, now } = options;
  const site = siteFrom(
    options.siteId,
    options.sitePath ?? 'sites/golden-thread',
    options.siteName ?? 'Golden Thread',
  );
  const caller = { application };
  prepareStorage(db);
  db.transaction(() => preparePeople(db, caller, toSeconds(now())));
  const service = { db, site, caller, accessToken, now };
  return { router: graphRouter((request) => answer(service, request)) };
}
