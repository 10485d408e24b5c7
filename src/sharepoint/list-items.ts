import type { Entities, ListName } from './entities.ts';
import type { Seen } from './copy/list-copy.ts';
import type { Fields } from './lists/codec.ts';
import { lists } from './lists/lists.ts';
import type { Row } from './store.ts';

/** The parts of Graph's listItem we use. */
interface ListItem {
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
  const nothing = { itemId: item.id, seen: null };
  if (item.deleted || item.contentType?.id?.startsWith(folderContentType)) return nothing;
  const { value, problems } = lists[list].fromFields(item.fields ?? {});
  const row = value && toRow(item, value);
  return { itemId: item.id, seen: { row, problems, id: value?.id ?? null } };
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

function eTagOf(item: ListItem): string | undefined {
  return item.eTag ?? item['@odata.etag'];
}

const folderContentType = '0x0120';
