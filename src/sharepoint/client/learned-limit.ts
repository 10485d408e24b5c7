const minuteMs = 60_000;

/** Below the least allowance SharePoint grants anyone, a refusal has another reason than ours being used up. */
const leastLearned = 1_000;

/** Of what SharePoint bore in a minute: what background work may use of it. */
const usableShare = 0.92;

/** Other work of the tenant may have been in the way: a limit is tried anew after this. */
const forgottenAfterMs = 60 * minuteMs;

/**
 * For a SharePoint that refuses without having told its allowance, which it need not: how many resource units
 * it bore within a minute before it refused.
 */
export class LearnedLimit {
  #spent: { units: number; at: number }[] = [];
  #learned: { limit: number; at: number } | null = null;

  spend(units: number, now: number): void {
    this.#spent.push({ units, at: now });
    this.#prune(now);
  }

  /** Of what was spent, so many units were refused. Once all answers are in, the rest is what it bore. */
  refused(units: number, now: number): void {
    this.#spent.push({ units: -units, at: now });
    this.#prune(now);
    const limit = this.#used();
    if (limit >= leastLearned) this.#learned = { limit, at: now };
  }

  /** SharePoint tells by itself. */
  forget(): void {
    this.#learned = null;
  }

  /** Milliseconds until so many units more stay within the limit; 0 when none is known. */
  waitMs(units: number, now: number): number {
    if (!this.#learned || now - this.#learned.at > forgottenAfterMs) return 0;
    this.#prune(now);
    let over = this.#used() + units - this.#learned.limit * usableShare;
    for (const spent of this.#spent) {
      if (over <= 0) return 0;
      over -= spent.units;
      if (over <= 0) return spent.at + minuteMs - now;
    }
    return 0;
  }

  #used(): number {
    return this.#spent.reduce((sum, { units }) => sum + units, 0);
  }

  #prune(now: number): void {
    const first = this.#spent.findIndex(({ at }) => now - at < minuteMs);
    this.#spent = first === -1 ? [] : this.#spent.slice(first);
  }
}
