import { postViews } from '#domain/build-view';
import { planOverview } from '#domain/overview';
import type { Overview, PlanOverview } from '#domain/overview-view';
import type { Plan } from '#domain/plan';
import type { Person } from '#domain/post';
import { readFor, type Reading } from './read-plan.ts';
import type { Services } from './services.ts';

/** Where every plan a person may see stands; the plan with most overdue first. Built when it is looked at. */
export async function showOverview(
  services: Services,
  person: Person,
): Promise<{ version: string; readonly overview: Overview }> {
  const reading = await readFor(services, person);
  return {
    version: reading.versionOf(reading.plans),
    get overview() {
      return overviewOf(reading);
    },
  };
}

function overviewOf(reading: Reading): Overview {
  const plans = reading.plans
    .map((plan) => overviewOfPlan(reading, plan))
    .sort((a, b) => b.figures.overdue - a.figures.overdue || a.title.localeCompare(b.title));
  const ownerIds = new Set(plans.flatMap(({ next }) => next.actions.flatMap((action) => action.ownerIds)));
  return { plans, posts: postViews([...ownerIds], (id) => reading.snapshot.get('posts', id)?.value) };
}

function overviewOfPlan({ snapshot, today }: Reading, plan: Plan): PlanOverview {
  const values = <T>(rows: { value: T }[]): T[] => rows.map((row) => row.value);
  return planOverview(
    {
      plan,
      periods: values(snapshot.byPlan('periods', plan.id)),
      themes: values(snapshot.byPlan('themes', plan.id)),
      recommendations: values(snapshot.byPlan('recommendations', plan.id)),
      actions: values(snapshot.byPlan('actions', plan.id)),
      ratings: values(snapshot.byPlan('ratings', plan.id)),
    },
    today,
  );
}
