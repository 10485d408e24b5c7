/** Shards in a page, and pages in a map. */
const width = 64;

type Shard<V> = ReadonlyMap<string, V>;
type Page<V> = readonly (Shard<V> | undefined)[];
type Pages<V> = readonly (Page<V> | undefined)[];

/**
 * A map that never changes: an edit gives a new one that shares all but the touched shards. A write copies a
 * shard, of which there are thousands, its page and the list of pages, so every snapshot can be kept by whoever
 * holds it.
 */
export class PersistentMap<V> {
  readonly #pages: Pages<V>;
  readonly size: number;

  private constructor(pages: Pages<V>, size: number) {
    this.#pages = pages;
    this.size = size;
  }

  static empty<V>(): PersistentMap<V> {
    return new PersistentMap<V>([], 0);
  }

  get(key: string): V | undefined {
    return find(this.#pages, key);
  }

  *values(): Generator<V> {
    for (const page of this.#pages) {
      for (const shard of page ?? []) if (shard) yield* shard.values();
    }
  }

  edit(): MapEdit<V> {
    return new MapEdit(this.#pages, this.size, (pages, size) => new PersistentMap(pages, size));
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
  #pages: Pages<V>;
  /** What this edit made itself and may change in place: shards, pages and the list of pages. */
  readonly #own = new Set<unknown>();
  readonly #make: (pages: Pages<V>, size: number) => PersistentMap<V>;
  #size: number;

  constructor(pages: Pages<V>, size: number, make: (pages: Pages<V>, size: number) => PersistentMap<V>) {
    this.#pages = pages;
    this.#size = size;
    this.#make = make;
  }

  get(key: string): V | undefined {
    return find(this.#pages, key);
  }

  /** @param value undefined removes the key */
  set(key: string, value: V | undefined): void {
    const shard = this.#shardToChange(hashOf(key));
    this.#size -= shard.size;
    if (value === undefined) shard.delete(key);
    else shard.set(key, value);
    this.#size += shard.size;
  }

  done(): PersistentMap<V> {
    return this.#make(this.#pages, this.#size);
  }

  #shardToChange(hash: number): Map<string, V> {
    const [pageIndex, shardIndex] = [pageOf(hash), shardOf(hash)];
    const known = this.#pages[pageIndex]?.[shardIndex];
    if (known && this.#own.has(known)) return known as Map<string, V>;
    const pages = this.#toChange(this.#pages);
    const page = this.#toChange(pages[pageIndex] ?? []);
    this.#pages = pages;
    pages[pageIndex] = page;
    const shard = new Map(known);
    this.#own.add(shard);
    page[shardIndex] = shard;
    return shard;
  }

  #toChange<E>(array: readonly E[]): E[] {
    if (this.#own.has(array)) return array as E[];
    const own = array.slice();
    this.#own.add(own);
    return own;
  }
}

function find<V>(pages: Pages<V>, key: string): V | undefined {
  const hash = hashOf(key);
  return pages[pageOf(hash)]?.[shardOf(hash)]?.get(key);
}

function pageOf(hash: number): number {
  return (hash >>> 6) % width;
}

function shardOf(hash: number): number {
  return hash % width;
}

/** FNV-1a over UTF-16 units: our ids differ mostly at their end, which it spreads well. */
function hashOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i += 1) {
    hash ^= key.charCodeAt(i);
    hash = Math.imul(hash, 0x01000193);
  }
  return hash >>> 0;
}
