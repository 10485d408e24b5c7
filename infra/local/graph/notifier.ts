import { setTimeout as sleep } from 'node:timers/promises';
import type { LocalDatabase } from '../database.ts';
import type { Subscription } from './subscriptions.ts';
import { takeUntold } from './subscriptions.ts';

/** Tells subscribers that a list changed; which items, they find by delta. */
export interface Notifier {
  /** Looks for lists that changed since their subscribers were last told. */
  wake(): void;
  /** Gives up whatever is still to be delivered. */
  stop(): void;
}

/** Changes this close together are told once. */
const gatherMs = 100;
const patienceMs = 4 * 60 * 60_000;
const answerMs = 10_000;

export function notifier(db: LocalDatabase, tenantId: string, now: () => Date): Notifier {
  const stopping = new AbortController();

  const deliver = async (subscription: Subscription): Promise<void> => {
    const { signal } = stopping;
    await sleep(gatherMs, undefined, { signal, ref: false });
    const giveUpAt = Date.now() + patienceMs;
    for (let pauseMs = 1_000; Date.now() < giveUpAt; pauseMs = Math.min(pauseMs * 2, 300_000)) {
      if (await isAccepted(subscription, tenantId, signal)) return;
      await sleep(pauseMs, undefined, { signal, ref: false });
    }
  };

  return {
    wake: () => {
      for (const subscription of takeUntold(db, now())) {
        deliver(subscription).catch((error: unknown) => {
          if (!stopping.signal.aborted) throw error;
        });
      }
    },
    stop: () => stopping.abort(),
  };
}

async function isAccepted(
  subscription: Subscription,
  tenantId: string,
  signal: AbortSignal,
): Promise<boolean> {
  const { id, expirationDateTime, clientState, changeType, resource, notificationUrl } = subscription;
  const value = [
    {
      ...{ subscriptionId: id, subscriptionExpirationDateTime: expirationDateTime },
      ...{ clientState, changeType, resource, tenantId },
    },
  ];
  try {
    const response = await fetch(notificationUrl, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ value }),
      signal: AbortSignal.any([signal, AbortSignal.timeout(answerMs)]),
    });
    return response.ok;
  } catch (error) {
    if (signal.aborted) throw error;
    return false;
  }
}
