import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparePlan } from '#domain/compare-plan';
import { item, step, parsed, asNew, apply, first } from './plan-versions.ts';

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
