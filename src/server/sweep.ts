import type { Messenger } from '#workflows/messenger';
import { runSweep } from '#workflows/run-sweep';
import type { Services } from '#workflows/services';
import type { NoticeMessenger } from '#workflows/tell-people';
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
    // A notice that could not be told fails it, so that the next tick looks again.
    await runSweep(services, messenger, { signal }, ({ sent, slips, unreachable, waiting, troubles }) => {
      metrics.count('reminders_total', { outcome: 'sent' }, sent.length + slips.length);
      metrics.count('reminders_total', { outcome: 'unreachable' }, unreachable.length);
      const counts = { sent: sent.length, slips: slips.length, unreachable: unreachable.length, waiting };
      logger.info({ ...counts, troubles: troubles.length }, 'sweep');
    });
    metrics.count('sweeps_total', { result: 'done' });
    lastLook = look;
  };
}
