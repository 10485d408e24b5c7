import type { Subscriptions } from '#sharepoint/subscriptions';

/** Keeps the copy of the lists up to date while nobody asks, so that edits by hand are noticed. */
export interface ChangeWatch {
  start(): void;
  /** Graph says that a list changed. */
  changed(): void;
  /** Graph says that a subscription ended or is about to. */
  subscriptionLost(): void;
  stop(): void;
}

export interface ChangeWatchOptions {
  /** Reads what changed. Reports its own failures. */
  refresh: () => Promise<void>;
  /** Null where Graph cannot reach this server; then only the clock tells when to look. */
  subscriptions: Subscriptions | null;
  /** Told once until it works again. */
  onUnsubscribed: (error: unknown) => void;
  /** Between a notification and the read it brings about: an import has Graph send hundreds. */
  gatherMs?: number;
}

const minuteMs = 60_000;
/** How often to look without being told. A look costs one resource unit a list of the 1,250 a minute. */
const pollMs = { subscribed: 5 * minuteMs, alone: minuteMs };
/** Graph lets a subscription live for weeks; an hour is how long a lost one goes unnoticed. */
const keepMs = 60 * minuteMs;

export function createChangeWatch(options: ChangeWatchOptions): ChangeWatch {
  const { refresh, subscriptions, onUnsubscribed, gatherMs = 5_000 } = options;
  const timers = new Set<NodeJS.Timeout>();
  let gathering: NodeJS.Timeout | null = null;
  let isSubscribed = false;
  let isFailureTold = false;
  let isKeeping = false;
  let lookedAt = -Infinity;

  function look(): void {
    lookedAt = performance.now();
    refresh().catch(() => undefined); // told already, and the next look makes it good
  }

  function lookIfDue(): void {
    const everyMs = isSubscribed ? pollMs.subscribed : pollMs.alone;
    if (performance.now() - lookedAt >= everyMs - gatherMs) look();
  }

  async function keep(): Promise<void> {
    if (!subscriptions || isKeeping) return;
    isKeeping = true;
    try {
      await subscriptions.keep();
      isSubscribed = true;
      isFailureTold = false;
    } catch (error) {
      isSubscribed = false;
      if (!isFailureTold) onUnsubscribed(error);
      isFailureTold = true;
    } finally {
      isKeeping = false;
    }
  }

  function every(ms: number, work: () => void): void {
    timers.add(setInterval(work, ms).unref());
  }

  return {
    start() {
      if (timers.size > 0) return;
      every(minuteMs, lookIfDue);
      every(keepMs, () => void keep());
      look();
      void keep();
    },
    changed() {
      gathering ??= setTimeout(() => {
        gathering = null;
        look();
      }, gatherMs).unref();
    },
    subscriptionLost: () => void keep(),
    stop() {
      for (const timer of timers) clearInterval(timer);
      if (gathering) clearTimeout(gathering);
      timers.clear();
      gathering = null;
    },
  };
}
