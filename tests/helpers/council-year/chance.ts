/** Chance that falls the same way again for the same seed. */
export interface Chance {
  /** A whole number from 0, below `end`. */
  below(end: number): number;
  percent(likely: number): boolean;
  one<T>(of: readonly T[]): T;
  /** So many different ones. */
  some<T>(of: readonly T[], count: number): T[];
}

export function chanceOf(seed: number): Chance {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0; // mulberry32
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (end: number): number => Math.floor(next() * end);
  return {
    below,
    percent: (likely) => below(100) < likely,
    one: (of) => of[below(of.length)]!,
    some(of, count) {
      const left = [...of];
      return Array.from(
        { length: Math.min(count, left.length) },
        () => left.splice(below(left.length), 1)[0]!,
      );
    },
  };
}
