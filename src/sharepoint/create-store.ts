import { ItemChangedError, NotFoundError } from '#domain/errors';
import { batchSize, type BatchAnswer } from './client/batch.ts';
import { GraphError, GraphNotFoundError, GraphPreconditionError } from './client/errors.ts';
import type { GraphClient } from './client/graph-client.ts';
import type { Priority } from './client/gate.ts';
import { SiteCopy, type SiteCopyOptions } from './copy/site-copy.ts';
import type { Entities, ListName } from './entities.ts';
import { expandFields, readItem, writtenRow } from './list-items.ts';
import type { Fields } from './lists/codec.ts';
import { lists } from './lists/lists.ts';
import type { CreateManyOptions, Row, Snapshot, Store } from './store.ts';

export type StoreOptions = SiteCopyOptions;

/** Batches under way at once while many rows are created. */
const batchesInFlight = 4;

export function createStore(options: StoreOptions): Store {
  return new SharePointStore(options);
}

/** Reads from the copy, writes straight to SharePoint; what was written is put into the copy at once. */
class SharePointStore implements Store {
  readonly #client: GraphClient;
  readonly #copy: SiteCopy;

  constructor(options: StoreOptions) {
    this.#client = options.client;
    this.#copy = new SiteCopy(options);
  }

  snapshot(): Promise<Snapshot> {
    return this.#copy.snapshot();
  }

  refresh(): Promise<void> {
    return this.#copy.refresh();
  }

  async create<L extends ListName>(
    list: L,
    value: Entities[L],
  ): Promise<{ row: Row<Entities[L]>; created: boolean }> {
    const fields = lists[list].toFields(value);
    const listPath = await this.#copy.listPath(list);
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
    const listPath = await this.#copy.listPath(list);
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
    const listPath = await this.#copy.listPath(list);
    const known = this.#copy.row(list, value.id) ?? (await this.#copy.reread(list, value.id));
    if (!known) throw deleted(list);
    const changed = known.eTag === eTag ? difference(lists[list].toFields(known.value), fields) : fields;
    if (Object.keys(changed).length === 0) return known;
    try {
      const path = `${listPath}/items/${known.itemId}`;
      const answer = await this.#client.patch(path, { fields: changed }, { headers: { 'If-Match': eTag } });
      return this.#keep(list, await this.#rowOf(list, listPath, answer.body, fields));
    } catch (error) {
      if (error instanceof GraphNotFoundError && !(await this.#copy.reread(list, value.id)))
        throw deleted(list, error);
      if (!(error instanceof GraphPreconditionError)) throw error;
      const now = await this.#copy.reread(list, value.id);
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
    this.#copy.keep(list, rows);
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

  #keep<L extends ListName>(list: L, row: Row<Entities[L]>): Row<Entities[L]> {
    this.#copy.keep(list, [row]);
    return row;
  }
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
