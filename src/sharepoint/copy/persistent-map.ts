const shardCount = 512;

type Shards<V> = readonly (ReadonlyMap<string, V> | undefined)[];

/**
 * A map that never changes: an edit gives a new one that shares all but the touched shards. Half a million
 * entries cost a write the copying of about a thousand, so every snapshot can be kept by whoever holds it.
 */
export class PersistentMap<V> {
  readonly #shards: Shards<V>;
  readonly size: number;

  private constructor(shards: Shards<V>, size: number) {
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

  edit(): MapEdit<V> {
    return new MapEdit(this.#shards, this.size, (shards, size) => new PersistentMap(shards, size));
  }

  /** @param changes new values by key; undefined removes the key */
  with(changes: Iterable<readonly [string, V | undefined]>): PersistentMap<V> {
    const edit = this.edit();
    for (const [key, value] of changes) edit.set(key, value);
    return edit.done();
  }
}

/** A map being made from another one; that one stays as it is. Not to be used after `done`. */
export class MapEdit<V> {
  readonly #shards: (ReadonlyMap<string, V> | undefined)[];
  readonly #own: (Map<string, V> | undefined)[] = [];
  readonly #make: (shards: Shards<V>, size: number) => PersistentMap<V>;
  #size: number;

  constructor(shards: Shards<V>, size: number, make: (shards: Shards<V>, size: number) => PersistentMap<V>) {
    this.#shards = shards.slice();
    this.#size = size;
    this.#make = make;
  }

  get(key: string): V | undefined {
    return this.#shards[shardOf(key)]?.get(key);
  }

  /** @param value undefined removes the key */
  set(key: string, value: V | undefined): void {
    const index = shardOf(key);
    let shard = this.#own[index];
    if (!shard) {
      shard = new Map(this.#shards[index]);
      this.#own[index] = shard;
      this.#shards[index] = shard;
    }
    this.#size -= shard.size;
    if (value === undefined) shard.delete(key);
    else shard.set(key, value);
    this.#size += shard.size;
  }

  done(): PersistentMap<V> {
    return this.#make(this.#shards, this.#size);
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
