import { withDueDate, type Action } from './action.ts';
import { dayInLondon } from './clock.ts';
import { isIsoDate, longDate, type IsoDate, type IsoInstant } from './dates.ts';
import {
  maySettleClosure,
  maySettleDates,
  mayMoveDate,
  mayUpdateAction,
  mayUpdateRecommendation,
  postActedFor,
  type Viewer,
} from './permissions.ts';
import type { Plan } from './plan.ts';
import { isInUse, type Post } from './post.ts';
import type { Rag } from './rag.ts';
import { reasonsMissing } from './reasons.ts';
import type { Recommendation } from './recommendation.ts';
import { isClosed, statusLabels, type Status } from './status.ts';
import type { FieldChange, UpdateEntry, UpdateSource } from './update.ts';
import { isWebAddress } from './web-address.ts';

/** What a person asks to change about one item, from chat, card or tab. Absent means "leave as it is". */
export interface Change {
  rag?: Rag;
  status?: Status;
  dueDate?: IsoDate;
  /** The latest position in their words: the item's narrative with a RAG, the action's progress otherwise. */
  note?: string;
  /** Why: needed to move a date, to reopen, and to say implemented without evidence. */
  reason?: string;
  evidence?: { title: string; url: string };
  /** "Same as last time": nothing moves, and that is said. The narrative stands again, in an entry of its own. */
  unchanged?: true;
  /** The post that owns the action from now on, in place of all that do. */
  ownerPostId?: string;
}

export interface ChangeRequest {
  /** Client key of the request; repeats of it are the same change. */
  id: string;
  change: Change;
  plan: Pick<Plan, 'id' | 'ownersMayMoveDates'>;
  recommendation: Recommendation;
  /** The action meant; null when only the recommendation is. */
  action: Action | null;
  /** Every action of the recommendation, for permission. */
  actions: readonly Action[];
  /** Evidence already given for it. */
  evidenceCount: number;
  viewer: Viewer;
  postById: (id: string) => Pick<Post, 'title' | 'isRemoved' | 'mergedIntoPostId'> | undefined;
  from: UpdateSource;
  at: IsoInstant;
}

/** Rows as they will stand, each with its entry on it. Null where nothing about that row changes. */
export interface PlannedChange {
  recommendation: Recommendation | null;
  action: Action | null;
}

export type ChangeOutcome =
  | { ok: true; planned: PlannedChange }
  | { ok: false; reason: 'problems'; problems: string[] }
  | { ok: false; reason: 'forbidden'; message: string };

/** The id of the entry a request leaves on its recommendation, by which a repeat is recognised. */
export function recommendationEntryId(requestId: string): string {
  return `${requestId}:r`;
}

/** The same for its action. */
export function actionEntryId(requestId: string): string {
  return `${requestId}:a`;
}

/** The longest note kept: what a SharePoint multi-line column holds. */
const longestNote = 63_999;

/** Applies a change to rows in memory, or says why it may not be. Writes nothing. */
export function planChange(request: ChangeRequest): ChangeOutcome {
  const { change, recommendation, action, actions, viewer } = request;
  const allowed = action
    ? mayUpdateAction(viewer, action, recommendation)
    : mayUpdateRecommendation(viewer, recommendation, actions);
  const onlyVerifies =
    viewer.isVerifier &&
    action !== null &&
    change.status !== undefined &&
    (change.status === 'verified' || maySettleClosure(action, change.status)) &&
    change.rag === undefined &&
    change.dueDate === undefined &&
    change.ownerPostId === undefined;
  if (!allowed && !onlyVerifies) {
    return {
      ok: false,
      reason: 'forbidden',
      message: `Only the owner of ${recommendation.key}, their deputies and those they answer to may update it.`,
    };
  }
  const problems = findProblems(request);
  if (problems.length > 0) return { ok: false, reason: 'problems', problems };

  const planned = {
    recommendation: changeRecommendation(request),
    action: changeAction(request),
  };
  if (!planned.recommendation && !planned.action) {
    if (change.unchanged) return { ok: true, planned: confirmed(request) };
    return { ok: false, reason: 'problems', problems: [`${recommendation.key} already stands like that.`] };
  }
  return { ok: true, planned };
}

