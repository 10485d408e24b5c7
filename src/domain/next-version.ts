import type { Action } from './action.ts';
import type { ActionDifference, FieldDifference, ItemDifference } from './compare-plan.ts';
import type { IsoInstant } from './dates.ts';
import { nextPeriod } from './next-period.ts';
import type { ParsedPlan } from './parsed-plan.ts';
import type { Period, Rating, Theme } from './plan.ts';
import type { PlanRows } from './plan-from-document.ts';
import type { Person, Post } from './post.ts';
import type { Priority, Recommendation } from './recommendation.ts';
import type { Rag } from './rag.ts';
import { isClosed, type Status } from './status.ts';
import type { FieldChange, UpdateEntry, UpdatedField } from './update.ts';

export interface NextVersion {
  planId: string;
  /** Identifies the document. */
  importId: string;
  parsed: ParsedPlan;
  /** What the document would be as a new plan: where the rows of new items come from. */
  asNew: PlanRows;
  /** The differences to take over, as `chosenDifferences` leaves them. */
  differences: readonly ItemDifference[];
  recommendations: readonly Recommendation[];
  periods: readonly Period[];
  person: Person;
  at: IsoInstant;
}

/** Rows to write, in this order; every group may be repeated without harm. */
export interface NextVersionRows {
  newPosts: Post[];
  newThemes: Theme[];
  /** Ratings of the period that ends with this document, frozen. */
  ratings: Rating[];
  newPeriod: Period | null;
  newRecommendations: Recommendation[];
  newActions: Action[];
  closedPeriods: Period[];
  changedRecommendations: Recommendation[];
  changedActions: Action[];
}

/** What somebody chose among the differences. */
export interface DifferenceChoice {
  /** Ids of items that are to stay as they are, or out of the plan. */
  skip?: readonly string[];
  /** Ids of people's values that give way to the document's; without it, those that do so by default. */
  take?: readonly string[];
}

export function chosenDifferences(
  differences: readonly ItemDifference[],
  { skip = [], take }: DifferenceChoice,
): ItemDifference[] {
  const taken = ({ written, takenByDefault }: FieldDifference) =>
    !written || (take ? take.includes(written.id) : takenByDefault);
  return differences
    .filter(({ id }) => !skip.includes(id))
    .map((item) => ({
      ...item,
      changes: item.changes.filter(taken),
      actions: item.actions.map((action) => ({ ...action, changes: action.changes.filter(taken) })),
    }));
}

/** What the next version of a document writes into its plan. History is kept; nothing is removed. */
export function nextVersionRows(next: NextVersion): NextVersionRows {
  const { differences, asNew } = next;
  const rows = {
    ...periodRows(next),
    ...newRows(next),
    changedRecommendations: differences.flatMap((difference) => changedRecommendation(difference, next)),
    changedActions: differences.flatMap(({ actions }) =>
      actions.flatMap((action) => changedAction(action, next)),
    ),
  };
  const themeIds = new Set(rows.newRecommendations.map(({ themeId }) => themeId));
  const newThemes = asNew.themes.filter(({ id }) => themeIds.has(id));
  const postIds = new Set([
    ...newThemes.flatMap(({ leadPostIds }) => leadPostIds),
    ...rows.newRecommendations.flatMap((item) => [...item.leadMemberPostIds, ...item.accountablePostIds]),
    ...[...rows.newActions, ...rows.changedActions].flatMap((action) => [
      ...action.ownerPostIds,
      ...action.accountablePostIds,
    ]),
  ]);
  return { ...rows, newThemes, newPosts: asNew.newPosts.filter(({ id }) => postIds.has(id)) };
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
  const { ending, opening } = nextPeriod(periods, parsed);
  const order = Math.max(-1, ...periods.map((period) => period.order)) + 1;
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
    newPeriod: opening && {
      ...{ id: `${planId}:period:${order}`, planId, order, ...opening },
      ...{ closedAt: null, lastChange: null },
    },
    closedPeriods: ending.map((period) => ({ ...period, closedAt: at })),
  };
}

function changedRecommendation(
  { standing, parsed, changes }: ItemDifference,
  next: NextVersion,
): Recommendation[] {
  if (!standing || !parsed || changes.length === 0) return [];
  const renumbered = moves(changes, 'ref');
  return [
    {
      ...standing,
      key: renumbered ? parsed.key : standing.key,
      refs: renumbered ? parsed.refs : standing.refs,
      text: after(changes, 'text') ?? standing.text,
      rag: (after(changes, 'rag') as Rag | undefined) ?? standing.rag,
      narrative: after(changes, 'narrative') ?? standing.narrative,
      figures: moves(changes, 'narrative') ? (parsed.figures ?? []) : standing.figures,
      priority: (after(changes, 'priority') as Priority | undefined) ?? standing.priority,
      response: after(changes, 'response') ?? standing.response,
      impact: after(changes, 'impact') ?? standing.impact,
      documentEvidence: after(changes, 'documentEvidence') ?? standing.documentEvidence,
      ratedAt: moves(changes, 'rag') || moves(changes, 'narrative') ? next.at : standing.ratedAt,
      lastUpdate: entry(standing.id, changes, next),
    },
  ];
}

function changedAction({ standing, parsed, changes }: ActionDifference, next: NextVersion): Action[] {
  if (!standing || !parsed || changes.length === 0) return [];
  const status = (after(changes, 'status') as Status | undefined) ?? standing.status;
  const moved = moves(changes, 'dueDate');
  const asNew = next.asNew.actions[next.parsed.actions.indexOf(parsed)];
  return [
    {
      ...standing,
      text: after(changes, 'text') ?? standing.text,
      ownerPostIds: asNew && moves(changes, 'owners') ? asNew.ownerPostIds : standing.ownerPostIds,
      status,
      due: moved ? parsed.due : standing.due,
      firstDueDate: standing.firstDueDate ?? (moved ? parsed.due.end : null),
      timesMoved: standing.timesMoved + (moved && standing.due.end ? 1 : 0),
      progress: after(changes, 'progress') ?? standing.progress,
      closedAt: isClosed(status) ? (standing.closedAt ?? next.at) : null,
      lastUpdate: entry(standing.id, changes, next),
    },
  ];
}

/** Actions the document adds to an item that stands already. */
function addedActions(
  { standing, actions }: ItemDifference,
  { asNew, parsed, planId }: NextVersion,
): Action[] {
  if (!standing) return [];
  let order = Math.max(0, ...actions.flatMap((action) => (action.standing ? [action.standing.order] : [])));
  return actions.flatMap((action): Action[] => {
    const row = action.parsed && asNew.actions[parsed.actions.indexOf(action.parsed)];
    if (action.standing || !row) return [];
    order += 1;
    return [{ ...row, id: `${standing.id}:${order}`, planId, recommendationId: standing.id, order }];
  });
}

/** Its id has the instant: the same document may be taken over in parts, at several times. */
function entry(rowId: string, given: FieldChange[], { importId, person, at }: NextVersion): UpdateEntry {
  return {
    id: `${importId}:${Date.parse(at).toString(36)}:${rowId}`,
    at,
    by: person,
    postId: null,
    from: 'import',
    note: null,
    changes: given.map(({ field, before, after: value }) => ({ field, before, after: value })),
    evidence: null,
  };
}

function after(changes: readonly FieldChange[], field: UpdatedField): string | undefined {
  return changes.find((change) => change.field === field)?.after ?? undefined;
}

function moves(changes: readonly FieldChange[], field: UpdatedField): boolean {
  return after(changes, field) !== undefined;
}
