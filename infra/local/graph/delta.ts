import type { LocalDatabase } from '../database.ts';
import { itemBody, itemsUrl } from './item-body.ts';
import type { ItemSurroundings } from './item-body.ts';
import { itemsChangedAfter } from './items.ts';
import { lastChange } from './lists.ts';
import type { GraphResponse } from './protocol.ts';
import { itemOptions, option, pageSize } from './query-options.ts';
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
  query: URLSearchParams,
): GraphResponse {
  const { list } = around;
  const options = itemOptions(query);
  const given = option(query, 'skiptoken') ?? option(query, 'token');
  const last = lastChange(db, list);
  if (given === 'latest') {
    return answer(around, query, [], { change: last, deletedAfter: last }, { db, more: false });
  }
  const token = given === null ? { change: 0, deletedAfter: last } : readToken(db, around, query, given);
  const top = pageSize(query);
  const found = itemsChangedAfter(db, list, { ...token, limit: top + 1 });
  const items = found.slice(0, top);
  const more = found.length > top;
  const change = more ? (items.at(-1)?.change ?? last) : last;
  const next = { change, deletedAfter: more ? token.deletedAfter : last };
  const bodies = items.map((item) => itemBody(item, around, options));
  return answer(around, query, bodies, next, { db, more });
}

/** Makes every token handed out so far answer 410, as SharePoint does with old ones. */
export function expireDeltaTokens(db: LocalDatabase): void {
  db.run('UPDATE graph_delta_epoch SET epoch = epoch + 1');
}

function answer(
  around: ItemSurroundings,
  query: URLSearchParams,
  value: unknown[],
  token: DeltaToken,
  { db, more }: { db: LocalDatabase; more: boolean },
): GraphResponse {
  const name = more ? '@odata.nextLink' : '@odata.deltaLink';
  const body = {
    '@odata.context': `${around.base}/$metadata#Collection(listItem)`,
    [name]: deltaUrl(around, query, writeToken(db, around, token)),
    value,
  };
  return { status: 200, body };
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
  return Buffer.from(['d1', epoch(db), list.id, change, deletedAfter].join(';')).toString('base64url');
}

function readToken(
  db: LocalDatabase,
  around: ItemSurroundings,
  query: URLSearchParams,
  text: string,
): DeltaToken {
  const [kind, madeIn, listId, change, deletedAfter] = Buffer.from(text, 'base64url').toString().split(';');
  const current = kind === 'd1' && Number(madeIn) === epoch(db) && listId === around.list.id;
  if (!current) {
    throw new Refusal({
      status: 410,
      code: 'resyncRequired',
      message: "Resync required. Replace any local items with the server's version (including deletes).",
      innerCode: 'resyncChangesApplyDifferences',
      headers: { Location: deltaUrl(around, query, null) },
    });
  }
  return { change: Number(change), deletedAfter: Number(deletedAfter) };
}

function epoch(db: LocalDatabase): number {
  return db.get<{ epoch: number }>('SELECT epoch FROM graph_delta_epoch')?.epoch ?? 0;
}
