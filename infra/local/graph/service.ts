import { randomUUID } from 'node:crypto';
import type { LocalDatabase } from '../database.ts';
import { readBatch, runBatch } from './batch.ts';
import type { Context } from './context.ts';
import type { IdentitySet } from './identity.ts';
import type { GraphRequest, GraphResponse } from './protocol.ts';
import type { AnswerIds } from './refusal.ts';
import { notFound, Refusal, refusalResponse } from './refusal.ts';
import { route } from './router.ts';
import type { Site } from './site.ts';
import { pathWithinSite } from './site.ts';

export interface ServiceOptions {
  db: LocalDatabase;
  site: Site;
  caller: IdentitySet;
  accessToken: string;
  now: () => Date;
}

/**
 * Answers one request, batch or not, from the database. What it wrote is on disk when it returns; a refused
 * request wrote nothing.
 */
export function answer(options: ServiceOptions, request: GraphRequest): GraphResponse {
  return refusing(options, request, () => {
    requireToken(options, request);
    if (request.method !== 'POST' || !/^\/(\$|%24)batch$/i.test(request.path))
      return perform(options, request);
    const steps = readBatch(request);
    // One transaction for the lot saves nineteen waits for the disk: nothing is acknowledged before it ends.
    return options.db.transaction(() =>
      runBatch(steps, (inner) => refusing(options, inner, () => perform(options, inner))),
    );
  });
}

function perform(options: ServiceOptions, request: GraphRequest): GraphResponse {
  const { db, site, caller, now } = options;
  const path = pathWithinSite(site, request.path);
  if (path === null) throw notFound('Requested site could not be found');
  const { handler, params } = route(request.method, path);
  const context: Context = { db, site, caller, now: now(), request, params };
  return request.method === 'GET' ? handler(context) : db.transaction(() => handler(context));
}

function refusing({ now }: ServiceOptions, request: GraphRequest, work: () => GraphResponse): GraphResponse {
  const requestId = randomUUID();
  const ids: AnswerIds = {
    requestId,
    clientRequestId: request.headers['client-request-id'] ?? requestId,
    date: now().toISOString(),
  };
  try {
    return work();
  } catch (error) {
    if (error instanceof Refusal) return refusalResponse(error, ids);
    throw error;
  }
}

function requireToken({ accessToken }: ServiceOptions, { headers }: GraphRequest): void {
  const [, token = ''] = /^Bearer (.*)$/i.exec(headers['authorization'] ?? '') ?? [];
  if (token === accessToken) return;
  throw new Refusal({
    status: 401,
    code: 'InvalidAuthenticationToken',
    message:
      token === '' ? 'Access token is empty.' : 'CompactToken parsing failed with error code: 80049217',
    headers: {
      'WWW-Authenticate': 'Bearer realm="", authorization_uri="https://login.microsoftonline.com/common"',
    },
  });
}
