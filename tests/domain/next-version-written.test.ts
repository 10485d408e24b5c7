import { describe, expect, it } from 'vitest';
import type { ParsedAction, ParsedPlan } from '#domain/parsed-plan';
import type { Update } from '#domain/update';
import { aPerson } from '#tests/helpers/builders';
import { item, step, parsed, asNew, apply, type Standing } from './plan-versions.ts';

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
