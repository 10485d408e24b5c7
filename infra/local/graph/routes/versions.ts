import type { Context } from '../context.ts';
import { stamp, surroundings, tableOf } from '../context.ts';
import { identityBody } from '../identity.ts';
import type { ItemSurroundings } from '../item-body.ts';
import { fieldsBody } from '../item-body.ts';
import type { StoredItem, StoredVersion } from '../items.ts';
import { changeItem, earlierVersions, getItem } from '../items.ts';
import type { GraphResponse, JsonObject } from '../protocol.ts';
import { itemOptions, selectOption } from '../query-options.ts';
import { notFound } from '../refusal.ts';

/** Newest first, the current one included. */
export function listVersions(context: Context): GraphResponse {
  const { around, item, versions } = found(context);
  return {
    status: 200,
    body: {
      '@odata.context': `${around.base}/$metadata#Collection(listItemVersion)`,
      value: versions.map((version) => versionBody(context, around, item, version)),
    },
  };
}

export function showVersion(context: Context): GraphResponse {
  const { around, item } = found(context);
  return { status: 200, body: versionBody(context, around, item, oneVersion(context)) };
}

export function showVersionFields(context: Context): GraphResponse {
  const { around, item } = found(context);
  const select = selectOption(context.request.query);
  return { status: 200, body: fieldsBody(item, around, { select }, oneVersion(context)) };
}

/** Writes the old values as a new version. */
export function restoreVersion(context: Context): GraphResponse {
  const { around, item } = found(context);
  changeItem(context.db, around, item, oneVersion(context).fields, stamp(context));
  return { status: 204 };
}

function found(context: Context): { around: ItemSurroundings; item: StoredItem; versions: StoredVersion[] } {
  const table = tableOf(context);
  const item = getItem(context.db, table.list, context.params['item'] ?? '');
  const versions = [item, ...earlierVersions(context.db, table.list, item)];
  return { around: surroundings(context, table), item, versions };
}

function oneVersion(context: Context): StoredVersion {
  const version = found(context).versions.find(
    (candidate) => versionId(candidate) === context.params['version'],
  );
  if (!version) throw notFound();
  return version;
}

function versionBody(
  { request }: Context,
  around: ItemSurroundings,
  item: StoredItem,
  version: StoredVersion,
): JsonObject {
  const { fields } = itemOptions(request.query);
  return {
    id: versionId(version),
    lastModifiedDateTime: version.modifiedAt,
    lastModifiedBy: identityBody(version.modifiedBy),
    ...(fields && { fields: fieldsBody(item, around, fields, version) }),
  };
}

function versionId({ version }: StoredVersion): string {
  return `${version}.0`;
}
