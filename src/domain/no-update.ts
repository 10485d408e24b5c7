import type { Action } from './action.ts';
import type { IsoDate } from './dates.ts';
import type { Period, Plan } from './plan.ts';
import type { Recommendation } from './recommendation.ts';
import { saysSomething } from './undo.ts';

/** The day the plan's open period began: the last cut-off or closing before it, else the day of the import. */
export function openPeriodBegan(plan: Pick<Plan, 'importedAt'>, periods: readonly Period[]): IsoDate {
  const ends = periods.flatMap(({ cutOff, closedAt }) => (closedAt ? [cutOff ?? closedAt.slice(0, 10)] : []));
  return ends.reduce((latest, end) => (end > latest ? end : latest), plan.importedAt.slice(0, 10));
}

/** Whether anybody, and not a document, has said anything about an item since that day. */
export function hasUpdateSince(
  day: IsoDate,
  recommendation: Pick<Recommendation, 'lastUpdate'>,
  actions: readonly Pick<Action, 'lastUpdate'>[],
): boolean {
  return [recommendation, ...actions].some(
    ({ lastUpdate }) => lastUpdate !== null && saysSomething(lastUpdate) && lastUpdate.at.slice(0, 10) >= day,
  );
}
