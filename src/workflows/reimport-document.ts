import { parseDocument } from '#documents/parse-document';
import { comparePlan, type ItemDifference } from '#domain/compare-plan';
import { InvalidInputError, ItemChangedError } from '#domain/errors';
import { nextVersionRows } from '#domain/next-version';
import { planFromDocument } from '#domain/plan-from-document';
import type { Plan } from '#domain/plan';
import type { Person } from '#domain/post';
import type { Entities } from '#sharepoint/entities';
import type { Row, Snapshot, Store } from '#sharepoint/store';
import { fingerprint, readForImport, standingPlan, type DocumentFile } from './import-document.ts';
import { logAllUpdates } from './log-updates.ts';
import { readPlan } from './read-plan.ts';
import type { Services } from './services.ts';

export interface ReimportOptions {
  /** Keys of items that are to stay as they are. */
  skip?: readonly string[];
  onProgress?: (written: number, total: number) => void;
}

/**
 * Holds the next version of a document against its plan. Writes nothing.
 *
 * @throws {NotFoundError} when there is no such plan, or not for this person
 */
export async function previewReimport(
  services: Services,
  person: Person,
  planId: string,
  file: DocumentFile,
): Promise<ItemDifference[]> {
  const reading = await readForImport(services, person);
  const plan = readPlan(reading, planId);
  return comparePlan(standingPlan(reading.snapshot, plan.id), await parseDocument(file));
}

/**
 * Takes over what the next version of a document says. What it leaves out stays; what people wrote since is
 * in the history. Stopping half-way and importing again ends in the same state, because the difference is
 * always taken against the plan as it stands.
 *
 * @throws {InvalidInputError} when somebody changed an item meanwhile; importing again takes the rest
 */
export async function reimportDocument(
  services: Services,
  person: Person,
  planId: string,
  file: DocumentFile,
  { skip = [], onProgress }: ReimportOptions = {},
): Promise<void> {
  const { store, clock } = services;
  const reading = await readForImport(services, person);
  const plan = readPlan(reading, planId);
  const parsed = await parseDocument(file);
  const { snapshot } = reading;
  const standing = standingPlan(snapshot, plan.id);
  const sha256 = fingerprint(file);
  const at = clock.now().toISOString();
  const sourceFile = { name: file.name, sha256 };
  const knownPosts = snapshot.all('posts').map((row) => row.value);
  const asNew = planFromDocument(parsed, { planId, title: plan.title, sourceFile, at, person, knownPosts });
  const rows = nextVersionRows({
    planId,
    importId: sha256.slice(0, 10),
    parsed,
    asNew,
    differences: comparePlan(standing, parsed).filter(({ key }) => !skip.includes(key)),
    recommendations: standing.recommendations,
    periods: snapshot.byPlan('periods', planId).map((row) => row.value),
    person,
    at,
  });

  // What a crash left unlogged would be overwritten by this document's entries.
  await logAllUpdates(services);
  await store.createMany('posts', asNew.newPosts);
  await store.createMany('themes', asNew.themes);
  await store.createMany('ratings', rows.ratings);
  if (rows.newPeriod) await store.create('periods', rows.newPeriod);
  await store.createMany('recommendations', rows.newRecommendations);
  await store.createMany('actions', rows.newActions);

  const changes = [
    ...rows.closedPeriods.map((value) => change('periods', value)),
    ...rows.changedRecommendations.map((value) => change('recommendations', value)),
    ...rows.changedActions.map((value) => change('actions', value)),
  ];
  for (const [index, { apply }] of changes.entries()) {
    await apply(store, snapshot);
    onProgress?.(index + 1, changes.length);
  }
  await logAllUpdates(services);
  await rememberSource(services, plan, snapshot.get('plans', planId), sourceFile);
}

function change<L extends 'periods' | 'recommendations' | 'actions'>(list: L, value: Entities[L]) {
  return {
    apply: async (store: Store, snapshot: Snapshot) => {
      const row = snapshot.get(list, value.id);
      if (!row) return;
      try {
        await store.update(list, value, row.eTag);
      } catch (error) {
        if (!(error instanceof ItemChangedError)) throw error;
        throw new InvalidInputError(
          [
            'Somebody changed this plan while it was being imported. Look at the differences again and import.',
          ],
          { cause: error },
        );
      }
    },
  };
}

async function rememberSource(
  { store }: Services,
  plan: Plan,
  row: Row<Plan> | undefined,
  sourceFile: NonNullable<Plan['sourceFile']>,
): Promise<void> {
  if (row) await store.update('plans', { ...plan, sourceFile }, row.eTag);
}
