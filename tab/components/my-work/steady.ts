/**
 * What stands now in the order it stood before, so that nothing moves under a pointer: what is new comes last,
 * and what is gone stays as it last was.
 */
export function inOrderOf<T>(before: readonly T[], now: readonly T[], keyOf: (one: T) => string): T[] {
  const current = new Map(now.map((one) => [keyOf(one), one]));
  const known = new Set(before.map(keyOf));
  return [
    ...before.map((one) => current.get(keyOf(one)) ?? one),
    ...now.filter((one) => !known.has(keyOf(one))),
  ];
}

/**
 * What stands now in its own order, and at the place it had what is gone but kept: the person has just answered
 * it, and reads there what became of it.
 */
export function withKept<T>(
  before: readonly T[],
  now: readonly T[],
  keyOf: (one: T) => string,
  isKept: (one: T) => boolean,
): T[] {
  const standing = new Set(now.map(keyOf));
  const shown = [...now];
  for (const [at, one] of before.entries()) {
    if (!standing.has(keyOf(one)) && isKept(one)) shown.splice(at, 0, one);
  }
  return shown;
}
