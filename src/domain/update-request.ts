import type { Action } from './action.ts';
import type { IsoDate, IsoInstant } from './dates.ts';
import type { Period } from './plan.ts';
import type { Recommendation } from './recommendation.ts';
import { isClosed } from './status.ts';
import { saysSomething } from './undo.ts';
import { workingDaysBefore, type WorkingDays } from './working-days.ts';

/** A period about to end, for which updates are asked. */
export interface UpdateRequest {
  periodId: string;
  cutOff: IsoDate;
  /** What was said since then counts for the period. */
  since: IsoInstant;
}

/** Updates are asked for so many working days before a period's cut-off. */
export const updatesAskedWorkingDaysBefore = 10;

/**
 * The period of a plan for which updates are asked by today; null outside its last working days.
 *
 * @param importedAt when the plan's first period began
 */
export function updateRequest(
  periods: readonly Period[],
  importedAt: IsoInstant,
  today: IsoDate,
  workingDays: WorkingDays,
): UpdateRequest | null {
  const open = periods.find(({ closedAt, kind }) => closedAt === null && kind === 'current');
  if (!open?.cutOff || today > open.cutOff) return null;
  if (today < workingDaysBefore(open.cutOff, updatesAskedWorkingDaysBefore, workingDays)) return null;
  const since = periods.flatMap(({ closedAt }) => closedAt ?? []).reduce(later, importedAt);
  return { periodId: open.id, cutOff: open.cutOff, since };
}

/** Whether nobody has said anything about an item, or what is being done about it, this period. */
export function lacksUpdate(
  recommendation: Pick<Recommendation, 'lastUpdate'>,
  actions: readonly Pick<Action, 'status' | 'lastUpdate'>[],
  since: IsoInstant,
): boolean {
  if (actions.length > 0 && actions.every(({ status }) => isClosed(status))) return false;
  return [recommendation, ...actions].every(
    ({ lastUpdate }) => !lastUpdate || !saysSomething(lastUpdate) || lastUpdate.at < since,
  );
}

function later(one: IsoInstant, other: IsoInstant): IsoInstant {
  return one > other ? one : other;
}
