import { RecentUnits } from './recent-units.ts';

/** Below the least allowance SharePoint grants anyone, a refusal has another reason than ours being used up. */
const leastLearned = 1_000;

/** Of what SharePoint bore in a minute: what background work may use of it. */
const usableShare = 0.92;

/** Other work of the tenant may have been in the way: a limit is tried anew after this. */
const forgottenAfterMs = 60 * 60_000;

/**
 * For a SharePoint that refuses without having told its allowance, which it need not: how many resource units
 * it bore within a minute before it refused.
 */
export class LearnedLimit {
  readonly #spent = new RecentUnits();
  #learned: { limit: number; at: number } | null = null;

  spend(units: number, now: number): void {
    this.#spent.add(units, now);
  }

  /** Of what was spent, so many units were refused. Once all answers are in, the rest is what it bore. */
  refused(units: number, now: number): void {
    this.#spent.add(-units, now);
    const limit = this.#spent.sum(now);
    if (limit >= leastLearned) this.#learned = { limit, at: now };
  }

  /** SharePoint tells by itself. */
  forget(): void {
    this.#learned = null;
  }

  /** Milliseconds until so many units more stay within the limit; 0 when none is known. */
  waitMs(units: number, now: number): number {
    if (!this.#learned || now - this.#learned.at > forgottenAfterMs) return 0;
    const over = this.#spent.sum(now) + units - this.#learned.limit * usableShare;
    return this.#spent.msUntilFreed(over, now);
  }
}
