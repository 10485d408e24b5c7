import type { Clock } from '#domain/clock';
import type { IsoInstant } from '#domain/dates';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { AppError } from '#domain/errors';
import { GraphNotFoundError, GraphResyncError } from '../client/errors.ts';
import type { GraphClient } from '../client/graph-client.ts';
import type { Entities, ListName } from '../entities.ts';
import { readItem } from '../list-items.ts';
import { listNames } from '../lists/lists.ts';
import { readChanges, readWhole, type TakePage } from '../read-changes.ts';
import { findSite, requireLists } from '../site.ts';
import type { Row, Snapshot } from '../store.ts';
import type { CopyFile } from './copy-file.ts';
import { ListCopy, type ListEdit, type Seen } from './list-copy.ts';
import { MemorySnapshot, type ListCopies } from './memory-snapshot.ts';

export interface SiteCopyOptions {
  client: GraphClient;
  /** `hostname:/sites/Name` or Graph's composite id. */
  site: string;
  /** Only to say when the copy was read. */
  clock: Clock;
  /** Milliseconds since some moment, which ages are measured by. Default: real time, whatever the clock says. */
  elapsedMs?: () => number;
  /** How old a snapshot may be before the changes since are read. Default 10 s. */
  freshnessMs?: number;
  /** How long a reader waits for those changes before getting the copy as it is. Default 3 s. */
  patienceMs?: number;
  /** Above this age a copy that cannot be refreshed is no longer served. Default 15 minutes. */
  maxAgeMs?: number;
  /** Where the lists are kept over a restart. Default: nowhere. */
  file?: CopyFile | null;
  /** Told after every read of the whole site. */
  onRead?: () => void;
  /** Told when SharePoint could not be read although a copy could still be served. */
  onRefreshFailed: (error: unknown) => void;
}

/** A list being read: what comes is put into the edit, and into view when the read is done. */
interface Reading {
  list: ListName;
  edit: ListEdit<Entities[ListName]>;
  deltaLink: string;
}

/** The site's lists in memory: read whole once, then kept fresh by what changed, own writes included. */
export class SiteCopy {
  readonly #client: GraphClient;
  readonly #options: Required<SiteCopyOptions>;

  #listPaths: Record<ListName, string> | null = null;
  #copies: ListCopies | null = null;
  #deltaLinks = new Map<ListName, string>();
  #isLoaded = false;
  /** Own writes made while lists are being read, which the reading may have passed by. */
  #writesDuringRead: Map<ListName, Map<string, Seen<Entities[ListName]>>> | null = null;
  #asOf: IsoInstant = '';
  #readAt = -Infinity;
  #notBefore = -Infinity;
  #reading: Promise<void> = Promise.resolve();
  #refreshing: Promise<void> | null = null;
  #refreshingAgain: Promise<void> | null = null;
  #latest: MemorySnapshot | null = null;

