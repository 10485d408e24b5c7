import { planFigures } from '#domain/figures';
import type { Plan } from '#domain/plan';
import type { Person } from '#domain/post';
import type { PlanSummary } from '#domain/view';
import { readFor, type Reading } from './read-plan.ts';
import type { Services } from './services.ts';

/** Every live plan the person may see, newest first. */
export async function listPlans(
  services: Services,
  person: Person,
): Promise<{ version: string; plans: PlanSummary[] }> {
  const reading = await readFor(services, person);
  const plans = reading.plans
    .map((plan) => planSummary(reading, plan))
    .sort((a, b) =>
      a.importedAt < b.importedAt ? 1 : a.importedAt > b.importedAt ? -1 : a.title.localeCompare(b.title),
    );
  return { version: reading.version, plans };
}

export function planSummary({ snapshot, today }: Reading, plan: Plan): PlanSummary {
  const open = snapshot.byPlan('periods', plan.id).find((row) => row.value.closedAt === null);
  return {
    id: plan.id,
    title: plan.title,
    source: plan.source,
    importedAt: plan.importedAt,
    openPeriod: open?.value.label ?? null,
    figures: planFigures(
      snapshot.byPlan('recommendations', plan.id).map((row) => row.value),
      snapshot.byPlan('actions', plan.id).map((row) => row.value),
      today,
    ),
  };
}
