import { countOf } from '#domain/count-of';
import { GraphError } from './client/errors.ts';
import type { GraphClient } from './client/graph-client.ts';
import { describeFault, remedyFor, stopsWork } from './column-faults.ts';
import { compareColumns, type ColumnFault } from './compare-columns.ts';
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
  const standing: [ListName, string][] = [];
  for (const name of listNames) {
    const { displayName } = lists[name];
    onProgress(displayName);
    if (renamed[name] === undefined) {
      standing.push([name, paths[name] ?? (await createList(provisioning, name))]);
    } else {
      report.problems.push(describeMissing(displayName, renamed[name]));
      provisioning.isWhole = false;
    }
  }
  await mendColumns(provisioning, standing, onProgress);
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
async function mendColumns(
  provisioning: Provisioning,
  standing: readonly [ListName, string][],
  onProgress: (list: string) => void,
): Promise<void> {
  const { report } = provisioning;
  const refusals = new Map<string, GraphError>();
  const mended: [ListName, string][] = [];
  for (const { list, path, faults } of await compareLists(provisioning, standing)) {
    if (faults.length === 0) continue;
    onProgress(lists[list].displayName);
    mended.push([list, path]);
    for (const fault of faults) {
      const refusal = await mend(provisioning, lists[list].displayName, path, fault);
      if (refusal) refusals.set(`${list} ${fault.kind} ${fault.column.name}`, refusal);
    }
  }
  for (const { list, faults } of await compareLists(provisioning, mended)) {
    for (const fault of faults) {
      if (stopsWork(fault)) provisioning.isWhole = false;
      const refusal = refusals.get(`${list} ${fault.kind} ${fault.column.name}`);
      const sentence = describeFault(lists[list].displayName, fault);
      report.problems.push(refusal ? `${sentence} ${refusal.message}` : sentence);
    }
  }
}

async function compareLists({ client }: Provisioning, standing: readonly [ListName, string][]) {
  const found = await readColumns(
    client,
    standing.map(([, path]) => path),
  );
  return standing.map(([list, path], at) => ({
    ...{ list, path },
    faults: compareColumns(lists[list].columns, found[at] ?? []),
  }));
}

/** @returns why SharePoint would not */
async function mend(
  { client, report }: Provisioning,
  list: string,
  path: string,
  fault: ColumnFault,
): Promise<GraphError | null> {
  const remedy = remedyFor(fault);
  if (!remedy) return null;
  const address = `${path}${remedy.path}`;
  try {
    if (remedy.method === 'POST') await client.post(address, remedy.body);
    else await client.patch(address, remedy.body);
    report.done.push(`${remedy.done} in the list "${list}".`);
    return null;
  } catch (error) {
    if (error instanceof GraphError && isRefusal(error)) return error;
    throw error;
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
    if (rows > 0) report.done.push(`In ${countOf(rows, 'row')}, ${name}.`);
  }
  await writeSchemaVersion(client, paths.settings);
  report.done.push(`Brought the site to schema version ${schemaVersion}.`);
}
