import type { Row } from '../store.ts';

/** The order rows were created in. Item ids are decimal numbers as text. */
export function byItemId(a: Row<unknown>, b: Row<unknown>): number {
  return a.itemId.length - b.itemId.length || (a.itemId < b.itemId ? -1 : a.itemId > b.itemId ? 1 : 0);
}

/** eTags are `"<guid>,<n>"`, n growing with every write; of anything else nobody can tell, so it is not older. */
export function isOlder(candidate: string, known: string): boolean {
  const [candidateGuid, candidateNumber] = split(candidate);
  const [knownGuid, knownNumber] = split(known);
  return candidateGuid === knownGuid && candidateNumber < knownNumber;
}

function split(eTag: string): [string, number] {
  const parts = /^"?(.*),(\d+)"?$/.exec(eTag);
  return parts ? [parts[1]!, Number(parts[2])] : [eTag, Number.NaN];
}
