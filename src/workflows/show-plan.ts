import { postViews } from '#domain/build-view';
import type { Person } from '#domain/post';
import type { PlanView } from '#domain/view';
import { planSummary } from './list-plans.ts';
import { readFor, readItems, readPlan } from './read-plan.ts';
import type { Services } from './services.ts';

/** @throws {NotFoundError} when there is no such plan, or not for this person */
export async function showPlan(
  services: Services,
  person: Person,
  planId: string,
): Promise<{ version: string; plan: PlanView }> {
  const reading = await readFor(services, person);
  const plan = readPlan(reading, planId);
  const postById = (id: string) => reading.snapshot.get('posts', id)?.value;
  const themes = reading.snapshot
    .byPlan('themes', planId)
    .map((row) => row.value)
    .toSorted((a, b) => a.order - b.order)
    .map(({ id, ref, title, leadPostIds, summary }) => ({
      id,
      ref,
      title,
      leads: postViews(leadPostIds, postById),
      summary,
    }));
  return {
    version: reading.version,
    plan: { ...planSummary(reading, plan), ragKey: plan.ragKey, themes, items: readItems(reading, plan) },
  };
}
