import { rags } from '#domain/rag';
import { statuses } from '#domain/status';
import type { Target } from './filter-rows.ts';
import type { SortKey } from './list-view.ts';

/** Rows in the order asked for. What has no date, rating or update comes last either way. */
export function sortTargets(targets: readonly Target[], sort: SortKey, isDescending: boolean): Target[] {
  if (sort === 'ref') return isDescending ? targets.toReversed() : [...targets];
  const keyOf = keys[sort];
  const keyed = targets.map((target) => ({ target, key: keyOf(target) }));
  const sign = isDescending ? -1 : 1;
  return keyed
    .sort((a, b) => {
      if (a.key === null || b.key === null) return Number(a.key === null) - Number(b.key === null);
      return a.key < b.key ? -sign : a.key > b.key ? sign : 0;
    })
    .map(({ target }) => target);
}

/** ISO days and instants sort as text. */
const keys: Record<Exclude<SortKey, 'ref'>, (target: Target) => string | number | null> = {
  due: ({ action }) => action?.due.end ?? null,
  rag: ({ item }) => (item.rag ? rags.indexOf(item.rag) : null),
  status: ({ action }) => (action ? statuses.indexOf(action.status) : null),
  updated: ({ item }) => item.updatedAt,
  moved: ({ action }) => action?.timesMoved ?? null,
};
