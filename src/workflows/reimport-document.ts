import { nextVersionView } from '#domain/build-next-version-view';
import { comparePlan, type ItemDifference, type StandingPlan } from '#domain/compare-plan';
import { InvalidInputError, ItemChangedError } from '#domain/errors';
import { nextPeriod } from '#domain/next-period';
import {
  chosenDifferences,
  nextVersionRows,
  type DifferenceChoice,
  type NextVersionRows,
} from '#domain/next-version';
import type { ParsedPlan } from '#domain/parsed-plan';
import { planFromDocument, type PlanRows } from '#domain/plan-from-document';
import type { Period, Plan } from '#domain/plan';
import type { Person } from '#domain/post';
import type { Update } from '#domain/update';
import type { NextVersionView } from '#domain/view';
import type { Entities, ListName } from '#sharepoint/entities';
import type { Snapshot, Write, WriteOutcome } from '#sharepoint/store';
import { creating, replacing, requireWritten } from '#sharepoint/writes';
import { fingerprint, readForImport, type DocumentFile } from './import-document.ts';
import { logAllUpdates } from './log-updates.ts';
import { readPlan, type Reading } from './read-plan.ts';
import { readDocument, rememberColumns, type GivenColumns } from './remembered-columns.ts';
import type { Services } from './services.ts';
import type { Watched } from './watched.ts';

export interface ReimportOptions extends DifferenceChoice, Watched {
  /** What its columns hold, where somebody knows better; remembered for the next document. */
  columns?: GivenColumns;
}

/**
 * Holds the next version of a document against its plan. Writes nothing.
 *
 * @throws {ForbiddenError} unless the person administers
 * @throws {NotFoundError} when there is no such plan
 * @throws {UnreadableDocumentError} when the file cannot be read
 * @throws {InvalidInputError} when the document is older than the plan
 */
export async function previewReimport(
  services: Services,
  person: Person,
  planId: string,
  file: DocumentFile,
  columns: GivenColumns = {},
): Promise<NextVersionView> {
  const reading = await readForImport(services, person);
  const { plan: parsed } = await readDocument(reading.snapshot, file, columns);
  const { plan, period, differences, rows } = compare(services, reading, planId, file, parsed);
  return nextVersionView({ plan, fileName: file.name, period, newPosts: rows.newPosts, differences });
}

/**
 * Takes over what the next version of a document says. What it leaves out stays; what people wrote since
 * the last import stays too, unless chosen otherwise, and is in the history either way. Stopping half-way
 * and doing it again ends in the same state: the difference is always taken against the plan as it stands.
 *
 * @throws as `previewReimport`
 * @throws {InvalidInputError} also when somebody changed an item meanwhile; doing it again takes the rest
 */
export async function reimportDocument(
  services: Services,
  person: Person,
  planId: string,
  file: DocumentFile,
  { columns = {}, onProgress, signal, ...choice }: ReimportOptions = {},
): Promise<void> {
  const before = await readForImport(services, person);
  readPlan(before, planId);
  const { plan: parsed, tables } = await readDocument(before.snapshot, file, columns);
  // What a crash left unlogged would be overwritten by this document's entries.
  await logAllUpdates(services);
  const reading = await readForImport(services, person);
  const { plan, rows, sourceFile } = compare(services, reading, planId, file, parsed, choice);
  await rememberColumns(services, person, columns, tables);
  await writeRows(services, reading.snapshot, rows, { onProgress, signal });
  await rememberSource(services, reading.snapshot, { ...plan, sourceFile });
}

interface Comparison {
  plan: Plan;
  sourceFile: NonNullable<Plan['sourceFile']>;
  period: ReturnType<typeof nextPeriod>;
  /** All of them, whatever was chosen. */
  differences: ItemDifference[];
  /** What is written for those that were chosen. */
  rows: NextVersionRows;
}

