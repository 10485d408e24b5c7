import type { Action } from '#domain/action';
import { comparePlan, type ItemDifference } from '#domain/compare-plan';
import { chosenDifferences, nextVersionRows, type DifferenceChoice } from '#domain/next-version';
import type { ParsedAction, ParsedPlan, ParsedRecommendation } from '#domain/parsed-plan';
import { planFromDocument } from '#domain/plan-from-document';
import type { Period, Rating } from '#domain/plan';
import type { Recommendation } from '#domain/recommendation';
import type { Update } from '#domain/update';
import { aPerson } from '#tests/helpers/builders';

/** A plan as its lists have it. */
export interface Standing {
  recommendations: Recommendation[];
  actions: Action[];
  periods: Period[];
  ratings: Rating[];
  updates?: Update[];
}

const at = '2026-03-02T09:30:00Z';
const person = aPerson('Kit Bell');

/** A recommendation as a document has it. */
export function item(
  key: string,
  text: string,
  over: Partial<ParsedRecommendation> = {},
): ParsedRecommendation {
  return {
    key,
    refs: [key],
    parentKey: null,
    themeRef: null,
    kind: 'recommendation',
    text,
    level: null,
    priority: null,
    response: null,
    evidence: null,
    impact: null,
    narrative: null,
    leadMembers: [],
    accountable: [],
    ratings: [],
    ...over,
  };
}

/** One of its actions. */
export function step(
  recommendationKey: string,
  text: string,
  end: string | null,
  over: Partial<ParsedAction> = {},
): ParsedAction {
  return {
    recommendationKey,
    text,
    owners: [],
    accountable: [],
    due: { text: end ?? '', kind: end ? 'by' : 'none', start: null, end, precision: end ? 'day' : null },
    status: null,
    progress: null,
    ...over,
  };
}

export function parsed(
  recommendations: ParsedRecommendation[],
  actions: ParsedAction[] = [],
  period?: string,
): ParsedPlan {
  return {
    title: 'Plan',
    source: 'other',
    periods: period ? [{ label: period, kind: 'current', cutOff: null }] : [],
    ragKey: [],
    themes: [],
    recommendations: recommendations.map((rec) => ({
      ...rec,
      ratings: rec.ratings.map(({ rag }) => ({ rag, period: period ?? '' })),
    })),
    actions,
    findings: [],
  };
}

export function asNew(plan: ParsedPlan) {
  return planFromDocument(plan, {
    planId: 'p-1',
    title: 'Plan',
    sourceFile: { name: 'plan.docx', sha256: '00' },
    at,
    person: aPerson('Kit Bell'),
    knownPosts: [],
  });
}

/** Imports one version, then the next, as the workflow does, in memory. */
export function apply(
  standing: Standing,
  next: ParsedPlan,
  choice: DifferenceChoice = {},
): Standing & { differences: ItemDifference[] } {
  const updates = standing.updates ?? [];
  const fresh = asNew(next);
  const titles = new Map([...asNew(first).newPosts, ...fresh.newPosts].map(({ id, title }) => [id, title]));
  const differences = comparePlan({ ...standing, updates, postTitle: (id) => titles.get(id) ?? id }, next);
  const rows = nextVersionRows({
    planId: 'p-1',
    importId: 'i-2',
    parsed: next,
    asNew: fresh,
    differences: chosenDifferences(differences, choice),
    recommendations: standing.recommendations,
    periods: standing.periods,
    person,
    at,
  });
  const replace = <T extends { id: string }>(old: T[], changed: T[], added: T[]) => [
    ...old.map((row) => changed.find(({ id }) => id === row.id) ?? row),
    ...added,
  ];
  return {
    differences,
    recommendations: replace(standing.recommendations, rows.changedRecommendations, rows.newRecommendations),
    actions: replace(standing.actions, rows.changedActions, rows.newActions),
    periods: replace(standing.periods, rows.closedPeriods, rows.newPeriod ? [rows.newPeriod] : []),
    ratings: [...standing.ratings, ...rows.ratings],
    updates: [
      ...updates,
      ...rows.changedRecommendations.map((row) => ({
        ...row.lastUpdate!,
        planId: 'p-1',
        recommendationId: row.id,
        actionId: null,
      })),
      ...rows.changedActions.map((row) => ({
        ...row.lastUpdate!,
        planId: 'p-1',
        recommendationId: row.recommendationId,
        actionId: row.id,
      })),
    ],
  };
}

/** The version that stands. */
export const first = parsed(
  [
    item('GT1', 'Review the code of conduct every year.', { ratings: [{ period: '', rag: 'amber' }] }),
    item('GT2', 'Train every member in treasury management.'),
    item('GT3', 'Publish the contracts register each quarter.'),
  ],
  [step('GT1', 'Draft a new code.', '2026-03-31'), step('GT2', 'Hold two sessions.', '2026-04-30')],
  'Q3',
);
