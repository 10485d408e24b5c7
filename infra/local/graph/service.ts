import { setTimeout as sleep } from 'node:timers/promises';
import type { LocalDatabase } from '../database.ts';
import { readBatch, runBatch } from './batch.ts';
import type { Context } from './context.ts';
import { expireDeltaTokens } from './delta.ts';
import { faultRefusal, gatewayTimeout } from './fault-refusal.ts';
import type { Faults, Mishaps } from './faults.ts';
import type { IdentitySet } from './identity.ts';
import { findList } from './lists.ts';
import type { InstalledApps } from './installed-apps.ts';
import type { GraphRequest, GraphResponse } from './protocol.ts';
import { dropped, isJsonObject, unreadableBody } from './protocol.ts';
import type { AnswerIds } from './refusal.ts';
import { badRequest, notFound, notSupported, Refusal, refusalResponse } from './refusal.ts';
import type { Roles } from './roles.ts';
import { route } from './router.ts';
import type { Site } from './site.ts';
import { pathWithinSite } from './site.ts';
import { answerSubscription, createSubscription } from './subscriptions.ts';
import type { Throttle } from './throttle.ts';
import type { Users } from './users.ts';
import { requireToken } from './token.ts';

export interface ServiceOptions {
  db: LocalDatabase;
  site: Site;
  caller: IdentitySet & Required<Pick<IdentitySet, 'application'>>;
  accessToken: string;
  now: () => Date;
  faults: Faults;
  throttle: Throttle;
  roles: Roles;
  apps: InstalledApps;
  users: Users;
}

/**
 * Answers one request, batch or not, from the database. What it wrote is on disk when it returns; a refused
 * request wrote nothing.
 */
export async function answer(
  options: ServiceOptions,
  request: GraphRequest,
): Promise<GraphResponse | typeof dropped> {
  try {
    requireToken(options.accessToken, request);
    if (request.body === unreadableBody) throw badRequest(unreadable);
    return isBatch(request) ? await answerBatch(options, request) : await answerOne(options, request);
  } catch (error) {
    return refusalOf(error, options, request);
  }
}

const unreadable =
  'Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.';

async function answerOne(
  options: ServiceOptions,
  request: GraphRequest,
): Promise<GraphResponse | typeof dropped> {
  const mishaps = options.faults.next(request);
  if (mishaps.latencyMs > 0) await sleep(mishaps.latencyMs);
  if (mishaps.drop === 'before') return dropped;
  const creates = request.method === 'POST' && request.path === '/subscriptions';
  const response = creates
    ? await createSubscription(subscriptionSurroundings(options), request)
    : answerInTurn(options, request, mishaps);
  return ending(mishaps, response);
}

async function answerBatch(
  options: ServiceOptions,
  request: GraphRequest,
): Promise<GraphResponse | typeof dropped> {
  const outer = options.faults.nextBatch(request);
  if (outer.drop === 'before') return dropped;
  if (outer.refuse) throw faultRefusal(outer.refuse);
  const steps = readBatch(request).map((step) => ({ ...step, mishaps: options.faults.next(step.request) }));
  const latencyMs = Math.max(outer.latencyMs, ...steps.map(({ mishaps }) => mishaps.latencyMs));
  if (latencyMs > 0) await sleep(latencyMs);
  // One transaction for the lot saves nineteen waits for the disk: nothing is acknowledged before it ends.
  const response = options.db.transaction(() =>
    runBatch(steps, ({ request: inner, mishaps }) => {
      if (mishaps.drop === 'before') return dropped;
      const answered = answerInTurn(options, inner, mishaps);
      return mishaps.drop === 'after' ? dropped : answered;
    }),
  );
  if (outer.gatewayTimeout) throw gatewayTimeout();
  const isCutShort = steps.some(({ mishaps }) => mishaps.drop === 'in-answer');
  return ending(isCutShort ? { ...outer, drop: 'in-answer' } : outer, response);
}

function ending({ drop }: Mishaps, response: GraphResponse | typeof dropped): GraphResponse | typeof dropped {
  if (response === dropped || drop === 'after') return dropped;
  return drop === 'in-answer' ? { ...response, isCutShort: true } : response;
}

function answerInTurn(options: ServiceOptions, request: GraphRequest, mishaps: Mishaps): GraphResponse {
  let limits = {};
  try {
    limits = options.throttle.charge(request);
    const response = perform(options, request, mishaps);
    return { ...response, headers: { ...limits, ...response.headers } };
  } catch (error) {
    const refused = refusalOf(error, options, request);
    return { ...refused, headers: { ...limits, ...refused.headers } };
  }
}

/** @throws {Refusal} */
function perform(options: ServiceOptions, request: GraphRequest, mishaps: Mishaps): GraphResponse {
  if (mishaps.refuse) throw faultRefusal(mishaps.refuse);
  options.roles.check(request);
  const { db } = options;
  if (mishaps.loseDeltaTokens) loseDeltaTokens(options, request);
  const heard = mishaps.leaveOutColumns ? withoutColumns(request) : request;
  const response =
    request.method === 'GET' ? handle(options, heard) : db.transaction(() => handle(options, heard));
  if (mishaps.gatewayTimeout) throw gatewayTimeout();
  return response;
}

function handle(options: ServiceOptions, request: GraphRequest): GraphResponse {
  const { db, site, caller, now } = options;
  if (isBatch(request)) throw badRequest('A batch cannot be inside a batch.');
  if (/^\/subscriptions(\/|$)/.test(request.path)) {
    if (request.method === 'POST') throw notSupported('The local server makes no subscriptions in a batch.');
    return answerSubscription(subscriptionSurroundings(options), request);
  }
  const installed = options.apps.answer(request);
  if (installed) return installed;
  const asked = options.users.answer(request);
  if (asked) return asked;
  const path = pathWithinSite(site, request.path);
  if (path === null) throw notFound(isSite(request) ? 'Requested site could not be found' : undefined);
  const { handler, params } = route(request.method, path);
  const context: Context = { db, site, caller, now: now(), request, params };
  return handler(context);
}

function loseDeltaTokens({ db, site }: ServiceOptions, request: GraphRequest): void {
  const [, name] = /^lists\/([^/]+)\//.exec(pathWithinSite(site, request.path) ?? '') ?? [];
  const list = name === undefined ? undefined : findList(db, decodeURIComponent(name));
  if (list) expireDeltaTokens(db, list);
}

function withoutColumns(request: GraphRequest): GraphRequest {
  return isJsonObject(request.body) ? { ...request, body: { ...request.body, columns: [] } } : request;
}

function isSite({ path }: GraphRequest): boolean {
  return /^\/(groups\/[^/]+\/)?sites\//i.test(path);
}

function isBatch({ method, path }: GraphRequest): boolean {
  return method === 'POST' && /^\/(\$|%24)batch$/i.test(path);
}

function subscriptionSurroundings({ db, site, caller, now }: ServiceOptions) {
  return { db, site, now, applicationId: caller.application.id };
}

function refusalOf(
  error: unknown,
  { now }: ServiceOptions,
  { headers, requestId }: GraphRequest,
): GraphResponse {
  const refusal = error instanceof URIError ? badRequest('The address is not well encoded.') : error;
  if (!(refusal instanceof Refusal)) throw error;
  const ids: AnswerIds = {
    requestId,
    clientRequestId: headers['client-request-id'] ?? requestId,
    date: now().toISOString(),
  };
  return refusalResponse(refusal, ids);
}
