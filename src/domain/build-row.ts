import { dueState, daysLate, daysLateAgainstFirst } from './due-state.ts';
import { itemFindings } from './findings.ts';
import type { ItemParts, Versioned } from './build-view.ts';
import type { Action } from './action.ts';
import type { IsoInstant } from './dates.ts';
import { openRequest } from './date-request.ts';
import { mayBecome, mayUpdateRecommendation } from './permissions.ts';
import type { Period, Plan } from './plan.ts';
import { movement } from './rag.ts';
import { actionRef } from './refs.ts';
import type { ActionRow, ItemRow } from './view.ts';

export interface RowParts extends ItemParts {
  /** Links given for the item or any of its actions. */
  evidenceCount: number;
}

/** One item as a plan's list shows it: what a row says, is found and sorted by, and no long text besides. */
export function itemRow(parts: RowParts): ItemRow {
  const { plan, recommendation, actions, viewer, today, postById, evidenceCount } = parts;
  const { value } = recommendation;
  const previousRag = lastEarlierRag(parts);
  const instants = [value.lastUpdate?.at, ...actions.map((action) => action.value.lastUpdate?.at)];
  return {
    id: value.id,
    ref: value.key,
    refs: value.refs,
    parentId: value.parentId,
    themeId: value.themeId,
    text: value.text,
    priority: value.priority,
    rag: value.rag,
    previousRag,
    movement: movement(previousRag, value.rag),
    leadMemberIds: value.leadMemberPostIds,
    accountableIds: value.accountablePostIds,
    actions: actions.map((action) => actionRow(action, parts)),
    updatedAt: instants.reduce<string | null>((last, at) => (at && at > (last ?? '') ? at : last), null),
    findings: itemFindings({
      plan,
      recommendation: value,
      actions: actions.map((action) => action.value),
      evidenceCount,
      postById,
      today,
    }).length,
    mayUpdate: mayUpdateRecommendation(
      viewer,
      value,
      actions.map((action) => action.value),
    ),
    version: shortHash([recommendation, ...actions].map(({ eTag }) => eTag).join(' ')),
  };
}

function actionRow({ value: action }: Versioned<Action>, parts: RowParts): ActionRow {
  const { recommendation, actions, viewer, today, dateChangesOf } = parts;
  const { kind, start, end, text } = action.due;
  return {
    id: action.id,
    ref: actionRef(recommendation.value, action, actions.length),
    text: action.text,
    ownerIds: action.ownerPostIds,
    accountableIds: action.accountablePostIds,
    due: { kind, start, end, text: (start ?? end) ? '' : text },
    dueState: dueState(action, today),
    daysLate: daysLate(action, today),
    firstDueDate: action.firstDueDate,
    daysLateAgainstFirst: daysLateAgainstFirst(action, today),
    timesMoved: action.timesMoved,
    status: action.status,
    hasDateRequest: openRequest(action, dateChangesOf(action.id)) !== null,
    mayUpdate: mayBecome(viewer, action, recommendation.value).length > 0,
  };
}

/** The moment the open period began: what was updated before it has not been updated in it. */
export function openedAt(plan: Pick<Plan, 'importedAt'>, periods: readonly Period[]): IsoInstant {
  return periods.reduce(
    (last, { closedAt }) => (closedAt && closedAt > last ? closedAt : last),
    plan.importedAt,
  );
}

/** Of the last closed period that has one, the baseline included. */
function lastEarlierRag({ periods, ratings }: ItemParts) {
  const closed = periods.filter(({ closedAt }) => closedAt !== null).map(({ id }) => id);
  const rated = ratings.filter(({ periodId, rag }) => rag !== null && closed.includes(periodId));
  return (
    rated.toSorted((a, b) => closed.indexOf(a.periodId) - closed.indexOf(b.periodId)).at(-1)?.rag ?? null
  );
}

/** FNV-1a: enough to notice that a row changed, a tenth of the eTags' length. */
function shortHash(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0).toString(36);
}
