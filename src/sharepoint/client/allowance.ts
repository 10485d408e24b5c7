import type { Priority, Visitor } from './gate.ts';
import { LearnedLimit } from './learned-limit.ts';
import { RecentUnits } from './recent-units.ts';
import type { ToldAllowance } from './retry-after.ts';

/** The allowance of the smallest tenants, until SharePoint tells ours. */
const leastLimit = 1_250;

/** Of the limit: what background work may have under way before anything is told. SharePoint speaks up at 80 %. */
const unwarnedShare = 0.16;

/** Of the limit: what background work leaves to people at least, and at most where they use more. */
const reservedShare = { least: 0.04, most: 0.3 };

type Spending = Pick<Visitor, 'priority' | 'units'>;

/**
 * SharePoint's allowance of resource units a minute, as far as its answers tell. Background work may run
 * up to the limit but for a reserve, then waits for the next minute: no request is sent to be refused.
 */
export class Allowance {
  #limit = leastLimit;
  #told: { remaining: number; resetsAt: number } | null = null;
  /** Units of requests whose answers are still to come, and which may not be in what was told. */
  readonly #underWay: Record<Priority, number> = { foreground: 0, background: 0 };

  readonly #learned = new LearnedLimit();
  readonly #people = new RecentUnits();

  spend({ priority, units }: Spending, now: number): void {
    this.#underWay[priority] += units;
    this.#learned.spend(units, now);
    if (priority === 'foreground') this.#people.add(units, now);
  }

  settle({ priority, units }: Spending): void {
    this.#underWay[priority] -= units;
  }

  /**
   * @param sentAt when the request was sent, in `performance.now()` time: an answer that overtook another
   *   within a minute tells nothing newer
   */
  answered(told: ToldAllowance | null, sentAt: number, now: number): void {
    if (told) this.#learned.forget();
    const isNewMinute = !this.#told || sentAt >= this.#told.resetsAt;
    if (told) {
      const resetsAt = now + told.resetSeconds * 1000;
      this.#limit = told.limit;
      this.#told =
        isNewMinute || !this.#told
          ? { remaining: told.remaining, resetsAt }
          : {
              remaining: Math.min(this.#told.remaining, told.remaining),
              resetsAt: Math.max(this.#told.resetsAt, resetsAt),
            };
    } else if (isNewMinute) this.#told = null;
  }

  /** So many units were refused because the allowance is used up. */
  refused(units: number, now: number): void {
    this.#learned.refused(units, now);
    if (this.#told) this.#learned.forget();
  }

  /**
   * Milliseconds until background work of so many units may start. Infinity: not before an answer has come.
   * A piece larger than any allowance still starts, alone and once the minute is new.
   */
  waitMs(units: number, now: number): number {
    const { foreground, background } = this.#underWay;
    const underWay = foreground + background;
    if (!this.#told) {
      const fits = underWay + units <= this.#limit * unwarnedShare;
      return fits || background === 0 ? this.#learned.waitMs(units, now) : Infinity;
    }
    const { remaining, resetsAt } = this.#told;
    // The first of a new minute goes alone: others may have used up what we think is ours.
    if (now >= resetsAt) return background === 0 ? 0 : Infinity;
    const left = remaining - underWay - this.#reserve(resetsAt - now, now);
    return units <= left ? 0 : resetsAt - now;
  }

  /** What people will use in so many milliseconds, going by the last minute. */
  #reserve(restMs: number, now: number): number {
    const expected = (this.#people.sum(now) * restMs) / 60_000;
    return Math.min(Math.max(expected, this.#limit * reservedShare.least), this.#limit * reservedShare.most);
  }
}
