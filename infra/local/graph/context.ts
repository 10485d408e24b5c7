import type { LocalDatabase } from '../database.ts';
import { ownColumns } from './columns.ts';
import type { IdentitySet } from './identity.ts';
import type { ItemSurroundings, LookupResolver } from './item-body.ts';
import type { Stamp, Table } from './items.ts';
import { findList, getList } from './lists.ts';
import { findPerson } from './people.ts';
import type { GraphRequest } from './protocol.ts';
import { itemsWithIds } from './items.ts';
import type { Site } from './site.ts';

/** What a handler works with. */
export interface Context {
  db: LocalDatabase;
  site: Site;
  /** The app whose token this is. */
  caller: IdentitySet;
  now: Date;
  request: GraphRequest;
  /** Named parts of the path, decoded. */
  params: Record<string, string>;
}

/** An instant as SharePoint writes it: UTC, to the second. */
export function toSeconds(instant: Date): string {
  return `${instant.toISOString().slice(0, 19)}Z`;
}

export function stamp({ caller, now }: Context): Stamp {
  return { by: caller, at: toSeconds(now) };
}

/** The list in the path with its columns. @throws {Refusal} 404 */
export function tableOf({ db, params }: Context): Table {
  const list = getList(db, params['list'] ?? '');
  return { list, columns: ownColumns(db, list) };
}

export function surroundings(context: Context, table: Table): ItemSurroundings {
  const { db, site, request } = context;
  return { ...table, site, base: request.base, resolve: lookupResolver(db) };
}

function lookupResolver(db: LocalDatabase): LookupResolver {
  return (column, id) => {
    if (column.facet === 'personOrGroup') {
      const person = findPerson(db, id);
      return { LookupId: id, LookupValue: person?.displayName ?? '', Email: person?.email ?? '' };
    }
    const { listId, columnName } = column.settings;
    const list = typeof listId === 'string' ? findList(db, listId) : undefined;
    const [item] = list ? itemsWithIds(db, list, [id]) : [];
    const shown = item?.fields[typeof columnName === 'string' ? columnName : 'Title'];
    return { LookupId: id, LookupValue: shown === undefined ? '' : String(shown) };
  };
}
