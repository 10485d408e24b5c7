/** The order rows were created in. Item ids are decimal numbers as text. */
export function compareItemIds(one: string, other: string): number {
  return one.length - other.length || (one < other ? -1 : one > other ? 1 : 0);
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
