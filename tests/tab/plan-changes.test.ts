import { expect, it } from 'vitest';
import type { PlanView } from '#domain/view';
import { planChanges } from '#workflows/plan-changes';
import { aMe, anItem, aPlan, planPage, type KnownPlan } from '#tests/helpers/tab-data';
import { placed } from '../../tab/api/plan-changes.ts';

const items = Array.from({ length: 300 }, (_, n) => anItem({ ref: `R${n}`, rag: 'green' }));
const before = page({ items });

function page(given: Partial<KnownPlan>): PlanView {
  return planPage(aPlan(given), aMe());
}

/** The plan as somebody has it who had `from` and asked again. */
function followed(from: PlanView, now: PlanView): PlanView {
  return placed(from, planChanges(now, from.version) ?? now);
}

it('sends the rows around a change and nothing else, however it came about', () => {
  const now = page({ items: items.map((item) => (item.ref === 'R60' ? { ...item, rag: 'red' } : item)) });
  const changes = planChanges(now, before.version);
  expect(changes).toMatchObject({ frame: null, size: 300 });
  expect(changes?.runs.map(({ from, items: rows }) => [from, rows.length])).toEqual([[50, 25]]);
  expect(followed(before, now)).toEqual(now);
});

it('leaves every row that says the same as the very object it was', () => {
  const now = page({ items: items.map((item) => (item.ref === 'R60' ? { ...item, rag: 'red' } : item)) });
  const after = followed(before, now);
  expect(after.items.filter((item, n) => item !== before.items[n]).map(({ ref }) => ref)).toEqual(['R60']);
});

it('ends where the plan stands when rows come, go and change places, and when its frame changes', () => {
  for (const given of [
    { items: items.slice(0, 260) },
    { items: [...items, anItem({ ref: 'New' })] },
    { items: items.toSpliced(120, 1) },
    { items: [...items.slice(0, 250), ...items.slice(250).toReversed()] },
    { items, openPeriod: 'Quarter 1 2026/27' },
    { items: [] },
  ]) {
    const now = page(given);
    expect(followed(before, now)).toEqual(now);
  }
});

it.each(['', 'v1', '25.a', page({ items: items.slice(0, 1) }).version])(
  'sends everything for the version “%s”, which says nothing of the rows',
  (since) => expect(planChanges(before, since)).toBeNull(),
);
