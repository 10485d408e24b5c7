const shardCount = 512;

/**
 * A map that never changes: `with` gives a new one that shares all but the touched shards. Half a million
 * entries cost a write the copying of about a thousand, so every snapshot can be kept by whoever holds it.
 */
export class PersistentMap<V> {
  readonly #shards: readonly (ReadonlyMap<string, V> | undefined)[];
  readonly size: number;

  private constructor(shards: readonly (ReadonlyMap<string, V> | undefined)[], size: number) {
    this.#shards = shards;
    this.size = size;
  }

  static empty<V>(): PersistentMap<V> {
    return new PersistentMap<V>([], 0);
  }

  get(key: string): V | undefined {
    return this.#shards[shardOf(key)]?.get(key);
  }

  *values(): Generator<V> {
    for (const shard of this.#shards) if (shard) yield* shard.values();
  }

  /** @param changes new values by key; undefined removes the key */
  with(changes: Iterable<readonly [string, V | undefined]>): PersistentMap<V> {
    const shards = this.#shards.slice();
    const owned = new Map<number, Map<string, V>>();
    let { size } = this;
    for (const [key, value] of changes) {
      const index = shardOf(key);
      let shard = owned.get(index);
      if (!shard) {
        shard = new Map(shards[index]);
        owned.set(index, shard);
        shards[index] = shard;
      }
      size -= shard.size;
      if (value === undefined) shard.delete(key);
      else shard.set(key, value);
      size += shard.size;
    }
    return new PersistentMap(shards, size);
  }
}

/** FNV-1a over UTF-16 units: our ids differ mostly at their end, which it spreads well. */
function shardOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i += 1) {
    hash ^= key.charCodeAt(i);
    hash = Math.imul(hash, 0x01000193);
  }
  return (hash >>> 0) % shardCount;
}
