import type { ItemRow, PlanView } from '#domain/view';
import { strings } from '#tab/strings';
import { filterRows, ownersOf, rowContext, type RowContext, type Target } from './filter-rows.ts';
import type { Grouping, ListView } from './list-view.ts';
import { sortTargets } from './sort-rows.ts';

/** One line of the list. It names rows by id, so that it can stay where it is while they change. */
export type Line = GroupLine | RowLine;

export interface GroupLine {
  kind: 'group';
  key: string;
  title: string;
  /** Who leads it. */
  note: string | null;
  summary: string | null;
  /** How many recommendations stand under it. */
  count: number;
}

export interface RowLine {
  kind: 'row';
  key: string;
  groupKey: string | null;
  itemId: string;
  /** The action shown; null for a recommendation with none, or with several beneath it. */
  actionId: string | null;
  /** A recommendation with its only action; one of several actions beneath it; or one of several by itself. */
  shows: 'item' | 'part' | 'action';
  /** 0 for a recommendation, more for what is part of it. */
  depth: number;
  /** Stands here only because a part of it does. */
  isContext: boolean;
}

export interface Lines {
  lines: Line[];
  /** How many recommendations match. */
  count: number;
}

/** A plan as a view lists it: by theme in the plan's own order as a tree, otherwise action by action. */
export function linesOf(
  plan: Pick<PlanView, 'items' | 'posts' | 'openedAt' | 'themes'>,
  view: ListView,
): Lines {
  const context = rowContext(plan);
  const targets = filterRows(plan.items, view, context);
  const count = new Set(targets.map(({ item }) => item.id)).size;
  const isTree =
    view.sort === 'ref' && !view.isDescending && (view.group === 'theme' || view.group === 'none');
  const groups = isTree
    ? treeGroups(plan, targets, view.group)
    : flatGroups(plan, sortTargets(targets, view.sort, view.isDescending), view.group, context);
  const isFlat = view.group === 'none' || (view.group === 'theme' && groups.every(({ key }) => key === ''));
  return {
    count,
    lines: groups.flatMap(({ key, title, note, summary, rows }): Line[] => {
      if (isFlat) return rows.map((row) => ({ ...row, groupKey: null }));
      const groupKey = `group ${key}`;
      const own = rows.filter((row) => row.shows !== 'part' && !row.isContext);
      const inGroup = isTree ? own.length : new Set(own.map((row) => row.itemId)).size;
      return [
        { kind: 'group', key: groupKey, title, note, summary, count: inGroup },
        ...rows.map((row) => ({ ...row, key: `${groupKey} ${row.key}`, groupKey })),
      ];
    }),
  };
}

interface Group extends Pick<GroupLine, 'title' | 'note' | 'summary'> {
  /** Empty for what belongs nowhere. */
  key: string;
  rows: Omit<RowLine, 'groupKey'>[];
}

function themeGroups(
  { themes }: Pick<PlanView, 'themes'>,
  rowsOf: (themeId: string | null) => Group['rows'],
): Group[] {
  return [
    ...themes.map(({ id, ref, title, leads, summary }) => ({
      key: id,
      title: [ref, title].filter(Boolean).join(' '),
      note: leads.length > 0 ? strings.plan.lead(leads.map((post) => post.title).join(', ')) : null,
      summary,
      rows: rowsOf(id),
    })),
    { key: '', title: strings.plan.otherItems, note: null, summary: null, rows: rowsOf(null) },
  ].filter(({ rows }) => rows.length > 0);
}

/** Each recommendation followed by its actions where it has several, and by its parts. */
function treeGroups(
  plan: Pick<PlanView, 'items' | 'themes'>,
  targets: readonly Target[],
  grouping: Grouping,
): Group[] {
  const matching = new Set(targets.map(({ item }) => item.id));
  const isAll = matching.size === plan.items.length;
  const context = isAll ? new Set<string>() : ancestorsOf(matching, plan.items);
  const shown = plan.items.filter(({ id }) => matching.has(id) || context.has(id));
  const shownIds = new Set(shown.map(({ id }) => id));
  const partsOf = groupBy(shown, ({ parentId }) => (parentId && shownIds.has(parentId) ? parentId : null));
  const rowsFrom = (item: ItemRow, depth: number): Group['rows'] => {
    const rows = itemRows(item, depth, context.has(item.id));
    for (const part of partsOf.get(item.id) ?? []) rows.push(...rowsFrom(part, depth + 1));
    return rows;
  };
  const tops = partsOf.get(null) ?? [];
  if (grouping === 'none') {
    return [
      { key: '', title: '', note: null, summary: null, rows: tops.flatMap((item) => rowsFrom(item, 0)) },
    ];
  }
  const known = new Set(plan.themes.map(({ id }) => id));
  const byTheme = groupBy(tops, ({ themeId }) => (themeId && known.has(themeId) ? themeId : null));
  return themeGroups(plan, (themeId) => (byTheme.get(themeId) ?? []).flatMap((item) => rowsFrom(item, 0)));
}

