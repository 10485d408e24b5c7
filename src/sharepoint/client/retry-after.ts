/** How much of the minute's allowance is left, in resource units, as an answer told. */
export interface ToldAllowance {
  limit: number;
  remaining: number;
  /** Until it is whole again. */
  resetSeconds: number;
}

/**
 * Seconds the service asks us to wait: the greater of `Retry-After` (seconds with or without decimals, or
 * a date) and `RateLimit-Reset`, which it sends beside it. What lies in the past counts as 0.
 *
 * @returns null when it names no time
 * @see https://learn.microsoft.com/sharepoint/dev/general-development/how-to-avoid-getting-throttled-or-blocked-in-sharepoint-online
 */
export function waitSeconds(headers: Headers, now = Date.now()): number | null {
  const asked = [retryAfter(headers, now), seconds(headers.get('ratelimit-reset'))];
  const known = asked.filter((wait) => wait !== null);
  return known.length > 0 ? Math.max(0, ...known) : null;
}

/** Null while there is plenty: SharePoint sends these headers from four fifths of the allowance onwards. */
export function toldAllowance(headers: Headers): ToldAllowance | null {
  const limit = seconds(headers.get('ratelimit-limit'));
  const remaining = seconds(headers.get('ratelimit-remaining'));
  const resetSeconds = seconds(headers.get('ratelimit-reset'));
  if (!limit || limit < 0 || remaining === null || resetSeconds === null) return null;
  return { limit, remaining: Math.max(0, remaining), resetSeconds: Math.max(0, resetSeconds) };
}

function retryAfter(headers: Headers, now: number): number | null {
  const value = headers.get('retry-after');
  const asSeconds = seconds(value);
  if (asSeconds !== null || value === null) return asSeconds;
  const until = Date.parse(value);
  if (Number.isNaN(until)) return null;
  // Told by the clock of whoever sent the date: ours may be wrong.
  const sent = Date.parse(headers.get('date') ?? '');
  return (until - (Number.isNaN(sent) ? now : sent)) / 1000;
}

function seconds(value: string | null): number | null {
  return value !== null && /^\s*[+-]?\d+(\.\d+)?\s*$/.test(value) ? Number(value) : null;
}
