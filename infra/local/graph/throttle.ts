import type { GraphRequest } from './protocol.ts';
import { throttled } from './refusal.ts';

export interface ThrottleOptions {
  /** How long a minute lasts here, 60 unless told: a shorter one lets tests wait for the next. */
  minuteSeconds?: number;
  /** What the window is measured by: real time unless told, because callers wait in real time. */
  clock?: 'real' | 'server';
}

/** SharePoint's allowance of resource units, counted by the minute. Off until a limit is set. */
export interface Throttle {
  /** @param unitsPerMinute null for no limit; a small council's app has 1,250 */
  limit(unitsPerMinute: number | null, options?: ThrottleOptions): void;
  /**
   * Charges a request.
   * @returns the RateLimit headers to send, once most of the allowance is used
   * @throws {Refusal} 429 when the allowance is used up; the request is charged all the same
   */
  charge(request: GraphRequest): Record<string, string>;
}

/** From here on callers are warned. */
const warnAt = 0.8;

/** @param now the server's clock, which may stand still */
export function throttle(now: () => Date): Throttle {
  let limit: number | null = null;
  let windowMs = 60_000;
  let windowStart = 0;
  let used = 0;
  let time = realTime;
  return {
    limit: (unitsPerMinute, { minuteSeconds = 60, clock = 'real' } = {}) => {
      limit = unitsPerMinute;
      windowMs = minuteSeconds * 1_000;
      time = clock === 'real' ? realTime : () => now().getTime();
      used = 0;
      windowStart = time();
    },
    charge: (request) => {
      if (limit === null) return {};
      const at = time();
      if (at - windowStart >= windowMs || at < windowStart) {
        windowStart = at;
        used = 0;
      }
      used += resourceUnits(request);
      if (used < limit * warnAt) return {};
      const reset = String(Math.max(1, Math.ceil((windowStart + windowMs - at) / 1_000)));
      const headers = {
        'RateLimit-Limit': String(limit),
        'RateLimit-Remaining': String(Math.max(0, limit - used)),
        'RateLimit-Reset': reset,
      };
      if (used <= limit) return headers;
      throw throttled({ ...headers, 'Retry-After': reset });
    },
  };
}

function realTime(): number {
  return performance.now();
}

/** Permissions: 5. Otherwise one thing read, or delta with a token: 1. Several things read, or anything written: 2. */
export function resourceUnits({ method, path, query }: GraphRequest): number {
  const last = path.split('/').at(-1)?.toLowerCase() ?? '';
  const expand = query.get('$expand') ?? query.get('expand') ?? '';
  if (/\/permissions(\/|$)/i.test(path) || /\bpermissions\b/i.test(expand)) return 5;
  if (method !== 'GET') return 2;
  if (/^(microsoft\.graph\.)?delta(\(\))?$/.test(last))
    return query.has('token') || query.has('$token') ? 1 : 2;
  return ['lists', 'columns', 'items', 'versions', 'subscriptions'].includes(last) ? 2 : 1;
}
