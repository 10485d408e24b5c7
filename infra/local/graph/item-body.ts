import type { Column } from './columns.ts';
import { eTagOf } from './etag.ts';
import type { FieldValue } from './field-values.ts';
import { isLookup, isMultiple } from './field-values.ts';
import { identityBody, userLookupId } from './identity.ts';
import type { StoredItem, StoredVersion, Table } from './items.ts';
import type { JsonObject } from './protocol.ts';
import type { FieldsWanted, ItemOptions } from './query-options.ts';
import { selected } from './query-options.ts';
import { tooManyResources } from './refusal.ts';
import type { Site } from './site.ts';
import { siteBase } from './site.ts';

/** What a lookup or person column shows for an id. */
export type LookupResolver = (column: Column, id: number) => JsonObject;

export interface ItemSurroundings extends Table {
  site: Site;
  base: string;
  resolve: LookupResolver;
}

/** SharePoint joins at most this many other lists into one query. */
const maximumLookups = 12;

const contentTypeId = (listId: string): string => `0x0100${listId.replaceAll('-', '').toUpperCase()}`;

/** An item as Graph sends it. A deleted one is only its marker. */
export function itemBody(item: StoredItem, around: ItemSurroundings, options: ItemOptions): JsonObject {
  const { list, site } = around;
  const eTag = eTagOf(item);
  const parentReference = { id: list.id, siteId: site.id };
  const contentType = { id: contentTypeId(list.id), name: 'Item' };
  if (item.deleted) {
    return { id: String(item.id), parentReference, contentType, deleted: { state: 'deleted' } };
  }
  const body = {
    '@odata.etag': eTag,
    createdDateTime: item.createdAt,
    eTag,
    id: String(item.id),
    lastModifiedDateTime: item.modifiedAt,
    webUrl: `${site.webUrl}/Lists/${encodeURIComponent(list.name)}/${item.id}_.000`,
    createdBy: identityBody(item.createdBy),
    lastModifiedBy: identityBody(item.modifiedBy),
    parentReference,
    contentType,
  };
  if (!options.fields) return selected(body, options.select);
  return {
    ...selected(body, options.select),
    'fields@odata.context': fieldsContext(around, item),
    fields: fieldsBody(item, around, options.fields),
  };
}

export function fieldsContext({ base, site, list }: ItemSurroundings, item: StoredItem): string {
  return `${base}/$metadata#sites('${encodeURIComponent(site.id)}')/lists('${list.id}')/items('${item.id}')/fields/$entity`;
}

export function itemsContext({ base, site, list }: ItemSurroundings, options: ItemOptions): string {
  const shape = options.fields ? '(fields())' : '';
  return `${base}/$metadata#sites('${encodeURIComponent(site.id)}')/lists('${list.id}')/items${shape}`;
}

export function itemsUrl({ base, site, list }: ItemSurroundings): string {
  return `${siteBase(base, site)}/lists/${list.id}/items`;
}

/**
 * The field values of an item, or of one of its earlier versions; empty ones are absent.
 * @throws {Refusal} 422 when the query joins more than twelve lookup columns
 */
export function fieldsBody(
  item: StoredItem,
  around: ItemSurroundings,
  { select }: FieldsWanted,
  version: StoredVersion = item,
): JsonObject {
  const all: JsonObject = {};
  let lookups = 0;
  for (const column of around.columns) {
    const value = version.fields[column.name];
    const named = select?.includes(column.name) ?? false;
    if (isLookup(column) && (!select || named || select.includes(`${column.name}LookupId`))) lookups += 1;
    if (value !== undefined) Object.assign(all, wireValue(column, value, named, around.resolve));
  }
  if (lookups > maximumLookups) throw tooManyResources();
  const body = { ...all, ...systemFields(item, version) };
  const eTag = { '@odata.etag': eTagOf({ guid: item.guid, version: version.version }) };
  if (!select) return { ...eTag, ...body };
  return { ...eTag, ...Object.fromEntries(Object.entries(body).filter(([name]) => select.includes(name))) };
}

function wireValue(column: Column, value: FieldValue, named: boolean, resolve: LookupResolver): JsonObject {
  if (!isLookup(column)) return { [column.name]: value };
  const ids = (Array.isArray(value) ? value : [value]).map(Number);
  if (isMultiple(column)) return { [column.name]: ids.map((id) => resolve(column, id)) };
  const [id = 0] = ids;
  return { [`${column.name}LookupId`]: String(id), ...(named && { [column.name]: resolve(column, id) }) };
}

function systemFields(item: StoredItem, version: StoredVersion): JsonObject {
  const title = version.fields['Title'];
  const { application: author } = item.createdBy;
  const { application: editor } = version.modifiedBy;
  return {
    ...(title !== undefined && { LinkTitleNoMenu: title, LinkTitle: title }),
    id: String(item.id),
    ContentType: 'Item',
    Modified: version.modifiedAt,
    Created: item.createdAt,
    AuthorLookupId: userLookupId(item.createdBy),
    EditorLookupId: userLookupId(version.modifiedBy),
    _UIVersionString: `${version.version}.0`,
    Attachments: false,
    Edit: '',
    ItemChildCount: '0',
    FolderChildCount: '0',
    _ComplianceFlags: '',
    _ComplianceTag: '',
    _ComplianceTagWrittenTime: '',
    _ComplianceTagUserId: '',
    ...(author && { AppAuthorLookupId: '2' }),
    ...(editor && { AppEditorLookupId: '2' }),
  };
}
