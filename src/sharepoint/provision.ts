import { GraphError } from './client/errors.ts';
import type { GraphClient } from './client/graph-client.ts';
import { describeFault, remedyFor, stopsWork } from './column-faults.ts';
import { compareColumns } from './compare-columns.ts';
import type { ListName } from './entities.ts';
import { columnDefinition } from './lists/column-definition.ts';
import { listNames, lists } from './lists/lists.ts';
import { migrations } from './migrations.ts';
import { describeVersion, readSchemaVersion, schemaVersion, writeSchemaVersion } from './schema-version.ts';
import { readColumns } from './site-columns.ts';
import { describeMissing, findSite, lookForLists, requireLists } from './site.ts';

export interface ProvisionReport {
  /** What was done, one sentence each; empty when everything stood already. */
  done: string[];
  /** What an administrator has to mend by hand, one sentence each. */
  problems: string[];
}

interface Provisioning {
  client: GraphClient;
  sitePath: string;
  report: ProvisionReport;
  /** Whether every list and column the product cannot do without stands. */
  isWhole: boolean;
}

/**
 * Gives a site every list and column the product needs, then brings rows of earlier releases up to date. What
 * is right already is left alone, so it can be interrupted anywhere, run again, and run twice at once. Needs
 * more rights than the running product: see the README.
 *
 * @param onProgress called before each list
 */
export async function provisionSite(
  client: GraphClient,
  site: string,
  onProgress: (list: string) => void = () => undefined,
): Promise<ProvisionReport> {
  const sitePath = await findSite(client, site);
  const report: ProvisionReport = { done: [], problems: [] };
  const provisioning: Provisioning = { client, sitePath, report, isWhole: true };
  const { paths, renamed } = await lookForLists(client, sitePath);
  const version = paths.settings ? await readSchemaVersion(client, paths.settings) : 0;
  if (version > schemaVersion) {
    report.problems.push(describeVersion(version) ?? '');
    return report;
  }
  for (const name of listNames) {
    const { displayName } = lists[name];
    onProgress(displayName);
    if (renamed[name] !== undefined) {
      report.problems.push(describeMissing(displayName, renamed[name]));
      provisioning.isWhole = false;
    } else await mendColumns(provisioning, paths[name] ?? (await createList(provisioning, name)), name);
  }
  if (version < schemaVersion && provisioning.isWhole) await migrate(provisioning, version, onProgress);
  return report;
}

async function createList({ client, sitePath, report }: Provisioning, name: ListName): Promise<string> {
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
    // A first try whose answer was lost may have made it, or somebody else a moment ago.
    const path = error instanceof GraphError ? (await lookForLists(client, sitePath)).paths[name] : undefined;
    if (!path) throw error;
    return path;
  }
}

/**
 * SharePoint has been seen to leave out columns sent with a new list: what it made is read back. A refusal is
 * judged by what stands afterwards, because another run may have done the same a moment before.
 */
async function mendColumns(provisioning: Provisioning, path: string, name: ListName): Promise<void> {
  const { client, report } = provisioning;
  const { displayName, columns } = lists[name];
  const refusals = new Map<string, GraphError>();
  const faults = compareColumns(columns, await readColumns(client, path));
  if (faults.length === 0) return;
  for (const fault of faults) {
    const remedy = remedyFor(fault);
    if (!remedy) continue;
    try {
      await (remedy.method === 'POST'
        ? client.post(`${path}${remedy.path}`, remedy.body)
        : client.patch(`${path}${remedy.path}`, remedy.body));
      report.done.push(`${remedy.done} in the list "${displayName}".`);
    } catch (error) {
      if (!(error instanceof GraphError) || !isRefusal(error)) throw error;
      refusals.set(`${fault.kind} ${fault.column.name}`, error);
    }
  }
  for (const fault of compareColumns(columns, await readColumns(client, path))) {
    if (stopsWork(fault)) provisioning.isWhole = false;
    const refusal = refusals.get(`${fault.kind} ${fault.column.name}`);
    report.problems.push([describeFault(displayName, fault), refusal?.message].filter(Boolean).join(' '));
  }
}

/** SharePoint understood and would not; anything else may pass, and is for whoever runs this to try again. */
function isRefusal({ facts }: GraphError): boolean {
  return facts.status === 400 || facts.status === 409;
}

async function migrate(
  { client, sitePath, report }: Provisioning,
  version: number,
  onProgress: (what: string) => void,
): Promise<void> {
  const paths = await requireLists(client, sitePath);
  for (const { name, run } of migrations.slice(version)) {
    onProgress(name);
    const rows = await run({ client, paths });
    if (rows > 0) report.done.push(`In ${rows} row${rows === 1 ? '' : 's'}, ${name}.`);
  }
  await writeSchemaVersion(client, paths.settings);
  report.done.push(`Brought the site to schema version ${schemaVersion}.`);
}
