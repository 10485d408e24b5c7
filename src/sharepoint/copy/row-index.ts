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

/** An index being made from another one; groups are copied when first touched. */
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
    const group = this.#group(id);
    const last = group.at(-1);
    if (!last || byItemId(last, row) < 0) {
      group.push(row); // the common case: items come in the order they were created
      return;
    }
    const place = placeOf(group, row);
    group.splice(place, byItemId(group[place]!, row) === 0 ? 1 : 0, row);
  }

  remove(id: string, row: Row<T>): void {
    const group = this.#group(id);
    const place = placeOf(group, row);
    if (group[place]?.itemId === row.itemId) group.splice(place, 1);
  }

  done(): RowIndex<T> {
    for (const [id, group] of this.#own) this.#groups.set(id, group.length > 0 ? trimmed(group) : undefined);
    return this.#make(this.#groups.done());
  }

  #group(id: string): Row<T>[] {
    let group = this.#own.get(id);
    if (!group) {
      group = this.#groups.get(id)?.slice() ?? [];
      this.#own.set(id, group);
    }
    return group;
  }
}

/** A pushed array keeps room for sixteen more; most groups are far smaller than that. */
function trimmed<T>(group: Row<T>[]): Row<T>[] {
  return group.length < 16 ? group.slice() : group;
}

/** Where the row stands, or would. */
function placeOf<T>(group: Rows<T>, row: Row<T>): number {
  let from = 0;
  let to = group.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (byItemId(group[middle]!, row) < 0) from = middle + 1;
    else to = middle;
  }
  return from;
}
