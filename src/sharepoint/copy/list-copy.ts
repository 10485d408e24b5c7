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

/** Properties rows are found by, besides their id. */
export type IndexedProperty = 'planId' | 'recommendationId' | 'actionId';

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
    const problems = new Map(this.problems);
    let problemsChanged = false;
    const changes: Change<T>[] = [];
    for (const [itemId, item] of seen) {
      problemsChanged = note(problems, itemId, item) || problemsChanged;
      const before = this.#byItem.get(itemId) ?? null;
      const after = item?.row ?? null;
      if (before === after || (before && after && !isNewer(after.eTag, before.eTag))) continue;
      changes.push({ itemId, before, after });
    }
    if (changes.length === 0 && !problemsChanged) return this;
    return new ListCopy(
      this.#byItem.with(changes.map(({ itemId, after }) => [itemId, after ?? undefined])),
      this.#byId.with(idChanges(changes)),
      {
        planId: this.#indexes.planId.with(indexChanges(this.#indexes.planId, 'planId', changes)),
        recommendationId: this.#indexes.recommendationId.with(
          indexChanges(this.#indexes.recommendationId, 'recommendationId', changes),
        ),
        actionId: this.#indexes.actionId.with(indexChanges(this.#indexes.actionId, 'actionId', changes)),
      },
      problems,
    );
  }
}

interface Change<T> {
  itemId: string;
  before: Row<T> | null;
  after: Row<T> | null;
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

/** Ids given up come first, so that a row which took one over keeps it. */
function* idChanges<T extends { id: string }>(
  changes: readonly Change<T>[],
): Generator<[string, Row<T> | undefined]> {
  for (const { before, after } of changes) {
    if (before && before.value.id !== after?.value.id) yield [before.value.id, undefined];
  }
  for (const { after } of changes) if (after) yield [after.value.id, after];
}

function* indexChanges<T extends object>(
  index: PersistentMap<Rows<T>>,
  property: IndexedProperty,
  changes: readonly Change<T>[],
): Generator<[string, Rows<T> | undefined]> {
  const touched = new Map<string, Map<string, Row<T> | null>>();
  const touch = (row: Row<T> | null, now: Row<T> | null): void => {
    const key = row && refersTo(row.value, property);
    if (!row || !key) return;
    const rows = touched.get(key) ?? new Map<string, Row<T> | null>();
    touched.set(key, rows.set(row.itemId, now));
  };
  for (const { before, after } of changes) {
    touch(before, null);
    touch(after, after);
  }
  for (const [key, rows] of touched) {
    const kept = (index.get(key) ?? []).filter((row) => !rows.has(row.itemId));
    for (const row of rows.values()) if (row) kept.push(row);
    yield [key, kept.length > 0 ? kept.sort(byItemId) : undefined];
  }
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
