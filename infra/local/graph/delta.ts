import type { LocalDatabase } from '../database.ts';
import { itemBody, itemsUrl } from './item-body.ts';
import type { ItemSurroundings } from './item-body.ts';
import type { StoredItem } from './items.ts';
import { itemsChangedAfter } from './items.ts';
import type { StoredList } from './lists.ts';
import { lastChange } from './lists.ts';
import type { GraphResponse } from './protocol.ts';
import type { ItemOptions } from './query-options.ts';
import { option, pageSize } from './query-options.ts';
import { Refusal } from './refusal.ts';

interface DeltaToken {
  /** Changes up to here have been sent. */
  change: number;
  /** Deletions up to here are of no interest: the reader never had those items. */
  deletedAfter: number;
}

/**
 * Every item once, then only what changed. Pages go by order of change, so an item changed between two pages
 * comes again on a later one: the last occurrence counts.
 *
 * @throws {Refusal} 410 when the token is not one of this list's or has been given up
 */
export function listDelta(
  db: LocalDatabase,
  around: ItemSurroundings,
  { query, options }: { query: URLSearchParams; options: ItemOptions },
): GraphResponse {
  const { list } = around;
  const given = option(query, 'skiptoken') ?? option(query, 'token');
  const last = lastChange(db, list);
  const read = given === 'latest' ? nothingBefore(last) : readChanges(db, around, query, { given, last });
  const link = deltaUrl(around, query, writeToken(db, around, read.next));
  return {
    status: 200,
    body: {
      '@odata.context': `${around.base}/$metadata#Collection(listItem)`,
      [read.more ? '@odata.nextLink' : '@odata.deltaLink']: link,
      value: read.items.map((item) => itemBody(item, around, options)),
    },
  };
}

/** Makes every token handed out so far, of one list or of all, answer 410, as SharePoint does with old ones. */
export function expireDeltaTokens(db: LocalDatabase, list?: StoredList): void {
  if (!list) return db.run('UPDATE graph_delta_epoch SET epoch = epoch + 1');
  db.run(
    `INSERT INTO graph_delta_lost (list_id, times) VALUES (?, 1)
     ON CONFLICT (list_id) DO UPDATE SET times = times + 1`,
    list.id,
  );
}

interface Changes {
  items: StoredItem[];
  next: DeltaToken;
  more: boolean;
}

function nothingBefore(change: number): Changes {
  return { items: [], next: { change, deletedAfter: change }, more: false };
}

function readChanges(
  db: LocalDatabase,
  around: ItemSurroundings,
  query: URLSearchParams,
  { given, last }: { given: string | null; last: number },
): Changes {
  const from = given === null ? { change: 0, deletedAfter: last } : readToken(db, around, query, given);
  const top = pageSize(query);
  const found = itemsChangedAfter(db, around.list, { ...from, limit: top + 1 });
  if (found.length <= top) return { items: found, next: { change: last, deletedAfter: last }, more: false };
  const items = found.slice(0, top);
  const change = items.at(-1)?.change ?? last;
  return { items, next: { change, deletedAfter: from.deletedAfter }, more: true };
}

function deltaUrl(around: ItemSurroundings, query: URLSearchParams, token: string | null): string {
  const kept = new URLSearchParams([...query].filter(([name]) => !/^\$?(skip)?token$/.test(name)));
  if (token !== null) kept.set('token', token);
  const text = kept.toString();
  return `${itemsUrl(around)}/delta${text && `?${text}`}`;
}

function writeToken(
  db: LocalDatabase,
  { list }: ItemSurroundings,
  { change, deletedAfter }: DeltaToken,
): string {
  return Buffer.from(['d1', epoch(db, list), list.id, change, deletedAfter].join(';')).toString('base64url');
}

function readToken(
  db: LocalDatabase,
  around: ItemSurroundings,
  query: URLSearchParams,
  text: string,
): DeltaToken {
  const [kind, madeIn, listId, change, deletedAfter] = Buffer.from(text, 'base64url').toString().split(';');
  const restart = deltaUrl(around, query, null);
  const isOurs = kind === 'd1' && listId === around.list.id && /^\d+$/.test(`${change}${deletedAfter}`);
  if (!isOurs) throw resync('resyncChangesUploadDifferences', restart);
  if (Number(madeIn) !== epoch(db, around.list)) throw resync('resyncChangesApplyDifferences', restart);
  return { change: Number(change), deletedAfter: Number(deletedAfter) };
}

/** Grows whenever tokens are given up; a token remembers which one it was made in. */
function epoch(db: LocalDatabase, list: StoredList): number {
  const all = db.get<{ epoch: number }>('SELECT epoch FROM graph_delta_epoch')?.epoch ?? 0;
  const own = db.get<{ times: number }>('SELECT times FROM graph_delta_lost WHERE list_id = ?', list.id);
  return all + (own?.times ?? 0);
}

const resyncMessages = {
  resyncChangesApplyDifferences:
    "Resync required. Replace any local items with the server's version (including deletes).",
  resyncChangesUploadDifferences:
    "Resync required. Upload any local items that the service did not return, and any files that differ from the server's version.",
};

function resync(innerCode: keyof typeof resyncMessages, restart: string): Refusal {
  const message = resyncMessages[innerCode];
  return new Refusal({
    ...{ status: 410, code: 'resyncRequired', message, innerCode },
    headers: { Location: restart },
  });
}
