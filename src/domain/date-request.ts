import { withDueDate, type Action } from './action.ts';
import type { DateChange } from './date-change.ts';
import { isIsoDate, longDate, type IsoDate, type IsoInstant } from './dates.ts';
import { decisionEntryId, logEntry, type SettledRequest, type SettledState } from './log-entry.ts';
import { maySettleDates, postActedFor, type Viewer } from './permissions.ts';
import { reachedThrough, type Post } from './post.ts';
import type { Recommendation } from './recommendation.ts';
import { isClosed } from './status.ts';
import type { FieldChange, UpdateSource } from './update.ts';

/** What a person says to a request. */
export type DateDecision =
  | { kind: 'agree'; /** Another date than the one asked for. */ dueDate?: IsoDate; note?: string }
  | { kind: 'refuse'; note: string }
  | { kind: 'withdraw' };

export interface DecideRequest {
  request: DateChange;
  decision: DateDecision;
  action: Action;
  recommendation: Recommendation;
  viewer: Viewer;
  from: UpdateSource;
  at: IsoInstant;
}

export type DecideOutcome =
  | { ok: true; action: Action }
  | { ok: false; reason: 'problems'; problems: string[] }
  | { ok: false; reason: 'forbidden'; message: string };

/** Decides an open request, in memory: the action as it will stand, with the entry on it. Writes nothing. */
export function decideDate(asked: DecideRequest): DecideOutcome {
  const { request, decision, action, recommendation, viewer, from, at } = asked;
  const allowed =
    decision.kind === 'withdraw'
      ? mayWithdraw(viewer, request)
      : maySettleDates(viewer, action, recommendation);
  if (!allowed) {
    const who =
      decision.kind === 'withdraw'
        ? `${request.requestedBy.name} asked for this date; only they may withdraw it.`
        : `Only those who answer for ${recommendation.key} may agree or refuse a new date.`;
    return { ok: false, reason: 'forbidden', message: who };
  }
  const problems = findProblems(asked);
  if (problems.length > 0) return { ok: false, reason: 'problems', problems };
  const dueDate = decision.kind === 'agree' ? (decision.dueDate ?? request.to) : null;
  return {
    ok: true,
    action: {
      ...(dueDate ? withDueDate(action, dueDate) : action),
      lastUpdate: {
        id: decisionEntryId(request.id, endOf[decision.kind]),
        at,
        by: viewer.person,
        postId: decision.kind === 'withdraw' ? null : postActedFor(viewer, action, recommendation),
        from,
        note: noteOf(asked),
        changes: [dueDate ? moved(action, dueDate) : { field: 'askedDate', before: request.to, after: null }],
        evidence: null,
      },
    },
  };
}

export function mayWithdraw(viewer: Viewer, request: Pick<DateChange, 'requestedBy'>): boolean {
  return viewer.person.id === request.requestedBy.id;
}

/**
 * The request that waits for an answer. A newer one takes its place; it falls away when the action is closed
 * or its date has moved some other way.
 *
 * @param changes everything known about the action's dates, in the order it was kept
 */
export function openRequest(action: Action, changes: readonly DateChange[]): DateChange | null {
  const newest = withCarried(action, changes).reduce<DateChange | null>(
    (latest, change) => (!latest || change.requestedAt >= latest.requestedAt ? change : latest),
    null,
  );
  if (newest?.state !== 'requested' || isClosed(action.status)) return null;
  return newest.from === action.due.end ? newest : null;
}

/** With what the action's own newest entry says, which a crash may have left out of the list. */
export function withCarried(action: Action, changes: readonly DateChange[]): DateChange[] {
  const { lastUpdate, planId, recommendationId, id: actionId } = action;
  if (!lastUpdate) return [...changes];
  const { dateChange, settled } = logEntry(lastUpdate, { planId, recommendationId, actionId });
  const isKnown = dateChange === null || changes.some(({ id }) => id === dateChange.id);
  return [
    ...changes.map((change) => (settled?.id === change.id ? settle(change, settled) : change)),
    ...(isKnown ? [] : [dateChange]),
  ];
}

/** How a request ends by each answer. */
export const endOf = { agree: 'agreed', refuse: 'refused', withdraw: 'withdrawn' } satisfies Record<
  DateDecision['kind'],
  SettledState
>;

/** Posts whose people are asked to agree a new date, the nearest first that somebody can be reached through. */
export function postsThatAgreeDates(
  action: Pick<Action, 'ownerPostIds' | 'accountablePostIds'>,
  recommendation: Pick<Recommendation, 'accountablePostIds'>,
  postById: (id: string) => Post | undefined,
): Post[] {
  const managers = action.ownerPostIds.flatMap((id) => postById(id)?.managerPostId ?? []);
  const tiers = [action.accountablePostIds, recommendation.accountablePostIds, managers];
  for (const ids of tiers) {
    const filled = [...new Set(ids)]
      .flatMap((id) => postById(id) ?? [])
      .filter((post) => reachedThrough(post).length > 0);
    if (filled.length > 0) return filled;
  }
  return [];
}

function findProblems({ request, decision, action }: DecideRequest): string[] {
  if (decision.kind === 'refuse' && decision.note.trim() === '') {
    return [`Say why ${longDate(request.to)} is refused; ${request.requestedBy.name} will read it.`];
  }
  if (decision.kind !== 'agree' || decision.dueDate === undefined) return [];
  if (!isIsoDate(decision.dueDate)) {
    return [`"${decision.dueDate}" is not a date; write it like 31 March 2026.`];
  }
  return decision.dueDate === action.due.end
    ? [`${longDate(decision.dueDate)} is the date it has already; refuse the request to keep it.`]
    : [];
}

/** Names the other person too: who asked, for what and why. */
function noteOf({ request, decision }: DecideRequest): string | null {
  if (decision.kind === 'withdraw') return null;
  if (decision.kind === 'refuse') return decision.note.trim();
  const asked = `${request.requestedBy.name} asked for ${longDate(request.to)}`;
  const why = request.reason ? `${asked}: ${request.reason}` : `${asked}.`;
  return decision.note?.trim() ? `${why}\n${decision.note.trim()}` : why;
}

function moved(action: Action, dueDate: IsoDate): FieldChange {
  return { field: 'dueDate', before: action.due.end, after: dueDate };
}

/** The request with how it ended. */
export function settle(request: DateChange, { state, to, decidedBy, decidedAt }: SettledRequest): DateChange {
  return { ...request, state, to: to ?? request.to, decidedBy, decidedAt };
}
