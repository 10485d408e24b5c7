import type { Action } from './action.ts';
import type { Recommendation } from './recommendation.ts';

/** "GT8" when the recommendation has one action, else "GT8/2": what a person types to mean the action. */
export function actionRef(
  recommendation: Pick<Recommendation, 'key'>,
  action: Pick<Action, 'order'>,
  actionsInAll: number,
): string {
  return actionsInAll === 1 ? recommendation.key : `${recommendation.key}/${action.order}`;
}

/** Refs compare without case, spaces, dots or leading zeros: "gt 8." means "GT8", "1" means "01". */
export function normalRef(ref: string): string {
  return ref
    .toUpperCase()
    .replace(/[\s.()-]+/g, '')
    .replace(/(^|\D)0+(?=\d)/g, '$1');
}
