import type { Action } from './action.ts';
import { addDays, type IsoDate } from './dates.ts';
import { daysLateAgainstFirst, dueState, soonDays } from './due-state.ts';
import { planFigures, withoutParents } from './figures.ts';
import type { Period, Plan, Rating, Theme } from './plan.ts';
import { movement, rags, type Rag } from './rag.ts';
import type { Recommendation } from './recommendation.ts';
import { actionRef } from './refs.ts';
import type {
  HeatRow,
  MovementCounts,
  OverviewAction,
  OverviewItem,
  PlanOverview,
  RagCounts,
} from './overview-view.ts';

/** One plan's rows, everything of it. */
export interface OverviewRows {
  plan: Plan;
  periods: readonly Period[];
  themes: readonly Theme[];
  recommendations: readonly Recommendation[];
  actions: readonly Action[];
  ratings: readonly Rating[];
}

/** What leadership looks at first: where a plan stands, how it moved, and what is coming. */
export function planOverview(rows: OverviewRows, today: IsoDate): PlanOverview {
  const { plan, recommendations, actions } = rows;
  const periods = rows.periods.toSorted((a, b) => a.order - b.order);
  const items = withoutParents(recommendations).toSorted((a, b) => a.order - b.order);
  const ragIn = ratingsByPeriod(rows.ratings);
  const open = periods.find(({ closedAt }) => closedAt === null) ?? null;
  const closed = periods.filter(({ closedAt }) => closedAt !== null);
  const previous = closed.at(-1) ?? null;
  const baseline = closed.find(({ kind }) => kind === 'baseline') ?? null;
  /** A closed period's rating was kept; the open one's stands on the recommendation. */
  const ragAt = (item: Recommendation, period: Period): Rag | null =>
    period.closedAt === null ? item.rag : (ragIn.get(period.id)?.get(item.id) ?? null);
  const until = open?.cutOff && open.cutOff >= today ? open.cutOff : addDays(today, soonDays);
  return {
    id: plan.id,
    title: plan.title,
    source: plan.source,
    importedAt: plan.importedAt,
    openPeriod: open?.label ?? null,
    figures: planFigures(recommendations, actions, today),
    periods: periods.map((period) => ({
      id: period.id,
      label: period.label,
      isOpen: period.closedAt === null,
      byRag: countRags(items.map((item) => ragAt(item, period))),
    })),
    sinceLast: previous && movements(items, (item) => ragAt(item, previous)),
    sinceBaseline:
      baseline && baseline !== previous ? movements(items, (item) => ragAt(item, baseline)) : null,
    heat: heatRows(items, rows.themes, (item) => periods.map((period) => ragAt(item, period))),
    slipping: slipping(items, actions, (item) => (previous ? ragAt(item, previous) : null), today),
    next: {
      until,
      isCutOff: until === open?.cutOff,
      actions: dueBy(until, recommendations, actions, today),
    },
  };
}

function ratingsByPeriod(ratings: readonly Rating[]): Map<string, Map<string, Rag | null>> {
  const byPeriod = new Map<string, Map<string, Rag | null>>();
  for (const { periodId, recommendationId, rag } of ratings) {
    const ofPeriod = byPeriod.get(periodId) ?? new Map<string, Rag | null>();
    byPeriod.set(periodId, ofPeriod.set(recommendationId, rag));
  }
  return byPeriod;
}

function countRags(given: readonly (Rag | null)[]): RagCounts {
  const counts: RagCounts = { red: 0, amber: 0, green: 0, blue: 0, none: 0 };
  for (const rag of given) counts[rag ?? 'none'] += 1;
  return counts;
}

function movements(
  items: readonly Recommendation[],
  before: (item: Recommendation) => Rag | null,
): MovementCounts {
  const counts: MovementCounts = { better: 0, same: 0, worse: 0 };
  for (const item of items) {
    const moved = movement(before(item), item.rag);
    if (moved) counts[moved] += 1;
  }
  return counts;
}

/** Themes in document order; items outside every theme stand last, under no name. */
function heatRows(
  items: readonly Recommendation[],
  themes: readonly Theme[],
  ragsOf: (item: Recommendation) => (Rag | null)[],
): HeatRow[] {
  const known = themes.toSorted((a, b) => a.order - b.order);
  const ids = new Set(known.map(({ id }) => id));
  const groups = [...known, null].map((theme) => ({
    theme: theme && { id: theme.id, ref: theme.ref, title: theme.title },
    own: items.filter(({ themeId }) =>
      theme ? themeId === theme.id : themeId === null || !ids.has(themeId),
    ),
  }));
  return groups
    .filter(({ own }) => own.length > 0)
    .map(({ theme, own }) => {
      const ratings = own.map(ragsOf);
      const periods = ratings[0]?.length ?? 0;
      return {
        theme,
        items: own.length,
        cells: Array.from({ length: periods }, (_, index) =>
          countRags(ratings.map((ofItem) => ofItem[index] ?? null)),
        ),
      };
    });
}

/** Rated worse than last period, or with a date that was moved and not met yet; the worst first. */
function slipping(
  items: readonly Recommendation[],
  actions: readonly Action[],
  before: (item: Recommendation) => Rag | null,
  today: IsoDate,
): OverviewItem[] {
  const openOf = new Map<string, Action[]>();
  for (const action of actions) {
    if (dueState(action, today) === 'closed') continue;
    openOf.set(action.recommendationId, [...(openOf.get(action.recommendationId) ?? []), action]);
  }
  return items
    .map((item) => {
      const open = openOf.get(item.id) ?? [];
      const wasRag = before(item);
      return {
        ...{ id: item.id, ref: item.key, text: item.text, rag: item.rag, wasRag },
        isWorse: movement(wasRag, item.rag) === 'worse',
        timesMoved: Math.max(0, ...open.map(({ timesMoved }) => timesMoved)),
        daysPastFirst: Math.max(0, ...open.map((action) => daysLateAgainstFirst(action, today))),
      };
    })
    .filter(({ isWorse, timesMoved }) => isWorse || timesMoved > 0)
    .toSorted(
      (a, b) =>
        Number(b.isWorse) - Number(a.isWorse) ||
        severity(a.rag) - severity(b.rag) ||
        b.daysPastFirst - a.daysPastFirst ||
        b.timesMoved - a.timesMoved,
    );
}

function severity(rag: Rag | null): number {
  return rag ? rags.indexOf(rag) : rags.length;
}

/** Open actions due from today until that day, the first due first; what is overdue has a figure of its own. */
function dueBy(
  until: IsoDate,
  recommendations: readonly Recommendation[],
  actions: readonly Action[],
  today: IsoDate,
): OverviewAction[] {
  const byId = new Map(recommendations.map((recommendation) => [recommendation.id, recommendation]));
  const siblings = new Map<string, number>();
  for (const { recommendationId } of actions)
    siblings.set(recommendationId, (siblings.get(recommendationId) ?? 0) + 1);
  return actions
    .flatMap((action) => {
      const recommendation = byId.get(action.recommendationId);
      const day = action.due.end;
      if (!recommendation || !day || day < today || day > until) return [];
      if (dueState(action, today) === 'closed') return [];
      return [
        {
          itemId: recommendation.id,
          ref: actionRef(recommendation, action, siblings.get(recommendation.id) ?? 1),
          text: action.text || recommendation.text,
          due: day,
          rag: recommendation.rag,
          ownerIds: action.ownerPostIds,
        },
      ];
    })
    .toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
}
