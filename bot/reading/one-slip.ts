/** One letter missing, added, wrong, or two swapped. */
export function isOneSlipAway(typed: string, target: string): boolean {
  if (Math.abs(typed.length - target.length) > 1 || typed === target) return false;
  let start = 0;
  while (start < typed.length && typed[start] === target[start]) start += 1;
  const typedRest = typed.slice(start);
  const targetRest = target.slice(start);
  return (
    typedRest.slice(1) === targetRest ||
    typedRest === targetRest.slice(1) ||
    typedRest.slice(1) === targetRest.slice(1) ||
    (typedRest[0] === targetRest[1] &&
      typedRest[1] === targetRest[0] &&
      typedRest.slice(2) === targetRest.slice(2))
  );
}
