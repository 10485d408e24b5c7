/** The person's token, kept until it is nearly out of date. */
export interface AccessToken {
  get: () => Promise<string>;
  /** Forgets the kept token, so that the next `get` asks the host. */
  renew: () => void;
}

/** A token this close to its end might run out on the way. */
const marginMs = 60_000;

/**
 * @param fetchToken asks the host; simultaneous callers share one request
 * @param nowMs the clock, for tests
 */
export function keepToken(fetchToken: () => Promise<string>, nowMs: () => number = Date.now): AccessToken {
  let kept: { token: Promise<string>; endsMs: number } | null = null;

  async function get(): Promise<string> {
    if (kept && kept.endsMs - marginMs > nowMs()) return kept.token;
    const token = fetchToken();
    const entry = { token, endsMs: Infinity };
    kept = entry;
    try {
      entry.endsMs = expiryMs(await token);
    } catch (error) {
      if (kept === entry) kept = null;
      throw error;
    }
    return token;
  }

  return {
    get,
    renew: () => {
      kept = null;
    },
  };
}

/** When a JSON Web Token ends. One that does not say is asked for anew each time. */
function expiryMs(token: string): number {
  const payload = token.split('.')[1];
  if (!payload) return 0;
  const claims: unknown = JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/')));
  if (typeof claims !== 'object' || claims === null || !('exp' in claims)) return 0;
  return typeof claims.exp === 'number' ? claims.exp * 1000 : 0;
}
