import type { Row } from '../store.ts';
import { OrderedRows, placeIn, type OrderedRowsEdit, type Rows } from './ordered-rows.ts';
import { PersistentMap, type MapEdit } from './persistent-map.ts';

/** Most groups are as small as that, and then an array alone takes the least room. */
const fewRows = 16;

type Group<T> = Rows<T> | OrderedRows<T>;

/** Rows by one id they refer to, each group in the order its rows were created. Never changes once made. */
export class RowIndex<T> {
  readonly #groups: PersistentMap<Group<T>>;

  private constructor(groups: PersistentMap<Group<T>>) {
    this.#groups = groups;
  }

  static empty<T>(): RowIndex<T> {
    return new RowIndex<T>(PersistentMap.empty());
  }

  /** @returns an array that is the caller's */
  by(id: string): Row<T>[] {
    const group = this.#groups.get(id) ?? [];
    return group instanceof OrderedRows ? group.all() : group.slice();
  }

  edit(): IndexEdit<T> {
    return new IndexEdit(this.#groups.edit(), (groups) => new RowIndex(groups));
  }
}

/** An index being made from another one. That one's groups stay as they are. */
export class IndexEdit<T> {
  readonly #groups: MapEdit<Group<T>>;
  /** Groups of many rows that changed. */
  readonly #edits = new Map<string, OrderedRowsEdit<T>>();
  readonly #make: (groups: PersistentMap<Group<T>>) => RowIndex<T>;

  constructor(groups: MapEdit<Group<T>>, make: (groups: PersistentMap<Group<T>>) => RowIndex<T>) {
    this.#groups = groups;
    this.#make = make;
  }

  /** Puts a row where it belongs, in place of an earlier state of the same item. */
  put(id: string, row: Row<T>): void {
    const group = this.#few(id);
    if (!group) {
      this.#many(id).put(row);
      return;
    }
    const place = placeIn(group, row.itemId);
    const replaced = group[place]?.itemId === row.itemId ? 1 : 0;
    this.#groups.set(id, group.toSpliced(place, replaced, row));
  }

  remove(id: string, { itemId }: Row<T>): void {
    const group = this.#few(id);
    if (!group) {
      this.#many(id).remove(itemId);
      return;
    }
    const rest = group.filter((row) => row.itemId !== itemId);
    this.#groups.set(id, rest.length > 0 ? rest : undefined);
  }

  done(): RowIndex<T> {
    for (const [id, edit] of this.#edits) {
      const group = edit.done();
      this.#groups.set(id, group.isEmpty ? undefined : group);
    }
    return this.#make(this.#groups.done());
  }

  /** The group as an array; null for one of many rows. */
  #few(id: string): Rows<T> | null {
    if (this.#edits.has(id)) return null;
    const group = this.#groups.get(id) ?? [];
    return group instanceof OrderedRows || group.length >= fewRows ? null : group;
  }

  #many(id: string): OrderedRowsEdit<T> {
    const known = this.#edits.get(id);
    if (known) return known;
    const group = this.#groups.get(id) ?? [];
    const isOrdered = group instanceof OrderedRows;
    const edit = (isOrdered ? group : OrderedRows.empty<T>()).edit();
    if (!isOrdered) for (const row of group) edit.put(row);
    this.#edits.set(id, edit);
    return edit;
  }
}
