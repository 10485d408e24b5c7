import { AppError } from '#domain/errors';
import { batchSize, type BatchAnswer } from '../client/batch.ts';
import {
  GraphAccessError,
  GraphHeldBackError,
  GraphNotFoundError,
  GraphThrottledError,
  GraphUnreachableError,
  SignInError,
} from '../client/errors.ts';
import type { Priority } from '../client/gate.ts';
import type { GraphClient, Page } from '../client/graph-client.ts';
import type { SiteCopy } from '../copy/site-copy.ts';
import type { Entities, ListName } from '../entities.ts';
import { readItem } from '../list-items.ts';
import type { Fields } from '../lists/codec.ts';
import { handEditMark } from '../lists/hand-edit.ts';
import { lists } from '../lists/lists.ts';
import type { Row, Snapshot, Write, WriteManyOptions, WriteOutcome } from '../store.ts';
import { difference } from './compare-fields.ts';
import { deleted, prepareCreate, prepareUpdate, type PreparedWrite } from './prepared-write.ts';
import { Tally } from './tally.ts';

type AnyRow = Row<Entities[ListName]>;

/** A write on its way to its outcome. */
interface Job extends PreparedWrite {
  index: number;
}

/** Batches under way at once, where the allowance bears it. */
const batchesInFlight = 6;

/** Writes rows in batches, and puts what was written into the copy at once. */
export class RowWriter {
  readonly #client: GraphClient;
  readonly #copy: SiteCopy;

  constructor(client: GraphClient, copy: SiteCopy) {
    this.#client = client;
    this.#copy = copy;
  }

  /**
   * As `Store.writeMany`.
   * @param known rows it has need not be created; without it, SharePoint is asked for every one
   */
  async write(
    writes: readonly Write[],
    options: WriteManyOptions,
    known: Snapshot | null,
  ): Promise<WriteOutcome[]> {
    options.signal?.throwIfAborted();
    const fields = writes.map(({ list, value }) => lists[list].toFields(value as never));
    const tally = new Tally(this.#client, writes.length, options);
    try {
      const jobs = await this.#prepare(writes, fields, tally, known);
      if (jobs.length < writes.length) tally.tell();
      await (options.inOrder ? this.#inOrder(jobs, tally) : this.#atOnce(jobs, tally));
    } finally {
      tally.close();
    }
    return tally.outcomes();
  }

  /** Decides at once what needs no request. */
  async #prepare(
    writes: readonly Write[],
    fields: readonly Fields[],
    tally: Tally,
    known: Snapshot | null,
  ): Promise<Job[]> {
    await this.#knowRowsToUpdate(writes);
    const jobs: Job[] = [];
    for (const [index, { list, value, eTag, handEditsLogged = false }] of writes.entries()) {
      const listPath = await this.#copy.listPath(list);
      const wanted = fields[index]!;
      const row = eTag === undefined ? known?.get(list, value.id) : this.#copy.row(list, value.id);
      const standing = row && lists[list].toFields(row.value as never);
      if (eTag === undefined) {
        if (row) tally.settle(index, { ok: true, row, created: false });
        else jobs.push({ index, ...prepareCreate(list, listPath, wanted) });
      } else if (!row || !standing) {
        tally.settle(index, { ok: false, error: deleted(list) });
      } else {
        const { itemId } = row;
        const changed = row.eTag === eTag ? difference(standing, wanted) : wanted;
        const mark = lists[list].keepsLog ? handEditMark(row, handEditsLogged) : {};
        const isSame = Object.keys(changed).length === 0 && Object.keys(mark).length === 0;
        if (isSame) tally.settle(index, { ok: true, row, created: false });
        else {
          const update = { itemId, eTag, fields: wanted, changed, mark };
          jobs.push({ index, ...prepareUpdate(list, listPath, update) });
        }
      }
    }
    return jobs;
  }

  /** A row made by another process a moment ago is not in the copy yet. */
  async #knowRowsToUpdate(writes: readonly Write[]): Promise<void> {
    const reread = new Set<ListName>();
    for (const { list, value, eTag } of writes) {
      await this.#copy.listPath(list);
      if (eTag === undefined || reread.has(list) || this.#copy.row(list, value.id)) continue;
      await this.#copy.reread(list, value.id);
      reread.add(list);
    }
  }

  async #atOnce(jobs: readonly Job[], tally: Tally): Promise<void> {
    const stoppers: AppError[] = [];
    let next = 0;
    const work = async (): Promise<void> => {
      while (next < jobs.length && stoppers.length === 0 && !tally.signal?.aborted) {
        const batch = jobs.slice(next, next + batchSize);
        next += batch.length;
        const outcomes = await this.#send(batch, tally.priority);
        batch.forEach(({ index }, at) => tally.settle(index, outcomes[at]!));
        tally.tell();
        stoppers.push(...outcomes.flatMap((outcome) => stopperOf(outcome) ?? []));
      }
    };
    await Promise.all(Array.from({ length: batchesInFlight }, work));
    const [error] = stoppers;
    if (error) for (const { index } of jobs.slice(next)) tally.settle(index, { ok: false, error });
    else if (next < jobs.length) tally.signal?.throwIfAborted();
  }

