export function plural(n: number, one: string, many = `${one}s`): string {
  return n === 1 ? one : many;
}

/** "1 plan", "1,200 plans". */
export function countOf(n: number, one: string, many?: string): string {
  return `${n.toLocaleString('en-GB')} ${plural(n, one, many)}`;
}
