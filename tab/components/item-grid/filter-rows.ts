import type { ActionRow, ItemRow, PlanPost, PlanView } from '#domain/view';
import { quickFilters, type ListView, type QuickFilter } from './list-view.ts';

/** What a filter judges: one action, or a recommendation that has none. */
export interface Target {
  item: ItemRow;
  action: ActionRow | null;
}

/** What of a plan a filter needs besides its rows. */
export interface RowContext {
  posts: ReadonlyMap<string, PlanPost>;
  /** Since when the open period runs. */
  openedAt: string;
}

export function rowContext(plan: Pick<PlanView, 'posts' | 'openedAt'>): RowContext {
  return { posts: new Map(plan.posts.map((post) => [post.id, post])), openedAt: plan.openedAt };
}

export function targetsOf(item: ItemRow): Target[] {
  return item.actions.length > 0
    ? item.actions.map((action) => ({ item, action }))
    : [{ item, action: null }];
}

/** The actions, or recommendations without any, that a view shows. */
export function filterRows(items: readonly ItemRow[], view: ListView, context: RowContext): Target[] {
  const words = view.find.toLocaleLowerCase('en-GB').split(/\s+/).filter(Boolean);
  return items
    .filter((item) => (view.theme === null || item.themeId === view.theme) && has(item, words, context))
    .filter((item) => view.rag === null || (item.rag ?? 'none') === view.rag)
    .flatMap(targetsOf)
    .filter(
      ({ item, action }) =>
        (view.owner === null || ownersOf(item, action).includes(view.owner)) &&
        (view.status === null || action?.status === view.status) &&
        view.quick.every((name) => tests[name]({ item, action }, context)),
    );
}

/** How many recommendations each quick filter alone would show. */
export function countQuick(items: readonly ItemRow[], context: RowContext): Record<QuickFilter, number> {
  const counts = Object.fromEntries(quickFilters.map((name) => [name, 0])) as Record<QuickFilter, number>;
  for (const item of items) {
    const targets = targetsOf(item);
    for (const name of quickFilters) {
      if (targets.some((target) => tests[name](target, context))) counts[name] += 1;
    }
  }
  return counts;
}

const tests: Record<QuickFilter, (target: Target, context: RowContext) => boolean> = {
  overdue: ({ action }) => action?.dueState === 'overdue',
  soon: ({ action }) => action?.dueState === 'due-soon' || action?.dueState === 'due-today',
  slipped: ({ item, action }) => item.movement === 'worse' || (action !== null && hasSlipped(action)),
  red: ({ item }) => item.rag === 'red',
  'no-update': ({ item, action }, { openedAt }) => isOpen(action) && (item.updatedAt ?? '') < openedAt,
  mine: (target, context) => relates(target, context, ['mine']),
  team: (target, context) => relates(target, context, ['mine', 'team']),
  'date-request': ({ action }) => action?.hasDateRequest === true,
  findings: ({ item }) => item.findings > 0,
  'no-owner': ({ action }) => action !== null && isOpen(action) && action.ownerIds.length === 0,
  closed: ({ action }) => !isOpen(action),
};

function isOpen(action: ActionRow | null): boolean {
  return action?.dueState !== 'closed';
}

/** Its date moved later than it was first. */
function hasSlipped(action: ActionRow): boolean {
  const { end } = action.due;
  return isOpen(action) && end !== null && action.firstDueDate !== null && end > action.firstDueDate;
}

function relates(
  { item, action }: Target,
  { posts }: RowContext,
  relations: PlanPost['relation'][],
): boolean {
  const isOurs = (id: string) => relations.includes(posts.get(id)?.relation ?? null);
  if (item.accountableIds.some(isOurs) || item.leadMemberIds.some(isOurs)) return true;
  return action !== null && (action.ownerIds.some(isOurs) || action.accountableIds.some(isOurs));
}

/** Who does it; who answers for it where nobody is said to. */
export function ownersOf(item: ItemRow, action: ActionRow | null): readonly string[] {
  return action ? action.ownerIds : item.accountableIds;
}

function has(item: ItemRow, words: readonly string[], context: RowContext): boolean {
  if (words.length === 0) return true;
  const text = searchText(item, context);
  return words.every((word) => text.includes(word));
}

/** Everything a search looks through, once per item. */
const searchTexts = new WeakMap<ItemRow, string>();

function searchText(item: ItemRow, { posts }: RowContext): string {
  const known = searchTexts.get(item);
  if (known !== undefined) return known;
  const actionIds = item.actions.flatMap((action) => [...action.ownerIds, ...action.accountableIds]);
  const text = [
    item.ref,
    ...item.refs,
    item.text,
    ...item.actions.flatMap((action) => [action.ref, action.text]),
    ...[...item.accountableIds, ...item.leadMemberIds, ...actionIds].flatMap((id) => {
      const post = posts.get(id);
      return post ? [post.title, post.holder ?? ''] : [];
    }),
  ]
    .join('\n')
    .toLocaleLowerCase('en-GB');
  searchTexts.set(item, text);
  return text;
}
