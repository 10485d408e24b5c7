import type { GraphClient } from './client/graph-client.ts';
import { GraphError } from './client/errors.ts';
import { expandFields, readItem } from './list-items.ts';
import { lists } from './lists/lists.ts';
import { migrations } from './migrations.ts';

/** A site is of version n once the first n migrations have run on it; one without the setting is of version 0. */
export const schemaVersion = migrations.length;

const key = 'schema-version';

/**
 * The version a site's lists are of.
 * @param settingsPath of the list "Settings"
 */
export async function readSchemaVersion(client: GraphClient, settingsPath: string): Promise<number> {
  const version = Number((await find(client, settingsPath))?.value.value ?? 0);
  // Whatever somebody typed there: migrations can be repeated, so none is missed by starting again.
  return Number.isSafeInteger(version) && version >= 0 ? version : 0;
}

/** One sentence when the site's version is not the one this software knows. */
export function describeVersion(found: number): string | null {
  if (found === schemaVersion) return null;
  return found < schemaVersion
    ? `The site is of schema version ${found} and this Golden Thread needs ${schemaVersion}; "gt provision" brings it up to date.`
    : `The site is of schema version ${found}, made by a newer Golden Thread than this one, which knows ${schemaVersion}; update the software.`;
}

/** Two processes may do this at once: the setting's key is unique, and both write the same. */
export async function writeSchemaVersion(client: GraphClient, settingsPath: string): Promise<void> {
  const fields = lists.settings.toFields({ id: key, value: String(schemaVersion) });
  const row = await find(client, settingsPath);
  if (row) {
    await client.patch(`${settingsPath}/items/${row.itemId}/fields`, fields);
    return;
  }
  try {
    await client.post(`${settingsPath}/items`, { fields });
  } catch (error) {
    if (!(error instanceof GraphError) || !(await find(client, settingsPath))) throw error;
  }
}

/** Without a filter: the list is short, and its index may be among what has to be mended. */
async function find(client: GraphClient, settingsPath: string) {
  const { value } = await client.page(`${settingsPath}/items?${expandFields('settings')}`);
  const rows = value.map((item) => readItem('settings', item).seen?.row);
  return rows.find((row) => row?.value.id === key) ?? null;
}
