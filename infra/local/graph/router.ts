import type { Context } from './context.ts';
import type { GraphResponse } from './protocol.ts';
import { methodNotAllowed, notFound } from './refusal.ts';
import { selected, selectOption } from './query-options.ts';
import { createColumn, deleteColumn, listColumns, showColumn, updateColumn } from './routes/columns.ts';
import {
  createItem,
  deleteItem,
  itemsDelta,
  listItems,
  showFields,
  showItem,
  updateFields,
  updateItem,
} from './routes/items.ts';
import { createList, deleteList, listLists, showList, updateList } from './routes/lists.ts';
import { listVersions, restoreVersion, showVersion, showVersionFields } from './routes/versions.ts';
import { siteBody } from './site.ts';

type Handler = (context: Context) => GraphResponse;

/** Paths below the site. A name after `:` stands for one decoded segment. */
const routes: [path: string, handlers: Record<string, Handler>][] = [
  ['', { GET: showSite }],
  ['lists', { GET: listLists, POST: createList }],
  ['lists/:list', { GET: showList, PATCH: updateList, DELETE: deleteList }],
  ['lists/:list/columns', { GET: listColumns, POST: createColumn }],
  ['lists/:list/columns/:column', { GET: showColumn, PATCH: updateColumn, DELETE: deleteColumn }],
  ['lists/:list/items', { GET: listItems, POST: createItem }],
  ['lists/:list/items/delta', { GET: itemsDelta }],
  ['lists/:list/items/:item', { GET: showItem, PATCH: updateItem, DELETE: deleteItem }],
  ['lists/:list/items/:item/fields', { GET: showFields, PATCH: updateFields }],
  ['lists/:list/items/:item/versions', { GET: listVersions }],
  ['lists/:list/items/:item/versions/:version', { GET: showVersion }],
  ['lists/:list/items/:item/versions/:version/fields', { GET: showVersionFields }],
  ['lists/:list/items/:item/versions/:version/restoreVersion', { POST: restoreVersion }],
];

function showSite({ site, request }: Context): GraphResponse {
  return { status: 200, body: selected(siteBody(site, request.base), selectOption(request.query)) };
}

const patterns = routes.map(([path, handlers]) => ({ parts: segments(path), handlers }));

/**
 * Finds what answers a path below the site.
 * @throws {Refusal} 404 no such path; 405 not with this method
 */
export function route(method: string, path: string): { handler: Handler; params: Record<string, string> } {
  const given = segments(path).map((segment) => plainFunction(decodeURIComponent(segment)));
  for (const { parts, handlers } of patterns) {
    const params = match(parts, given);
    if (!params) continue;
    const handler = handlers[method];
    if (handler) return { handler, params };
    throw methodNotAllowed(Object.keys(handlers));
  }
  throw notFound();
}

/** `microsoft.graph.delta()` is another way to write `delta`. */
function plainFunction(segment: string): string {
  const [, name] = /^(?:microsoft\.graph\.)?(delta|restoreVersion)(?:\(\))?$/i.exec(segment) ?? [];
  return name ?? segment;
}

function match(parts: string[], given: string[]): Record<string, string> | null {
  if (parts.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [at, part] of parts.entries()) {
    const value = given[at] ?? '';
    if (part.startsWith(':')) params[part.slice(1)] = value;
    else if (part.toLowerCase() !== value.toLowerCase()) return null;
  }
  return params;
}

function segments(path: string): string[] {
  return path.split('/').filter((segment) => segment !== '');
}
