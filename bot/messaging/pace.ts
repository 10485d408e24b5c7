import { setTimeout as sleep } from 'node:timers/promises';

/** Lets messages go one after another, no faster than Teams takes them from one app. */
export interface Pace {
  /** Resolves when the next message may go. */
  turn(): Promise<void>;
  /** Teams asked for a rest: no message goes before it is over. */
  rest(ms: number): void;
}

/**
 * Teams takes 50 requests a second of one app in a tenant. Opening a chat and writing to it are two, people's
 * own answers come on top, and there may be three replicas.
 */
const messagesPerSecond = 8;

export function createPace(perSecond: number = messagesPerSecond): Pace {
  const gapMs = 1000 / perSecond;
  let nextAt = 0;
  let restUntil = 0;
  return {
    async turn() {
      nextAt = Math.max(nextAt, performance.now());
      const mine = nextAt;
      nextAt += gapMs;
      await until(mine);
      // Somebody may have been told to rest while this one waited, and again while it rested.
      while (restUntil > performance.now()) await until(restUntil);
    },
    rest(ms) {
      restUntil = Math.max(restUntil, performance.now() + ms);
    },
  };
}

async function until(at: number): Promise<void> {
  const ms = at - performance.now();
  if (ms > 0) await sleep(ms);
}
