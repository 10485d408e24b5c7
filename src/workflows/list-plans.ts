import { planFigures } from '#domain/figures';
import type { Plan } from '#domain/plan';
import type { Person } from '#domain/post';
import type { PlanSummary } from '#domain/view';
import { readFor, type Reading } from './read-plan.ts';
import type { Services } from './services.ts';

/** Every live plan the person may see, newest first. Built when it is looked at. */
export async function listPlans(
  services: Services,
  person: Person,
): Promise<{ version: string; readonly plans: PlanSummary[] }> {
  const reading = await readFor(services, person);
  return {
    version: reading.versionOf(reading.plans),
    get plans() {
      return reading.plans.map((plan) => planSummary(reading, plan)).sort(newestFirst);
    },
  };
}

function newestFirst(a: PlanSummary, b: PlanSummary): number {
  if (a.importedAt !== b.importedAt) return a.importedAt < b.importedAt ? 1 : -1;
  return a.title.localeCompare(b.title);
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
