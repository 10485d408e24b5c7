import type { Versioned } from '#domain/build-view';
import { actionEntryId, planChange, recommendationEntryId, type Change } from '#domain/change';
import type { Action } from '#domain/action';
import type { IsoInstant } from '#domain/dates';
import type { Recommendation } from '#domain/recommendation';
import type { FieldChange, UpdateEntry, UpdateSource } from '#domain/update';
import { isAsSeen } from './is-as-seen.ts';
import { readItemParts, type Reading } from './read-plan.ts';

/** One change to one item, as somebody asked for it. */
export interface ItemUpdate {
  /** Client key: a repeated delivery of the same request changes nothing twice. */
  id: string;
  recommendationId: string;
  actionId: string | null;
  change: Change;
  /** eTags of the rows the person was looking at. */
  basedOn: { item: string; action: string | null };
}

/** What is to be done about an update, judged on one reading. Nothing is written yet. */
export type UpdateDecision =
  /** Rows to write, each with its entry on it; null where that row stays. */
  | {
      kind: 'write';
      recommendation: Versioned<Recommendation> | null;
      action: Versioned<Action> | null;
      changes: FieldChange[];
    }
  /** This very request stands already. */
  | { kind: 'kept' }
  /** Somebody else was first. */
  | { kind: 'changed' }
  | { kind: 'problems'; problems: string[] }
  | { kind: 'forbidden'; message: string };

/** @throws {NotFoundError} when there is no such item, or not for this person */
export function decideUpdate(
  reading: Reading,
  update: ItemUpdate,
  { from, at }: { from: UpdateSource; at: IsoInstant },
): UpdateDecision {
  const { snapshot } = reading;
  const { plan, recommendation, actions } = readItemParts(reading, update.recommendationId);
  const action = actions.find(({ value }) => value.id === update.actionId) ?? null;
  if (update.actionId && !action) {
    return { kind: 'problems', problems: [`${recommendation.value.key} has no such action.`] };
  }

  const isKept = (row: Versioned<{ lastUpdate: UpdateEntry | null }> | null, entryId: string) =>
    row?.value.lastUpdate?.id === entryId || snapshot.get('updates', entryId) !== undefined;
  const itemKept = isKept(recommendation, recommendationEntryId(update.id));
  const actionKept = isKept(action, actionEntryId(update.id));
  const itemRow = snapshot.get('recommendations', recommendation.value.id);
  const actionRow = action ? snapshot.get('actions', action.value.id) : undefined;
  const itemStale = !itemKept && !isAsSeen(itemRow, update.basedOn.item);
  const actionStale = action !== null && !actionKept && !isAsSeen(actionRow, update.basedOn.action);

  const outcome = planChange({
    id: update.id,
    change: update.change,
    plan,
    recommendation: recommendation.value,
    action: action?.value ?? null,
    actions: actions.map(({ value }) => value),
    evidenceCount: snapshot.byRecommendation('evidence', update.recommendationId).length,
    viewer: reading.viewer,
    postById: (id) => snapshot.get('posts', id)?.value,
    from,
    at,
  });
  if (!outcome.ok) {
    if (outcome.reason === 'forbidden') return { kind: 'forbidden', message: outcome.message };
    if (itemKept || actionKept) return { kind: 'kept' };
    return itemStale || actionStale ? { kind: 'changed' } : { kind: 'problems', problems: outcome.problems };
  }
  const nextItem = itemKept ? null : outcome.planned.recommendation;
  const nextAction = actionKept ? null : outcome.planned.action;
  if ((nextItem && itemStale) || (nextAction && actionStale)) return { kind: 'changed' };
  if (!nextItem && !nextAction) return { kind: 'kept' };
  return {
    kind: 'write',
    recommendation: nextItem && { value: nextItem, eTag: recommendation.eTag },
    action: nextAction && action && { value: nextAction, eTag: action.eTag },
    changes: [...(nextItem?.lastUpdate?.changes ?? []), ...(nextAction?.lastUpdate?.changes ?? [])],
  };
}
