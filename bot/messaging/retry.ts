import { setTimeout as sleep } from 'node:timers/promises';
import { connectorFacts } from './refusal.ts';

export interface Patience {
  /** Tries in all. */
  tries: number;
  firstWaitMs: number;
}

const defaultPatience: Patience = { tries: 4, firstWaitMs: 500 };

/** A wait longer than this is somebody else's turn: the next sweep, or the person asking again. */
const longestWaitMs = 10_000;

/**
 * Sends again what Teams says may be sent again. botbuilder itself repeats 502, 503 and a 429 that names a
 * time; it does not repeat 412 (two messages met in one conversation), 504, or a 429 without a time.
 *
 * @throws the last failure
 */
export async function withRetries<T>(
  send: () => Promise<T>,
  patience: Patience = defaultPatience,
): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await send();
    } catch (error) {
      const { status, retryAfterMs } = connectorFacts(error);
      const mayTryAgain = status !== null && [412, 429, 502, 503, 504].includes(status);
      const waitMs = retryAfterMs ?? patience.firstWaitMs * 2 ** (tried - 1) * (0.75 + Math.random() / 2);
      if (!mayTryAgain || tried >= patience.tries || waitMs > longestWaitMs) throw error;
      await sleep(waitMs);
    }
  }
}
