import type { Row } from '../store.ts';
import { PersistentMap } from './persistent-map.ts';

/** What hand edits made unreadable in one row; the rest of the row stands. */
export interface RowProblems {
  itemId: string;
  /** Our id; null for a row that has none and is therefore left out. */
  id: string | null;
  problems: readonly string[];
}

/** One item as the list has it now; null for one that was deleted. */
export type Seen<T> = { row: Row<T> | null; problems: readonly string[]; id: string | null } | null;

const indexedProperties = ['planId', 'recommendationId', 'actionId'] as const;
export type IndexedProperty = (typeof indexedProperties)[number];

type Rows<T> = readonly Row<T>[];

/**
 * One list in memory, never changed once made. Deletions come with SharePoint's item id only, everything
 * else is asked for by ours or by the ids a row refers to; hence the maps.
 */
export class ListCopy<T extends { id: string }> {
  readonly #byItem: PersistentMap<Row<T>>;
  readonly #byId: PersistentMap<Row<T>>;
  readonly #indexes: Readonly<Record<IndexedProperty, PersistentMap<Rows<T>>>>;
  readonly problems: ReadonlyMap<string, RowProblems>;
  #all: Rows<T> | null = null;

  private constructor(
    byItem: PersistentMap<Row<T>>,
    byId: PersistentMap<Row<T>>,
    indexes: Readonly<Record<IndexedProperty, PersistentMap<Rows<T>>>>,
    problems: ReadonlyMap<string, RowProblems>,
  ) {
    this.#byItem = byItem;
    this.#byId = byId;
    this.#indexes = indexes;
    this.problems = problems;
  }

  static empty<T extends { id: string }>(): ListCopy<T> {
    const none = PersistentMap.empty<Rows<T>>();
    const indexes = { planId: none, recommendationId: none, actionId: none };
    return new ListCopy<T>(PersistentMap.empty(), PersistentMap.empty(), indexes, new Map());
  }

  get size(): number {
    return this.#byId.size;
  }

  get(id: string): Row<T> | undefined {
    return this.#byId.get(id);
  }

  /** Rows that refer to this id, in the order they were created. */
  by(property: IndexedProperty, id: string): Rows<T> {
    return this.#indexes[property].get(id) ?? [];
  }

  /** Every row in the order they were created. Sorted once per version of the list, on demand. */
  all(): Rows<T> {
    this.#all ??= [...this.#byId.values()].sort(byItemId);
    return this.#all;
  }

  /**
   * The list after these items were seen, by item id. An item older than what is known is passed over: an
   * answer that was on its way while we wrote must not undo our own write.
   *
   * @returns this same copy when nothing is new
   */
  with(seen: ReadonlyMap<string, Seen<T>>): ListCopy<T> {
    const byItem: [string, Row<T> | undefined][] = [];
    const byId = new Map<string, Row<T> | undefined>();
    const touched = { planId: new Map(), recommendationId: new Map(), actionId: new Map() } satisfies Record<
      IndexedProperty,
      Map<string, Map<string, Row<T> | null>>
    >;
    const problems = new Map(this.problems);
    let problemsChanged = false;

    for (const [itemId, item] of seen) {
      const before = this.#byItem.get(itemId);
      const after = item?.row ?? null;
      problemsChanged = note(problems, itemId, item) || problemsChanged;
      if (before && after && !isNewer(after.eTag, before.eTag)) continue;
      if (!before && !after) continue;
      byItem.push([itemId, after ?? undefined]);
      if (before && before.value.id !== after?.value.id && !byId.has(before.value.id))
        byId.set(before.value.id, undefined);
      if (after) byId.set(after.value.id, after);
      for (const property of indexedProperties) {
        const was = before && refersTo(before.value, property);
        const is = after && refersTo(after.value, property);
        if (was && was !== is) touch(touched[property], was).set(itemId, null);
        if (is) touch(touched[property], is).set(itemId, after);
      }
    }
    if (byItem.length === 0) {
      return problemsChanged ? new ListCopy(this.#byItem, this.#byId, this.#indexes, problems) : this;
    }
    return new ListCopy(
      this.#byItem.with(byItem),
      this.#byId.with(byId),
      {
        planId: reindex(this.#indexes.planId, touched.planId),
        recommendationId: reindex(this.#indexes.recommendationId, touched.recommendationId),
        actionId: reindex(this.#indexes.actionId, touched.actionId),
      },
      problems,
    );
  }
}

/** eTags are `"<guid>,<n>"`, n growing with every write. Anything else counts as newer unless it is the same. */
export function isNewer(candidate: string, known: string): boolean {
  const [candidateGuid, candidateNumber] = split(candidate);
  const [knownGuid, knownNumber] = split(known);
  if (candidateGuid === knownGuid && candidateNumber !== null && knownNumber !== null) {
    return candidateNumber > knownNumber;
  }
  return candidate !== known;
}

function split(eTag: string): [string, number | null] {
  const parts = /^"?(.*),(\d+)"?$/.exec(eTag);
  return parts ? [parts[1]!, Number(parts[2])] : [eTag, null];
}

function refersTo(value: object, property: IndexedProperty): string | null {
  const id: unknown = (value as Partial<Record<IndexedProperty, unknown>>)[property];
  return typeof id === 'string' && id !== '' ? id : null;
}

function touch<T>(touched: Map<string, Map<string, T>>, key: string): Map<string, T> {
  const known = touched.get(key);
  if (known) return known;
  const fresh = new Map<string, T>();
  touched.set(key, fresh);
  return fresh;
}

function reindex<T>(
  index: PersistentMap<Rows<T>>,
  touched: ReadonlyMap<string, Map<string, Row<T> | null>>,
): PersistentMap<Rows<T>> {
  function* changes(): Generator<[string, Rows<T> | undefined]> {
    for (const [key, rows] of touched) {
      const kept = (index.get(key) ?? []).flatMap((row) => {
        const now = rows.get(row.itemId);
        rows.delete(row.itemId);
        return now === undefined ? [row] : now === null ? [] : [now];
      });
      for (const row of rows.values()) if (row) kept.push(row);
      kept.sort(byItemId);
      yield [key, kept.length > 0 ? kept : undefined];
    }
  }
  return index.with(changes());
}

/** Item ids are decimal numbers as text. */
function byItemId(a: Row<unknown>, b: Row<unknown>): number {
  return a.itemId.length - b.itemId.length || (a.itemId < b.itemId ? -1 : a.itemId > b.itemId ? 1 : 0);
}

function note<T>(problems: Map<string, RowProblems>, itemId: string, item: Seen<T>): boolean {
  if (!item || item.problems.length === 0) return problems.delete(itemId);
  problems.set(itemId, { itemId, id: item.id, problems: item.problems });
  return true;
}
