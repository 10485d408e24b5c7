import { postViews } from '#domain/build-view';
import type { Plan } from '#domain/plan';
import type { Person } from '#domain/post';
import type { PlanView } from '#domain/view';
import { planSummary } from './list-plans.ts';
import { readFor, readItems, readPlan, type Reading } from './read-plan.ts';
import type { Services } from './services.ts';

/**
 * The view is built when it is looked at, so that nobody waits for one they have already.
 * @throws {NotFoundError} when there is no such plan, or not for this person
 */
export async function showPlan(
  services: Services,
  person: Person,
  planId: string,
): Promise<{ version: string; readonly plan: PlanView }> {
  const reading = await readFor(services, person);
  const plan = readPlan(reading, planId);
  return {
    version: reading.versionOf([plan]),
    get plan() {
      return planView(reading, plan);
    },
  };
}

function planView(reading: Reading, plan: Plan): PlanView {
  const postById = (id: string) => reading.snapshot.get('posts', id)?.value;
  const themes = reading.snapshot
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
  return { ...planSummary(reading, plan), ragKey: plan.ragKey, themes, items: readItems(reading, plan) };
}
