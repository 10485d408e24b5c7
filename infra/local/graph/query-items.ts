import type { LocalDatabase, SqlValue } from '../database.ts';
import { indexKey, isLookup, isMultiple, isNote } from './field-values.ts';
import type { Condition, Filter } from './filter.ts';
import { conditionsOf, unsupported } from './filter.ts';
import { readInstant } from './instant.ts';
import type { StoredItem, Table } from './items.ts';
import { itemsAfter, itemsWithIds } from './items.ts';
import type { PageEnd } from './paging-token.ts';
import { invalidRequest, tooManyResources } from './refusal.ts';
import { systemColumns } from './system-columns.ts';

export interface ItemQuery {
  filter: Filter | null;
  orderBy: { field: string; descending: boolean } | null;
  after: PageEnd | null;
  top: number;
  /** The caller sent `Prefer: HonorNonIndexedQueriesWarningMayFailRandomly`. */
  allowNonIndexed: boolean;
}

export interface ItemPage {
  items: StoredItem[];
  /** Null on the last page. */
  end: PageEnd | null;
}

/** SharePoint's list view threshold: the most rows a query may look at. */
export const listViewThreshold = 5_000;

type Key = string | number | null;

/**
 * Reads one page of a list as SharePoint would allow it.
 *
 * @throws {Refusal} 400 when a filtered or sorted column is not indexed, or several are filtered at once;
 *   422 when the first condition leaves more rows than the list view threshold
 */
export function queryItems(db: LocalDatabase, table: Table, query: ItemQuery): ItemPage {
  checkIndexed(table, query);
  if (!query.filter && !query.orderBy) {
    return page(itemsAfter(db, table.list, query.after?.id ?? 0, query.top + 1), query.top, () => null);
  }
  if (!query.filter && query.orderBy && isIndexed(table, query.orderBy.field)) {
    return pageByIndex(db, table, query, query.orderBy);
  }
  const sortKey = sorting(query);
  const matching = candidates(db, table, query.filter).filter(
    (item) => !query.filter || matches(table, query.filter, item),
  );
  const order = (item: StoredItem): PageEnd => ({ id: item.id, key: sortKey(item) });
  const sorted = matching.sort((left, right) => compareEnds(query, order(left), order(right)));
  const { after } = query;
  const rest = after ? sorted.filter((item) => compareEnds(query, order(item), after) > 0) : sorted;
  return page(rest, query.top, sortKey);
}

function page(found: StoredItem[], top: number, sortKey: (item: StoredItem) => Key): ItemPage {
  const items = found.slice(0, top);
  const last = items.at(-1);
  return { items, end: last && found.length > top ? { id: last.id, key: sortKey(last) } : null };
}

function pageByIndex(
  db: LocalDatabase,
  table: Table,
  query: ItemQuery,
  orderBy: { field: string; descending: boolean },
): ItemPage {
  const { after, top } = query;
  const { from, values } = indexOf(table, orderBy.field);
  const ends = db
    .all<PageEnd>(`SELECT item_id AS id, key FROM ${from}`, ...values)
    .filter((end) => !after || compareEnds(query, end, after) > 0)
    .sort((left, right) => compareEnds(query, left, right))
    .slice(0, top + 1);
  const items = new Map(
    itemsWithIds(
      db,
      table.list,
      ends.map(({ id }) => id),
    ).map((item) => [item.id, item]),
  );
  return page(
    ends.flatMap(({ id }) => items.get(id) ?? []),
    top,
    sorting(query),
  );
}

/** The rows the first condition leaves; the rest of the filter is applied to these. */
function candidates(db: LocalDatabase, table: Table, filter: Filter | null): StoredItem[] {
  const first = filter && firstTerm(filter);
  const sql = first && indexSql(table, first);
  if (!sql) return withinThreshold(itemsAfter(db, table.list, 0, listViewThreshold + 1));
  const { from, values } = indexOf(table, sql.field);
  const ids = db.all<{ id: number }>(
    `SELECT item_id AS id FROM ${from} AND ${sql.where} LIMIT ?`,
    ...[...values, ...sql.values, listViewThreshold + 1],
  );
  return itemsWithIds(
    db,
    table.list,
    withinThreshold(ids).map(({ id }) => id),
  );
}

function withinThreshold<Row>(rows: Row[]): Row[] {
  if (rows.length > listViewThreshold) throw tooManyResources();
  return rows;
}

function firstTerm(filter: Filter): Filter {
  return filter.kind === 'and' ? firstTerm(filter.left) : filter;
}

/** The index of a column, or of the items' own ids: `item_id` and `key`, to be narrowed further by `AND`. */
function indexOf({ list }: Table, field: string): { from: string; values: SqlValue[] } {
  return field === 'id'
    ? {
        from: '(SELECT id AS item_id, id AS key FROM graph_items WHERE list_id = ? AND deleted = 0) WHERE TRUE',
        values: [list.id],
      }
    : {
        from: 'graph_index_values WHERE list_id = ? AND column_name = ?',
        values: [list.id, columnName(field)],
      };
}

/** The term as a condition on the index; null when it is not on one indexed column. */
function indexSql(table: Table, term: Filter): { field: string; where: string; values: SqlValue[] } | null {
  const [first, ...others] = conditionsOf(term);
  if (!first || !isIndexed(table, first.field)) return null;
  if (others.some(({ field }) => field !== first.field)) return null;
  const values: SqlValue[] = [];
  const build = (filter: Filter): string => {
    if (filter.kind !== 'condition') return `(${build(filter.left)} ${filter.kind} ${build(filter.right)})`;
    const key = literalKey(table, filter);
    if (filter.comparison === 'startswith') {
      values.push(String(key), `${String(key)}\u{10FFFF}`);
      return '(key >= ? AND key < ?)';
    }
    values.push(key);
    const operators = { eq: 'IS', ne: 'IS NOT', lt: '<', le: '<=', gt: '>', ge: '>=' };
    return `key ${operators[filter.comparison]} ?`;
  };
  return { field: first.field, where: build(term), values };
}

