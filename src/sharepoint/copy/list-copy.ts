import type { Row } from '../store.ts';
import { nothing, toggle, type Digest } from './digest.ts';
import { OrderedRows, type OrderedRowsEdit } from './ordered-rows.ts';
import { PersistentMap, type MapEdit } from './persistent-map.ts';
import { RowIndex, type IndexEdit } from './row-index.ts';
import { isOlder } from './row-order.ts';

/** What hand edits made unreadable in one row; the rest of the row stands. */
export interface RowProblems {
  itemId: string;
  /** Our id; null for a row that has none and is therefore left out. */
  id: string | null;
  problems: readonly string[];
}

/** One item as the list has it now; null for one that was deleted. */
export type Seen<T> = { row: Row<T> | null; problems: readonly string[]; id: string | null } | null;

/** What rows are found by, besides their id. `writer`: the person who made an entry. */
const indexedProperties = ['planId', 'recommendationId', 'actionId', 'writer'] as const;
export type IndexedProperty = (typeof indexedProperties)[number];

interface Parts<T> {
  rows: OrderedRows<T>;
  byId: PersistentMap<Row<T>>;
  indexes: Readonly<Record<IndexedProperty, RowIndex<T>>>;
  problems: ReadonlyMap<string, RowProblems>;
  /** Of every row and problem. */
  digest: Digest;
  /** Of the rows of one plan. */
  planDigests: PersistentMap<Digest>;
}

/**
 * One list in memory, never changed once made. Deletions come with SharePoint's item id only, everything
 * else is asked for by ours or by the ids a row refers to; hence the maps. A change shares with the copy it began
 * with all but what it touches, in each of them: a write costs about its own size, however long the list.
 */
export class ListCopy<T extends { id: string }> {
  readonly #parts: Parts<T>;

  private constructor(parts: Parts<T>) {
    this.#parts = parts;
  }

  static empty<T extends { id: string }>(): ListCopy<T> {
    const index = RowIndex.empty<T>();
    return new ListCopy<T>({
      rows: OrderedRows.empty(),
      byId: PersistentMap.empty(),
      indexes: { planId: index, recommendationId: index, actionId: index, writer: index },
      problems: new Map(),
      digest: nothing,
      planDigests: PersistentMap.empty(),
    });
  }

  get size(): number {
    return this.#parts.byId.size;
  }

  get problems(): ReadonlyMap<string, RowProblems> {
    return this.#parts.problems;
  }

  /** Equal for equal content, in whichever process and order it was read. */
  get digest(): Digest {
    return this.#parts.digest;
  }

  /** As `digest`, of the rows that carry this plan's id. */
  planDigest(planId: string): Digest {
    return this.#parts.planDigests.get(planId) ?? nothing;
  }

  get(id: string): Row<T> | undefined {
    return this.#parts.byId.get(id);
  }

  /** Rows that refer to this id, in the order they were created; the array is the caller's. */
  by(property: IndexedProperty, id: string): Row<T>[] {
    return this.#parts.indexes[property].by(id);
  }

  /** Every row in the order they were created; the array is the caller's. */
  all(): Row<T>[] {
    return this.#parts.rows.all();
  }

  edit(): ListEdit<T> {
    return new ListEdit(this, this.#parts, (parts) => new ListCopy(parts));
  }

  /**
   * The list after these items were seen, by item id.
   * @returns this same copy when nothing is new
   */
  with(seen: ReadonlyMap<string, Seen<T>>): ListCopy<T> {
    const edit = this.edit();
    for (const [itemId, item] of seen) edit.see(itemId, item);
    return edit.done();
  }
}

/** A list being read: as many items as it takes, page by page. The copy it began with stays as it is. */
export class ListEdit<T extends { id: string }> {
  readonly #base: ListCopy<T>;
  readonly #make: (parts: Parts<T>) => ListCopy<T>;
  readonly #rows: OrderedRowsEdit<T>;
  readonly #byId: MapEdit<Row<T>>;
  readonly #indexes: Readonly<Record<IndexedProperty, IndexEdit<T>>>;
  readonly #planDigests: MapEdit<Digest>;
  #problems: ReadonlyMap<string, RowProblems>;
  /** The same, once one of them changed. */
  #ownProblems: Map<string, RowProblems> | null = null;
  #digest: Digest;
  #isChanged = false;

