import { GraphError } from './client/errors.ts';
import type { GraphClient } from './client/graph-client.ts';
import { compareColumns, describeFault, type ColumnFault } from './compare-columns.ts';
import type { ListName } from './entities.ts';
import { columnDefinition } from './lists/column-definition.ts';
import { listNames, lists } from './lists/lists.ts';
import { readColumns } from './site-columns.ts';
import { findLists, findSite } from './site.ts';

export interface ProvisionReport {
  /** What was done, one sentence each; empty when everything stood already. */
  done: string[];
  /** What an administrator has to mend by hand, one sentence each. */
  problems: string[];
}

/**
 * Gives a site every list and column the product needs, and changes nothing that is right already, so it
 * can be run again at any time. Needs more rights than the running product: see the README.
 *
 * @param onProgress called before each list
 */
export async function provisionSite(
  client: GraphClient,
  site: string,
  onProgress: (list: string) => void = () => undefined,
): Promise<ProvisionReport> {
  const sitePath = await findSite(client, site);
  const paths = await findLists(client, sitePath);
  const report: ProvisionReport = { done: [], problems: [] };
  for (const name of listNames) {
    onProgress(lists[name].displayName);
    const path = paths[name] ?? (await createList(client, sitePath, name, report));
    await mendColumns(client, path, name, report);
  }
  return report;
}

async function createList(
  client: GraphClient,
  sitePath: string,
  name: ListName,
  report: ProvisionReport,
): Promise<string> {
  const { displayName, description, columns } = lists[name];
  const body = {
    displayName,
    description,
    columns: columns.map(columnDefinition),
    list: { template: 'genericList' },
  };
  try {
    const { body: created } = await client.post(`${sitePath}/lists`, body);
    report.done.push(`Created the list "${displayName}".`);
    return `${sitePath}/lists/${(created as { id: string }).id}`;
  } catch (error) {
    // A first try whose answer was lost may have made it.
    const path = error instanceof GraphError ? (await findLists(client, sitePath))[name] : undefined;
    if (!path) throw error;
    return path;
  }
}

/** SharePoint has been seen to leave out columns sent with a new list: what it made is read back. */
async function mendColumns(
  client: GraphClient,
  path: string,
  name: ListName,
  report: ProvisionReport,
): Promise<void> {
  const { displayName, columns } = lists[name];
  const faults = compareColumns(columns, await readColumns(client, path));
  if (faults.length === 0) return;
  for (const fault of faults) {
    const done = await mend(client, path, fault);
    if (done) report.done.push(`${done} in the list "${displayName}".`);
  }
  const left = compareColumns(columns, await readColumns(client, path));
  report.problems.push(...left.map((fault) => describeFault(displayName, fault)));
}

async function mend(client: GraphClient, path: string, fault: ColumnFault): Promise<string | null> {
  const { column } = fault;
  switch (fault.kind) {
    case 'missing':
      await client.post(`${path}/columns`, columnDefinition(column));
      return `Added the column "${column.name}"`;
    case 'not-indexed':
      await client.patch(`${path}/columns/${fault.columnId}`, { indexed: true });
      return `Indexed the column "${column.name}"`;
    case 'not-unique':
      await client.patch(`${path}/columns/${fault.columnId}`, { indexed: true, enforceUniqueValues: true });
      return `Made the column "${column.name}" unique`;
    case 'choices-missing':
      await client.patch(`${path}/columns/${fault.columnId}`, {
        choice: { choices: [...fault.choices, ...fault.missing] },
      });
      return `Added choices to the column "${column.name}"`;
    case 'other-type':
      return null;
  }
}
