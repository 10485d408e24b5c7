import { itemRow, openedAt } from '#domain/build-row';
import { postViews } from '#domain/build-view';
import { directorates } from '#domain/directorates';
import type { Plan } from '#domain/plan';
import type { Person } from '#domain/post';
import { isOpenToAll } from '#domain/permissions';
import type { ItemRow, PlanChanges, PlanPost, PlanView, ThemeView } from '#domain/view';
import { planSummary } from './list-plans.ts';
import { planChanges, versioned } from './plan-changes.ts';
import { readAllParts, readFor, readPlan, type Reading } from './read-plan.ts';
import { readViews } from './read-views.ts';
import type { Services } from './services.ts';

export interface ShownPlan {
  version: string;
  /** Whether everybody may read it, so that a browser may keep it. */
  isOpen: boolean;
  /** Built when it is looked at, so that nobody waits for one they have already. */
  readonly plan: PlanView;
  /** What differs from a version of `plan`; all of it where that cannot be told. */
  since(version: string): PlanView | PlanChanges;
}

/**
 * @throws {NotFoundError} when there is no such plan, or not for this person
 */
export async function showPlan(services: Services, person: Person, planId: string): Promise<ShownPlan> {
  const reading = await readFor(services, person);
  const plan = readPlan(reading, planId);
  return {
    version: reading.versionOf([plan]),
    isOpen: isOpenToAll(plan),
    get plan() {
      return planView(reading, plan);
    },
    since(version) {
      const view = planView(reading, plan);
      return planChanges(view, version) ?? view;
    },
  };
}

function planView(reading: Reading, plan: Plan): PlanView {
  const items = rowsOf(reading, plan);
  const periods = reading.snapshot.byPlan('periods', plan.id).map((row) => row.value);
  return versioned({
    ...planSummary(reading, plan),
    ragKey: plan.ragKey,
    themes: themesOf(reading, plan),
    openedAt: openedAt(plan, periods),
    posts: postsOf(reading, items),
    views: readViews(reading, plan.id),
    items,
  });
}

function themesOf({ snapshot }: Reading, plan: Plan): ThemeView[] {
  const postById = (id: string) => snapshot.get('posts', id)?.value;
  return snapshot
    .byPlan('themes', plan.id)
    .map((row) => row.value)
    .toSorted((a, b) => a.order - b.order)
    .map(({ id, ref, title, leadPostIds, summary }) => ({
      id,
      ref,
      title,
      leads: postViews(leadPostIds, postById),
      summary,
    }));
}

function rowsOf(reading: Reading, plan: Plan): ItemRow[] {
  const { snapshot } = reading;
  return readAllParts(reading, plan).map((parts) =>
    itemRow({
      ...parts,
      evidenceCount: snapshot.byRecommendation('evidence', parts.recommendation.value.id).length,
    }),
  );
}

function postsOf({ snapshot, viewer }: Reading, items: readonly ItemRow[]): PlanPost[] {
  const named = new Set(
    items.flatMap((item) => [
      ...item.accountableIds,
      ...item.leadMemberIds,
      ...item.actions.flatMap((action) => [...action.ownerIds, ...action.accountableIds]),
    ]),
  );
  const headOf = directorates(snapshot.all('posts').map((row) => row.value));
  const postById = (id: string) => snapshot.get('posts', id)?.value;
  return postViews([...named], postById).map((post) => ({
    ...post,
    directorate: postById(headOf.get(post.id) ?? '')?.title ?? post.title,
    relation: viewer.postIds.has(post.id) ? 'mine' : viewer.areaPostIds.has(post.id) ? 'team' : null,
  }));
}