function itemRows(item: ItemRow, depth: number, isContext: boolean): Group['rows'] {
  const [only, ...others] = item.actions;
  const line = { kind: 'row', itemId: item.id, depth, isContext } as const;
  if (others.length === 0) return [{ ...line, key: item.id, actionId: only?.id ?? null, shows: 'item' }];
  return [
    { ...line, key: item.id, actionId: null, shows: 'item' },
    ...item.actions.map(({ id }) => ({ ...line, key: id, actionId: id, shows: 'part' as const })),
  ];
}

function flatGroups(
  plan: Pick<PlanView, 'themes'>,
  targets: readonly Target[],
  grouping: Grouping,
  context: RowContext,
): Group[] {
  const rows = (under: readonly Target[] | undefined): Group['rows'] => (under ?? []).map(flatRow);
  if (grouping === 'none') return [{ key: '', title: '', note: null, summary: null, rows: rows(targets) }];
  if (grouping === 'theme') {
    const known = new Set(plan.themes.map(({ id }) => id));
    const byTheme = groupBy(targets, ({ item: { themeId } }) =>
      themeId && known.has(themeId) ? themeId : null,
    );
    return themeGroups(plan, (themeId) => rows(byTheme.get(themeId)));
  }
  const placed = targets.flatMap((target) =>
    headingsOf[grouping](target, context).map((heading) => ({ heading, target })),
  );
  const byHeading = groupBy(placed, ({ heading }) => heading);
  return [...byHeading]
    .sort(([a], [b]) => Number(a === '') - Number(b === '') || a.localeCompare(b, 'en-GB', { numeric: true }))
    .map(([heading, under]) => ({
      key: heading,
      title: titleOf(grouping, heading),
      note: null,
      summary: null,
      rows: rows(under.map(({ target }) => target)),
    }));
}

function flatRow({ item, action }: Target): Group['rows'][number] {
  const isOneOfSeveral = item.actions.length > 1;
  return {
    kind: 'row',
    key: action?.id ?? item.id,
    itemId: item.id,
    actionId: action?.id ?? null,
    shows: isOneOfSeveral ? 'action' : 'item',
    depth: 0,
    isContext: false,
  };
}

/** What a row stands under; several owners each have it under their name. Empty for none. */
const headingsOf = {
  owner: ({ item, action }, { posts }) =>
    orNone(ownersOf(item, action).map((id) => posts.get(id)?.title ?? id)),
  directorate: ({ item, action }, { posts }) =>
    orNone([...new Set(ownersOf(item, action).map((id) => posts.get(id)?.directorate ?? id))]),
  month: ({ action }) => [action?.due.end?.slice(0, 7) ?? ''],
} satisfies Record<string, (target: Target, context: RowContext) => string[]>;

function groupBy<T, Key>(values: readonly T[], keyOf: (value: T) => Key): Map<Key, T[]> {
  const groups = new Map<Key, T[]>();
  for (const value of values) {
    const key = keyOf(value);
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}

function orNone(headings: string[]): string[] {
  return headings.length > 0 ? headings : [''];
}

const monthForm = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', month: 'long', year: 'numeric' });

function titleOf(grouping: 'owner' | 'directorate' | 'month', heading: string): string {
  if (grouping !== 'month') return heading || strings.plan.noOwner;
  return heading ? monthForm.format(new Date(`${heading}-01T00:00:00Z`)) : strings.plan.noDate;
}

function ancestorsOf(ids: ReadonlySet<string>, items: readonly ItemRow[]): ReadonlySet<string> {
  const parentOf = new Map(items.map((item) => [item.id, item.parentId]));
  const ancestors = new Set<string>();
  for (const id of ids) {
    for (let parent = parentOf.get(id); parent && !ancestors.has(parent); parent = parentOf.get(parent)) {
      if (!ids.has(parent)) ancestors.add(parent);
    }
  }
  return ancestors;
}
