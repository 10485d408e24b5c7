import { randomUUID } from 'node:crypto';
import type { LocalDatabase } from '../database.ts';
import { getList } from './lists.ts';
import type { GraphRequest, GraphResponse, JsonObject } from './protocol.ts';
import { isJsonObject } from './protocol.ts';
import { invalidRequest, methodNotAllowed, notFound, Refusal } from './refusal.ts';
import type { Site } from './site.ts';
import { pathWithinSite } from './site.ts';

/** A subscription to a list's changes, as answered to clients. */
export interface Subscription {
  id: string;
  resource: string;
  applicationId: string;
  changeType: 'updated';
  clientState: string | null;
  notificationUrl: string;
  lifecycleNotificationUrl: string | null;
  expirationDateTime: string;
}

const longestMs = 42_300 * 60_000;
const shortestMs = 45 * 60_000;
const handshakeMs = 10_000;

export interface SubscriptionSurroundings {
  db: LocalDatabase;
  site: Site;
  applicationId: string;
  now: () => Date;
}

/**
 * Makes a subscription once its address has answered the handshake.
 * @throws {Refusal} 400 bad request or no proper answer within ten seconds; 403 too far in the future
 */
export async function createSubscription(
  around: SubscriptionSurroundings,
  request: GraphRequest,
): Promise<GraphResponse> {
  const { subscription, listId } = readSubscription(around, request.body);
  await shakeHands(subscription.notificationUrl);
  around.db.run(
    'INSERT INTO graph_subscriptions (id, list_id, told, body) SELECT ?, id, last_change, ? FROM graph_lists WHERE id = ?',
    ...[subscription.id, JSON.stringify(subscription), listId],
  );
  return { status: 201, body: entity(request, subscription) };
}

/** Reads, renews or ends subscriptions: everything but making one. */
export function answerSubscription(around: SubscriptionSurroundings, request: GraphRequest): GraphResponse {
  const { db } = around;
  const id = request.path.split('/')[2];
  if (id === undefined) {
    if (request.method !== 'GET') throw methodNotAllowed(['GET', 'POST']);
    const value = liveSubscriptions(db, around.now());
    return { status: 200, body: { '@odata.context': `${request.base}/$metadata#subscriptions`, value } };
  }
  const found = liveSubscriptions(db, around.now()).find((subscription) => subscription.id === id);
  if (!found) throw notFound();
  switch (request.method) {
    case 'GET':
      return { status: 200, body: entity(request, found) };
    case 'PATCH': {
      const { expirationDateTime } = isJsonObject(request.body) ? request.body : {};
      const renewed = { ...found, expirationDateTime: expiry(expirationDateTime, around.now()) };
      db.run('UPDATE graph_subscriptions SET body = ? WHERE id = ?', JSON.stringify(renewed), id);
      return { status: 200, body: entity(request, renewed) };
    }
    case 'DELETE':
      db.run('DELETE FROM graph_subscriptions WHERE id = ?', id);
      return { status: 204 };
    default:
      throw methodNotAllowed(['GET', 'PATCH', 'DELETE']);
  }
}

/** Marks the subscribers whose list changed since they were last told, and gives them back. */
export function takeUntold(db: LocalDatabase, now: Date): Subscription[] {
  const untold = rows(db, 'WHERE l.last_change > s.told');
  if (untold.length > 0) {
    db.run(
      `UPDATE graph_subscriptions SET told = (SELECT last_change FROM graph_lists l WHERE l.id = list_id)`,
    );
  }
  return untold.filter((subscription) => isLive(subscription, now));
}

function liveSubscriptions(db: LocalDatabase, now: Date): Subscription[] {
  return rows(db, '').filter((subscription) => isLive(subscription, now));
}

function rows(db: LocalDatabase, where: '' | 'WHERE l.last_change > s.told'): Subscription[] {
  return db
    .all<{ body: string }>(
      `SELECT s.body FROM graph_subscriptions s JOIN graph_lists l ON l.id = s.list_id ${where}`,
    )
    .map(({ body }) => JSON.parse(body) as Subscription);
}

function isLive({ expirationDateTime }: Subscription, now: Date): boolean {
  return Date.parse(expirationDateTime) > now.getTime();
}

function readSubscription(
  { db, site, applicationId, now }: SubscriptionSurroundings,
  body: unknown,
): { subscription: Subscription; listId: string } {
  if (!isJsonObject(body)) throw invalidRequest('A subscription must be an object.');
  const { changeType, notificationUrl, resource, clientState, lifecycleNotificationUrl } = body;
  if (changeType !== 'updated') throw invalidRequest("Lists only support changeType 'updated'.");
  if (typeof resource !== 'string' || typeof notificationUrl !== 'string' || !isAllowed(notificationUrl)) {
    throw invalidRequest("A subscription needs a 'resource' and an https 'notificationUrl'.");
  }
  if (typeof clientState === 'string' && clientState.length > 128) {
    throw invalidRequest("'clientState' must not be longer than 128 characters.");
  }
  const path = pathWithinSite(site, `/${resource.replace(/^\//, '')}`) ?? '';
  const [, list = ''] = /^lists\/([^/]+)$/.exec(path) ?? [];
  const { id: listId } = getList(db, decodeURIComponent(list));
  return {
    listId,
    subscription: {
      id: randomUUID(),
      resource,
      applicationId,
      changeType,
      clientState: typeof clientState === 'string' ? clientState : null,
      notificationUrl,
      lifecycleNotificationUrl:
        typeof lifecycleNotificationUrl === 'string' ? lifecycleNotificationUrl : null,
      expirationDateTime: expiry(body['expirationDateTime'], now()),
    },
  };
}

/** Graph wants https; plain http is let through for this machine alone. */
function isAllowed(url: string): boolean {
  return /^https:\/\//.test(url) || /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])[:/]/.test(url);
}

function expiry(given: unknown, now: Date): string {
  const at = typeof given === 'string' ? Date.parse(given) : Number.NaN;
  if (Number.isNaN(at) || at <= now.getTime())
    throw invalidRequest("'expirationDateTime' must be in the future.");
  if (at > now.getTime() + longestMs) {
    throw new Refusal({
      status: 403,
      code: 'ExtensionError',
      message: 'Subscription expiration can only be 42300 minutes in the future.',
    });
  }
  return new Date(Math.max(at, now.getTime() + shortestMs)).toISOString();
}

async function shakeHands(notificationUrl: string): Promise<void> {
  const token = `Validation: local ${randomUUID()}`;
  const url = new URL(notificationUrl);
  url.searchParams.set('validationToken', token);
  let fault: string;
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'text/plain; charset=utf-8' },
      signal: AbortSignal.timeout(handshakeMs),
    });
    const isText = response.headers.get('content-type')?.startsWith('text/plain') ?? false;
    if (response.status === 200 && isText && (await response.text()) === token) return;
    fault = `HTTP status ${response.status}`;
  } catch (cause) {
    fault = cause instanceof Error ? cause.message : String(cause);
  }
  throw new Refusal({
    status: 400,
    code: 'ValidationError',
    message: `Subscription validation request failed. Notification endpoint must respond with 200 OK to validation request. (${fault})`,
  });
}

function entity(request: GraphRequest, subscription: Subscription): JsonObject {
  return { '@odata.context': `${request.base}/$metadata#subscriptions/$entity`, ...subscription };
}
