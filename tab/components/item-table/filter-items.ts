import type { DueState } from '#domain/due-state';
import type { ActionView, ItemView } from '#domain/view';

export const itemFilters = ['all', 'overdue', 'soon', 'red-amber', 'mine', 'no-owner', 'closed'] as const;
export type ItemFilter = (typeof itemFilters)[number];

export function isItemFilter(text: string | null): text is ItemFilter {
  return itemFilters.some((filter) => filter === text);
}

/** Items of a plan that a filter and a search leave. */
export interface FilteredItems {
  /** How many match. */
  count: number;
  /** Those that match, and what they are part of, in document order. */
  items: ItemView[];
  /** Shown only because a part of them matches. */
  contextIds: ReadonlySet<string>;
}

export interface FilterOptions {
  filter: ItemFilter;
  /** Words that must all appear in refs, text or owners; may be empty. */
  search: string;
  /** The posts of whoever asks, for "mine". */
  postIds: ReadonlySet<string>;
}

export function filterItems(
  items: readonly ItemView[],
  { filter, search, postIds }: FilterOptions,
): FilteredItems {
  const words = search.toLocaleLowerCase('en-GB').split(/\s+/).filter(Boolean);
  const matches = new Set(
    items
      .filter(
        (item) => passes(item, filter, postIds) && words.every((word) => searchText(item).includes(word)),
      )
      .map((item) => item.id),
  );
  const contextIds = ancestorsOf(matches, items);
  return {
    count: matches.size,
    items: items.filter((item) => matches.has(item.id) || contextIds.has(item.id)),
    contextIds,
  };
}

/** How many items each filter would show. */
export function countByFilter(
  items: readonly ItemView[],
  postIds: ReadonlySet<string>,
): Record<ItemFilter, number> {
  const counts = { all: 0, overdue: 0, soon: 0, 'red-amber': 0, mine: 0, 'no-owner': 0, closed: 0 };
  for (const item of items) {
    for (const filter of itemFilters) if (passes(item, filter, postIds)) counts[filter] += 1;
  }
  return counts;
}

function passes(item: ItemView, filter: ItemFilter, postIds: ReadonlySet<string>): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'overdue':
      return hasDueState(item, ['overdue']);
    case 'soon':
      return hasDueState(item, ['due-soon', 'due-today']);
    case 'red-amber':
      return item.rag === 'red' || item.rag === 'amber';
    case 'mine':
      return postsOf(item).some((post) => postIds.has(post.id));
    case 'no-owner':
      return item.actions.some((action) => isOpen(action) && action.owners.length === 0);
    case 'closed':
      return item.actions.length > 0 && !item.actions.some(isOpen);
  }
}

function hasDueState(item: ItemView, states: readonly DueState[]): boolean {
  return item.actions.some((action) => states.includes(action.dueState));
}

function isOpen(action: ActionView): boolean {
  return action.dueState !== 'closed';
}

function postsOf(item: ItemView) {
  return [
    ...item.accountable,
    ...item.leadMembers,
    ...item.actions.flatMap((action) => [...action.owners, ...action.accountable]),
  ];
}

/** Everything a search looks through, once per item. */
const searchTexts = new WeakMap<ItemView, string>();

function searchText(item: ItemView): string {
  const known = searchTexts.get(item);
  if (known !== undefined) return known;
  const text = [
    item.ref,
    ...item.refs,
    item.text,
    ...item.actions.flatMap((action) => [action.ref, action.text]),
    ...postsOf(item).flatMap((post) => [post.title, post.holder ?? '']),
  ]
    .join('\n')
    .toLocaleLowerCase('en-GB');
  searchTexts.set(item, text);
  return text;
}

function ancestorsOf(ids: ReadonlySet<string>, items: readonly ItemView[]): ReadonlySet<string> {
  const parentOf = new Map(items.map((item) => [item.id, item.parentId]));
  const ancestors = new Set<string>();
  for (const id of ids) {
    for (let parent = parentOf.get(id); parent && !ancestors.has(parent); parent = parentOf.get(parent)) {
      if (!ids.has(parent)) ancestors.add(parent);
    }
  }
  return ancestors;
}
