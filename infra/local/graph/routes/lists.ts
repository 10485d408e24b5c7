import { columnBody, newColumn } from '../column-definition.ts';
import { addColumn, allColumns } from '../columns.ts';
import type { Context } from '../context.ts';
import { stamp } from '../context.ts';
import { eTagOf } from '../etag.ts';
import { identityBody } from '../identity.ts';
import { addList, allLists, findList, getList, removeList, renameList } from '../lists.ts';
import type { StoredList } from '../lists.ts';
import type { GraphResponse, JsonObject } from '../protocol.ts';
import { isJsonObject } from '../protocol.ts';
import { expandOption, innerOptions, option, selected, selectOption } from '../query-options.ts';
import { invalidRequest, notSupported } from '../refusal.ts';
import { siteBase } from '../site.ts';
import { systemColumns } from '../system-columns.ts';
import { listItems } from './items.ts';

export function listLists(context: Context): GraphResponse {
  const { db, request, site } = context;
  const filter = option(request.query, 'filter');
  const lists =
    filter === null ? allLists(db).filter(({ hidden }) => !hidden) : byDisplayName(context, filter);
  return {
    status: 200,
    body: {
      '@odata.context': `${request.base}/$metadata#sites('${encodeURIComponent(site.id)}')/lists`,
      value: lists.map((list) => listBody(context, list)),
    },
  };
}

export function showList(context: Context): GraphResponse {
  const list = getList(context.db, context.params['list'] ?? '');
  return { status: 200, body: entity(context, listBody(context, list)) };
}

export function createList(context: Context): GraphResponse {
  const { db, request } = context;
  const body = request.body;
  const { displayName, description, list: facet, columns = [] } = checkedList(body);
  if (typeof displayName !== 'string' || displayName.trim() === '') {
    throw invalidRequest("A list needs a 'displayName'.");
  }
  if (!Array.isArray(columns)) throw invalidRequest("'columns' must be an array.");
  const { template = 'genericList', hidden = false } = isJsonObject(facet) ? facet : {};
  if (template !== 'genericList') throw notSupported('The local server makes only generic lists.');

  const { by, at } = stamp(context);
  const text = typeof description === 'string' ? description : '';
  const list = addList(db, { displayName, description: text, template, hidden: hidden === true }, by, at);
  const made = [addColumn(db, list, { ...newColumn({ name: 'Title', text: {} }, []), required: true })];
  for (const column of columns) {
    made.push(addColumn(db, list, newColumn(column, [...made, ...systemColumns])));
  }
  return { status: 201, body: entity(context, listBody(context, list)) };
}

export function updateList(context: Context): GraphResponse {
  const { db, request, params } = context;
  const list = getList(db, params['list'] ?? '');
  const change = checkedList(request.body);
  const { displayName = list.displayName, description = list.description } = change;
  if (typeof displayName !== 'string' || typeof description !== 'string') {
    throw invalidRequest("'displayName' and 'description' must be text.");
  }
  const { by, at } = stamp(context);
  return {
    status: 200,
    body: entity(context, listBody(context, renameList(db, list, { displayName, description }, by, at))),
  };
}

export function deleteList({ db, params }: Context): GraphResponse {
  removeList(db, getList(db, params['list'] ?? ''));
  return { status: 204 };
}

const properties = [
  ...['columns', 'contentTypes', 'createdBy', 'createdDateTime', 'description', 'displayName', 'eTag', 'id'],
  ...['items', 'lastModifiedBy', 'lastModifiedDateTime', 'list', 'parentReference', 'webUrl'],
];

function checkedList(body: unknown): JsonObject {
  if (!isJsonObject(body)) throw invalidRequest('A list must be an object.');
  if ('name' in body) {
    throw invalidRequest(
      "Cannot define a 'name' for a list as it is assigned by the server. Instead, provide 'displayName'",
    );
  }
  const unknown = Object.keys(body).find((name) => !properties.includes(name) && !name.includes('@odata.'));
  if (unknown)
    throw invalidRequest(`The property '${unknown}' does not exist on type 'microsoft.graph.list'.`);
  return body;
}

/** Graph filters a site's lists by `displayName` and nothing else. */
function byDisplayName({ db }: Context, filter: string): StoredList[] {
  const [, name] = /^\s*displayName\s+eq\s+'((?:[^']|'')*)'\s*$/.exec(filter) ?? [];
  if (name === undefined) throw invalidRequest('The provided filter statement is not supported');
  return [findList(db, name.replaceAll("''", "'"))].filter((list) => list !== undefined);
}

function entity({ request, site }: Context, body: JsonObject): JsonObject {
  return {
    '@odata.context': `${request.base}/$metadata#sites('${encodeURIComponent(site.id)}')/lists/$entity`,
    ...body,
  };
}

function listBody(context: Context, list: StoredList): JsonObject {
  const { site, request } = context;
  const eTag = eTagOf({ guid: list.id, version: list.version });
  const expansions = expandOption(request.query, ['columns', 'items']);
  const select = selectOption(request.query);
  const body = {
    '@odata.etag': eTag,
    createdDateTime: list.createdAt,
    description: list.description,
    eTag,
    id: list.id,
    lastModifiedDateTime: list.modifiedAt,
    name: list.name,
    webUrl: `${site.webUrl}/Lists/${encodeURIComponent(list.name)}`,
    displayName: list.displayName,
    createdBy: identityBody(list.createdBy),
    lastModifiedBy: identityBody(list.modifiedBy),
    parentReference: { siteId: site.id },
    list: { contentTypesEnabled: false, hidden: list.hidden, template: list.template },
  };
  return {
    ...selected(body, select),
    ...expandedColumns(context, list, expansions.get('columns')),
    ...expandedItems(context, list, expansions.get('items')),
  };
}

/** @param options what stood in the parentheses; undefined when not asked for */
function expandedColumns({ db, site, request }: Context, list: StoredList, options?: string): JsonObject {
  if (options === undefined) return {};
  const select = selectOption(innerOptions(options));
  return {
    'columns@odata.context': `${siteBase(request.base, site)}/lists/${list.id}/columns`,
    columns: allColumns(db, list)
      .filter(({ hidden }) => !hidden || select?.includes('hidden'))
      .map((column) => selected(columnBody(column), select)),
  };
}

/** The first page of items, as when they are asked for by themselves. */
function expandedItems(context: Context, list: StoredList, options?: string): JsonObject {
  if (options === undefined) return {};
  const request = { ...context.request, query: innerOptions(options) };
  const { body } = listItems({ ...context, request, params: { list: list.id } });
  const page = isJsonObject(body) ? body : {};
  const next = page['@odata.nextLink'];
  return {
    'items@odata.context': page['@odata.context'],
    ...(next !== undefined && { 'items@odata.nextLink': next }),
    items: page['value'],
  };
}
