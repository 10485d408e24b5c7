/**
 * 64 bits that tell two sets of texts apart: each text's hash is added in, and taken out, by the same
 * exclusive or. A set's digest thus does not depend on the order things came in, nor on who computes it.
 */
export type Digest = readonly [number, number];

export const nothing: Digest = [0, 0];

/** Adds a text that is not in the set, or takes out one that is. */
export function toggle([high, low]: Digest, text: string): Digest {
  const [textHigh, textLow] = hash(text);
  return [high ^ textHigh, low ^ textLow];
}

export function digestText([high, low]: Digest): string {
  return (high >>> 0).toString(36) + '.' + (low >>> 0).toString(36);
}

/** Two FNV-1a hashes of different primes, each mixed at the end so that similar texts lie far apart. */
function hash(text: string): Digest {
  let high = 0x811c9dc5;
  let low = 0x9dc5811c;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    high = Math.imul(high ^ unit, 0x01000193);
    low = Math.imul(low ^ unit, 0x85ebca6b);
  }
  return [mixed(high), mixed(low ^ (high >>> 15))];
}

/** The finaliser of MurmurHash3. */
function mixed(value: number): number {
  let bits = value;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}