  /**
   * SharePoint itself keeps the order, so that all of it takes one round trip. After a lost answer the batch
   * is sent again and its first write may find itself done already: then the rest is sent once more.
   */
  async #inOrder(jobs: readonly Job[], tally: Tally): Promise<void> {
    for (let at = 0; at < jobs.length;) {
      tally.signal?.throwIfAborted();
      const batch = jobs.slice(at, at + batchSize).map((job, position) => ({
        ...job,
        request: { ...job.request, afterPrevious: position > 0 },
      }));
      const outcomes = await this.#send(batch, tally.priority);
      const failedAt = outcomes.findIndex((outcome) => !outcome.ok);
      const done = failedAt < 0 ? outcomes : outcomes.slice(0, failedAt);
      done.forEach((outcome, position) => tally.settle(batch[position]!.index, outcome));
      tally.tell();
      at += done.length;
      const failed = outcomes[failedAt];
      if (!failed || failed.ok || (failedAt > 0 && wasHeldBack(failed.error))) continue;
      for (const { index } of jobs.slice(at)) tally.settle(index, failed);
      return;
    }
  }

  async #send(batch: readonly PreparedWrite[], priority: Priority): Promise<WriteOutcome[]> {
    const answers = await this.#client.batch(
      batch.map(({ request }) => request),
      { priority },
    );
    const outcomes = batch.map((write, at) => write.understand(answers[at]!));
    const unclear = batch.flatMap((write, at) => (outcomes[at] ? [] : [{ write, at }]));
    const looked = await this.#look(
      unclear.map(({ write }) => write),
      priority,
    );
    for (const [position, { write, at }] of unclear.entries()) {
      const seen = looked[position]!;
      outcomes[at] =
        seen instanceof AppError ? { ok: false, error: seen } : write.judge(answers[at]!, seen.row);
    }
    await this.#keep(batch, outcomes as WriteOutcome[]);
    return outcomes as WriteOutcome[];
  }

  /** Rows as they stand now; null for one that is not there. */
  async #look(
    writes: readonly PreparedWrite[],
    priority: Priority,
  ): Promise<(AppError | { row: AnyRow | null })[]> {
    if (writes.length === 0) return [];
    const answers = await this.#client.batch(
      writes.map(({ look }) => look),
      { priority },
    );
    return Promise.all(writes.map((write, at) => this.#read(write, answers[at]!, priority)));
  }

  async #read(
    { list, id }: PreparedWrite,
    { body, error }: BatchAnswer,
    priority: Priority,
  ): Promise<AppError | { row: AnyRow | null }> {
    if (error instanceof GraphNotFoundError) return { row: null };
    if (error) return error;
    const rowIn = (raw: unknown): AnyRow | null => {
      const row = readItem(list, raw).seen?.row ?? null;
      return row?.value.id === id ? row : null;
    };
    if (!Array.isArray((body as { value?: unknown } | null)?.value)) return { row: rowIn(body) };
    try {
      // A page of a filtered list can be empty although more follow.
      for (let page: Page | null = this.#client.pageOf(body); page;) {
        const row = page.value.map(rowIn).find((found) => found !== null);
        if (row) return { row };
        page = page.next === null ? null : await this.#client.page(page.next, { priority });
      }
      return { row: null };
    } catch (failure) {
      if (failure instanceof AppError) return failure;
      throw failure;
    }
  }

  async #keep(batch: readonly PreparedWrite[], outcomes: readonly WriteOutcome[]): Promise<void> {
    const rows = new Map<ListName, AnyRow[]>();
    const gone = new Map<ListName, string>();
    for (const [at, { list, id }] of batch.entries()) {
      const outcome = outcomes[at]!;
      if (outcome.ok) rows.set(list, [...(rows.get(list) ?? []), outcome.row]);
      // What overtook us is to be in the next snapshot, so that it can be shown.
      else if (outcome.error.code === 'item-changed' || outcome.error.code === 'not-found')
        gone.set(list, id);
    }
    for (const [list, written] of rows) this.#copy.keep(list, written);
    for (const [list, id] of gone) {
      await this.#copy.reread(list, id).catch((error: unknown) => {
        if (!(error instanceof AppError)) throw error; // the next refresh will bring it
      });
    }
  }
}

/** After these there is no point in sending more. */
function stopperOf(outcome: WriteOutcome): AppError | null {
  if (outcome.ok) return null;
  const { error } = outcome;
  return error instanceof GraphThrottledError ||
    error instanceof GraphUnreachableError ||
    error instanceof GraphAccessError ||
    error instanceof SignInError
    ? error
    : null;
}

function wasHeldBack(error: AppError): boolean {
  return error instanceof GraphHeldBackError;
}
