import { rags, type Rag } from '#domain/rag';
import { statuses, type Status } from '#domain/status';

/** What of a plan is listed and how; the whole of it stands in the address, so that any view is a link. */
export interface ListView {
  /** All of them hold for what is shown. */
  quick: readonly QuickFilter[];
  /** Words that must all appear in refs, text or owners. */
  find: string;
  /** A post's id. */
  owner: string | null;
  /** A theme's id. */
  theme: string | null;
  rag: Rag | 'none' | null;
  status: Status | null;
  group: Grouping;
  sort: SortKey;
  isDescending: boolean;
}

export const quickFilters = [
  'overdue',
  'soon',
  'slipped',
  'red',
  'no-update',
  'mine',
  'team',
  'date-request',
  'findings',
  'no-owner',
  'closed',
] as const;
export type QuickFilter = (typeof quickFilters)[number];

export const groupings = ['theme', 'owner', 'directorate', 'month', 'none'] as const;
export type Grouping = (typeof groupings)[number];

/** `ref` is the plan's own order. */
export const sortKeys = ['ref', 'due', 'rag', 'status', 'updated', 'moved'] as const;
export type SortKey = (typeof sortKeys)[number];

/** Everything, as the document has it. */
export const wholePlan: ListView = {
  quick: [],
  find: '',
  owner: null,
  theme: null,
  rag: null,
  status: null,
  group: 'theme',
  sort: 'ref',
  isDescending: false,
};

/** What an address asks for; what it does not say, or says wrongly, is as in the whole plan. */
export function listViewOf(params: URLSearchParams): ListView {
  const shown = (params.get('show') ?? '').split(',');
  return {
    quick: quickFilters.filter((name) => shown.includes(name)),
    find: params.get('find') ?? '',
    owner: params.get('owner'),
    theme: params.get('theme'),
    rag: known([...rags, 'none'] as const, params.get('rag')),
    status: known(statuses, params.get('status')),
    group: known(groupings, params.get('group')) ?? wholePlan.group,
    sort: known(sortKeys, params.get('sort')) ?? wholePlan.sort,
    isDescending: params.get('order') === 'down',
  };
}

/** The same as an address says it: only what differs from the whole plan. */
export function paramsOf(view: ListView): URLSearchParams {
  const said = {
    show: view.quick.join(','),
    find: view.find,
    owner: view.owner,
    theme: view.theme,
    rag: view.rag,
    status: view.status,
    group: view.group === wholePlan.group ? null : view.group,
    sort: view.sort === wholePlan.sort ? null : view.sort,
    order: view.isDescending ? 'down' : null,
  };
  return new URLSearchParams(
    Object.entries(said).filter((entry): entry is [string, string] => Boolean(entry[1])),
  );
}

/** How much of the plan it leaves out, counted in filters. */
export function filterCount(view: ListView): number {
  const chosen = [view.find.trim(), view.owner, view.theme, view.rag, view.status];
  return view.quick.length + chosen.filter(Boolean).length;
}

function known<T extends string>(values: readonly T[], text: string | null): T | null {
  return values.find((value) => value === text) ?? null;
}
