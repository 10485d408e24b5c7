import type { Person } from '#domain/post';
import type { Entities, ListName } from './entities.ts';
import type { Seen } from './copy/list-copy.ts';
import type { Fields } from './lists/codec.ts';
import { isMarkedUnlogged, loggedFromOf } from './lists/hand-edit.ts';
import { lists } from './lists/lists.ts';
import type { Row, RowVersion } from './store.ts';

/** The parts of Graph's listItem we use. */
export interface ListItem {
  id: string;
  eTag?: string;
  '@odata.etag'?: string;
  lastModifiedDateTime?: string;
  lastModifiedBy?: IdentitySet;
  contentType?: { id?: string };
  fields?: Fields;
  deleted?: unknown;
}

/** The parts of Graph's listItemVersion we use. */
interface ListItemVersion {
  id: string;
  lastModifiedDateTime?: string;
  lastModifiedBy?: IdentitySet;
  fields?: Fields;
}

/** An app with its own token has an application and a user without id; a person using an app has both. */
interface IdentitySet {
  application?: { id?: string };
  user?: { id?: string; displayName?: string; email?: string };
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
  const row = value && toRow(list, item, value, item.fields ?? {});
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
  return value && toRow(list, item, value, fields);
}

/** A version of an item; null for one that had no key then. */
export function readVersion<L extends ListName>(list: L, raw: unknown): RowVersion<Entities[L]> | null {
  const version = raw as ListItemVersion;
  const { value, unreadable } = lists[list].fromFields(version.fields ?? {});
  return (
    value && {
      label: version.id,
      at: new Date(version.lastModifiedDateTime ?? 0).toISOString(),
      by: personOf(version.lastModifiedBy),
      value,
      unreadable,
      isUnlogged: isMarkedUnlogged(version.fields ?? {}),
    }
  );
}

function toRow<T extends object>(list: ListName, item: ListItem, value: T, fields: Fields): Row<T> {
  const modifiedBy = personOf(item.lastModifiedBy);
  return Object.freeze({
    value: Object.freeze(value),
    itemId: item.id,
    eTag: eTagOf(item) ?? '',
    modifiedAt: item.lastModifiedDateTime ?? '',
    modifiedBy,
    isUnlogged: lists[list].keepsLog && (modifiedBy !== null || isMarkedUnlogged(fields)),
    loggedFrom: modifiedBy ? null : loggedFromOf(fields),
  });
}

function isNoRow(item: ListItem): boolean {
  return item.deleted !== undefined || (item.contentType?.id?.startsWith(folderContentType) ?? false);
}

/** Guests are known to SharePoint by their address alone. */
function personOf({ application, user }: IdentitySet = {}): Person | null {
  const id = user?.id ?? (application ? undefined : user?.email);
  return id ? { id, name: user?.displayName ?? id } : null;
}

function eTagOf(item: ListItem): string | undefined {
  return item.eTag ?? item['@odata.etag'];
}

const folderContentType = '0x0120';
