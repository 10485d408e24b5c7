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
