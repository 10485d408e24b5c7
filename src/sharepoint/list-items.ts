import type { Entities, ListName } from './entities.ts';
import type { Seen } from './copy/list-copy.ts';
import type { Fields } from './lists/codec.ts';
import { lists } from './lists/lists.ts';
import type { Row } from './store.ts';

/** The parts of Graph's listItem we use. */
export interface ListItem {
  id: string;
  eTag?: string;
  '@odata.etag'?: string;
  lastModifiedDateTime?: string;
  lastModifiedBy?: { user?: { id?: string; displayName?: string } };
  contentType?: { id?: string };
  fields?: Fields;
  deleted?: unknown;
}

/** `$expand` of every column we map, and nothing of SharePoint's own. */
export function expandFields(list: ListName): string {
  const names = ['Title', ...lists[list].columns.map((column) => column.name)];
  return `$expand=fields($select=${names.join(',')})`;
}

/** An item of a page or a delta, as the copy wants it. Folders, which a list may hold, are nothing to us. */
export function readItem<L extends ListName>(
  list: L,
  raw: unknown,
): { itemId: string; seen: Seen<Entities[L]> } {
  const item = raw as ListItem;
  if (isNoRow(item)) return { itemId: item.id, seen: null };
  const { value, problems } = lists[list].fromFields(item.fields ?? {});
  const row = value && toRow(item, value);
  return { itemId: item.id, seen: { row, problems, id: value?.id ?? null } };
}

/**
 * What has to be kept of an item to read it again as it is, as text; null for one that is no row any more.
 * The columns as SharePoint gave them, not our value: another version of the product may read them otherwise.
 */
export function keptText(item: ListItem): string | null {
  if (isNoRow(item)) return null;
  const { id, lastModifiedDateTime, lastModifiedBy, fields } = item;
  return JSON.stringify({ id, eTag: eTagOf(item), lastModifiedDateTime, lastModifiedBy, fields });
}

/** The row just written: our value, under the item id and eTag of the answer. */
export function writtenRow<L extends ListName>(
  list: L,
  answer: unknown,
  fields: Fields,
): Row<Entities[L]> | null {
  const item = answer as ListItem | null;
  if (!item?.id || !eTagOf(item)) return null;
  const { value } = lists[list].fromFields(fields);
  return value && toRow(item, value);
}

function toRow<T extends object>(item: ListItem, value: T): Row<T> {
  const user = item.lastModifiedBy?.user;
  return Object.freeze({
    value: Object.freeze(value),
    itemId: item.id,
    eTag: eTagOf(item) ?? '',
    modifiedAt: item.lastModifiedDateTime ?? '',
    modifiedBy: user?.id ? { id: user.id, name: user.displayName ?? '' } : null,
  });
}

function isNoRow(item: ListItem): boolean {
  return item.deleted !== undefined || (item.contentType?.id?.startsWith(folderContentType) ?? false);
}

function eTagOf(item: ListItem): string | undefined {
  return item.eTag ?? item['@odata.etag'];
}

const folderContentType = '0x0120';
