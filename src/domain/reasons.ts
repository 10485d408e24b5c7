import type { Action } from './action.ts';
import type { Change } from './change.ts';
import { isClosed, type Status } from './status.ts';

/** A change, or a draft of one whose fields may be there and empty. */
type AskedChange = { [Field in keyof Change]: Change[Field] | undefined };

/** What a person has to account for in words. */
export type Occasion = 'date-moves' | 'reopens' | 'closed-undone' | 'implemented-without-evidence';

/** Statuses that close an action without anybody doing it. */
const closedUndone: ReadonlySet<Status> = new Set<Status>([
  'not-accepted',
  'superseded',
  'no-longer-warranted',
]);

/** What about a change wants a reason, whether or not one is given. A link stands in for the last. */
export function occasionsForReason(change: AskedChange, action: Pick<Action, 'status' | 'due'>): Occasion[] {
  const { status, dueDate } = change;
  const moves = dueDate !== undefined && dueDate !== action.due.end;
  const reopens = status !== undefined && isClosed(action.status) && !isClosed(status);
  const closes = status === 'implemented' && action.status !== 'implemented';
  const givesUp = status !== undefined && status !== action.status && closedUndone.has(status);
  return [
    ...(moves ? (['date-moves'] as const) : []),
    ...(reopens ? (['reopens'] as const) : []),
    ...(givesUp ? (['closed-undone'] as const) : []),
    ...(closes ? (['implemented-without-evidence'] as const) : []),
  ];
}

/** Those for which neither a reason nor, where that will do, evidence is given; the tab asks before the server. */
export function reasonsMissing(
  change: AskedChange,
  action: Pick<Action, 'status' | 'due'>,
  hasEvidence: boolean,
): Occasion[] {
  if (change.reason?.trim()) return [];
  const canBeSeen = hasEvidence || change.evidence !== undefined;
  return occasionsForReason(change, action).filter(
    (occasion) => !(canBeSeen && occasion === 'implemented-without-evidence'),
  );
}
