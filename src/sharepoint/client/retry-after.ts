/**
 * Seconds the service asks us to wait: the greater of `Retry-After` (seconds with or without decimals, or
 * a date) and `RateLimit-Reset`, which it sends beside it.
 *
 * @returns null when it names no time
 * @see https://learn.microsoft.com/sharepoint/dev/general-development/how-to-avoid-getting-throttled-or-blocked-in-sharepoint-online
 */
export function waitSeconds(headers: Headers, now = Date.now()): number | null {
  const asked = [retryAfter(headers.get('retry-after'), now), seconds(headers.get('ratelimit-reset'))];
  const known = asked.filter((wait) => wait !== null);
  return known.length > 0 ? Math.max(...known) : null;
}

/**
 * Seconds until the allowance refills, when less than a tenth of it is left; null while there is plenty.
 * SharePoint sends these headers from four fifths of the minute's allowance onwards.
 */
export function scarceForSeconds(headers: Headers): number | null {
  const limit = seconds(headers.get('ratelimit-limit'));
  const remaining = seconds(headers.get('ratelimit-remaining'));
  if (!limit || remaining === null || remaining > limit / 10) return null;
  return seconds(headers.get('ratelimit-reset'));
}

function retryAfter(value: string | null, now: number): number | null {
  const asSeconds = seconds(value);
  if (asSeconds !== null || value === null) return asSeconds;
  const date = Date.parse(value);
  return Number.isNaN(date) ? null : Math.max(0, (date - now) / 1000);
}

function seconds(value: string | null): number | null {
  return value !== null && /^\s*\d+(\.\d+)?\s*$/.test(value) ? Number(value) : null;
}
