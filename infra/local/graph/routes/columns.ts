import { changedColumn, columnBody, newColumn } from '../column-definition.ts';
import type { Column } from '../columns.ts';
import { addColumn, allColumns, getColumn, removeColumn, replaceColumn } from '../columns.ts';
import type { Context } from '../context.ts';
import { buildIndex } from '../items.ts';
import type { StoredList } from '../lists.ts';
import { getList } from '../lists.ts';
import type { GraphResponse, JsonObject } from '../protocol.ts';
import { selected, selectOption } from '../query-options.ts';
import { invalidRequest } from '../refusal.ts';

export function listColumns(context: Context): GraphResponse {
  const { db, request } = context;
  const list = listOf(context);
  const select = selectOption(request.query);
  const showHidden = select?.includes('hidden') ?? false;
  const value = allColumns(db, list)
    .filter(({ hidden }) => showHidden || !hidden)
    .map((column) => selected(columnBody(column), select));
  return { status: 200, body: { '@odata.context': columnsContext(context, list), value } };
}

export function showColumn(context: Context): GraphResponse {
  const list = listOf(context);
  const column = getColumn(context.db, list, context.params['column'] ?? '');
  return { status: 200, body: entity(context, list, column) };
}

export function createColumn(context: Context): GraphResponse {
  const { db, request } = context;
  const list = listOf(context);
  const column = addColumn(db, list, newColumn(request.body, allColumns(db, list)));
  buildIndex(db, list, column);
  return { status: 201, body: entity(context, list, column) };
}

export function updateColumn(context: Context): GraphResponse {
  const { db, request } = context;
  const list = listOf(context);
  const before = ownColumn(context, list);
  const column = changedColumn(before, request.body, allColumns(db, list));
  replaceColumn(db, column);
  if (column.indexed !== before.indexed || column.unique !== before.unique) buildIndex(db, list, column);
  return { status: 200, body: entity(context, list, column) };
}

export function deleteColumn(context: Context): GraphResponse {
  const list = listOf(context);
  const column = ownColumn(context, list);
  if (column.name === 'Title') throw invalidRequest('The column cannot be deleted.');
  removeColumn(context.db, list, column);
  return { status: 204 };
}

function listOf({ db, params }: Context): StoredList {
  return getList(db, params['list'] ?? '');
}

function ownColumn({ db, params }: Context, list: StoredList): Column {
  const column = getColumn(db, list, params['column'] ?? '');
  if (column.columnGroup === '_Hidden' && column.readOnly)
    throw invalidRequest('The column cannot be changed.');
  return column;
}

function entity(context: Context, list: StoredList, column: Column): JsonObject {
  return {
    '@odata.context': `${columnsContext(context, list)}/$entity`,
    ...selected(columnBody(column), selectOption(context.request.query)),
  };
}

function columnsContext({ request, site }: Context, list: StoredList): string {
  return `${request.base}/$metadata#sites('${encodeURIComponent(site.id)}')/lists('${list.id}')/columns`;
}
