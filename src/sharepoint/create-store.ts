import type { Clock } from '#domain/clock';
import { AppError, ItemChangedError, NotFoundError } from '#domain/errors';
import type { IsoInstant } from '#domain/dates';
import { batchSize, type BatchAnswer } from './client/batch.ts';
import { GraphError, GraphNotFoundError, GraphPreconditionError } from './client/errors.ts';
import type { GraphClient } from './client/graph-client.ts';
import type { Priority } from './client/gate.ts';
import { ListCopy, type Seen } from './copy/list-copy.ts';
import { MemorySnapshot, type ListCopies } from './copy/memory-snapshot.ts';
import type { Entities, ListName } from './entities.ts';
import { expandFields, readItem, writtenRow } from './list-items.ts';
import type { Fields } from './lists/codec.ts';
import { listNames, lists } from './lists/lists.ts';
import { readChanges, readWhole, type ListChanges } from './read-changes.ts';
import { findSite, requireLists } from './site.ts';
import type { CreateManyOptions, Row, Snapshot, Store } from './store.ts';

export interface StoreOptions {
  client: GraphClient;
  /** `hostname:/sites/Name` or Graph's composite id. */
  site: string;
  /** Only to say when the copy was read; ages are measured in real time. */
  clock: Clock;
  /** How old a snapshot may be before the changes since are read. Default 10 s. */
  freshnessMs?: number;
  /** How long a reader waits for those changes before getting the copy as it is. Default 3 s. */
  patienceMs?: number;
  /** Above this age a copy that cannot be refreshed is no longer served. Default 15 minutes. */
  maxAgeMs?: number;
  /** Told when SharePoint could not be read although a copy could still be served. */
  onRefreshFailed: (error: unknown) => void;
}

/** Batches under way at once while many rows are created. */
const batchesInFlight = 4;

export function createStore(options: StoreOptions): Store {
  return new SharePointStore(options);
}

class SharePointStore implements Store {
  readonly #client: GraphClient;
  readonly #options: Required<StoreOptions>;
  readonly #instance = `${Date.now().toString(36)}-${crypto.randomUUID().slice(0, 8)}`;

  #listPaths: Record<ListName, string> | null = null;
  #copies: ListCopies | null = null;
  #deltaLinks = new Map<ListName, string>();
  /** Own writes made while a list is being read whole, which the reading may have passed by. */
  #writesDuringRead: Map<ListName, Map<string, Seen<Entities[ListName]>>> | null = null;
  #changes = 0;
  #asOf: IsoInstant = '';
  #readAt = -Infinity;
  #notBefore = -Infinity;
  #reading: Promise<void> = Promise.resolve();
  #refreshing: Promise<void> | null = null;
  #latest: MemorySnapshot | null = null;

  constructor(options: StoreOptions) {
    this.#client = options.client;
    this.#options = { freshnessMs: 10_000, patienceMs: 3_000, maxAgeMs: 15 * 60_000, ...options };
  }