function compare(
  { clock }: Services,
  reading: Reading,
  planId: string,
  file: DocumentFile,
  parsed: ParsedPlan,
  choice: DifferenceChoice = {},
): Comparison {
  const { snapshot, viewer } = reading;
  const plan = readPlan(reading, planId);
  if (parsed.recommendations.length === 0) {
    throw new InvalidInputError([`No recommendations were found in ${file.name}.`]);
  }
  const standing = standingPlan(snapshot, planId);
  const sourceFile = { name: file.name, sha256: fingerprint(file) };
  const at = clock.now().toISOString();
  const asNew: PlanRows = planFromDocument(parsed, {
    planId,
    title: plan.title,
    sourceFile,
    at,
    person: viewer.person,
    knownPosts: snapshot.all('posts').map((row) => row.value),
  });
  const differences = comparePlan(standing, parsed);
  const rows = nextVersionRows({
    planId,
    importId: sourceFile.sha256.slice(0, 10),
    parsed,
    asNew,
    differences: chosenDifferences(differences, choice),
    recommendations: standing.recommendations,
    periods: standing.periods,
    person: viewer.person,
    at,
  });
  return { plan, sourceFile, period: nextPeriod(standing.periods, parsed), differences, rows };
}

function standingPlan(snapshot: Snapshot, planId: string): StandingPlan {
  const values = <T>(rows: { value: T }[]): T[] => rows.map(({ value }) => value);
  const recommendations = values(snapshot.byPlan('recommendations', planId)).toSorted(
    (a, b) => a.order - b.order,
  );
  const actions = values(snapshot.byPlan('actions', planId));
  const logged = values(snapshot.byPlan('updates', planId));
  const carried = [
    ...recommendations.map((row) => ({ row, recommendationId: row.id, actionId: null })),
    ...actions.map((row) => ({ row, recommendationId: row.recommendationId, actionId: row.id })),
  ].flatMap(({ row: { lastUpdate }, ...subject }): Update[] =>
    lastUpdate && !snapshot.get('updates', lastUpdate.id) ? [{ ...lastUpdate, planId, ...subject }] : [],
  );
  return {
    recommendations,
    actions,
    updates: [...logged, ...carried],
    periods: values<Period>(snapshot.byPlan('periods', planId)),
    postTitle: (postId) => snapshot.get('posts', postId)?.value.title ?? postId,
  };
}

async function writeRows(
  services: Services,
  snapshot: Snapshot,
  rows: NextVersionRows,
  { onProgress, signal }: Watched,
): Promise<void> {
  const stages: Write[][] = [
    [
      ...creating('posts', rows.newPosts),
      ...creating('themes', rows.newThemes),
      ...creating('ratings', rows.ratings),
    ],
    creating('periods', rows.newPeriod ? [rows.newPeriod] : []),
    [...creating('recommendations', rows.newRecommendations), ...creating('actions', rows.newActions)],
    rows.closedPeriods.flatMap((value) => change('periods', value)),
    [
      ...rows.changedRecommendations.flatMap((value) => change('recommendations', value)),
      ...rows.changedActions.flatMap((value) => change('actions', value)),
    ],
  ];
  // Each change is written twice: on its row, then in the log.
  const total = stages.reduce((sum, stage) => sum + stage.length, 0) + stages.at(-1)!.length;
  let before = 0;
  const watched = (): Watched => ({
    signal,
    onProgress: ({ written, waitSeconds }) =>
      onProgress?.({ written: Math.min(total, before + written), total, waitSeconds }),
  });
  for (const stage of stages) {
    requireUnchanged(await services.store.writeMany(stage, watched()));
    before += stage.length;
  }
  await logAllUpdates(services, watched());

  function change<L extends ListName>(list: L, value: Entities[L]): Write[] {
    const row = snapshot.get(list, value.id);
    return row ? [replacing(list, value, row.eTag)] : [];
  }
}

function requireUnchanged(outcomes: readonly WriteOutcome[]): void {
  try {
    requireWritten(outcomes);
  } catch (error) {
    if (!(error instanceof ItemChangedError)) throw error;
    throw new InvalidInputError(
      ['Somebody changed this plan meanwhile. What is left is shown when the document is compared again.'],
      { cause: error },
    );
  }
}

/** So that the same file is recognised. */
async function rememberSource({ store }: Services, snapshot: Snapshot, plan: Plan): Promise<void> {
  const row = snapshot.get('plans', plan.id);
  if (row) await store.update('plans', plan, row.eTag);
}
