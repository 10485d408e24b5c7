import { setTimeout as sleep } from 'node:timers/promises';
import { ConnectorError } from './connector-transport.ts';

export interface Patience {
  /** Tries in all. */
  tries: number;
  firstWaitMs: number;
  /** A wait longer than this is somebody else's turn: the next sweep, or the person asking again. */
  longestWaitMs?: number;
  /** Told of every wait that Teams itself asks for. */
  onThrottled?: (waitMs: number) => void;
}

const defaultPatience: Patience = { tries: 4, firstWaitMs: 500 };
const longestWaitMs = 10_000;

/**
 * Sends again what Teams says may be sent again: 412 (two messages met in one conversation), 429 with or
 * without a time, and gateways that failed. A 500 is final, as Teams says.
 *
 * @throws the last failure
 * @see https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit
 */
export async function withRetries<T>(
  send: () => Promise<T>,
  patience: Patience = defaultPatience,
): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await send();
    } catch (error) {
      if (!(error instanceof ConnectorError)) throw error;
      const { status, retryAfterMs } = error;
      const mayTryAgain = [412, 429, 502, 503, 504].includes(status);
      const waitMs = retryAfterMs ?? patience.firstWaitMs * 2 ** (tried - 1) * (0.75 + Math.random() / 2);
      if (status === 429) patience.onThrottled?.(waitMs);
      const isTooLong = waitMs > (patience.longestWaitMs ?? longestWaitMs);
      if (!mayTryAgain || tried >= patience.tries || isTooLong) throw error;
      await sleep(waitMs);
    }
  }
}
