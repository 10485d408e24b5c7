import type { Row } from '../store.ts';
import { compareItemIds } from './row-order.ts';

export type Rows<T> = readonly Row<T>[];

/** A change copies one chunk and the list of chunks: with so many rows in one, both stay short. */
const mostRowsInChunk = 128;

/**
 * Any number of rows in the order they were created, found by their item. Never changes once made: an edit gives
 * new rows that share all but the touched chunks.
 */
export class OrderedRows<T> {
  /** None is empty. */
  readonly #chunks: readonly Rows<T>[];

  private constructor(chunks: readonly Rows<T>[]) {
    this.#chunks = chunks;
  }

  static empty<T>(): OrderedRows<T> {
    return new OrderedRows<T>([]);
  }

  get isEmpty(): boolean {
    return this.#chunks.length === 0;
  }

  /** @returns an array that is the caller's */
  all(): Row<T>[] {
    return new Array<Row<T>>().concat(...this.#chunks);
  }

  edit(): OrderedRowsEdit<T> {
    return new OrderedRowsEdit(this.#chunks, (chunks) => new OrderedRows(chunks));
  }
}

/** Rows being made from others; those stay as they are. Not to be used after `done`. */
export class OrderedRowsEdit<T> {
  #chunks: Rows<T>[];
  /** What this edit made itself and may change in place: chunks, and the list of chunks. */
  readonly #own = new Set<unknown>();
  readonly #make: (chunks: readonly Rows<T>[]) => OrderedRows<T>;

  constructor(chunks: readonly Rows<T>[], make: (chunks: readonly Rows<T>[]) => OrderedRows<T>) {
    this.#chunks = chunks as Rows<T>[];
    this.#make = make;
  }

  get(itemId: string): Row<T> | undefined {
    const chunk = this.#chunks[this.#chunkOf(itemId)];
    const row = chunk?.[placeIn(chunk, itemId)];
    return row?.itemId === itemId ? row : undefined;
  }

  /** Puts a row where it belongs, in place of an earlier state of the same item. */
  put(row: Row<T>): void {
    const index = this.#chunkOf(row.itemId);
    const chunk = this.#chunks[index] ?? [];
    const place = placeIn(chunk, row.itemId);
    if (chunk[place]?.itemId === row.itemId) this.#toChange(index)[place] = row;
    else if (chunk.length < mostRowsInChunk) this.#toChange(index).splice(place, 0, row);
    else {
      // Rows mostly come in the order they were created, and then leave full chunks behind.
      const middle = place === chunk.length ? place : chunk.length >>> 1;
      const halves = [chunk.slice(0, middle), chunk.slice(middle)] as const;
      const [half, placeInHalf] = place < middle ? [halves[0], place] : [halves[1], place - middle];
      half.splice(placeInHalf, 0, row);
      for (const made of halves) this.#own.add(made);
      this.#chunksToChange().splice(index, 1, ...halves);
    }
  }

  remove(itemId: string): void {
    const index = this.#chunkOf(itemId);
    const chunk = this.#chunks[index] ?? [];
    const place = placeIn(chunk, itemId);
    if (chunk[place]?.itemId !== itemId) return;
    if (chunk.length === 1) this.#chunksToChange().splice(index, 1);
    else this.#toChange(index).splice(place, 1);
  }

  done(): OrderedRows<T> {
    return this.#make(this.#chunks);
  }

  /** The chunk the item stands in, or would; the first when there is none. */
  #chunkOf(itemId: string): number {
    const { length } = this.#chunks;
    if (length < 2 || startsUpTo(this.#chunks[length - 1]!, itemId)) return Math.max(0, length - 1);
    return Math.max(0, firstIndex(length, (index) => !startsUpTo(this.#chunks[index]!, itemId)) - 1);
  }

  #toChange(index: number): Row<T>[] {
    const known = this.#chunks[index] ?? [];
    if (this.#own.has(known)) return known as Row<T>[];
    const own = known.slice();
    this.#own.add(own);
    this.#chunksToChange()[index] = own;
    return own;
  }

  #chunksToChange(): Rows<T>[] {
    if (!this.#own.has(this.#chunks)) {
      this.#chunks = this.#chunks.slice();
      this.#own.add(this.#chunks);
    }
    return this.#chunks;
  }
}

function startsUpTo(chunk: Rows<unknown>, itemId: string): boolean {
  return compareItemIds(chunk[0]!.itemId, itemId) <= 0;
}

/** Where the item stands among ordered rows, or would. */
export function placeIn(rows: Rows<unknown>, itemId: string): number {
  const last = rows.at(-1);
  if (!last || compareItemIds(last.itemId, itemId) < 0) return rows.length;
  return firstIndex(rows.length, (index) => compareItemIds(rows[index]!.itemId, itemId) >= 0);
}

/** The first index from which on something holds; `length` when it never does. */
function firstIndex(length: number, holds: (index: number) => boolean): number {
  let from = 0;
  let to = length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (holds(middle)) to = middle;
    else from = middle + 1;
  }
  return from;
}
