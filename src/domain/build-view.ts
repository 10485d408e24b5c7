import type { Action } from './action.ts';
import type { IsoDate } from './dates.ts';
import type { DateChange } from './date-change.ts';
import type { Decision } from './decision.ts';
import { daysLate, daysLateAgainstFirst, dueState } from './due-state.ts';
import type { Finding } from './finding.ts';
import {
  mayBecome,
  mayMoveDate,
  maySettleDates,
  mayUpdateAction,
  mayUpdateRecommendation,
  type Viewer,
} from './permissions.ts';
import { mayWithdraw, openRequest, postsThatAgreeDates, withCarried } from './date-request.ts';
import type { Period, Plan, Rating, Theme } from './plan.ts';
import type { Post } from './post.ts';
import { movement, type Rag } from './rag.ts';
import type { Recommendation } from './recommendation.ts';
import { actionRef } from './refs.ts';
import type { Evidence, Update, UpdateEntry } from './update.ts';
import type {
  ActionView,
  DateChangeView,
  DateRequestView,
  ItemDetail,
  ItemView,
  PostView,
  RatingView,
  UpdateView,
} from './view.ts';

/** A value with what a write to it must be based on. */
export interface Versioned<T> {
  value: T;
  eTag: string;
}

/** Everything one item's view is made from. */
export interface ItemParts {
  plan: Plan;
  /** In document order. */
  periods: readonly Period[];
  recommendation: Versioned<Recommendation>;
  /** In document order. */
  actions: readonly Versioned<Action>[];
  ratings: readonly Rating[];
  /** Every move of an action's date, made or asked for. */
  dateChangesOf: (actionId: string) => readonly DateChange[];
  postById: (id: string) => Post | undefined;
  viewer: Viewer;
  today: IsoDate;
}

export interface ItemHistory {
  theme: Theme | null;
  updates: readonly Update[];
  evidence: readonly Evidence[];
  decisions: readonly Decision[];
  findings: readonly Finding[];
  verifiers: readonly Post[];
}

export function itemView(parts: ItemParts): ItemView {
  const { plan, recommendation, actions, viewer, today, postById } = parts;
  const { value } = recommendation;
  const { previousRag, baselineRag } = pastRags(parts);
  return {
    id: value.id,
    planId: plan.id,
    planTitle: plan.title,
    ref: value.key,
    refs: value.refs,
    parentId: value.parentId,
    themeId: value.themeId,
    kind: value.kind,
    text: value.text,
    level: value.level,
    priority: value.priority,
    rag: value.rag,
    previousRag,
    baselineRag,
    movement: movement(previousRag, value.rag),
    narrative: value.narrative,
    leadMembers: postViews(value.leadMemberPostIds, postById),
    accountable: postViews(value.accountablePostIds, postById),
    actions: actions.map((action) => actionView(action, parts)),
    updatedAt: newestUpdate(value, actions),
    mayUpdate: mayUpdateRecommendation(
      viewer,
      value,
      actions.map((action) => action.value),
    ),
    eTag: recommendation.eTag,
  };

  function actionView({ value: action, eTag }: Versioned<Action>, { recommendation }: ItemParts): ActionView {
    return {
      id: action.id,
      recommendationId: action.recommendationId,
      planId: action.planId,
      ref: actionRef(recommendation.value, action, actions.length),
      text: action.text,
      owners: postViews(action.ownerPostIds, postById),
      accountable: postViews(action.accountablePostIds, postById),
      due: action.due,
      dueState: dueState(action, today),
      daysLate: daysLate(action, today),
      firstDueDate: action.firstDueDate,
      daysLateAgainstFirst: daysLateAgainstFirst(action, today),
      timesMoved: action.timesMoved,
      status: action.status,
      progress: action.progress,
      mayUpdate: mayUpdateAction(viewer, action, recommendation.value),
      dateAgreedBy: mayMoveDate(viewer, plan, action, recommendation.value)
        ? null
        : postsThatAgreeDates(action, recommendation.value, postById).map(postView),
      dateRequest: dateRequestView(action, parts),
      mayBecome: mayBecome(viewer, action, recommendation.value),
      eTag,
    };
  }
}

/** What it was rated when a period last closed, and at the baseline. */
export function pastRags(parts: Pick<ItemParts, 'periods' | 'ratings'>): {
  previousRag: Rag | null;
  baselineRag: Rag | null;
} {
  const past = closedRatings(parts);
  const baseline = past.find((rating) => rating.kind === 'baseline');
  return { previousRag: lastRated(past)?.rag ?? null, baselineRag: baseline?.rag ?? null };
}

