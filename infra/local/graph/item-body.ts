import type { Column } from './columns.ts';
import { eTagOf } from './etag.ts';
import type { FieldValue } from './field-values.ts';
import { isLookup, isMultiple } from './field-values.ts';
import { identityBody, personShown, userLookupId } from './identity.ts';
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

/** @throws {Refusal} 422 when a query for these fields would join more than twelve lookup columns */
export function requireFewLookups({ columns }: Table, { fields }: ItemOptions): void {
  if (!fields) return;
  const { select } = fields;
  const joined = columns.filter(
    (column) =>
      isLookup(column) &&
      (!select || select.includes(column.name) || select.includes(`${column.name}LookupId`)),
  );
  if (joined.length > maximumLookups) throw tooManyResources();
}

/** The field values of an item, or of one of its earlier versions; empty ones are absent. */
export function fieldsBody(
  item: StoredItem,
  around: ItemSurroundings,
  { select }: FieldsWanted,
  version: StoredVersion = item,
): JsonObject {
  const body: JsonObject = { '@odata.etag': eTagOf({ guid: item.guid, version: version.version }) };
  const put = (name: string, value: unknown): void => {
    if (value !== undefined && (!select || select.includes(name))) body[name] = value;
  };
  for (const column of around.columns) {
    const { name } = column;
    const value = version.fields[name];
    if (!isLookup(column)) {
      put(name, value);
      continue;
    }
    if (value === undefined) continue;
    if (!isMultiple(column)) put(`${name}LookupId`, String(value));
    // A single person or lookup shows more than its id only when named.
    if (isMultiple(column) || select?.includes(name)) put(name, lookupValue(column, value, around.resolve));
  }
  putSystemFields(put, item, version);
  if (select?.includes('Author')) body['Author'] = personShown(item.createdBy);
  if (select?.includes('Editor')) body['Editor'] = personShown(version.modifiedBy);
  return body;
}

function lookupValue(column: Column, value: FieldValue, resolve: LookupResolver): unknown {
  return Array.isArray(value)
    ? value.map((id) => resolve(column, Number(id)))
    : resolve(column, Number(value));
}

function putSystemFields(
  put: (name: string, value: unknown) => void,
  item: StoredItem,
  version: StoredVersion,
): void {
  const title = version.fields['Title'];
  put('LinkTitleNoMenu', title);
  put('LinkTitle', title);
  put('id', String(item.id));
  put('ContentType', 'Item');
  put('Modified', version.modifiedAt);
  put('Created', item.createdAt);
  put('AuthorLookupId', userLookupId(item.createdBy));
  put('EditorLookupId', userLookupId(version.modifiedBy));
  put('_UIVersionString', `${version.version}.0`);
  put('Attachments', false);
  put('Edit', '');
  put('ItemChildCount', '0');
  put('FolderChildCount', '0');
  put('_ComplianceFlags', '');
  put('_ComplianceTag', '');
  put('_ComplianceTagWrittenTime', '');
  put('_ComplianceTagUserId', '');
  if (item.createdBy.application) put('AppAuthorLookupId', appPrincipalId);
  if (version.modifiedBy.application) put('AppEditorLookupId', appPrincipalId);
}

/** The app in the site's list of apps, which Graph does not show. */
const appPrincipalId = '2';