function matches(table: Table, filter: Filter, item: StoredItem): boolean {
  if (filter.kind !== 'condition') {
    const left = matches(table, filter.left, item);
    const settled = filter.kind === 'and' ? !left : left;
    return settled ? left : matches(table, filter.right, item);
  }
  const key = itemKey(filter.field, item);
  const wanted = literalKey(table, filter);
  if (filter.comparison === 'eq') return key === wanted;
  if (filter.comparison === 'ne') return key !== wanted;
  if (key === null || wanted === null) return false;
  switch (filter.comparison) {
    case 'startswith':
      return typeof key === 'string' && key.startsWith(String(wanted));
    case 'lt':
      return key < wanted;
    case 'le':
      return key <= wanted;
    case 'gt':
      return key > wanted;
    case 'ge':
      return key >= wanted;
  }
}

function compareEnds({ orderBy }: ItemQuery, left: PageEnd, right: PageEnd): number {
  const byKey = compareKeys(left.key, right.key);
  return (orderBy?.descending ? -byKey : byKey) || left.id - right.id;
}

/** Empty comes first, as in SharePoint. */
function compareKeys(left: Key, right: Key): number {
  if (left === right) return 0;
  if (left === null) return -1;
  if (right === null) return 1;
  return left < right ? -1 : 1;
}

function sorting({ orderBy }: ItemQuery): (item: StoredItem) => Key {
  return (item) => (orderBy ? itemKey(orderBy.field, item) : null);
}

/** What can be filtered and sorted by besides columns. The last two are not indexed but always allowed. */
const itemProperties: Record<string, (item: StoredItem) => Key> = {
  id: (item) => item.id,
  createdDateTime: (item) => item.createdAt.toLowerCase(),
  lastModifiedDateTime: (item) => item.modifiedAt.toLowerCase(),
};

const systemFields: Record<string, (item: StoredItem) => Key> = {
  id: (item) => item.id,
  Created: (item) => item.createdAt.toLowerCase(),
  Modified: (item) => item.modifiedAt.toLowerCase(),
};

function itemKey(field: string, item: StoredItem): Key {
  const property = itemProperties[field];
  if (property) return property(item);
  const name = columnName(field);
  return systemFields[name]?.(item) ?? indexKey(item.fields[name]);
}

function columnName(field: string): string {
  return field.replace(/^fields\//, '').replace(/LookupId$/, '');
}

/** Whether rows can be found by it in a list of any size, which an index on a lookup does not help with. */
function isIndexed(table: Table, field: string): boolean {
  if (field === 'id') return true;
  if (!field.startsWith('fields/')) return false;
  return table.columns.some(
    (column) => column.indexed && !isLookup(column) && column.name === columnName(field),
  );
}

function literalKey(table: Table, { field, literal, comparison }: Condition): Key {
  if (literal === null) {
    if (comparison === 'eq' || comparison === 'ne') return null;
    throw unsupported();
  }
  if (field === 'id') {
    if (!/^\d+$/.test(String(literal))) throw invalidRequest('Invalid filter clause: id is a number.');
    return Number(literal);
  }
  const facet = table.columns.find(({ name }) => name === columnName(field))?.facet ?? 'dateTime';
  if (facet === 'text' || facet === 'choice') {
    // SharePoint knows no difference between empty text and none.
    if (literal === '' && (comparison === 'eq' || comparison === 'ne')) return null;
    if (typeof literal === 'string') return literal.toLowerCase();
  } else if (facet === 'dateTime') {
    const at = typeof literal === 'string' ? readInstant(literal) : null;
    if (at !== null) return at.toLowerCase();
  } else if (facet === 'boolean') {
    if (typeof literal !== 'string') return Number(literal);
  } else if (typeof literal !== 'boolean' && !Number.isNaN(Number(literal))) {
    return Number(literal);
  }
  throw invalidRequest(`The value compared with '${field}' is not of its type.`);
}

function checkIndexed(table: Table, { filter, orderBy, allowNonIndexed }: ItemQuery): void {
  const filtered = new Set(filter ? conditionsOf(filter).map(({ field }) => field) : []);
  for (const field of [...filtered, ...(orderBy ? [orderBy.field] : [])]) {
    if (field in itemProperties) continue;
    const name = columnName(field);
    const column = [...table.columns, ...systemColumns].find((candidate) => candidate.name === name);
    if (!field.startsWith('fields/') || (!column && name !== 'id')) {
      throw invalidRequest(`Field '${field}' is not recognized`);
    }
    if (column && (isNote(column) || isMultiple(column) || column.facet === 'hyperlinkOrPicture')) {
      throw unsupported();
    }
    if (column && !column.indexed && !allowNonIndexed) {
      throw invalidRequest(
        `Field '${name}' cannot be referenced in filter or orderby as it is not indexed. Provide the ` +
          `'Prefer: HonorNonIndexedQueriesWarningMayFailRandomly' header to allow this, but be warned that such ` +
          'queries may fail on large lists.',
      );
    }
  }
  const columns = [...filtered].filter((field) => field.startsWith('fields/'));
  if (columns.length > 1 && !allowNonIndexed) throw unsupported();
}
