import { expect, it } from 'vitest';
import { planOverview, type OverviewRows } from '#domain/overview';
import type { Period, Rating, Theme } from '#domain/plan';
import type { Rag } from '#domain/rag';
import { aPlan, aRecommendation, anAction } from '#tests/helpers/builders';

const today = '2026-03-02';

const aPeriod = (id: string, order: number, values: Partial<Period> = {}): Period => ({
  ...{ id, planId: 'p-1', order, label: id, kind: 'previous', cutOff: null },
  ...{ closedAt: '2026-01-05T09:00:00Z', lastChange: null, ...values },
});
const aTheme = (id: string, order: number): Theme => ({
  ...{ id, planId: 'p-1', order, ref: String(order), title: `Theme ${id}`, leadPostIds: [], summary: null },
});
const rated = (recommendationId: string, periodId: string, rag: Rag): Rating => ({
  ...{
    id: `${recommendationId} ${periodId}`,
    planId: 'p-1',
    recommendationId,
    periodId,
    rag,
    narrative: null,
  },
});

const april = aPeriod('April', 1, { kind: 'baseline' });
const september = aPeriod('September', 2);
const january = aPeriod('January', 3, { kind: 'current', closedAt: null });

const rows = (given: Partial<OverviewRows>): OverviewRows => ({
  ...{ plan: aPlan(), periods: [], themes: [], recommendations: [], actions: [], ratings: [] },
  ...given,
});

const item = (key: string, values: Parameters<typeof aRecommendation>[0] = {}) =>
  aRecommendation({ id: `p-1:${key}`, key, refs: [key], ...values });

it('counts what became better and worse since last period and since the baseline', () => {
  const overview = planOverview(
    rows({
      periods: [april, september, january],
      recommendations: [item('A', { rag: 'red' }), item('B', { rag: 'green' }), item('C', { rag: 'amber' })],
      ratings: [
        ...[rated('p-1:A', 'April', 'red'), rated('p-1:A', 'September', 'amber')],
        ...[rated('p-1:B', 'April', 'red'), rated('p-1:B', 'September', 'green')],
      ],
    }),
    today,
  );
  expect(overview.sinceLast).toEqual({ better: 0, same: 1, worse: 1 });
  expect(overview.sinceBaseline).toEqual({ better: 1, same: 1, worse: 0 });
});

it('compares with nothing before a first period is closed', () => {
  const overview = planOverview(rows({ periods: [january], recommendations: [item('A')] }), today);
  expect([overview.sinceLast, overview.sinceBaseline]).toEqual([null, null]);
});

it('shows every theme over all periods, the open one as it stands now, and items without a theme last', () => {
  const overview = planOverview(
    rows({
      periods: [january, september],
      themes: [aTheme('late', 2), aTheme('early', 1)],
      recommendations: [
        item('A', { rag: 'green', themeId: 'early' }),
        item('B', { rag: null }),
        item('C', { rag: 'red', themeId: 'late' }),
      ],
      ratings: [rated('p-1:A', 'September', 'red')],
    }),
    today,
  );
  expect(overview.periods.map(({ label, isOpen }) => [label, isOpen])).toEqual([
    ['September', false],
    ['January', true],
  ]);
  expect(overview.heat.map(({ theme }) => theme?.id ?? null)).toEqual(['early', 'late', null]);
  expect(overview.heat[0]!.cells.map(({ red, green }) => ({ red, green }))).toEqual([
    { red: 1, green: 0 },
    { red: 0, green: 1 },
  ]);
  expect(overview.heat[2]!.cells[1]!.none).toBe(1);
});

it('counts a recommendation that has parts by its parts alone', () => {
  const overview = planOverview(
    rows({
      periods: [january],
      recommendations: [item('A', { rag: 'red' }), item('A.1', { rag: 'green', parentId: 'p-1:A' })],
    }),
    today,
  );
  expect(overview.periods[0]!.byRag).toEqual({ red: 0, amber: 0, green: 1, blue: 0, none: 0 });
});

it('calls slipping what is rated worse, before what only moved its date; closed work slips no more', () => {
  const moved = { firstDueDate: '2026-01-31', timesMoved: 2, dueDate: '2026-06-30' };
  const overview = planOverview(
    rows({
      periods: [september, january],
      recommendations: [
        item('A', { rag: 'amber' }),
        item('B', { rag: 'green' }),
        item('C', { rag: 'green' }),
      ],
      actions: [
        anAction({ id: 'p-1:B:1', recommendationId: 'p-1:B', ...moved }),
        anAction({ id: 'p-1:C:1', recommendationId: 'p-1:C', ...moved, status: 'verified' }),
      ],
      ratings: [rated('p-1:A', 'September', 'green')],
    }),
    today,
  );
  expect(
    overview.slipping.map(({ ref, isWorse, timesMoved, daysPastFirst }) => [
      ref,
      isWorse,
      timesMoved,
      daysPastFirst,
    ]),
  ).toEqual([
    ['A', true, 0, 0],
    ['B', false, 2, 30],
  ]);
});

it('lists open actions due until the cut-off, or for four weeks without one, overdue ones apart', () => {
  const recommendations = [item('A')];
  const actions = [
    ['1', '2026-03-01'],
    ['2', '2026-03-02'],
    ['3', '2026-03-30'],
    ['4', '2026-04-30'],
  ].map(([n, dueDate]) =>
    anAction({ id: `p-1:A:${n}`, recommendationId: 'p-1:A', order: Number(n), dueDate: dueDate! }),
  );
  const refs = (cutOff: string | null) =>
    planOverview(rows({ periods: [{ ...january, cutOff }], recommendations, actions }), today).next;
  expect(refs(null).actions.map(({ ref }) => ref)).toEqual(['A/2', 'A/3']);
  expect(refs('2026-04-30')).toMatchObject({ until: '2026-04-30', isCutOff: true });
  expect(refs('2026-04-30').actions.map(({ ref }) => ref)).toEqual(['A/2', 'A/3', 'A/4']);
  expect(refs('2026-02-28')).toMatchObject({ until: '2026-03-30', isCutOff: false });
});
