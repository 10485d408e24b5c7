import type { Context } from '../context.ts';
import { stamp, surroundings, tableOf } from '../context.ts';
import { listDelta } from '../delta.ts';
import { requireMatch } from '../etag.ts';
import { applied, defaultFields, writtenFields } from '../field-values.ts';
import { parseFilter } from '../filter.ts';
import type { ItemSurroundings } from '../item-body.ts';
import {
  fieldsBody,
  fieldsContext,
  itemBody,
  itemsContext,
  itemsUrl,
  requireFewLookups,
} from '../item-body.ts';
import type { StoredItem, Table } from '../items.ts';
import { addItem, changeItem, getItem, removeItem } from '../items.ts';
import { pageToken, readPageToken } from '../paging-token.ts';
import type { GraphResponse, JsonObject } from '../protocol.ts';
import { isJsonObject } from '../protocol.ts';
import type { ItemQuery } from '../query-items.ts';
import { queryItems } from '../query-items.ts';
import type { ItemOptions } from '../query-options.ts';
import { itemOptions, option, pageSize, selectOption } from '../query-options.ts';
import { invalidRequest } from '../refusal.ts';

export function listItems(context: Context): GraphResponse {
  const { db, request } = context;
  const around = surroundings(context, tableOf(context));
  const options = readOptions(context, around);
  if (option(request.query, 'skip') !== null) {
    throw invalidRequest(
      '$skip is not supported on this API. Only URLs returned by the API can be used to page.',
    );
  }
  const orderBy = orderByOption(request.query);
  const { items, end } = queryItems(db, around, itemQuery(context, orderBy));
  return {
    status: 200,
    body: {
      '@odata.context': itemsContext(around, options),
      ...(end && {
        '@odata.nextLink': nextLink(context, around, pageToken(end, orderBy && lastName(orderBy.field))),
      }),
      value: items.map((item) => itemBody(item, around, options)),
    },
  };
}

export function itemsDelta(context: Context): GraphResponse {
  const around = surroundings(context, tableOf(context));
  return listDelta(context.db, around, {
    query: context.request.query,
    options: readOptions(context, around),
  });
}

export function showItem(context: Context): GraphResponse {
  const { around, item } = found(context);
  return { status: 200, body: entity(around, item, readOptions(context, around)) };
}

export function showFields(context: Context): GraphResponse {
  const { around, item } = found(context);
  return { status: 200, body: fieldsEntity(around, item, selectOption(context.request.query)) };
}

export function createItem(context: Context): GraphResponse {
  const { db, request } = context;
  const table = tableOf(context);
  const written = writtenFields(table.columns, fieldsOf(request.body));
  const fields = applied(defaultFields(table.columns), written);
  const item = addItem(db, table, fields, stamp(context));
  return { status: 201, body: entity(surroundings(context, table), item, everything) };
}

export function updateItem(context: Context): GraphResponse {
  const { around, item } = changed(context, fieldsOf(context.request.body));
  return { status: 200, body: entity(around, item, everything) };
}

export function updateFields(context: Context): GraphResponse {
  const { around, item } = changed(context, context.request.body);
  return { status: 200, body: fieldsEntity(around, item, null) };
}

export function deleteItem(context: Context): GraphResponse {
  const { db, request } = context;
  const { item, around } = found(context);
  requireMatch(request.headers['if-match'], item);
  removeItem(db, around.list, item, stamp(context).at);
  return { status: 204 };
}

function readOptions({ request }: Context, table: Table): ItemOptions {
  const options = itemOptions(request.query);
  requireFewLookups(table, options);
  return options;
}

const everything: ItemOptions = { select: null, fields: { select: null } };

function found(context: Context): { around: ItemSurroundings; item: StoredItem } {
  const table = tableOf(context);
  const item = getItem(context.db, table.list, context.params['item'] ?? '');
  return { around: surroundings(context, table), item };
}

function changed(context: Context, fields: unknown): { around: ItemSurroundings; item: StoredItem } {
  const { around, item: before } = found(context);
  requireMatch(context.request.headers['if-match'], before);
  const values = applied(before.fields, writtenFields(around.columns, fields));
  return { around, item: changeItem(context.db, around, before, values, stamp(context)) };
}

function fieldsOf(body: unknown): unknown {
  if (!isJsonObject(body) || !('fields' in body)) throw invalidRequest("An item needs 'fields'.");
  const other = Object.keys(body).find(
    (name) => !['fields', 'contentType', 'id'].includes(name) && !name.includes('@'),
  );
  if (other)
    throw invalidRequest(`The property '${other}' does not exist on type 'microsoft.graph.listItem'.`);
  return body['fields'];
}

function entity(around: ItemSurroundings, item: StoredItem, options: ItemOptions): JsonObject {
  return {
    '@odata.context': `${itemsContext(around, everything)}/$entity`,
    ...itemBody(item, around, options),
  };
}

function fieldsEntity(
  around: ItemSurroundings,
  item: StoredItem,
  select: readonly string[] | null,
): JsonObject {
  return { '@odata.context': fieldsContext(around, item), ...fieldsBody(item, around, { select }) };
}

function itemQuery({ request }: Context, orderBy: ItemQuery['orderBy']): ItemQuery {
  const filter = option(request.query, 'filter');
  const token = option(request.query, 'skiptoken');
  const prefer = request.headers['prefer'] ?? '';
  return {
    filter: filter === null ? null : parseFilter(filter),
    orderBy,
    after: token === null ? null : readPageToken(token, orderBy && lastName(orderBy.field)),
    top: pageSize(request.query),
    allowNonIndexed: /HonorNonIndexedQueriesWarningMayFailRandomly/i.test(prefer),
  };
}

function orderByOption(query: URLSearchParams): ItemQuery['orderBy'] {
  const orderBy = option(query, 'orderby');
  if (orderBy === null) return null;
  const [, field, direction] = /^\s*([\w/]+)(?:\s+(asc|desc))?\s*$/i.exec(orderBy) ?? [];
  if (!field) throw invalidRequest(`Invalid orderby clause: ${orderBy}`);
  return { field, descending: direction?.toLowerCase() === 'desc' };
}

function lastName(field: string): string {
  return field.replace(/^fields\//, '');
}

/** The whole request again with the place to go on from. */
function nextLink({ request }: Context, around: ItemSurroundings, token: string): string {
  const query = new URLSearchParams([...request.query].filter(([name]) => !/^\$?skiptoken$/.test(name)));
  query.set('$skiptoken', token);
  return `${itemsUrl(around)}?${query.toString().replaceAll('%24', '$')}`;
}
