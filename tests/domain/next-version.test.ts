import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Action } from '#domain/action';
import { comparePlan, type ItemDifference } from '#domain/compare-plan';
import { nextVersionRows } from '#domain/next-version';
import type { ParsedAction, ParsedPlan, ParsedRecommendation } from '#domain/parsed-plan';
import { planFromDocument } from '#domain/plan-from-document';
import type { Period, Rating } from '#domain/plan';
import type { Recommendation } from '#domain/recommendation';
import { aPerson } from '#tests/helpers/builders';

interface Standing {
  recommendations: Recommendation[];
  actions: Action[];
  periods: Period[];
  ratings: Rating[];
}

const at = '2026-03-02T09:30:00Z';
const person = aPerson('Kit Bell');

function item(key: string, text: string, over: Partial<ParsedRecommendation> = {}): ParsedRecommendation {
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

function step(
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

function parsed(
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

function asNew(plan: ParsedPlan) {
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
function apply(
  standing: Standing,
  next: ParsedPlan,
  importId = 'i-2',
): Standing & { differences: ItemDifference[] } {
  const differences = comparePlan(standing, next);
  const rows = nextVersionRows({
    planId: 'p-1',
    importId,
    parsed: next,
    asNew: asNew(next),
    differences,
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
  };
}

const first = parsed(
  [
    item('GT1', 'Review the code of conduct every year.', { ratings: [{ period: '', rag: 'amber' }] }),
    item('GT2', 'Train every member in treasury management.'),
    item('GT3', 'Publish the contracts register each quarter.'),
  ],
  [step('GT1', 'Draft a new code.', '2026-03-31'), step('GT2', 'Hold two sessions.', '2026-04-30')],
  'Q3',
);

describe("next quarter's version of a document", () => {
  it('changes nothing when nothing changed', () => {
    const { differences } = apply(asNew(first), first);
    expect(differences.map(({ kind }) => kind)).toEqual(['same', 'same', 'same']);
  });

  it('tells new, changed, closed and missing apart, with dates and ratings that moved', () => {
    const next = parsed(
      [
        item('GT1', 'Review the code of conduct every year.', { ratings: [{ period: '', rag: 'red' }] }),
        item('GT2', 'Train every member in treasury management.'),
        item('GT4', 'Appoint a lead for fraud.'),
      ],
      [
        step('GT1', 'Draft a new code.', '2026-06-30'),
        step('GT2', 'Hold two sessions.', '2026-04-30', { status: 'implemented' }),
      ],
      'Q3',
    );
    const after = apply(asNew(first), next);
    expect(after.differences.map(({ key, kind }) => [key, kind])).toEqual([
      ['GT1', 'changed'],
      ['GT2', 'closed'],
      ['GT4', 'new'],
      ['GT3', 'missing'],
    ]);
    expect(after.actions[0]).toMatchObject({
      due: { end: '2026-06-30' },
      firstDueDate: '2026-03-31',
      timesMoved: 1,
      lastUpdate: {
        from: 'import',
        changes: [{ field: 'dueDate', before: '2026-03-31', after: '2026-06-30' }],
      },
    });
    expect(after.recommendations.map(({ key }) => key)).toEqual(['GT1', 'GT2', 'GT3', 'GT4']);
  });

  it('freezes the ratings of the period that ended before it takes the new ones', () => {
    const next = { ...first, periods: [{ label: 'Q4', kind: 'current' as const, cutOff: null }] };
    const improved = next.recommendations.map((rec) => ({
      ...rec,
      ratings: [{ period: 'Q4', rag: 'green' as const }],
    }));
    const after = apply(asNew(first), { ...next, recommendations: improved });
    expect(after.periods.map(({ label, closedAt }) => [label, closedAt !== null])).toEqual([
      ['Q3', true],
      ['Q4', false],
    ]);
    expect(after.ratings.map(({ rag }) => rag)).toEqual(['amber']);
    expect(after.recommendations[0]?.rag).toBe('green');
  });

  it('follows an item whose number changed by its wording, and does not mistake it for the new one', () => {
    const renumbered = parsed([
      item('1', 'Appoint an independent person to the audit committee.'),
      item('2', 'Review the code of conduct every year.'),
      item('3', 'Train every member in treasury management.'),
    ]);
    const before = parsed([
      item('1', 'Review the code of conduct every year.'),
      item('2', 'Train every member in treasury management.'),
    ]);
    const after = apply(asNew(before), renumbered);
    expect(after.differences.map(({ key, kind }) => [key, kind])).toEqual([
      ['1', 'new'],
      ['1', 'changed'],
      ['2', 'changed'],
    ]);
    expect(after.recommendations.map(({ key, text }) => [key, text.slice(0, 6)])).toEqual([
      ['2', 'Review'],
      ['3', 'Train '],
      ['1', 'Appoin'],
    ]);
    expect(new Set(after.recommendations.map(({ id }) => id)).size).toBe(3);
  });

  it('says nothing new when it is applied a second time, whatever the two versions were', () => {
    const words = fc.array(
      fc.constantFrom('review', 'policy', 'train', 'members', 'audit', 'risk', 'publish', 'fraud'),
      {
        minLength: 2,
        maxLength: 6,
      },
    );
    const version = fc
      .uniqueArray(
        fc.record({
          ref: fc.integer({ min: 1, max: 12 }),
          text: words,
          rag: fc.constantFrom('red' as const, 'amber' as const, 'green' as const, null),
          steps: fc.array(
            fc.record({ text: words, end: fc.constantFrom('2026-03-31', '2026-06-30', null) }),
            { maxLength: 3 },
          ),
        }),
        { selector: ({ ref }) => ref, maxLength: 8 },
      )
      .map((items) =>
        parsed(
          items.map(({ ref, text, rag }) =>
            item(`R${ref}`, text.join(' '), { ratings: [{ period: '', rag }] }),
          ),
          items.flatMap(({ ref, steps }) =>
            steps.map(({ text, end }) => step(`R${ref}`, text.join(' '), end)),
          ),
          'Q3',
        ),
      );
    fc.assert(
      fc.property(version, version, (a, b) => {
        const once = apply(asNew(a), b);
        const twice = apply(once, b);
        const settled = twice.differences.filter(({ kind }) => kind === 'new' || kind === 'changed');
        expect(settled).toEqual([]);
        expect(new Set(twice.recommendations.map(({ id }) => id)).size).toBe(twice.recommendations.length);
        expect(new Set(twice.actions.map(({ id }) => id)).size).toBe(twice.actions.length);
      }),
    );
  });
});