function findProblems(request: ChangeRequest): string[] {
  const { change, action, viewer, recommendation, evidenceCount, at } = request;
  const problems: string[] = [];
  const asksAboutAction =
    change.status !== undefined || change.dueDate !== undefined || change.ownerPostId !== undefined;
  if (asksAboutAction && !action) {
    problems.push(`Say which action of ${recommendation.key} you mean, for example ${recommendation.key}/1.`);
  }
  for (const [what, text] of [
    ['note', change.note],
    ['reason', change.reason],
  ] as const) {
    if (text && text.length > longestNote) {
      const count = (characters: number) => characters.toLocaleString('en-GB');
      problems.push(
        `The ${what} has ${count(text.length)} characters, and SharePoint holds ${count(longestNote)}: shorten it by ${count(text.length - longestNote)}.`,
      );
    }
  }
  if (change.evidence && !isWebAddress(change.evidence.url)) {
    problems.push(
      `"${change.evidence.url}" is not a web address; evidence is a link that starts with https://.`,
    );
  }
  if (!action) return problems;

  const nextOwner = change.ownerPostId === undefined ? undefined : request.postById(change.ownerPostId);
  if (change.ownerPostId !== undefined && !(nextOwner && isInUse(nextOwner))) {
    problems.push('There is no such post to give this to.');
  } else if (change.ownerPostId !== undefined && !maySettleDates(viewer, action, recommendation)) {
    problems.push(`Only those who answer for ${recommendation.key} may give it to another owner.`);
  }
  if (change.status === 'verified' && !viewer.isVerifier) {
    problems.push('Only a verifier can mark an action as verified; say "implemented" and it goes to them.');
  }
  const skipsEvidence = change.status === 'verified' && action.status !== 'implemented';
  if (skipsEvidence && action.status !== 'verified') {
    problems.push('Only what its owner has marked as implemented can be verified.');
  }
  const missing = reasonsMissing(change, action, evidenceCount > 0);
  if (missing.includes('implemented-without-evidence')) {
    problems.push('To mark this as implemented, add a link to the evidence or a reason why there is none.');
  }
  if (missing.includes('closed-undone') && change.status) {
    problems.push(`To close this as "${statusLabels[change.status].toLowerCase()}", say why.`);
  }
  if (missing.includes('reopens')) problems.push('To reopen a closed action, say why.');

  if (change.dueDate !== undefined && change.dueDate !== action.due.end) {
    if (!isIsoDate(change.dueDate))
      problems.push(`"${change.dueDate}" is not a date; write it like 31 March 2026.`);
    else if (missing.includes('date-moves')) {
      problems.push(`To move the due date to ${longDate(change.dueDate)}, give a reason.`);
    } else if (asksForDate(request) && isClosed(change.status ?? action.status)) {
      problems.push(`A closed action needs no new date; reopen ${recommendation.key} to ask for one.`);
    } else if (asksForDate(request) && change.dueDate < dayInLondon(new Date(at))) {
      problems.push(`${longDate(change.dueDate)} is over already; ask for a day that is still to come.`);
    }
  }
  return problems;
}

/** The person gives a new date that somebody else has to agree. */
function asksForDate({ change, action, plan, viewer, recommendation }: ChangeRequest): boolean {
  const moves = action !== null && change.dueDate !== undefined && change.dueDate !== action.due.end;
  return moves && !mayMoveDate(viewer, plan, action, recommendation);
}

function changeRecommendation(request: ChangeRequest): Recommendation | null {
  const { change, recommendation, at } = request;
  const changes: FieldChange[] = [];
  const noteIsNarrative = change.note !== undefined && (change.rag !== undefined || !touchesAction(request));
  const rag = change.rag ?? recommendation.rag;
  const narrative = noteIsNarrative ? (change.note ?? null) : recommendation.narrative;
  pushChange(changes, 'rag', recommendation.rag, rag);
  pushChange(changes, 'narrative', recommendation.narrative, narrative);
  if (change.evidence && !request.action) changes.push(evidenceGiven(change.evidence));
  if (changes.length === 0) return null;
  return {
    ...recommendation,
    rag,
    narrative,
    ratedAt: at,
    lastUpdate: entry(request, null, recommendationEntryId(request.id), changes),
  };
}

