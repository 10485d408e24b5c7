import { describe, expect, it } from 'vitest';
import { exceptionsOf, reasonsToday } from '#domain/agenda';
import type { RowParts } from '#domain/build-row';
import type { DateChange } from '#domain/date-change';
import { viewerFor } from '#domain/permissions';
import type { Period, Rating } from '#domain/plan';
import type { Rag } from '#domain/rag';
import { anEntry } from '#tests/helpers/meetings';
import { aPerson, aPlan, aPost, anAction, aRecommendation } from '#tests/helpers/builders';

const today = '2026-03-02';
const period: Period = {
  ...{ id: 'q3', planId: 'p-1', order: 1, label: 'Q3', kind: 'previous', cutOff: null },
  closedAt: '2026-01-01T00:00:00Z',
  lastChange: null,
};

interface Item {
  rag?: Rag | null;
  was?: Rag;
  due?: string;
  status?: 'in-progress' | 'verified';
  asks?: string;
  order?: number;
  sponsor?: string;
}

function anItem(key: string, { rag = 'amber', was, due, status, asks, order = 0, sponsor }: Item): RowParts {
  const id = `p-1:${key}`;
  const dueDate = due ?? '2026-06-30';
  const action = anAction({
    ...{ id: `${id}:1`, recommendationId: id, ownerPostIds: ['post-owner'], dueDate },
    ...(status && { status }),
  });
  const ratings: Rating[] = was
    ? [{ id: 'r', planId: 'p-1', recommendationId: id, periodId: 'q3', rag: was, narrative: null }]
    : [];
  const request: DateChange[] = asks
    ? [
        {
          ...{ id: 'q', planId: 'p-1', actionId: action.id, from: dueDate, to: asks, reason: null },
          ...{ state: 'requested', requestedBy: aPerson('Olive Hart'), requestedAt: '2026-03-01T09:00:00Z' },
          ...{ decidedBy: null, decidedAt: null },
        },
      ]
    : [];
  return {
    plan: aPlan({ sponsorPostId: sponsor ?? null }),
    periods: [period],
    recommendation: { value: aRecommendation({ id, key, rag, order }), eTag: '"1"' },
    actions: [{ value: action, eTag: '"1"' }],
    ratings,
    dateChangesOf: () => request,
    postById: (postId) => aPost('Owner', { id: postId, holder: aPerson('Olive Hart') }),
    viewer: viewerFor(aPerson('Ruth Amos'), [], []),
    today,
    evidenceCount: 1,
  };
}

const refs = (items: RowParts[]) => exceptionsOf(items, today).map(({ itemId }) => itemId.slice(4));
const reasons = (item: RowParts) => exceptionsOf([item], today)[0]?.reasons;

describe('an agenda', () => {
  it('has what is off course, the most urgent first, and nothing that is as it should be', () => {
    const items = [
      anItem('FINE', { rag: 'green', was: 'green' }),
      anItem('ASKS', { asks: '2026-09-30' }),
      anItem('LATE', { due: '2026-02-20' }),
      anItem('WORSE', { rag: 'amber', was: 'green' }),
      anItem('RED', { rag: 'red', was: 'red' }),
      anItem('TOLD', { due: '2026-02-10' }),
      anItem('FINDING', { rag: 'red', status: 'verified' }),
    ];
    expect(refs(items)).toEqual(['TOLD', 'FINDING', 'RED', 'WORSE', 'LATE', 'ASKS']);
  });

  it('puts what has more reasons first, then what is late for longest, then what comes first in its plan', () => {
    const items = [
      anItem('A', { due: '2026-02-26' }),
      anItem('B', { due: '2026-02-25' }),
      anItem('C', { due: '2026-02-25' }),
      anItem('D', { due: '2026-02-28', asks: '2026-04-30' }),
    ];
    expect(refs(items)).toEqual(['D', 'B', 'C', 'A']);
  });

  it('says why in words that can be read out', () => {
    expect(
      reasons(anItem('GT8', { rag: 'red', was: 'amber', due: '2026-01-19', sponsor: 'post-ce' })),
    ).toEqual([
      { kind: 'escalated', text: 'GT8 is 42 days late; the sponsor has been told' },
      { kind: 'red', text: 'Red' },
      { kind: 'worse', text: 'Worse than last period (amber)' },
    ]);
    expect(reasons(anItem('GT9', { asks: '2026-09-30' }))).toEqual([
      { kind: 'date-request', text: 'Olive Hart asks to move GT9 to 30 September 2026' },
    ]);
  });

  it('says once that an item is late or red, whatever else is said about it', () => {
    expect(reasons(anItem('GT7', { rag: 'green', due: '2026-02-28' }))).toEqual([
      { kind: 'overdue', text: 'GT7 is 2 days late' },
      { kind: 'finding', text: 'Rated green all the same' },
    ]);
    expect(reasons(anItem('GT6', { rag: 'red', status: 'verified' }))).toEqual([
      { kind: 'red', text: 'Red' },
      { kind: 'finding', text: 'No open action would recover it' },
    ]);
  });

  it('is no longer than a meeting: of too much, it has the most urgent', () => {
    const items = Array.from({ length: 200 }, (_, index) => anItem(`GT${index}`, { due: '2026-02-28' }));
    const agenda = refs([...items, anItem('RED', { rag: 'red' })]);
    expect([agenda.length, agenda[0]]).toEqual([150, 'RED']);
  });

  it('says of an item that nothing is wrong with any more that it is back on course', () => {
    const late = anEntry('GT8', { reasons: [{ kind: 'overdue', text: 'GT8 is 2 days late' }] });
    const byHand = { kind: 'added', text: 'Added by Ruth Amos' } as const;
    expect(reasonsToday(late, [])).toEqual([
      { kind: 'back', text: 'Back on course since the agenda was made' },
    ]);
    expect(reasonsToday({ ...late, reasons: [byHand] }, [])).toEqual([byHand]);
  });

  it('goes by the plan’s own stages', () => {
    const parts = anItem('GT8', { due: '2026-02-27' });
    const reminderStages = { ...parts.plan.reminderStages, escalateAfterDays: 3 };
    expect(reasons(parts)).toMatchObject([{ kind: 'overdue' }]);
    expect(reasons({ ...parts, plan: { ...parts.plan, reminderStages } })).toMatchObject([
      { kind: 'escalated' },
    ]);
  });
});
