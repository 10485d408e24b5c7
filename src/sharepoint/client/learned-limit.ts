import { RecentUnits } from './recent-units.ts';

/** Below the least allowance SharePoint grants anyone, a refusal has another reason than ours being used up. */
const leastLearned = 1_000;

/** Of what SharePoint bore in a minute: what background work may use of it. */
const usableShare = 0.92;

/** Refusals closer together are one. */
const apartMs = 30_000;

/** Other work of the tenant may have been in the way: a limit is tried anew after this. */
const forgottenAfterMs = 10 * 60_000;

/**
 * For a SharePoint that refuses without having told its allowance, which it need not: how many resource units
 * it bore within a minute before it refused. One refusal may have any reason, so it takes two, apart.
 */
export class LearnedLimit {
  readonly #spent = new RecentUnits();
  #refusals: { at: number; borne: number }[] = [];

  spend(units: number, now: number): void {
    this.#spent.add(units, now);
  }

  /** Of what was spent, so many units were refused. Once all answers are in, the rest is what it bore. */
  refused(units: number, now: number): void {
    this.#spent.add(-units, now);
    const borne = this.#spent.sum(now);
    if (borne < leastLearned) return;
    const last = this.#refusals.at(-1);
    if (last && now - last.at < apartMs) last.borne = borne;
    else this.#refusals.push({ at: now, borne });
  }

  /** SharePoint tells by itself. */
  forget(): void {
    this.#refusals = [];
  }

  /** Milliseconds until so many units more stay within the limit; 0 when none is known. */
  waitMs(units: number, now: number): number {
    this.#refusals = this.#refusals.filter(({ at }) => now - at < forgottenAfterMs);
    if (this.#refusals.length < 2) return 0;
    const limit = Math.max(...this.#refusals.map(({ borne }) => borne));
    return this.#spent.msUntilFreed(this.#spent.sum(now) + units - limit * usableShare, now);
  }
}