  constructor(options: SiteCopyOptions) {
    this.#client = options.client;
    this.#options = {
      freshnessMs: 10_000,
      patienceMs: 3_000,
      maxAgeMs: 15 * 60_000,
      file: null,
      onRead: () => undefined,
      elapsedMs: () => performance.now(),
      ...options,
    };
  }

  async snapshot(): Promise<Snapshot> {
    const { freshnessMs, patienceMs, maxAgeMs } = this.#options;
    const now = this.#options.elapsedMs();
    const age = now - this.#readAt;
    if (!this.#copies || age > maxAgeMs) await this.#refresh();
    else if (age > freshnessMs && now >= this.#notBefore) {
      // A failure is reported by the refresh itself; here the copy is what there is.
      await Promise.race([this.#refresh().catch(ignoreOnlyNamed), delay(patienceMs)]);
    }
    return this.#current();
  }

  /** Reads what changed up to now. A refresh under way may have passed it by, so another one follows. */
  refresh(): Promise<void> {
    if (!this.#refreshing) return this.#refresh();
    this.#refreshingAgain ??= this.#refreshing.catch(ignoreOnlyNamed).then(() => {
      this.#refreshingAgain = null;
      return this.#refresh();
    });
    return this.#refreshingAgain;
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
    await this.#inTurn(() => this.#read([list]));
    return this.#copy(list).get(id);
  }

  /** One refresh at a time; whoever asks meanwhile shares it. */
  #refresh(): Promise<void> {
    this.#refreshing ??= this.#inTurn(() => this.#readAll()).finally(() => (this.#refreshing = null));
    return this.#refreshing;
  }

  async #readAll(): Promise<void> {
    const startedAt = this.#options.elapsedMs();
    const asOf = this.#options.clock.now().toISOString();
    try {
      await this.#read(listNames);
    } catch (error) {
      this.#notBefore = this.#options.elapsedMs() + Math.max(this.#options.freshnessMs, 1_000);
      this.#options.onRefreshFailed(error);
      throw error;
    }
    this.#readAt = startedAt;
    this.#asOf = asOf;
    this.#options.onRead();
  }

  async #read(names: readonly ListName[]): Promise<void> {
    try {
      await this.#readFrom(await this.#paths(), names);
    } catch (error) {
      if (!(error instanceof GraphNotFoundError)) throw error;
      // A list was deleted, or deleted and made again: its address and all that was read there is void.
      if (!(await this.#findMoved())) throw error;
      await this.#readFrom(await this.#paths(), names);
    }
  }

  async #readFrom(paths: Record<ListName, string>, names: readonly ListName[]): Promise<void> {
    if (!this.#isLoaded) await this.#load(paths);
    this.#writesDuringRead = new Map(listNames.map((list) => [list, new Map()]));
    try {
      const known = names.filter((list) => this.#deltaLinks.has(list));
      const changed = await this.#readChanges(known);
      const unknown = names.filter((list) => !changed.some((reading) => reading.list === list));
      const whole = await Promise.all(unknown.map((list) => this.#readWhole(list, paths[list])));
      this.#apply([...changed, ...whole]);
    } finally {
      this.#writesDuringRead = null;
    }
  }

  /** Takes up what an earlier process kept of these very lists. What changed since is read next. */
  async #load(paths: Record<ListName, string>): Promise<void> {
    const { file } = this.#options;
    this.#isLoaded = true;
    if (!file) return;
    const edits = new Map(listNames.map((list) => [list, ListCopy.empty<Entities[ListName]>().edit()]));
    const links = await file.load(paths, (list, items) => takeInto(list, edits.get(list)!)(items));
    const loaded = [...links].map(([list, deltaLink]) => ({ list, deltaLink, edit: edits.get(list)! }));
    this.#apply(loaded);
  }

  /** Lists SharePoint wants read from the start are left out. */
  async #readChanges(names: readonly ListName[]): Promise<Reading[]> {
    const wanted = names.map((list) => {
      const edit = this.#copy(list).edit();
      const deltaLink = this.#deltaLinks.get(list)!;
      const items: Parameters<TakePage>[0][number][] = [];
      const takeIn = takeInto(list, edit);
      const take: TakePage = async (page) => {
        items.push(...page);
        await takeIn(page);
      };
      return { list, edit, deltaLink, items, take };
    });
    const links = await readChanges(this.#client, wanted);
    return wanted.flatMap(({ list, edit, items, deltaLink: from }) => {
      const deltaLink = links.get(list) ?? null;
      if (deltaLink === null) return [];
      if (deltaLink !== from) this.#options.file?.change(list, items, { from, to: deltaLink });
      return [{ list, edit, deltaLink }];
    });
  }

  async #readWhole(list: ListName, listPath: string, isRepeated = false): Promise<Reading> {
    const { file } = this.#options;
    const edit: Reading['edit'] = ListCopy.empty<Entities[ListName]>().edit();
    const takeIn = takeInto(list, edit);
    file?.clear(list);
    try {
      const deltaLink = await readWhole(this.#client, list, listPath, async (items) => {
        await takeIn(items);
        await file?.add(list, items);
      });
      file?.complete(list, listPath, deltaLink);
      return { list, edit, deltaLink };
    } catch (error) {
      // Long reads may outlive the links they follow.
      if (error instanceof GraphResyncError && !isRepeated) return this.#readWhole(list, listPath, true);
      throw error;
    }
  }

  #apply(readings: readonly Reading[]): void {
    const replaced: Partial<Record<ListName, ListCopy<Entities[ListName]>>> = {};
    for (const { list, edit, deltaLink } of readings) {
      for (const [itemId, item] of this.#writesDuringRead?.get(list) ?? []) edit.see(itemId, item);
      replaced[list] = edit.done();
      this.#deltaLinks.set(list, deltaLink);
    }
    this.#replace(replaced);
  }

  #replace(replaced: Partial<Record<ListName, unknown>>): void {
    this.#copies = { ...(this.#copies ?? emptyCopies()), ...replaced } as ListCopies;
  }

  #current(): MemorySnapshot {
    if (!this.#copies) throw new Error('Nothing was read yet.');
    if (!this.#latest?.isOf(this.#copies, this.#asOf)) {
      this.#latest = new MemorySnapshot(this.#copies, this.#asOf);
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

  /**
   * Looks for the lists anew. Those that stand elsewhere now are read from the start.
   * @returns whether there are any
   */
  async #findMoved(): Promise<boolean> {
    const before = this.#listPaths;
    this.#listPaths = null;
    const now = await this.#paths();
    const moved = listNames.filter((list) => now[list] !== before?.[list]);
    for (const list of moved) this.#deltaLinks.delete(list);
    return moved.length > 0;
  }

  /** Reads follow one another, so that changes are applied in the order they were asked for. */
  #inTurn(read: () => Promise<void>): Promise<void> {
    const turn = this.#reading.then(read);
    this.#reading = turn.catch(() => undefined);
    return turn;
  }
}

/** Between two pages others get a turn. */
function takeInto(list: ListName, edit: Reading['edit']): TakePage {
  return async (items) => {
    for (const item of items) {
      const { itemId, seen } = readItem(list, item);
      edit.see(itemId, seen);
    }
    await nextTurn();
  };
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
