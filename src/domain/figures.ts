import type { Action } from './action.ts';
import type { IsoDate } from './dates.ts';
import { dueState } from './due-state.ts';
import type { Recommendation } from './recommendation.ts';
import { isClosed } from './status.ts';
import type { PlanFigures } from './view.ts';

/** Counts of one plan as they stand today. A recommendation split into parts is counted by its parts. */
export function planFigures(
  recommendations: readonly Recommendation[],
  actions: readonly Action[],
  today: IsoDate,
): PlanFigures {
  const items = withoutParents(recommendations);
  const byRag: PlanFigures['byRag'] = { red: 0, amber: 0, green: 0, blue: 0, none: 0 };
  for (const item of items) byRag[item.rag ?? 'none'] += 1;
  const states = actions.map((action) => dueState(action, today));
  return {
    items: items.length,
    actions: actions.length,
    closed: actions.filter((action) => isClosed(action.status)).length,
    overdue: states.filter((state) => state === 'overdue').length,
    dueSoon: states.filter((state) => state === 'due-soon' || state === 'due-today').length,
    byRag,
  };
}

/** A recommendation that is split into parts is rated and counted by them. */
export function withoutParents(recommendations: readonly Recommendation[]): Recommendation[] {
  const parents = new Set(recommendations.map((recommendation) => recommendation.parentId));
  return recommendations.filter((recommendation) => !parents.has(recommendation.id));
}
