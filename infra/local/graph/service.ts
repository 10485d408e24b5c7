import { setTimeout as sleep } from 'node:timers/promises';
import type { LocalDatabase } from '../database.ts';
import { readBatch, runBatch } from './batch.ts';
import type { Context } from './context.ts';
import type { Faults, Mishaps } from './faults.ts';
import { faultRefusal } from './faults.ts';
import type { IdentitySet } from './identity.ts';
import type { GraphRequest, GraphResponse } from './protocol.ts';
import { isJsonObject } from './protocol.ts';
import type { AnswerIds } from './refusal.ts';
import { notFound, notSupported, Refusal, refusalResponse } from './refusal.ts';
import { route } from './router.ts';
import type { Site } from './site.ts';
import { pathWithinSite } from './site.ts';
import { answerSubscription, createSubscription } from './subscriptions.ts';
import type { Throttle } from './throttle.ts';

export interface ServiceOptions {
  db: LocalDatabase;
  site: Site;
  caller: IdentitySet & Required<Pick<IdentitySet, 'application'>>;
  accessToken: string;
  now: () => Date;
  faults: Faults;
  throttle: Throttle;
}

/** Instead of an answer: the connection is to end. */
export const dropped = Symbol('dropped');

/**
 * Answers one request, batch or not, from the database. What it wrote is on disk when it returns; a refused
 * request wrote nothing.
 */
export async function answer(
  options: ServiceOptions,
  request: GraphRequest,
): Promise<GraphResponse | typeof dropped> {
  try {
    requireToken(options, request);
    if (isBatch(request)) return await answerBatch(options, request);
    return await answerOne(options, request);
  } catch (error) {
    return refusalOf(error, options, request);
  }
}

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
    : perform(options, request, mishaps);
  return mishaps.drop === 'after' ? dropped : response;
}

async function answerBatch(
  options: ServiceOptions,
  request: GraphRequest,
): Promise<GraphResponse | typeof dropped> {
  const steps = readBatch(request).map((step) => ({ ...step, mishaps: options.faults.next(step.request) }));
  const latencyMs = Math.max(0, ...steps.map(({ mishaps }) => mishaps.latencyMs));
  if (latencyMs > 0) await sleep(latencyMs);
  if (steps.some(({ mishaps }) => mishaps.drop === 'before')) return dropped;
  // One transaction for the lot saves nineteen waits for the disk: nothing is acknowledged before it ends.
  const response = options.db.transaction(() =>
    runBatch(steps, ({ request: inner, mishaps }) => {
      try {
        return perform(options, inner, mishaps);
      } catch (error) {
        return refusalOf(error, options, inner);
      }
    }),
  );
  return steps.some(({ mishaps }) => mishaps.drop === 'after') ? dropped : response;
}

/** @throws {Refusal} */
function perform(options: ServiceOptions, request: GraphRequest, mishaps: Mishaps): GraphResponse {
  const limits = options.throttle.charge(request);
  if (mishaps.refuse) throw faultRefusal(mishaps.refuse);
  const { db } = options;
  const heard = mishaps.leaveOutColumns ? withoutColumns(request) : request;
  const response =
    request.method === 'GET' ? handle(options, heard) : db.transaction(() => handle(options, heard));
  if (mishaps.gatewayTimeout)
    throw new Refusal({ status: 504, code: 'UnknownError', message: 'Gateway timeout.' });
  return { ...response, headers: { ...limits, ...response.headers } };
}

function handle(options: ServiceOptions, request: GraphRequest): GraphResponse {
  const { db, site, caller, now } = options;
  if (/^\/subscriptions(\/|$)/.test(request.path)) {
    if (request.method === 'POST') throw notSupported('The local server makes no subscriptions in a batch.');
    return answerSubscription(subscriptionSurroundings(options), request);
  }
  const path = pathWithinSite(site, request.path);
  if (path === null) throw notFound('Requested site could not be found');
  const { handler, params } = route(request.method, path);
  const context: Context = { db, site, caller, now: now(), request, params };
  return handler(context);
}

function withoutColumns(request: GraphRequest): GraphRequest {
  return isJsonObject(request.body) ? { ...request, body: { ...request.body, columns: [] } } : request;
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
  if (!(error instanceof Refusal)) throw error;
  const ids: AnswerIds = {
    requestId,
    clientRequestId: headers['client-request-id'] ?? requestId,
    date: now().toISOString(),
  };
  return refusalResponse(error, ids);
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
