import type { GraphRequest } from './protocol.ts';
import { Refusal } from './refusal.ts';

/** SharePoint's allowance of resource units, counted by the minute. Off until a limit is set. */
export interface Throttle {
  /** @param unitsPerMinute null for no limit; a small council's app has 1,250 */
  limit(unitsPerMinute: number | null): void;
  /**
   * Charges a request.
   * @returns the RateLimit headers to send, once most of the allowance is used
   * @throws {Refusal} 429 when the minute's allowance is used up; the request is charged all the same
   */
  charge(request: GraphRequest): Record<string, string>;
}

const windowMs = 60_000;
/** From here on callers are warned. */
const warnAt = 0.8;

export function throttle(now: () => Date): Throttle {
  let unitsPerMinute: number | null = null;
  let windowStart = 0;
  let used = 0;
  return {
    limit: (units) => {
      unitsPerMinute = units;
      used = 0;
      windowStart = now().getTime();
    },
    charge: (request) => {
      if (unitsPerMinute === null) return {};
      const at = now().getTime();
      if (at - windowStart >= windowMs || at < windowStart) {
        windowStart = at;
        used = 0;
      }
      used += resourceUnits(request);
      if (used < unitsPerMinute * warnAt) return {};
      const reset = String(Math.max(1, Math.ceil((windowStart + windowMs - at) / 1_000)));
      const headers = {
        'RateLimit-Limit': String(unitsPerMinute),
        'RateLimit-Remaining': String(Math.max(0, unitsPerMinute - used)),
        'RateLimit-Reset': reset,
      };
      if (used <= unitsPerMinute) return headers;
      throw new Refusal({
        status: 429,
        code: 'activityLimitReached',
        message: 'The request has been throttled',
        headers: { ...headers, 'Retry-After': reset },
      });
    },
  };
}

/** One thing read or delta with a token: 1. Several things read, or anything written: 2. */
export function resourceUnits({ method, path, query }: GraphRequest): number {
  if (method !== 'GET') return 2;
  const last = path.split('/').at(-1)?.toLowerCase() ?? '';
  if (/^delta(\(\))?$/.test(last)) return query.has('token') || query.has('$token') ? 1 : 2;
  return ['lists', 'columns', 'items', 'versions', 'subscriptions'].includes(last) ? 2 : 1;
}
