import type { Row } from '../store.ts';
import { PersistentMap, type MapEdit } from './persistent-map.ts';
import { byItemId } from './row-order.ts';

type Rows<T> = readonly Row<T>[];

/** Rows by one id they refer to, each group in the order its rows were created. Never changes once made. */
export class RowIndex<T> {
  readonly #groups: PersistentMap<Rows<T>>;

  private constructor(groups: PersistentMap<Rows<T>>) {
    this.#groups = groups;
  }

  static empty<T>(): RowIndex<T> {
    return new RowIndex<T>(PersistentMap.empty());
  }

  by(id: string): Rows<T> {
    return this.#groups.get(id) ?? [];
  }

  edit(): IndexEdit<T> {
    return new IndexEdit(this.#groups.edit(), (groups) => new RowIndex(groups));
  }
}

/** Copying so few rows costs less than the room a growing array keeps, and most groups are as small. */
const fewRows = 16;

/** An index being made from another one. That one's groups stay: small ones are copied each time, others once. */
export class IndexEdit<T> {
  readonly #groups: MapEdit<Rows<T>>;
  readonly #own = new Map<string, Row<T>[]>();
  readonly #make: (groups: PersistentMap<Rows<T>>) => RowIndex<T>;

  constructor(groups: MapEdit<Rows<T>>, make: (groups: PersistentMap<Rows<T>>) => RowIndex<T>) {
    this.#groups = groups;
    this.#make = make;
  }

  /** Puts a row where it belongs, in place of an earlier state of the same item. */
  put(id: string, row: Row<T>): void {
    const group = this.#groups.get(id) ?? [];
    const place = placeOf(group, row);
    const replaced = group[place]?.itemId === row.itemId ? 1 : 0;
    if (group.length >= fewRows) this.#toChange(id, group).splice(place, replaced, row);
    else this.#groups.set(id, group.toSpliced(place, replaced, row));
  }

  remove(id: string, row: Row<T>): void {
    const group = this.#groups.get(id) ?? [];
    const place = placeOf(group, row);
    if (group[place]?.itemId !== row.itemId) return;
    if (group.length >= fewRows) this.#toChange(id, group).splice(place, 1);
    else this.#groups.set(id, group.length > 1 ? group.toSpliced(place, 1) : undefined);
  }

  done(): RowIndex<T> {
    return this.#make(this.#groups.done());
  }

  #toChange(id: string, group: Rows<T>): Row<T>[] {
    const known = this.#own.get(id);
    if (known === group) return known;
    const own = group.slice();
    this.#own.set(id, own);
    this.#groups.set(id, own);
    return own;
  }
}

/** Where the row stands, or would. Items mostly come in the order they were created. */
function placeOf<T>(group: Rows<T>, row: Row<T>): number {
  const last = group.at(-1);
  if (!last || byItemId(last, row) < 0) return group.length;
  let from = 0;
  let to = group.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (byItemId(group[middle]!, row) < 0) from = middle + 1;
    else to = middle;
  }
  return from;
}