  async snapshot(): Promise<Snapshot> {
    const { freshnessMs, patienceMs, maxAgeMs } = this.#options;
    const now = performance.now();
    const age = now - this.#readAt;
    if (!this.#copies || age > maxAgeMs) await this.#refresh();
    else if (age > freshnessMs && now >= this.#notBefore) {
      // A failure is reported by the refresh itself; here the copy is what there is.
      await Promise.race([this.#refresh().catch(ignoreOnlyNamed), delay(patienceMs)]);
    }
    return this.#current();
  }

  async create<L extends ListName>(
    list: L,
    value: Entities[L],
  ): Promise<{ row: Row<Entities[L]>; created: boolean }> {
    const fields = lists[list].toFields(value);
    const listPath = await this.#listPath(list);
    try {
      const answer = await this.#client.post(`${listPath}/items`, { fields: withoutEmpty(fields) });
      return { row: this.#keep(list, await this.#rowOf(list, listPath, answer.body, fields)), created: true };
    } catch (error) {
      if (!isPerhapsDuplicate(error)) throw error;
      const row = await this.#findByKey(list, listPath, value.id, 'foreground');
      if (!row) throw error;
      // Our own create, answered by a timeout and repeated, meets the row it made itself.
      const ours = error.facts.attempts > 1 && holds(lists[list].toFields(row.value), fields);
      return { row: this.#keep(list, row), created: ours };
    }
  }

  async createMany<L extends ListName>(
    list: L,
    values: Entities[L][],
    { onProgress, signal }: CreateManyOptions = {},
  ): Promise<void> {
    const snapshot = await this.snapshot();
    const listPath = await this.#listPath(list);
    const missing = values
      .filter((value) => !snapshot.get(list, value.id))
      .map((value) => lists[list].toFields(value));
    let written = values.length - missing.length;
    let next = 0;
    let failed = false;
    const writeBatches = async (): Promise<void> => {
      while (next < missing.length && !failed && !signal?.aborted) {
        const batch = missing.slice(next, next + batchSize);
        next += batch.length;
        await this.#createBatch(list, listPath, batch).catch((error: unknown) => {
          failed = true;
          throw error;
        });
        written += batch.length;
        onProgress?.(written, values.length);
      }
    };
    const workers = await Promise.allSettled(Array.from({ length: batchesInFlight }, writeBatches));
    for (const worker of workers) if (worker.status === 'rejected') throw worker.reason;
    if (next < missing.length) signal?.throwIfAborted();
  }

  async update<L extends ListName>(list: L, value: Entities[L], eTag: string): Promise<Row<Entities[L]>> {
    const fields = lists[list].toFields(value);
    const listPath = await this.#listPath(list);
    const known = this.#copy(list).get(value.id) ?? (await this.#reread(list, value.id));
    if (!known) throw deleted(list);
    const changed = known.eTag === eTag ? difference(lists[list].toFields(known.value), fields) : fields;
    if (Object.keys(changed).length === 0) return known;
    try {
      const path = `${listPath}/items/${known.itemId}`;
      const answer = await this.#client.patch(path, { fields: changed }, { headers: { 'If-Match': eTag } });
      return this.#keep(list, await this.#rowOf(list, listPath, answer.body, fields));
    } catch (error) {
      if (error instanceof GraphNotFoundError && !(await this.#reread(list, value.id)))
        throw deleted(list, error);
      if (!(error instanceof GraphPreconditionError)) throw error;
      const now = await this.#reread(list, value.id);
      if (!now) throw deleted(list, error);
      // Ours: the first try went through, only its answer was lost.
      if (holds(lists[list].toFields(now.value), changed)) return now;
      throw new ItemChangedError(lists[list].displayName, known.itemId, { cause: error });
    }
  }

  async #createBatch<L extends ListName>(list: L, listPath: string, batch: readonly Fields[]): Promise<void> {
    const requests = batch.map((fields) => ({
      method: 'POST' as const,
      path: `${listPath}/items`,
      body: { fields: withoutEmpty(fields) },
    }));
    const answers = await this.#client.batch(requests, { priority: 'background' });
    const rows = await Promise.all(
      answers.map((answer, index) => this.#createdRow(list, listPath, batch[index]!, answer)),
    );
    this.#see(list, new Map(rows.map((row) => [row.itemId, asSeen(row)])));
  }

  async #createdRow<L extends ListName>(
    list: L,
    listPath: string,
    fields: Fields,
    answer: BatchAnswer,
  ): Promise<Row<Entities[L]>> {
    if (!answer.error) return this.#rowOf(list, listPath, answer.body, fields);
    const row = isPerhapsDuplicate(answer.error)
      ? await this.#findByKey(list, listPath, String(fields['Key']), 'background')
      : null;
    if (!row) throw answer.error;
    return row;
  }

  /** The row an answer tells of; read again should the answer lack the eTag. */
  async #rowOf<L extends ListName>(
    list: L,
    listPath: string,
    answer: unknown,
    fields: Fields,
  ): Promise<Row<Entities[L]>> {
    const row =
      writtenRow(list, answer, fields) ??
      (await this.#findByKey(list, listPath, String(fields['Key']), 'foreground'));
    if (!row) throw deleted(list);
    return row;
  }

  async #findByKey<L extends ListName>(
    list: L,
    listPath: string,
    key: string,
    priority: Priority,
  ): Promise<Row<Entities[L]> | null> {
    const literal = encodeURIComponent(`'${key.replaceAll("'", "''")}'`);
    const path = `${listPath}/items?${expandFields(list)}&$filter=fields/Key eq ${literal}`;
    const page = await this.#client.page(path.replaceAll(' ', '%20'), { priority });
    const found = page.value.map((raw) => readItem(list, raw).seen?.row ?? null);
    return found.find((row) => row?.value.id === key) ?? null;
  }

  /** Puts a row into the copy at once, so that whoever wrote it sees it. */
  #keep<L extends ListName>(list: L, row: Row<Entities[L]>): Row<Entities[L]> {
    this.#see(list, new Map([[row.itemId, asSeen(row)]]));
    return row;
  }

  #see<L extends ListName>(list: L, seen: Map<string, Seen<Entities[L]>>): void {
    const during = this.#writesDuringRead?.get(list);
    for (const [itemId, item] of seen) during?.set(itemId, item);
    if (this.#copies) this.#replace({ [list]: this.#copy(list).with(seen) });
  }

  /** Reads one list's changes and gives the row as it stands now. */
  async #reread<L extends ListName>(list: L, id: string): Promise<Row<Entities[L]> | undefined> {
    await this.#inTurn(() => this.#read([list], 'foreground'));
    return this.#copy(list).get(id);
  }

  /** One refresh at a time; whoever asks meanwhile shares it. */
  #refresh(): Promise<void> {
    this.#refreshing ??= this.#inTurn(() => this.#readAll()).finally(() => (this.#refreshing = null));
    return this.#refreshing;
  }

