/** A request that was sent, and what it said. */
export interface Attempt {
  id: string;
  change: string;
}

/** The same words keep their id, so that a retry after a broken connection is recorded once. */
export function attemptFor(last: Attempt | null, change: string): Attempt {
  return last?.change === change ? last : { id: crypto.randomUUID(), change };
}
