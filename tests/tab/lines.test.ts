import { describe, expect, it } from 'vitest';
import { aMe, anAction, anItem, aPlan, by, planPage } from '#tests/helpers/tab-data';
import { aPostView } from '#tests/helpers/views';
import { countQuick, rowContext } from '../../tab/components/item-grid/filter-rows.ts';
import { linesOf } from '../../tab/components/item-grid/lines.ts';
import { listViewOf, paramsOf, wholePlan, type ListView } from '../../tab/components/item-grid/list-view.ts';

const legal = aPostView('Director of Legal Services', 'Sunita Rao');
const late = anItem({ ref: 'GT1', rag: 'red', actions: [anAction({ due: by('2026-02-18') })] });
const soon = anItem({ ref: 'GT2', rag: 'green', actions: [anAction({ due: by('2026-03-11') })] });
const done = anItem({ ref: 'GT3', actions: [anAction({ due: by('2026-01-31'), status: 'verified' })] });
const ownerless = anItem({
  ref: 'GT4',
  rag: 'amber',
  previousRag: 'green',
  updatedAt: null,
  actions: [anAction({ due: by('2026-12-31'), owners: [] })],
});
const twofold = anItem({
  ref: 'GT5',
  actions: [
    anAction({ owners: [legal], due: by('2026-02-20'), firstDueDate: '2025-10-31', timesMoved: 2 }),
    anAction({ due: by('2026-09-30') }),
  ],
});
const plan = planPage(aPlan({ items: [late, soon, done, ownerless, twofold] }), aMe());

function shown(view: Partial<ListView>, from = plan): string[] {
  return linesOf(from, { ...wholePlan, ...view }).lines.map((line) =>
    line.kind === 'group'
      ? `# ${line.title} (${line.count})`
      : (line.actionId ?? line.itemId).split(':').slice(1).join('/'),
  );
}

describe('filters', () => {
  it('count what each of them alone would show', () => {
    expect(countQuick(plan.items, rowContext(plan))).toEqual({
      overdue: 2,
      soon: 1,
      slipped: 2, // a rating got worse; a date moved later
      red: 1,
      'no-update': 1,
      mine: 4,
      team: 4,
      'date-request': 0,
      findings: 1,
      'no-owner': 1,
      closed: 1,
    });
  });

  it('hold together, and for the same action', () => {
    expect(shown({ quick: ['overdue', 'mine'] })).toEqual(['GT1/1']);
    expect(shown({ quick: ['overdue'], group: 'none', sort: 'due' })).toEqual(['GT1/1', 'GT5/1']);
    expect(shown({ quick: ['overdue'], owner: legal.id, sort: 'due' })).toEqual(['GT5/1']);
    expect(shown({ rag: 'none', status: 'verified' })).toEqual(['GT3/1']);
  });

  it('find every word of a search in refs, text, owners and who holds them', () => {
    expect(shown({ find: 'gt2' })).toEqual(['GT2/1']);
    expect(shown({ find: 'SUNITA register' })).toEqual(['GT5', 'GT5/1', 'GT5/2']);
    expect(shown({ find: 'priya zebra' })).toEqual([]);
  });
});

describe('groups', () => {
  const theme = { id: 't1', ref: '1', title: 'Finance', leads: [], summary: null };

  it('stand by theme as in the plan, each recommendation with its actions and parts, the rest last', () => {
    const under = anItem({ ref: 'A', themeId: 't1' });
    const part = anItem({ ref: 'A.1', themeId: 't1', parentId: under.id });
    const tree = planPage(aPlan({ themes: [theme], items: [twofold, under, part] }), aMe());
    expect(shown({}, tree)).toEqual([
      '# 1 Finance (2)',
      'A/1',
      'A.1/1',
      '# Not under a heading (1)',
      'GT5',
      'GT5/1',
      'GT5/2',
    ]);
  });

  it('keep a recommendation in sight when only a part of it matches, without counting it', () => {
    const part = anItem({ ref: 'GT2.1', parentId: soon.id, actions: [anAction({ due: by('2026-02-01') })] });
    const tree = planPage(aPlan({ items: [soon, part] }), aMe());
    const { lines, count } = linesOf(tree, { ...wholePlan, quick: ['overdue'] });
    expect(count).toBe(1);
    expect(lines.map((line) => line.kind === 'row' && line.isContext)).toEqual([true, false]);
  });

  it('stand by owner, directorate and month, those without last', () => {
    const audit = 'Head of Internal Audit';
    expect(shown({ group: 'owner' })).toEqual([
      '# Director of Legal Services (1)',
      'GT5/1',
      `# ${audit} (4)`,
      ...['GT1/1', 'GT2/1', 'GT3/1', 'GT5/2'],
      '# No owner (1)',
      'GT4/1',
    ]);
    expect(shown({ group: 'directorate' })[0]).toBe('# Director of Finance (4)');
    expect(shown({ group: 'month' }).filter((line) => line.startsWith('#'))).toEqual([
      '# January 2026 (1)',
      '# February 2026 (2)',
      '# March 2026 (1)',
      '# September 2026 (1)',
      '# December 2026 (1)',
    ]);
  });
});

describe('orders', () => {
  it.each([
    ['due', ['GT3/1', 'GT1/1', 'GT5/1', 'GT2/1', 'GT5/2', 'GT4/1']],
    ['rag', ['GT1/1', 'GT4/1', 'GT2/1', 'GT3/1', 'GT5/1', 'GT5/2']],
    ['moved', ['GT1/1', 'GT2/1', 'GT3/1', 'GT4/1', 'GT5/2', 'GT5/1']],
  ] as const)('by %s', (sort, order) => expect(shown({ sort })).toEqual(order));

  it('put what has no rating last either way', () => {
    expect(shown({ sort: 'rag', isDescending: true })).toEqual([
      'GT2/1',
      'GT4/1',
      'GT1/1',
      'GT3/1',
      'GT5/1',
      'GT5/2',
    ]);
  });
});

it('stands in the address as a whole, and what an address says wrongly does not count', () => {
  const view: ListView = {
    quick: ['overdue', 'mine'],
    find: 'budget & tax',
    owner: 'post-1',
    theme: 't1',
    rag: 'none',
    status: 'ongoing',
    group: 'month',
    sort: 'due',
    isDescending: true,
  };
  expect(listViewOf(new URLSearchParams(paramsOf(view).toString()))).toEqual(view);
  expect(paramsOf(wholePlan).toString()).toBe('');
  expect(listViewOf(new URLSearchParams('show=zebra,red&sort=colour&rag=pink'))).toEqual({
    ...wholePlan,
    quick: ['red'],
  });
});
