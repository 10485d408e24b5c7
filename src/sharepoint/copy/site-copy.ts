import type { Clock } from '#domain/clock';
import type { IsoInstant } from '#domain/dates';
import { AppError } from '#domain/errors';
import { GraphNotFoundError } from '../client/errors.ts';
import type { Priority } from '../client/gate.ts';
import type { GraphClient } from '../client/graph-client.ts';
import type { Entities, ListName } from '../entities.ts';
import { listNames } from '../lists/lists.ts';
import { readChanges, readWhole, type ListChanges } from '../read-changes.ts';
import { findSite, requireLists } from '../site.ts';
import type { Row, Snapshot } from '../store.ts';
import { ListCopy, type Seen } from './list-copy.ts';
import { MemorySnapshot, type ListCopies } from './memory-snapshot.ts';

export interface SiteCopyOptions {
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

/** The site's lists in memory: read whole once, then kept fresh by what changed, own writes included. */
export class SiteCopy {
  readonly #client: GraphClient;
  readonly #options: Required<SiteCopyOptions>;
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

  constructor(options: SiteCopyOptions) {
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

  /** A row as the copy has it now. */
  row<L extends ListName>(list: L, id: string): Row<Entities[L]> | undefined {
    return this.#copy(list).get(id);
  }

  /** Loads the copy if nothing has yet: a write needs a place to be seen in. */
  async listPath(list: ListName): Promise<string> {
    if (!this.#copies) await this.#refresh();
    return (await this.#paths())[list];
  }

  /** Puts rows just written into the copy at once, so that whoever wrote them sees them. */
  keep<L extends ListName>(list: L, rows: readonly Row<Entities[L]>[]): void {
    const during = this.#writesDuringRead?.get(list);
    const seen = new Map(rows.map((row) => [row.itemId, asSeen(row)]));
    for (const [itemId, item] of seen) during?.set(itemId, item);
    if (this.#copies) this.#replace({ [list]: this.#copy(list).with(seen) });
  }

  /** Reads one list's changes and gives the row as it stands now. */
  async reread<L extends ListName>(list: L, id: string): Promise<Row<Entities[L]> | undefined> {
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

function ignoreOnlyNamed(error: unknown): void {
  if (!(error instanceof AppError)) throw error;
}

/** Does not keep a finished process waiting. */
async function delay(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms).unref());
}
