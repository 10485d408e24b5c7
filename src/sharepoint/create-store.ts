import type { GraphClient } from './client/graph-client.ts';
import { SiteCopy, type SiteCopyOptions } from './copy/site-copy.ts';
import { FollowedRows } from './copy/followed-rows.ts';
import type { Entities, ListName } from './entities.ts';
import { readVersions } from './read-versions.ts';
import type { Row, RowVersion, Snapshot, Store, Write, WriteManyOptions, WriteOutcome } from './store.ts';
import { creating, replacing, requireWritten } from './writes.ts';
import { RowWriter } from './writing/row-writer.ts';

export type StoreOptions = SiteCopyOptions;

export function createStore(options: StoreOptions): Store {
  return new SharePointStore(options);
}

/** Reads from the copy, writes straight to SharePoint; what was written is put into the copy at once. */
class SharePointStore implements Store {
  readonly #client: GraphClient;
  readonly #copy: SiteCopy;
  readonly #writer: RowWriter;
  readonly #followed: FollowedRows;

  constructor(options: StoreOptions) {
    this.#client = options.client;
    this.#copy = new SiteCopy(options);
    this.#writer = new RowWriter(options.client, this.#copy);
    this.#followed = new FollowedRows(options.client, this.#copy);
  }

  snapshot(): Promise<Snapshot> {
    return this.#copy.snapshot();
  }

  refresh(): Promise<void> {
    return this.#copy.refresh();
  }

  latest<L extends ListName>(list: L, id: string, maxAgeMs: number): Promise<Row<Entities[L]> | undefined> {
    return this.#followed.latest(list, id, maxAgeMs);
  }

  async create<L extends ListName>(
    list: L,
    value: Entities[L],
  ): Promise<{ row: Row<Entities[L]>; created: boolean }> {
    return this.#one<L>(creating(list, [value])[0]!);
  }

  async update<L extends ListName>(list: L, value: Entities[L], eTag: string): Promise<Row<Entities[L]>> {
    return (await this.#one<L>(replacing(list, value, eTag))).row;
  }

  async versions<L extends ListName>(
    list: L,
    rows: readonly Row<Entities[L]>[],
  ): Promise<RowVersion<Entities[L]>[][]> {
    return readVersions(this.#client, list, await this.#copy.listPath(list), rows);
  }

  async writeMany(writes: readonly Write[], options: WriteManyOptions = {}): Promise<WriteOutcome[]> {
    if (writes.length === 0) return [];
    return this.#writer.write(writes, options, await this.#copy.snapshot());
  }

  async createMany<L extends ListName>(
    list: L,
    values: Entities[L][],
    options: WriteManyOptions = {},
  ): Promise<void> {
    requireWritten(await this.writeMany(creating(list, values), options));
  }

  /** Somebody waits for it, and a row that is there already is asked for as it stands now. */
  async #one<L extends ListName>(write: Write): Promise<{ row: Row<Entities[L]>; created: boolean }> {
    const [outcome] = await this.#writer.write([write], { priority: 'foreground' }, null);
    if (!outcome?.ok) throw outcome!.error;
    return { row: outcome.row as Row<Entities[L]>, created: outcome.created };
  }
}
