import type { Action } from './action.ts';
import { actionEntryId } from './change.ts';
import { longDate, type IsoDate, type IsoInstant } from './dates.ts';
import type { Decision } from './decision.ts';
import { decisionEntryId } from './log-entry.ts';
import type { Meeting } from './meeting.ts';
import type { Minute, MinutedAction, MinutedDate, MinutedDecision } from './minute.ts';
import { mayMoveDate, postActedFor, type Viewer } from './permissions.ts';
import type { Plan } from './plan.ts';
import { isInUse, type Post } from './post.ts';
import type { Recommendation } from './recommendation.ts';
import { actionRef } from './refs.ts';
import { isClosed } from './status.ts';

/** What somebody writes down while a meeting runs. */
export type NewMinute =
  | { kind: 'decision'; text: string }
  | { kind: 'action'; text: string; ownerPostId: string; dueDate: IsoDate }
  | { kind: 'date'; actionId: string; from: IsoDate | null; dueDate: IsoDate; reason?: string };

export interface MinuteContext {
  meeting: Meeting;
  id: string;
  minute: NewMinute;
  plan: Plan;
  recommendation: Recommendation;
  /** Of the recommendation. */
  actions: readonly Action[];
  /** The request for another date an action waits with; null where there is none. */
  openRequestOf: (action: Action) => string | null;
  postById: (id: string) => Post | undefined;
  viewer: Viewer;
  at: IsoInstant;
  today: IsoDate;
}

export type MinuteOutcome =
  | { ok: true; minute: Minute }
  | { ok: false; reason: 'problems'; problems: string[] }
  | { ok: false; reason: 'forbidden'; message: string }
  /** The date is not the one the person saw any more. */
  | { ok: false; reason: 'changed'; message: string };

/** Judges a minute in memory, by the rules that hold for the rows it stands for. Writes nothing. */
export function takeMinute(context: MinuteContext): MinuteOutcome {
  const { meeting, minute, id, recommendation, viewer, at } = context;
  if (meeting.state !== 'running') {
    const why = meeting.state === 'planned' ? 'has not started yet' : 'has ended';
    return problem(`This meeting ${why}; things are minuted while it runs.`);
  }
  const { id: itemId, planId } = recommendation;
  const common = { id, itemId, planId, by: viewer.person, at, takenBack: null, problem: null };
  switch (minute.kind) {
    case 'decision':
      return { ok: true, minute: { ...common, ...minute } };
    case 'action':
      return takeAction(context, {
        ...common,
        ...minute,
        actionId: `${itemId}:${id}`,
        order: nextOrder(context),
      });
    case 'date': {
      const { reason = null, ...date } = minute;
      return takeDate(context, { ...common, ...date, reason, requestId: null });
    }
  }
}

function takeAction({ postById, today }: MinuteContext, minute: MinutedAction): MinuteOutcome {
  const owner = postById(minute.ownerPostId);
  if (!owner || !isInUse(owner)) return problem('There is no such post to give this action to.');
  if (minute.dueDate < today)
    return problem(`${longDate(minute.dueDate)} is over already; give a day that is still to come.`);
  return { ok: true, minute };
}

function takeDate(context: MinuteContext, minute: MinutedDate): MinuteOutcome {
  const { plan, recommendation, actions, viewer, today, openRequestOf } = context;
  const action = actions.find(({ id }) => id === minute.actionId);
  if (!action) return problem(`${recommendation.key} has no such action.`);
  const ref = actionRef(recommendation, action, actions.length);
  if (!mayMoveDate(viewer, plan, action, recommendation)) {
    const message = `Only those who answer for ${ref} may agree a new date for it. Minute it as a decision, and they will see it.`;
    return { ok: false, reason: 'forbidden', message };
  }
  if (isClosed(action.status)) return problem(`${ref} is closed and needs no new date; reopen it first.`);
  const { end } = action.due;
  if (end === minute.dueDate) return problem(`${longDate(end)} is the date ${ref} has already.`);
  if (end !== minute.from) {
    const now = end ? `is ${longDate(end)} now` : 'has been taken away';
    return {
      ok: false,
      reason: 'changed',
      message: `The date of ${ref} ${now}; somebody changed it meanwhile.`,
    };
  }
  if (minute.dueDate < today) {
    return problem(`${longDate(minute.dueDate)} is over already; agree a day that is still to come.`);
  }
  return { ok: true, minute: { ...minute, requestId: openRequestOf(action) } };
}

