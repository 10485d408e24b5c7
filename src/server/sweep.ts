import type { Messenger } from '#workflows/messenger';
import { sendReminders } from '#workflows/send-reminders';
import type { Services } from '#workflows/services';
import { tellMissed, type NoticeMessenger } from '#workflows/tell-people';
import type { Logger } from './logger.ts';
import type { Metrics } from './metrics.ts';

export interface SweepParts {
  services: Services;
  messenger: Messenger & NoticeMessenger;
  metrics: Metrics;
  logger: Logger;
}

/** How long a sweep's word holds while nothing changes: claims grow old and hours come with time alone. */
const lookAgainMs = 10 * 60_000;

/**
 * Sweeps if there may be something to tell: anything changed since the last sweep, or enough time has
 * passed. It may so be asked every minute, and whoever has to hear at once does.
 */
export function createSweep({ services, messenger, metrics, logger }: SweepParts) {
  let lastLook = '';
  return async function sweep(signal: AbortSignal): Promise<void> {
    const { version } = await services.store.snapshot();
    const look = `${version} ${Math.floor(services.clock.now().getTime() / lookAgainMs)}`;
    if (look === lastLook) return;
    // Whom the one cannot tell must not keep the others from their reminders.
    const [missed] = await Promise.allSettled([tellMissed(services, messenger)]);
    const report = await sendReminders(services, messenger, { signal });
    const { sent, slips, unreachable, waiting, troubles } = report;
    metrics.count('reminders_total', { outcome: 'sent' }, sent.length + slips.length);
    metrics.count('reminders_total', { outcome: 'unreachable' }, unreachable.length);
    const counts = { sent: sent.length, slips: slips.length, unreachable: unreachable.length, waiting };
    logger.info({ ...counts, troubles: troubles.length }, 'sweep');
    if (missed.status === 'rejected') throw missed.reason; // the next tick looks again
    metrics.count('sweeps_total', { result: 'done' });
    lastLook = look;
  };
}
