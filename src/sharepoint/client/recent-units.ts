const minuteMs = 60_000;

/** Resource units spent within the last minute. Instants are in `performance.now()` time. */
export class RecentUnits {
  #spent: { units: number; at: number }[] = [];

  /** @param units negative for units that were refused, and so not spent */
  add(units: number, now: number): void {
    this.#prune(now); // nobody may ask for the sum for days
    this.#spent.push({ units, at: now });
  }

  sum(now: number): number {
    this.#prune(now);
    return this.#spent.reduce((sum, { units }) => sum + units, 0);
  }

  /** Milliseconds until so many units, or all, are more than a minute old. */
  msUntilFreed(wanted: number, now: number): number {
    this.#prune(now);
    let left = wanted;
    for (const { units, at } of this.#spent) {
      if (left <= 0) return 0;
      left -= units;
      if (left <= 0) return at + minuteMs - now;
    }
    return 0;
  }

  #prune(now: number): void {
    const first = this.#spent.findIndex(({ at }) => now - at < minuteMs);
    if (first !== 0) this.#spent = first === -1 ? [] : this.#spent.slice(first);
  }
}
