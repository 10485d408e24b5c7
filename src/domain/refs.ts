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

/** A ref by the letters and digits it is written with, zeros and all. */
export function spellingOf(ref: string): string {
  return ref.toUpperCase().replace(/[\s()-]+/g, '');
}

/**
 * Refs compare without case, spaces, brackets, trailing dots or leading zeros: "gt 8." means "GT8", "1" means
 * "01". A dot between digits counts, since "1.11" and "11.1" are two refs.
 */
export function normalRef(ref: string): string {
  return ref
    .toUpperCase()
    .replace(/[\s()-]+/g, '')
    .replace(/\.(?!\d)|(?<!\d)\./g, '')
    .replace(/(?<![\d.])0+(?=\d)/g, '');
}