function changeAction(request: ChangeRequest): Action | null {
  const { change, action, at } = request;
  if (!action || !touchesAction(request)) return null;
  const changes: FieldChange[] = [];
  const status = change.status ?? action.status;
  const asks = asksForDate(request);
  const dueDate = (asks ? null : change.dueDate) ?? action.due.end;
  const progress = change.note !== undefined && change.rag === undefined ? change.note : action.progress;
  pushChange(changes, 'status', action.status, status);
  pushChange(changes, 'dueDate', action.due.end, dueDate);
  if (asks) pushChange(changes, 'askedDate', action.due.end, change.dueDate ?? null);
  pushChange(changes, 'progress', action.progress, progress);
  const ownerPostIds = change.ownerPostId === undefined ? action.ownerPostIds : [change.ownerPostId];
  pushChange(changes, 'owners', titles(action.ownerPostIds, request), titles(ownerPostIds, request));
  if (change.evidence) changes.push(evidenceGiven(change.evidence));
  if (changes.length === 0) return null;
  return {
    ...(dueDate ? withDueDate(action, dueDate) : action),
    status,
    progress,
    ownerPostIds,
    closedAt: isClosed(status) ? (action.closedAt ?? at) : null,
    lastUpdate: entry(request, action, actionEntryId(request.id), changes),
  };
}

/** Nothing moves, and somebody says so: an entry without changes, in which the position stands again. */
function confirmed(request: ChangeRequest): PlannedChange {
  const { recommendation, action, actions, at } = request;
  const note = standingPosition(recommendation, action, actions.length) ?? nothingNew;
  if (!action || actions.length === 1) {
    const lastUpdate = entry(request, null, recommendationEntryId(request.id), []);
    return {
      recommendation: {
        ...recommendation,
        ratedAt: at,
        lastUpdate: { ...lastUpdate, note },
      },
      action: null,
    };
  }
  const lastUpdate = entry(request, action, actionEntryId(request.id), []);
  return {
    recommendation: null,
    action: { ...action, lastUpdate: { ...lastUpdate, note } },
  };
}

/**
 * The position that stands once more when somebody says that nothing has changed; null where none was written.
 *
 * @param actionCount of the recommendation: a single action and its recommendation speak for each other
 */
export function standingPosition(
  recommendation: Pick<Recommendation, 'narrative'>,
  action: Pick<Action, 'progress'> | null,
  actionCount: number,
): string | null {
  const { narrative } = recommendation;
  if (!action) return narrative;
  return actionCount === 1 ? (narrative ?? action.progress) : (action.progress ?? narrative);
}

/** What an entry says that confirms a position nobody has written yet. */
const nothingNew = 'No change.';

function touchesAction({ change, action }: ChangeRequest): boolean {
  if (!action) return false;
  const aboutAction =
    change.status !== undefined ||
    change.dueDate !== undefined ||
    change.ownerPostId !== undefined ||
    change.evidence !== undefined;
  return aboutAction || (change.note !== undefined && change.rag === undefined);
}

function entry(
  request: ChangeRequest,
  action: Action | null,
  id: string,
  changes: FieldChange[],
): UpdateEntry {
  const { viewer, from, at, change, recommendation } = request;
  return {
    id,
    at,
    by: viewer.person,
    postId: postActedFor(viewer, action, recommendation),
    from,
    note: change.reason ?? change.note ?? null,
    changes,
    evidence: changes.some(({ field }) => field === 'evidence') ? (change.evidence ?? null) : null,
  };
}

function titles(ids: readonly string[], { postById }: ChangeRequest): string | null {
  return ids.map((id) => postById(id)?.title ?? id).join(', ') || null;
}

function pushChange(
  changes: FieldChange[],
  field: FieldChange['field'],
  before: string | null,
  after: string | null,
): void {
  if (before !== after) changes.push({ field, before, after });
}

function evidenceGiven(evidence: NonNullable<Change['evidence']>): FieldChange {
  return { field: 'evidence', before: null, after: evidence.url };
}
