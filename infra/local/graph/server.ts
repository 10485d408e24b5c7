/*
 * A Graph server for the local trial and for tests. It follows what is known of Graph's v1.0 lists API and refuses
 * what the real one refuses, with its status and body; it can be told to fail in the ways the real one fails, by
 * its `control` or over HTTP (control-router.ts has the orders). But:
 *
 * - It is for one machine: one bearer token, no TLS, no audit, no CORS. Never let others reach it.
 * - Of the directory only reading people: listing, `$search` on names and addresses, and one by id or principal
 *   name, with the properties of a basic profile. No pages, no filters, no order.
 * - One site, which is also the tenant's root. No search for sites, drives, files, pages, content types, site
 *   columns, attachments, analytics or item permissions; no expansion of these.
 * - No calculated, location, term, picture or approval columns; hyperlinks cannot be written (nor can they in Graph).
 * - Not checked, as little as SharePoint's own programming interfaces do: required fields, choices outside the list,
 *   numbers' limits. Not checked either: that a looked-up item exists, the 8,000-byte row, 2,000 lists to a site,
 *   and the daily and per-user allowances. Automatic titles and formulas do nothing.
 * - Days without a time are kept as sent, not moved into the site's time zone.
 * - Sorting and comparing ignore case but know no language: accented letters sort after z.
 * - A selected name that is no column is left out of the answer; whether Graph refuses it is not known.
 * - Nothing is eventually consistent: a write shows in the next read, filter and delta at once. A batch runs its
 *   requests in order, and a filtered page is empty only at the end.
 * - Subscriptions cannot be made inside a batch.
 * - Answers are never compressed. Where Microsoft documents no wording for an error, the status and code are right
 *   and the message is ours.
 * - Deleted items go at once; there is no recycle bin. Notifications not yet delivered are lost when it stops, and
 *   so is every fault it was told to have.
 */
import express from 'express';
import type { LocalDatabase } from '../database.ts';
import { byHand } from './by-hand.ts';
import { controlRouter } from './control-router.ts';
import type { GraphControl } from './control.ts';
import { graphControl } from './control.ts';
import { toSeconds } from './context.ts';
import { faults } from './faults.ts';
import { graphRouter } from './http.ts';
import { notifier } from './notifier.ts';
import { preparePeople } from './people.ts';
import { installedApps } from './installed-apps.ts';
import type { GraphRequest } from './protocol.ts';
import { answer } from './service.ts';
import { siteFrom } from './site.ts';
import { roles } from './roles.ts';
import { prepareStorage } from './storage.ts';
import { throttle } from './throttle.ts';
import { users, type DirectoryUser } from './users.ts';

export interface GraphServerOptions {
  /** Opened by whoever starts the process, who also closes it; other parts of the trial keep tables in it too. */
  database: LocalDatabase;
  /** `hostname,site collection guid,web guid`. */
  siteId: string;
  /** Server-relative, without a leading slash. */
  sitePath?: string;
  siteName?: string;
  tenantId?: string;
  /** The one bearer token that is let in. */
  accessToken: string;
  /** The app the token belongs to; recorded as author of what it writes. */
  application: { id: string; displayName: string };
  /** Who is in the tenant's directory; nobody unless given. */
  directory?: readonly DirectoryUser[];
  now: () => Date;
}

export interface GraphServer {
  /** To be mounted anywhere: Graph is then below `/v1.0` of it and the control below `/control`. */
  router: express.Router;
  control: GraphControl;
  /** Ends deliveries under way. The database stays open. */
  close(): void;
}

/** A Graph server for one SharePoint site and its lists. */
export function graphServer(options: GraphServerOptions): GraphServer {
  const { database: db, accessToken, application, now } = options;
  const path = options.sitePath ?? 'sites/golden-thread';
  const site = siteFrom(options.siteId, path, options.siteName ?? 'Golden Thread');
  const caller = { application };
  prepareStorage(db);
  db.transaction(() => preparePeople(db, caller, toSeconds(now())));

  const parts = { db, faults: faults(), throttle: throttle(now), roles: roles() };
  const notify = notifier(db, options.tenantId ?? '00000000-0000-4000-8000-000000000000', now);
  const directory = users(options.directory ?? []);
  const control = graphControl({ ...parts, directory, byHand: byHand(db, now, () => notify.wake()) });
  const service = { ...parts, site, caller, accessToken, now, apps: installedApps(), users: directory };
  const serve = async (request: GraphRequest) => {
    const answered = await answer(service, request);
    if (request.method !== 'GET') notify.wake();
    return answered;
  };
  const router = express.Router();
  router.use(graphRouter(serve));
  router.use(controlRouter(control, accessToken));
  return { router, control, close: () => notify.stop() };
}
