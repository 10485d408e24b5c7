import { AppError } from '#domain/errors';
import { GraphNotFoundError } from '../client/errors.ts';
import type { GraphClient } from '../client/graph-client.ts';
import type { Entities, ListName } from '../entities.ts';
import { expandFields, readItem } from '../list-items.ts';
import type { Row } from '../store.ts';
import type { SiteCopy } from './site-copy.ts';

/** More rows than are ever followed at once; beyond it the oldest reading is forgotten. */
const mostRows = 500;

/** Rows that people follow by the second: each is read alone, once for all who ask at the same time. */
export class FollowedRows {
  readonly #client: GraphClient;
  readonly #copy: SiteCopy;
  /** When each was last read, and the reading itself. */
  readonly #readings = new Map<string, { startedAt: number; done: Promise<void> }>();

  constructor(client: GraphClient, copy: SiteCopy) {
    this.#client = client;
    this.#copy = copy;
  }

  /** As `Store.latest`. */
  async latest<L extends ListName>(
    list: L,
    id: string,
    maxAgeMs: number,
  ): Promise<Row<Entities[L]> | undefined> {
    const key = `${list} ${id}`;
    const known = this.#readings.get(key);
    const now = performance.now();
    if (known && now - known.startedAt < maxAgeMs) await known.done;
    else await this.#remember(key, now, this.#read(list, id));
    return this.#copy.row(list, id);
  }

  #remember(key: string, startedAt: number, reading: Promise<void>): Promise<void> {
    // What goes wrong is for whoever asked first; the others take what the copy has.
    const done = reading.catch(ignoreOnlyNamed);
    this.#readings.delete(key);
    this.#readings.set(key, { startedAt, done });
    const [oldest] = this.#readings.keys();
    if (this.#readings.size > mostRows && oldest !== undefined) this.#readings.delete(oldest);
    return done;
  }

  async #read<L extends ListName>(list: L, id: string): Promise<void> {
    const path = await this.#copy.listPath(list);
    const row = this.#copy.row(list, id);
    if (!row) {
      // Made by another process a moment ago, or not there at all: what changed in its list tells.
      await this.#copy.reread(list, id);
      return;
    }
    try {
      const item = await this.#client.get(`${path}/items/${row.itemId}?${expandFields(list)}`);
      const { seen } = readItem(list, item);
      if (seen?.row) this.#copy.keep(list, [seen.row]);
    } catch (error) {
      if (!(error instanceof GraphNotFoundError)) throw error;
      await this.#copy.reread(list, id);
    }
  }
}

function ignoreOnlyNamed(error: unknown): void {
  if (!(error instanceof AppError)) throw error;
}