export function itemDetail(parts: ItemParts, history: ItemHistory): ItemDetail {
  const item = itemView(parts);
  const { value } = parts.recommendation;
  const refOf = new Map(item.actions.map((action) => [action.id, action.ref]));
  return {
    ...item,
    themeTitle: history.theme?.title ?? null,
    response: value.response,
    documentEvidence: value.documentEvidence,
    impact: value.impact,
    background: value.background,
    figures: value.figures,
    ratings: allRatings(parts),
    history: newestFirst(history.updates, parts, refOf),
    evidence: history.evidence.map(({ id, title, url, addedBy, addedAt }) => ({
      id,
      title,
      url,
      by: addedBy.name,
      at: addedAt,
    })),
    dateChanges: parts.actions.flatMap(({ value }) =>
      dateChangeViews(value, refOf.get(value.id) ?? item.ref, parts),
    ),
    decisions: history.decisions
      .filter(({ takenBackAt }) => takenBackAt === null)
      .map(({ text, meeting, meetingDate, recordedBy }) => ({
        ...{ text, meeting, meetingDate },
        by: recordedBy.name,
      })),
    findings: [...history.findings],
    verifiers: history.verifiers.map(postView),
  };
}

export function postViews(ids: readonly string[], postById: (id: string) => Post | undefined): PostView[] {
  return ids.map((id) => {
    const post = postById(id);
    return post ? postView(post) : { id, title: id, holder: null };
  });
}

export function postView({ id, title, holder }: Post): PostView {
  return { id, title, holder: holder?.name ?? null };
}

function dateRequestView(
  action: Action,
  { recommendation, viewer, dateChangesOf, postById }: ItemParts,
): DateRequestView | null {
  const request = openRequest(action, dateChangesOf(action.id));
  if (!request) return null;
  const { id, from, to, reason, requestedBy, requestedAt } = request;
  return {
    ...{ id, from, to, reason },
    by: requestedBy.name,
    at: requestedAt,
    askedOf: postsThatAgreeDates(action, recommendation.value, postById).map(postView),
    mayDecide: maySettleDates(viewer, action, recommendation.value),
    mayWithdraw: mayWithdraw(viewer, request),
  };
}

function dateChangeViews(action: Action, actionRef: string, { dateChangesOf }: ItemParts): DateChangeView[] {
  const known = dateChangesOf(action.id);
  const open = openRequest(action, known);
  return withCarried(action, known).map(
    ({ id, from, to, reason, state, requestedBy, requestedAt, ...end }) => ({
      ...{ id, actionRef, from, to, reason },
      state: state === 'requested' && id !== open?.id ? 'lapsed' : state,
      by: requestedBy.name,
      at: requestedAt,
      decidedBy: end.decidedBy?.name ?? null,
      decidedAt: end.decidedAt,
    }),
  );
}

function closedRatings({ periods, ratings }: Pick<ItemParts, 'periods' | 'ratings'>): RatingView[] {
  const byPeriod = new Map(ratings.map((rating) => [rating.periodId, rating]));
  return periods.flatMap((period) => {
    const rating = byPeriod.get(period.id);
    if (period.closedAt === null || !rating) return [];
    return [{ period: period.label, kind: period.kind, rag: rating.rag, narrative: rating.narrative }];
  });
}

/** Where the last period has no rating, the one before it is what a new one is compared with. */
function lastRated<T extends Pick<RatingView, 'rag'>>(past: readonly T[]): T | null {
  return past.findLast(({ rag }) => rag !== null) ?? null;
}

function allRatings(parts: ItemParts): RatingView[] {
  const { rag, narrative } = parts.recommendation.value;
  const open = parts.periods.filter((period) => period.closedAt === null);
  return [
    ...closedRatings(parts),
    ...open.map((period) => ({ period: period.label, kind: period.kind, rag, narrative })),
  ];
}

/** All that was said or set about an item and its actions, the newest first. */
export function historyView(parts: ItemParts, updates: readonly Update[]): UpdateView[] {
  return newestFirst(updates, parts, new Map(itemView(parts).actions.map(({ id, ref }) => [id, ref])));
}

/** The log, with the entry a row still carries alone when its append has not landed yet. */
function newestFirst(
  updates: readonly Update[],
  { recommendation, actions, postById }: ItemParts,
  refOf: ReadonlyMap<string, string>,
): UpdateView[] {
  const logged = new Set(updates.map((update) => update.id));
  const carried: { entry: UpdateEntry; actionId: string | null }[] = [
    { entry: recommendation.value.lastUpdate, actionId: null },
    ...actions.map(({ value }) => ({ entry: value.lastUpdate, actionId: value.id })),
  ].filter((row): row is { entry: UpdateEntry; actionId: string | null } =>
    Boolean(row.entry && !logged.has(row.entry.id)),
  );
  // Reversed first, so that of two entries in the same instant the one logged last comes first.
  return [...updates.map((entry) => ({ entry, actionId: entry.actionId })), ...carried]
    .toReversed()
    .map(({ entry, actionId }) => ({
      id: entry.id,
      at: entry.at,
      by: entry.by.name,
      post: entry.postId ? (postById(entry.postId)?.title ?? null) : null,
      from: entry.from,
      note: entry.note,
      changes: entry.changes,
      actionRef: actionId ? (refOf.get(actionId) ?? null) : null,
    }))
    .toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
}

function newestUpdate(recommendation: Recommendation, actions: readonly Versioned<Action>[]): string | null {
  const instants = [recommendation.lastUpdate?.at, ...actions.map(({ value }) => value.lastUpdate?.at)];
  return instants.reduce<string | null>((newest, at) => (at && (!newest || at > newest) ? at : newest), null);
}
