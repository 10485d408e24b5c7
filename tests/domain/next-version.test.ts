import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Action } from '#domain/action';
import { comparePlan, type ItemDifference } from '#domain/compare-plan';
import { chosenDifferences, nextVersionRows, type DifferenceChoice } from '#domain/next-version';
import type { ParsedAction, ParsedPlan, ParsedRecommendation } from '#domain/parsed-plan';
import { planFromDocument } from '#domain/plan-from-document';
import type { Period, Rating } from '#domain/plan';
import type { Recommendation } from '#domain/recommendation';
import type { Update } from '#domain/update';
import { aPerson } from '#tests/helpers/builders';

interface Standing {
  recommendations: Recommendation[];
  actions: Action[];
  periods: Period[];
  ratings: Rating[];
  updates?: Update[];
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
      ['GT1', 'rag-moved'],
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
        const settled = twice.differences.filter(({ kind }) => kind !== 'same' && kind !== 'missing');
        expect(settled).toEqual([]);
        expect(new Set(twice.recommendations.map(({ id }) => id)).size).toBe(twice.recommendations.length);
        expect(new Set(twice.actions.map(({ id }) => id)).size).toBe(twice.actions.length);
      }),
    );
  });

  it('takes new wording, owners and priority, and keeps the old ones in the history', () => {
    const before = parsed(
      [item('GT1', 'Review the code of conduct every year.', { priority: 'high' })],
      [step('GT1', 'Draft a new code.', null, { owners: [{ post: 'Head of Law', person: null }] })],
    );
    const next = parsed(
      [item('GT1', 'Review the code of conduct every second year.', { priority: 'low' })],
      [step('GT1', 'Draft a new code.', null, { owners: [{ post: 'Head of Ethics', person: null }] })],
    );
    const after = apply(asNew(before), next);
    expect(after.recommendations[0]).toMatchObject({
      text: 'Review the code of conduct every second year.',
      priority: 'low',
    });
    expect(after.actions[0]?.ownerPostIds).toEqual(['post-head-of-ethics']);
    expect(after.updates?.flatMap(({ changes }) => changes)).toEqual([
      {
        field: 'text',
        before: 'Review the code of conduct every year.',
        after: 'Review the code of conduct every second year.',
      },
      { field: 'priority', before: 'high', after: 'low' },
      { field: 'owners', before: expect.any(String), after: 'Head of Ethics' },
    ]);
  });

  it('does not mind line breaks, or owners in another order', () => {
    const owners = ['Head of Law', 'Head of Audit'].map((post) => ({ post, person: null }));
    const plan = (text: string, named: typeof owners) =>
      parsed([item('GT1', text)], [step('GT1', 'Draft it.', null, { owners: named })]);
    const standing = asNew(plan('Review the code of conduct.', owners));
    const titles = new Map(standing.newPosts.map(({ id, title }) => [id, title]));
    const [difference] = comparePlan(
      { ...standing, updates: [], postTitle: (id) => titles.get(id) ?? id },
      plan('Review the\ncode of  conduct.', owners.toReversed()),
    );
    expect(difference?.kind).toBe('same');
  });
});

describe('what people wrote since the last import', () => {
  const said = (progress: string | null, status: ParsedAction['status'] = null, period = 'Q3') =>
    parsed(
      [item('GT1', 'Review the code of conduct every year.', { ratings: [{ period, rag: 'amber' }] })],
      [step('GT1', 'Draft a new code.', '2026-03-31', { progress, status })],
      period,
    );

  /** The first version imported, then Olive's words on its action. */
  function written(
    field: Update['changes'][number]['field'],
    before: string | null,
    after: string,
  ): Standing {
    const plan = asNew(said('Begun.'));
    const isOfAction = field === 'progress' || field === 'status';
    const update: Update = {
      id: 'u-1',
      at: '2026-03-09T10:00:00Z',
      by: aPerson('Olive Hart'),
      postId: null,
      from: 'chat',
      note: null,
      changes: [{ field, before, after }],
      evidence: null,
      planId: 'p-1',
      recommendationId: 'p-1:GT1',
      actionId: isOfAction ? 'p-1:GT1:1' : null,
    };
    return {
      ...plan,
      updates: [update],
      actions: plan.actions.map((row) => (isOfAction ? { ...row, [field]: after } : row)),
      recommendations: plan.recommendations.map((row) => (isOfAction ? row : { ...row, [field]: after })),
    };
  }

  it('is not touched by a document that still says what it said before', () => {
    const after = apply(written('progress', 'Begun.', 'The draft is out for comment.'), said('Begun.'));
    expect(after.differences[0]?.kind).toBe('same');
  });

  it('stands beside what the document says now, and stays unless the document’s is chosen', () => {
    const standing = written('progress', 'Begun.', 'The draft is out for comment.');
    const kept = apply(standing, said('Half done.'));
    expect(kept.differences[0]?.actions[0]?.changes).toEqual([
      {
        field: 'progress',
        before: 'The draft is out for comment.',
        after: 'Half done.',
        written: { id: 'u-1:progress', by: 'Olive Hart', at: '2026-03-09T10:00:00Z' },
        takenByDefault: false,
      },
    ]);
    expect(kept.actions[0]?.progress).toBe('The draft is out for comment.');
    const taken = apply(standing, said('Half done.'), { take: ['u-1:progress'] });
    expect(taken.actions[0]?.progress).toBe('Half done.');
    expect(apply(taken, said('Half done.')).differences[0]?.kind).toBe('same');
  });

  it('is not overwritten by a choice made before it was written', () => {
    const standing = written('progress', 'Begun.', 'The draft is out for comment.');
    const again = { ...standing.updates![0]!, id: 'u-2', at: '2026-03-10T10:00:00Z' };
    const later = { ...standing, updates: [...standing.updates!, again] };
    expect(apply(later, said('Half done.'), { take: ['u-1:progress'] }).actions[0]?.progress).toBe(
      'The draft is out for comment.',
    );
  });

  it('gives way to a rating for a new period, and stays with the period that ends', () => {
    const after = apply(written('rag', 'amber', 'red'), said('Begun.', null, 'Q4'));
    expect(after.differences[0]?.changes).toMatchObject([
      { field: 'rag', before: 'red', after: 'amber', written: { by: 'Olive Hart' }, takenByDefault: true },
    ]);
    expect(after.recommendations[0]?.rag).toBe('amber');
    expect(after.ratings.map(({ rag }) => rag)).toEqual(['red']);
  });

  it('stays verified when the document says complete', () => {
    const after = apply(written('status', 'in-progress', 'verified'), said(null, 'implemented'));
    expect(after.differences[0]?.kind).toBe('same');
  });
});

describe('a document older than its plan', () => {
  const withPeriods = (...labels: string[]): ParsedPlan => ({
    ...parsed([item('GT1', 'Review the code of conduct every year.')]),
    periods: labels.map((label, index) => ({
      label,
      kind: index === labels.length - 1 ? ('current' as const) : ('previous' as const),
      cutOff: null,
    })),
  });

  it('is refused, because its newest period is closed already', () => {
    const standing = asNew(withPeriods('June', 'September', 'December'));
    expect(() => apply(standing, withPeriods('June', 'September'))).toThrow(
      'This document is older than the plan: it reports up to September, which is closed here.',
    );
  });

  it('is not suspected when its one column has no name of its own', () => {
    const standing = asNew(withPeriods('RAG', 'Quarter 4'));
    expect(apply(standing, withPeriods('RAG')).periods).toHaveLength(2);
  });
});