  constructor(base: ListCopy<T>, parts: Parts<T>, make: (parts: Parts<T>) => ListCopy<T>) {
    this.#base = base;
    this.#make = make;
    this.#rows = parts.rows.edit();
    this.#byId = parts.byId.edit();
    this.#indexes = {
      planId: parts.indexes.planId.edit(),
      recommendationId: parts.indexes.recommendationId.edit(),
      actionId: parts.indexes.actionId.edit(),
      writer: parts.indexes.writer.edit(),
    };
    this.#planDigests = parts.planDigests.edit();
    this.#problems = parts.problems;
    this.#digest = parts.digest;
  }

  /**
   * Takes in one item. One older than what is known is passed over: an answer that was on its way while we
   * wrote must not undo our own write.
   */
  see(itemId: string, item: Seen<T>): void {
    const before = this.#rows.get(itemId) ?? null;
    const after = item?.row ?? null;
    if (before && after && isOlder(after.eTag, before.eTag)) return;
    this.#note(itemId, item);
    if (before?.eTag === after?.eTag) return;
    this.#isChanged = true;
    if (after) this.#rows.put(after);
    else this.#rows.remove(itemId);
    // Another item may have taken the id over meanwhile, and keeps it.
    if (before && before.value.id !== after?.value.id && this.#byId.get(before.value.id) === before) {
      this.#byId.set(before.value.id, undefined);
    }
    if (after) this.#byId.set(after.value.id, after);
    for (const property of indexedProperties) this.#move(property, before, after);
    if (before) this.#count(before);
    if (after) this.#count(after);
  }

  /** @returns the copy it began with when nothing was new */
  done(): ListCopy<T> {
    if (!this.#isChanged) return this.#base;
    return this.#make({
      rows: this.#rows.done(),
      byId: this.#byId.done(),
      indexes: {
        planId: this.#indexes.planId.done(),
        recommendationId: this.#indexes.recommendationId.done(),
        actionId: this.#indexes.actionId.done(),
        writer: this.#indexes.writer.done(),
      },
      problems: this.#problems,
      digest: this.#digest,
      planDigests: this.#planDigests.done(),
    });
  }

  #move(property: IndexedProperty, before: Row<T> | null, after: Row<T> | null): void {
    const from = before && refersTo(before.value, property);
    const to = after && refersTo(after.value, property);
    if (from && from !== to) this.#indexes[property].remove(from, before);
    if (to) this.#indexes[property].put(to, after);
  }

  /** Adds a row to the digests, or takes it out. */
  #count(row: Row<T>): void {
    const text = `${row.itemId} ${row.eTag}`;
    this.#digest = toggle(this.#digest, text);
    const planId = refersTo(row.value, 'planId');
    if (planId) this.#planDigests.set(planId, toggle(this.#planDigests.get(planId) ?? nothing, text));
  }

  #note(itemId: string, item: Seen<T>): void {
    const known = this.#problems.get(itemId);
    const before = known ? problemText(known) : null;
    const now = { itemId, id: item?.id ?? null, problems: item?.problems ?? [] };
    const after = now.problems.length > 0 ? problemText(now) : null;
    if (before === after) return;
    if (before !== null) this.#digest = toggle(this.#digest, before);
    if (after !== null) this.#digest = toggle(this.#digest, after);
    this.#problems = this.#ownProblems ??= new Map(this.#problems);
    if (after === null) this.#ownProblems.delete(itemId);
    else this.#ownProblems.set(itemId, now);
    this.#isChanged = true;
  }
}

function problemText({ itemId, problems }: RowProblems): string {
  return `${itemId} ${problems.join(' ')}`;
}

function refersTo(value: object, property: IndexedProperty): string | null {
  const fields = value as Partial<Record<IndexedProperty | 'by', unknown>>;
  const id: unknown =
    property === 'writer' ? (fields.by as { id?: unknown } | undefined)?.id : fields[property];
  return typeof id === 'string' && id !== '' ? id : null;
}
