/** What was measured of one bot in one round. */
export interface Round {
  /** Milliseconds of each turn. */
  times: number[];
  /** CPU of the bots' process in milliseconds, all its threads. */
  cpuMs: number;
}

/** A column of one line: ours, the echo bot's, and how many times as much ours is. */
export interface Compared {
  ours: number;
  echo: number;
  ratio: number;
}

export function percentile(times: readonly number[], percent: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? Number.NaN;
}

export function comparePercentile(ours: readonly Round[], echo: readonly Round[], percent: number): Compared {
  const of = (rounds: readonly Round[]) =>
    percentile(
      rounds.flatMap(({ times }) => times),
      percent,
    );
  return { ours: of(ours), echo: of(echo), ratio: of(ours) / of(echo) };
}

/** CPU of one turn, which is the same on a busy machine, nearly. */
export function compareCpu(ours: readonly Round[], echo: readonly Round[]): Compared {
  const of = (rounds: readonly Round[]) => sum(rounds, ({ cpuMs }) => cpuMs) / sum(rounds, countTurns);
  return { ours: of(ours), echo: of(echo), ratio: of(ours) / of(echo) };
}

const draws = 400;

/**
 * Between what and what the ratio of a percentile would lie in nine of ten runs like this one, by drawing from
 * its rounds again and again. A round of ours is drawn with the one of the echo bot beside it in time.
 */
export function spreadOfRatio(
  ours: readonly Round[],
  echo: readonly Round[],
  percent: number,
): { from: number; to: number } {
  const random = randomNumbers();
  const ratios = Array.from({ length: draws }, () => {
    const drawn = ours.map(() => Math.floor(random() * ours.length));
    const pick = (rounds: readonly Round[]) => drawn.flatMap((index) => rounds[index] ?? []);
    return comparePercentile(pick(ours), pick(echo), percent).ratio;
  });
  return { from: percentile(ratios, 5), to: percentile(ratios, 95) };
}

function countTurns({ times }: Round): number {
  return times.length;
}

function sum<T>(values: readonly T[], of: (value: T) => number): number {
  return values.reduce((total, value) => total + of(value), 0);
}

/** The same ones in every run. */
function randomNumbers(): () => number {
  let state = 1;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
