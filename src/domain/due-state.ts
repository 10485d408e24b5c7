import type { Action } from './action.ts';
import { daysBetween, type IsoDate } from './dates.ts';
import { isClosed } from './status.ts';

/** Always computed from dates and today, never stored. `undated` has no end to be late against. */
export type DueState = 'closed' | 'undated' | 'not-due' | 'due-soon' | 'due-today' | 'overdue';

export const dueStateLabels = {
  closed: 'Closed',
  undated: 'No end date',
  'not-due': 'Not due',
  'due-soon': 'Due soon',
  'due-today': 'Due today',
  overdue: 'Overdue',
} satisfies Record<DueState, string>;

/** Days ahead that count as soon: the first reminder most owners act on. */
export const soonDays = 28;

export function dueState(action: Pick<Action, 'status' | 'due'>, today: IsoDate): DueState {
  if (isClosed(action.status)) return 'closed';
  const end = action.due.end;
  if (!end) return 'undated';
  if (end < today) return 'overdue'; // ISO days sort as text
  if (end === today) return 'due-today';
  return daysBetween(today, end) <= soonDays ? 'due-soon' : 'not-due';
}

/** Days past the current date; 0 unless overdue. */
export function daysLate(action: Pick<Action, 'status' | 'due'>, today: IsoDate): number {
  return daysPast(action, action.due.end, today);
}

/** Days past the first date it ever had, however often it was moved since. */
export function daysLateAgainstFirst(
  action: Pick<Action, 'status' | 'firstDueDate'>,
  today: IsoDate,
): number {
  return daysPast(action, action.firstDueDate, today);
}

function daysPast(action: Pick<Action, 'status'>, date: IsoDate | null, today: IsoDate): number {
  if (!date || isClosed(action.status)) return 0;
  return Math.max(0, daysBetween(date, today));
}