  async #readAll(): Promise<void> {
    const startedAt = performance.now();
    const asOf = this.#options.clock.now().toISOString();
    try {
      await this.#read(listNames, 'foreground');
    } catch (error) {
      this.#notBefore = performance.now() + Math.max(this.#options.freshnessMs, 1_000);
      if (error instanceof GraphNotFoundError) this.#forgetPlaces();
      this.#options.onRefreshFailed(error);
      throw error;
    }
    this.#readAt = startedAt;
    this.#asOf = asOf;
  }

  async #read(names: readonly ListName[], priority: Priority): Promise<void> {
    const paths = await this.#paths();
    const known = names.filter((list) => this.#deltaLinks.has(list));
    const unknown = names.filter((list) => !this.#deltaLinks.has(list));
    this.#writesDuringRead = new Map(listNames.map((list) => [list, new Map()]));
    try {
      const wanted = known.map((list) => ({
        list,
        listPath: paths[list],
        deltaLink: this.#deltaLinks.get(list)!,
      }));
      const changes = wanted.length > 0 ? await readChanges(this.#client, wanted, priority) : new Map();
      const whole = await Promise.all(
        unknown.map((list) => readWhole(this.#client, list, paths[list], priority)),
      );
      unknown.forEach((list, index) => changes.set(list, whole[index]!));
      this.#apply(changes);
    } finally {
      this.#writesDuringRead = null;
    }
  }

  #apply(changes: ReadonlyMap<ListName, ListChanges<ListName>>): void {
    const replaced: Partial<Record<ListName, ListCopy<Entities[ListName]>>> = {};
    for (const [list, { whole, seen, deltaLink }] of changes) {
      const own = this.#writesDuringRead?.get(list) ?? new Map();
      const base: ListCopy<Entities[ListName]> = whole ? ListCopy.empty() : this.#copy(list);
      replaced[list] = whole ? base.with(seen).with(own) : base.with(seen);
      this.#deltaLinks.set(list, deltaLink);
    }
    this.#replace(replaced);
  }

  #replace(replaced: Partial<Record<ListName, unknown>>): void {
    const before = this.#copies ?? emptyCopies();
    const changed = Object.entries(replaced).some(([list, copy]) => before[list as ListName] !== copy);
    if (this.#copies && !changed) return;
    this.#copies = { ...before, ...replaced } as ListCopies;
    this.#changes += 1;
  }

  #current(): MemorySnapshot {
    const copies = this.#copies;
    if (!copies) throw new Error('Nothing was read yet.');
    const version = `${this.#instance}-${this.#changes}`;
    if (this.#latest?.version !== version || this.#latest.asOf !== this.#asOf) {
      this.#latest = new MemorySnapshot(copies, version, this.#asOf);
    }
    return this.#latest;
  }

  #copy<L extends ListName>(list: L): ListCopy<Entities[L]> {
    return (this.#copies ?? emptyCopies())[list];
  }

  /** Loads the copy if nothing has yet: a write needs a place to be seen in. */
  async #listPath(list: ListName): Promise<string> {
    if (!this.#copies) await this.#refresh();
    return (await this.#paths())[list];
  }

  async #paths(): Promise<Record<ListName, string>> {
    this.#listPaths ??= await requireLists(this.#client, await findSite(this.#client, this.#options.site));
    return this.#listPaths;
  }

  /** A list was deleted, or deleted and made again: look for all of them anew. */
  #forgetPlaces(): void {
    this.#listPaths = null;
    this.#deltaLinks.clear();
  }

  /** Reads follow one another, so that changes are applied in the order they were asked for. */
  #inTurn(read: () => Promise<void>): Promise<void> {
    const turn = this.#reading.then(read);
    this.#reading = turn.catch(() => undefined);
    return turn;
  }
}

function emptyCopies(): ListCopies {
  return Object.fromEntries(listNames.map((list) => [list, ListCopy.empty()])) as unknown as ListCopies;
}

function asSeen<T extends { id: string }>(row: Row<T>): Seen<T> {
  return { row, problems: [], id: row.value.id };
}

/** A duplicate key is a 400 like any other; only looking for the key tells. */
function isPerhapsDuplicate(error: unknown): error is GraphError {
  return error instanceof GraphError && (error.facts.status === 400 || error.facts.status === 409);
}

function deleted(list: ListName, cause?: unknown): NotFoundError {
  return new NotFoundError(`This row was deleted from the list "${lists[list].displayName}".`, { cause });
}

function withoutEmpty(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== ''));
}

function difference(before: Fields, after: Fields): Fields {
  return Object.fromEntries(Object.entries(after).filter(([name, value]) => !same(before[name], value)));
}

/** True when every one of these values stands in the row. */
function holds(row: Fields, values: Fields): boolean {
  return Object.entries(values).every(([name, value]) => same(row[name], value));
}

/** SharePoint knows no difference between empty and nothing. */
function same(a: unknown, b: unknown): boolean {
  return (a ?? '') === (b ?? '');
}

function ignoreOnlyNamed(error: unknown): void {
  if (!(error instanceof AppError)) throw error;
}

/** Does not keep a finished process waiting. */
async function delay(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms).unref());
}