/** After every action there is, those minuted a moment ago that have no row yet among them. */
function nextOrder({ meeting, recommendation, actions }: MinuteContext): number {
  const minuted = meeting.minutes.filter(
    (minute): minute is MinutedAction => minute.kind === 'action' && minute.itemId === recommendation.id,
  );
  return Math.max(0, ...[...actions, ...minuted].map(({ order }) => order)) + 1;
}

/** "Audit and Governance Committee, 12 March 2026": said with whatever follows from a minute. */
export function meetingName({ title, day }: Pick<Meeting, 'title' | 'day'>): string {
  return `${title}, ${longDate(day)}`;
}

/** The row a minuted decision stands for. */
export function decisionOf(meeting: Meeting, minute: MinutedDecision): Decision {
  const { id, planId, itemId, text, by, at, takenBack } = minute;
  return {
    ...{ id, planId, text },
    recommendationId: itemId,
    meeting: meeting.title,
    meetingDate: meeting.day,
    meetingId: meeting.id,
    recordedBy: by,
    recordedAt: at,
    takenBackAt: takenBack?.at ?? null,
  };
}

/** The row a minuted action stands for, with the entry that tells of it. */
export function actionOf(
  meeting: Meeting,
  minute: MinutedAction,
  { viewer, recommendation, owner }: { viewer: Viewer; recommendation: Recommendation; owner: string },
): Action {
  const { id, actionId, planId, itemId, text, ownerPostId, dueDate, order, by, at } = minute;
  const changes = [
    { field: 'text', before: null, after: text },
    { field: 'owners', before: null, after: owner },
    { field: 'dueDate', before: null, after: dueDate },
  ] as const;
  return {
    id: actionId,
    ...{ planId, order, text },
    recommendationId: itemId,
    ownerPostIds: [ownerPostId],
    accountablePostIds: [],
    due: { text: longDate(dueDate), kind: 'by', start: null, end: dueDate, precision: 'day' },
    firstDueDate: dueDate,
    timesMoved: 0,
    status: 'not-started',
    progress: null,
    closedAt: null,
    lastUpdate: {
      id: actionEntryId(id),
      ...{ at, by },
      postId: postActedFor(viewer, null, recommendation),
      from: 'meeting',
      note: `Agreed at ${meetingName(meeting)}.`,
      changes: [...changes],
      evidence: null,
    },
  };
}

/** An action that was minuted by mistake: it stays in its plan, closed, with why. */
export function droppedAction(meeting: Meeting, minute: MinutedAction, action: Action): Action {
  const { by, at } = minute.takenBack ?? minute;
  return {
    ...action,
    status: 'no-longer-warranted',
    closedAt: at,
    lastUpdate: {
      id: droppedEntryId(minute),
      ...{ at, by },
      postId: null,
      from: 'meeting',
      note: struckOut(meeting),
      changes: [{ field: 'status', before: action.status, after: 'no-longer-warranted' }],
      evidence: null,
    },
  };
}

/** The entry that strikes a minuted action out again. */
export function droppedEntryId({ id }: MinutedAction): string {
  return `${id}:back`;
}

export function struckOut(meeting: Meeting): string {
  return `Struck out of the minutes of ${meetingName(meeting)}.`;
}

/** The entry a minuted date leaves on its action, by which it is known to be carried out. */
export function dateEntryId({ id, requestId }: MinutedDate): string {
  return requestId === null ? actionEntryId(id) : decisionEntryId(requestId, 'agreed');
}

/** What is said with a date that was agreed. */
export function dateReason(meeting: Meeting, { reason }: MinutedDate): string {
  const agreed = `Agreed at ${meetingName(meeting)}`;
  return reason ? `${agreed}: ${reason}` : `${agreed}.`;
}

function problem(sentence: string): MinuteOutcome {
  return { ok: false, reason: 'problems', problems: [sentence] };
}
