import type { IsoInstant } from '#domain/dates';
import type { AppError } from '#domain/errors';
import type { Person } from '#domain/post';
import type { Priority } from './client/gate.ts';
import type { Entities, ListName } from './entities.ts';

/** One row as last seen in SharePoint. `eTag` is what a write must be based on. */
export interface Row<T> {
  value: T;
  /** SharePoint's own item id. Ours is `value.id`. */
  itemId: string;
  eTag: string;
  modifiedAt: IsoInstant;
  /** Who edited it by hand in SharePoint last; null when the newest write was ours. */
  modifiedBy: Person | null;
  /** Somebody edited it by hand, and nobody has said yet that the log has it. Only in lists that keep a log. */
  isUnlogged: boolean;
  /**
   * The eTag it had before that hand edit was logged: what a person saw under it still stands, so a write
   * based on it loses nothing. Null once anything else was written.
   */
  loggedFrom: string | null;
}

/** A row as it once stood, from SharePoint's version history. */
export interface RowVersion<T> {
  /** SharePoint's number of the version: "3.0". */
  label: string;
  at: IsoInstant;
  /** Who wrote it by hand; null when we did. */
  by: Person | null;
  value: T;
  /** What stood in columns that could not be read, by property; empty text for nothing. */
  unreadable: Readonly<Record<string, string>>;
  isUnlogged: boolean;
}

/** Something a hand edit made unreadable. The row counts with the stated fallback until somebody mends it. */
export interface RowFault {
  list: ListName;
  itemId: string;
  /** Our id; null for a row that has none and is therefore left out. */
  id: string | null;
  /** One sentence with list, row, column and what stands there. */
  message: string;
}

/**
 * Every list as of one moment, in memory. Never changes once handed out; take a new one for newer data.
 * `byPlan`, `byRecommendation`, `byAction` and `updatesBy` are indexed; the rest is by id.
 */
export interface Snapshot {
  /** Equal versions mean equal data, whichever process read it and whenever. */
  readonly version: string;
  /** When SharePoint was last read in full. Older than the freshness only while SharePoint cannot be reached. */
  readonly asOf: IsoInstant;
  /** Rows edited by hand into something unreadable. */
  readonly faults: readonly RowFault[];
  /** As `version`, of one plan alone: its rows in every list, and the posts, which say who may do what. */
  planVersion(planId: string): string;
  get<L extends ListName>(list: L, id: string): Row<Entities[L]> | undefined;
  all<L extends ListName>(list: L): Row<Entities[L]>[];
  byPlan<L extends PlanList>(list: L, planId: string): Row<Entities[L]>[];
  byRecommendation<L extends RecommendationList>(list: L, recommendationId: string): Row<Entities[L]>[];
  byAction<L extends ActionList>(list: L, actionId: string): Row<Entities[L]>[];
  /** Entries one person made, in the order they were kept. */
  updatesBy(personId: string): Row<Entities['updates']>[];
}

/** Lists whose rows carry that id. */
export type PlanList = ListsWith<'planId'>;
export type RecommendationList = ListsWith<'recommendationId'>;
export type ActionList = ListsWith<'actionId'>;
type ListsWith<K extends string> = {
  [L in ListName]: K extends keyof Entities[L] ? L : never;
}[ListName];

/** A row to be created; with `eTag`, one to be replaced if it is still as it was when read. */
export type Write = {
  [L in ListName]: {
    list: L;
    value: Entities[L];
    eTag?: string;
    /**
     * Every edit by hand up to this eTag is in the log. Without it a row edited by hand stays marked as such,
     * whatever is written over it, so that no workflow can bury an edit.
     */
    handEditsLogged?: true;
  };
}[ListName];

/** What became of one write. */
export type WriteOutcome =
  /** `created` is false for updates, and for a key that was there already: that row is left as it stands. */
  | { ok: true; row: Row<Entities[ListName]>; created: boolean }
  /** ItemChangedError and NotFoundError as for `update`; any other error: SharePoint did not take this row. */
  | { ok: false; error: AppError };

export interface WriteProgress {
  /** Rows, those that were there already included. */
  written: number;
  total: number;
  /** How long SharePoint makes us wait until the next row; null while it does not. */
  waitSeconds: number | null;
}

export interface WriteManyOptions {
  /** Called as rows are written and, about every second, while SharePoint makes us wait. */
  onProgress?: ((progress: WriteProgress) => void) | undefined;
  /** Stops between batches; what was written stays, and a repeat goes on from there. */
  signal?: AbortSignal | undefined;
  /** Default background. */
  priority?: Priority;
  /** Each write only once those before it are done; with the first that fails, the rest is not tried. */
  inOrder?: boolean;
}

/** The product's memory: reads from a copy kept fresh by delta queries, writes straight to SharePoint. */
export interface Store {
  /**
   * All lists, no older than the configured freshness and with every write this process made. While
   * SharePoint cannot be reached the last copy is served, its age in `asOf`, up to a configured limit.
   * @throws {GraphError} when SharePoint cannot be reached and there is no copy young enough
   */
  snapshot(): Promise<Snapshot>;

  /**
   * Reads what changed up to now, however young the copy is: somebody knows that it did.
   * @throws {GraphError} when SharePoint cannot be reached
   */
  refresh(): Promise<void>;

  /**
   * One row as it stands in SharePoint, read alone unless this process did so within `maxAgeMs` or is doing so
   * now: for what several people follow by the second, on whichever process. While SharePoint cannot be
   * reached it is the copy's row.
   *
   * @returns undefined when there is no such row
   */
  latest<L extends ListName>(list: L, id: string, maxAgeMs: number): Promise<Row<Entities[L]> | undefined>;

  /**
   * Creates a row under its client key. A row that already has that key is returned as it stands, so a
   * repeated create never makes a second row; `created` tells which it was.
   * @throws {ValueRefusedError} when a value does not fit its column
   */
  create<L extends ListName>(
    list: L,
    value: Entities[L],
  ): Promise<{ row: Row<Entities[L]>; created: boolean }>;

  /**
   * Creates and replaces rows of any lists in as few requests as SharePoint allows, each row on its own:
   * there is no undoing. Writes may be carried out in any order. Once SharePoint cannot be reached or asks
   * for too long a wait, what is left is not tried and has that error.
   *
   * @returns one outcome for every write, in the same order
   * @throws {ValueRefusedError} when any value does not fit its column; nothing was written
   */
  writeMany(writes: readonly Write[], options?: WriteManyOptions): Promise<WriteOutcome[]>;

  /**
   * Creates many rows of one list; keys that exist already are left as they stand.
   * @throws what the first row met that could not be written
   */
  createMany<L extends ListName>(list: L, values: Entities[L][], options?: WriteManyOptions): Promise<void>;

  /**
   * The version history of some rows, oldest version first; SharePoint keeps the newest fifty or so. Versions
   * without a key are left out.
   */
  versions<L extends ListName>(
    list: L,
    rows: readonly Row<Entities[L]>[],
  ): Promise<RowVersion<Entities[L]>[][]>;

  /**
   * Replaces a row's values if it is still as it was when read.
   * @throws {ItemChangedError} when `eTag` is stale; nothing was written and the next snapshot has the newer row
   * @throws {NotFoundError} when the row was deleted
   * @throws {ValueRefusedError} when a value does not fit its column
   */
  update<L extends ListName>(list: L, value: Entities[L], eTag: string): Promise<Row<Entities[L]>>;
}
