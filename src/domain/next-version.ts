import type { Action } from './action.ts';
import type { ActionDifference, ItemDifference } from './compare-plan.ts';
import type { IsoInstant } from './dates.ts';
import type { ParsedPlan } from './parsed-plan.ts';
import type { Period, Rating } from './plan.ts';
import { periodLabel, type PlanRows } from './plan-from-document.ts';
import type { Person } from './post.ts';
import type { Rag } from './rag.ts';
import type { Recommendation } from './recommendation.ts';
import { isClosed, type Status } from './status.ts';
import type { FieldChange, UpdateEntry } from './update.ts';

export interface NextVersion {
  planId: string;
  /** Identifies the document, so that applying it again changes nothing twice. */
  importId: string;
  parsed: ParsedPlan;
  /** What the document would be as a new plan: where the rows of new items come from. */
  asNew: PlanRows;
  /** The differences to take over; an item left out of these stays as it is. */
  differences: readonly ItemDifference[];
  recommendations: readonly Recommendation[];
  periods: readonly Period[];
  person: Person;
  at: IsoInstant;
}

/** Rows to write, in this order; every group may be repeated without harm. */
export interface NextVersionRows {
  /** Ratings of the period that ends with this document, frozen. */
  ratings: Rating[];
  newPeriod: Period | null;
  closedPeriods: Period[];
  newRecommendations: Recommendation[];
  newActions: Action[];
  changedRecommendations: Recommendation[];
  changedActions: Action[];
}

/** What the next version of a document writes into its plan. History is kept; nothing is removed. */
export function nextVersionRows(next: NextVersion): NextVersionRows {
  const { differences } = next;
  return {
    ...periodRows(next),
    ...newRows(next),
    changedRecommendations: differences.flatMap((difference) => changedRecommendation(difference, next)),
    changedActions: differences.flatMap(({ actions }) =>
      actions.flatMap((action) => changedAction(action, next)),
    ),
  };
}

function newRows(next: NextVersion): Pick<NextVersionRows, 'newRecommendations' | 'newActions'> {
  const { differences, asNew, recommendations } = next;
  const taken = new Set(recommendations.map(({ id }) => id));
  const keyOf = new Map(asNew.recommendations.map(({ id, key }) => [id, key]));
  const rowIdOf = new Map<string, string>();
  for (const { standing, parsed } of differences) {
    if (parsed && standing) rowIdOf.set(parsed.key, standing.id);
  }
  for (const { id, key } of asNew.recommendations) {
    // A renumbered document gives an old item's ref, and so its id, to a new one.
    if (!rowIdOf.has(key)) rowIdOf.set(key, taken.has(id) ? `${id}-${next.importId}` : id);
  }
  const rowId = (id: string) => rowIdOf.get(keyOf.get(id) ?? '') ?? id;
  const newKeys = new Set(differences.filter(({ kind }) => kind === 'new').map(({ key }) => key));
  return {
    newRecommendations: asNew.recommendations
      .filter(({ key }) => newKeys.has(key))
      .map((item) => ({ ...item, id: rowId(item.id), parentId: item.parentId && rowId(item.parentId) })),
    newActions: [
      ...asNew.actions
        .filter((action) => newKeys.has(keyOf.get(action.recommendationId) ?? ''))
        .map((action) => {
          const recommendationId = rowId(action.recommendationId);
          return { ...action, id: `${recommendationId}:${action.order}`, recommendationId };
        }),
      ...differences.flatMap((difference) => addedActions(difference, next)),
    ],
  };
}

/** A document with a newer period closes the open one: its ratings are frozen before any is overwritten. */
function periodRows({ planId, parsed, periods, recommendations, at }: NextVersion) {
  const last = parsed.periods.at(-1);
  const current = last && { ...last, label: periodLabel(last.label) };
  const open = periods.filter((period) => period.closedAt === null);
  if (!current || open.some((period) => period.label === current.label && open.length === 1)) {
    return { ratings: [], newPeriod: null, closedPeriods: [] };
  }
  const ending = open.filter((period) => period.label !== current.label);
  const order = Math.max(-1, ...periods.map((period) => period.order)) + 1;
  const exists = open.length > ending.length;
  return {
    ratings: ending.flatMap((period) =>
      recommendations
        .filter((item) => item.rag !== null || item.narrative !== null)
        .map((item): Rating => ({
          id: `${item.id}:rating:${period.order}`,
          planId,
          recommendationId: item.id,
          periodId: period.id,
          rag: item.rag,
          narrative: item.narrative,
        })),
    ),
    newPeriod: exists ? null : { id: `${planId}:period:${order}`, planId, order, ...current, closedAt: null },
    closedPeriods: ending.map((period) => ({ ...period, closedAt: at })),
  };
}

function changedRecommendation(
  { standing, parsed, changes }: ItemDifference,
  next: NextVersion,
): Recommendation[] {
  if (!standing || !parsed || changes.length === 0) return [];
  const renumbered = after(changes, 'ref') !== undefined;
  const rag = after(changes, 'rag') as Rag | undefined;
  const narrative = after(changes, 'narrative');
  return [
    {
      ...standing,
      key: renumbered ? parsed.key : standing.key,
      refs: renumbered ? parsed.refs : standing.refs,
      rag: rag ?? standing.rag,
      narrative: narrative ?? standing.narrative,
      ratedAt: next.at,
      lastUpdate: entry(`${next.importId}:${standing.id}`, changes, next),
    },
  ];
}

function changedAction({ standing, parsed, changes }: ActionDifference, next: NextVersion): Action[] {
  if (!standing || !parsed || changes.length === 0) return [];
  const status = (after(changes, 'status') as Status | undefined) ?? standing.status;
  const moved = after(changes, 'dueDate') !== undefined;
  return [
    {
      ...standing,
      status,
      due: moved ? parsed.due : standing.due,
      firstDueDate: standing.firstDueDate ?? parsed.due.end,
      timesMoved: standing.timesMoved + (moved && standing.due.end ? 1 : 0),
      progress: after(changes, 'progress') ?? standing.progress,
      closedAt: isClosed(status) ? (standing.closedAt ?? next.at) : null,
      lastUpdate: entry(`${next.importId}:${standing.id}`, changes, next),
    },
  ];
}

/** Actions the document adds to an item that stands already. */
function addedActions(
  { standing, parsed, actions }: ItemDifference,
  { asNew, planId }: NextVersion,
): Action[] {
  if (!standing || !parsed) return [];
  const fresh = asNew.actions.filter(
    (action) => asNew.recommendations.find(({ id }) => id === action.recommendationId)?.key === parsed.key,
  );
  const places = actions.flatMap((action) => (action.standing ? [action.standing.order] : []));
  let order = Math.max(0, ...places);
  return actions.flatMap((action, index): Action[] => {
    const row = fresh[index];
    if (action.standing || !action.parsed || !row) return [];
    order += 1;
    return [{ ...row, id: `${standing.id}:${order}`, planId, recommendationId: standing.id, order }];
  });
}

function entry(id: string, changes: FieldChange[], { person, at }: NextVersion): UpdateEntry {
  return { id, at, by: person, postId: null, from: 'import', note: null, changes, evidence: null };
}

function after(changes: readonly FieldChange[], field: FieldChange['field']): string | undefined {
  return changes.find((change) => change.field === field)?.after ?? undefined;
}
