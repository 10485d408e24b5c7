import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import express, { Router } from 'express';
import { z } from 'zod';
import type { ChangeWatch } from './change-watch.ts';

/** Where Graph tells of changed lists. */
export const notificationsPath = '/api/notifications';

/** Only what is acted on; Graph sends more. */
const notifications = z.object({
  value: z.array(
    z.object({ clientState: z.string().nullish(), lifecycleEvent: z.string().nullish() }).catch({}),
  ),
});

/**
 * Answers Graph's handshake and takes its notifications. Anybody may post here, so a notification only ever has
 * us look for ourselves, and only when it carries the secret Graph was given. Whatever else comes is accepted
 * and ignored: an answer other than 202 has Graph send it again for hours.
 *
 * @see https://learn.microsoft.com/graph/change-notifications-delivery-webhooks
 */
export function notificationRoute(
  clientState: string,
  watch: Pick<ChangeWatch, 'changed' | 'subscriptionLost'>,
): Router {
  const router = Router();
  router.post(notificationsPath, express.json({ limit: '1mb' }), (request, response) => {
    const { validationToken } = request.query;
    if (typeof validationToken === 'string') {
      response.type('text/plain').send(validationToken);
      return;
    }
    response.sendStatus(202);
    const { data } = notifications.safeParse(request.body);
    const ours = data?.value.filter((each) => isSame(each.clientState ?? '', clientState)) ?? [];
    const lost = ours.filter(({ lifecycleEvent }) => lifecycleEvent && lifecycleEvent !== 'missed');
    if (lost.length > 0) watch.subscriptionLost();
    if (lost.length < ours.length) watch.changed();
  });
  return router;
}

/**
 * A secret every replica comes to by itself, and no one without the application's own.
 * @param secret what the application signs in with
 */
export function clientStateFor(secret: string, site: string): string {
  return createHmac('sha256', secret).update(`change notifications of ${site}`).digest('base64url');
}

/** Names the secret without giving it away: subscriptions made with an earlier one are then not taken for ours. */
export function notificationUrlFor(publicUrl: string, clientState: string): string {
  const name = createHash('sha256').update(clientState).digest('hex').slice(0, 12);
  return `${publicUrl}${notificationsPath}?secret=${name}`;
}

/** Takes the same time whatever differs. */
function isSame(given: string, expected: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
