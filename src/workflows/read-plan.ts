import { itemDetail, itemView, type ItemParts } from '#domain/build-view';
import { today } from '#domain/clock';
import { NotFoundError } from '#domain/errors';
import { itemFindings } from '#domain/findings';
import { handEditFindings } from '#domain/hand-edit-findings';
import { isOpenToAll, mayRead, viewersAmong, type Viewer } from '#domain/permissions';
import type { Plan } from '#domain/plan';
import { reachedThrough, type Person } from '#domain/post';
import type { ItemDetail, ItemView } from '#domain/view';
import type { Row, Snapshot } from '#sharepoint/store';
import type { Services } from './services.ts';

/** What one person may see, as of one snapshot and one day: what every workflow reads through. */
export interface Reading {
  snapshot: Snapshot;
  viewer: Viewer;
  today: string;
  /** Live plans the person may read. */
  plans: Plan[];
  /** Changes with the data, the day, the reader and the product, so that equal versions mean equal answers. */
  version: string;
  /** As `version`, of an answer made of these plans and nothing else. */
  versionOf(plans: readonly Plan[]): string;
}

export async function readFor(services: Services, person: Person): Promise<Reading> {
  const snapshot = await services.store.snapshot();
  const viewer = viewersIn(snapshot)(person, services.settings.administratorIds);
  const day = today(services.clock);
  const { settings } = services;
  const version = (data: string): string =>
    JSON.stringify([data, day, person, settings.council, settings.administratorIds, settings.release]);
  const plans = snapshot
    .all('plans')
    .map((row) => row.value)
    .filter((plan) => plan.state === 'live' && mayRead(viewer, plan))
    .filter((plan) => services.audience !== 'everyone' || isOpenToAll(plan));
  return {
    snapshot,
    viewer,
    today: day,
    plans,
    get version() {
      return version(snapshot.version);
    },
    versionOf: (shown) => version(shown.map(({ id }) => `${id} ${snapshot.planVersion(id)}`).join()),
  };
}

const viewers = new WeakMap<Snapshot, ReturnType<typeof viewersAmong>>();

/** A sweep reads for two thousand people in a row, and people open the tab by the dozen between two changes. */
function viewersIn(snapshot: Snapshot): ReturnType<typeof viewersAmong> {
  const known = viewers.get(snapshot);
  if (known) return known;
  const found = viewersAmong(snapshot.all('posts').map((row) => row.value));
  viewers.set(snapshot, found);
  return found;
}

export function isReadable({ plans }: Reading, planId: string): boolean {
  return plans.some(({ id }) => id === planId);
}

/** @throws {NotFoundError} when there is no such plan, or not for this person */
export function readPlan(reading: Reading, planId: string): Plan {
  const plan = reading.plans.find((candidate) => candidate.id === planId);
  if (!plan) throw new NotFoundError('There is no such plan, or you may not see it.');
  return plan;
}

/** @throws {NotFoundError} when there is no such item, or not for this person */
export function readItemParts(reading: Reading, recommendationId: string): ItemParts {
  const parts = findItemParts(reading, recommendationId);
  if (!parts) throw new NotFoundError('There is no such item, or you may not see it.');
  return parts;
}

/** @returns undefined when there is no such item, or not for this person */
export function findItemParts(reading: Reading, recommendationId: string): ItemParts | undefined {
  const row = reading.snapshot.get('recommendations', recommendationId);
  const plan = row && reading.plans.find((candidate) => candidate.id === row.value.planId);
  return row && plan && partsOf(reading, plan, row);
}

/**
 * Items of a plan in document order.
 *
 * @param only ids of those wanted; without it, every one
 */
export function readItems(reading: Reading, plan: Plan, only?: ReadonlySet<string>): ItemView[] {
  return readAllParts(reading, plan, only).map(itemView);
}

/** What items of a plan are made of, in document order. */
export function readAllParts(reading: Reading, plan: Plan, only?: ReadonlySet<string>): ItemParts[] {
  const { snapshot } = reading;
  const rows = only
    ? [...only].flatMap((id) => snapshot.get('recommendations', id) ?? [])
    : snapshot.byPlan('recommendations', plan.id);
  return rows
    .filter((row) => row.value.planId === plan.id)
    .toSorted((a, b) => a.value.order - b.value.order)
    .map((row) => partsOf(reading, plan, row));
}

export function readDetail(reading: Reading, recommendationId: string): ItemDetail {
  const parts = readItemParts(reading, recommendationId);
  const { snapshot } = reading;
  const { themeId } = parts.recommendation.value;
  const values = <T>(rows: Row<T>[]): T[] => rows.map((row) => row.value);
  const evidence = values(snapshot.byRecommendation('evidence', recommendationId));
  const updates = values(snapshot.byRecommendation('updates', recommendationId));
  const posts = values(snapshot.all('posts'));
  const { plan } = parts;
  const recommendation = parts.recommendation.value;
  const actions = parts.actions.map(({ value }) => value);
  return itemDetail(parts, {
    theme: (themeId && snapshot.get('themes', themeId)?.value) || null,
    updates,
    evidence,
    decisions: values(snapshot.byRecommendation('decisions', recommendationId)),
    verifiers: posts.filter((post) => post.isVerifier && reachedThrough(post).length > 0),
    findings: [
      ...handEditFindings({ plan, recommendation, actions, updates, posts }),
      ...itemFindings({
        ...{ plan, recommendation, actions },
        evidenceCount: evidence.length,
        postById: parts.postById,
        today: reading.today,
      }),
    ],
  });
}

function partsOf(reading: Reading, plan: Plan, recommendation: ItemParts['recommendation']): ItemParts {
  const { snapshot, viewer, today: day } = reading;
  const { id } = recommendation.value;
  return {
    plan,
    periods: snapshot
      .byPlan('periods', plan.id)
      .map((row) => row.value)
      .toSorted((a, b) => a.order - b.order),
    recommendation,
    actions: snapshot.byRecommendation('actions', id).toSorted((a, b) => a.value.order - b.value.order),
    ratings: snapshot.byRecommendation('ratings', id).map((row) => row.value),
    dateChangesOf: (actionId) => snapshot.byAction('dateChanges', actionId).map((row) => row.value),
    postById: (postId) => snapshot.get('posts', postId)?.value,
    viewer,
    today: day,
  };
}
