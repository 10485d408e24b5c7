import { expect, it } from 'vitest';
import { anAction, anItem, by, post } from '#tests/helpers/tab-data';
import { countByFilter, filterItems } from '../../tab/components/item-table/filter-items.ts';
import { groupItems } from '../../tab/components/item-table/group-items.ts';

const nobody = new Set<string>();
const late = anItem({ ref: 'GT1', rag: 'red', actions: [anAction({ due: by('2026-02-18') })] });
const soon = anItem({ ref: 'GT2', rag: 'green', actions: [anAction({ due: by('2026-03-11') })] });
const done = anItem({ ref: 'GT3', actions: [anAction({ due: by('2026-01-31'), status: 'verified' })] });
const ownerless = anItem({
  ref: 'GT4',
  rag: 'amber',
  actions: [anAction({ due: by('2026-12-31'), owners: [] })],
});
const all = [late, soon, done, ownerless];

it('counts what each filter would show', () => {
  expect(countByFilter(all, nobody)).toEqual({
    all: 4,
    overdue: 1,
    soon: 1,
    'red-amber': 2,
    mine: 0,
    'no-owner': 1,
    closed: 1,
  });
});

it('calls an item mine when a post of mine owns it or answers for it', () => {
  const mine = new Set([post('Head of Internal Audit').id]);
  const found = filterItems(all, { filter: 'mine', search: '', postIds: mine });
  expect(found.items.map((item) => item.ref)).toEqual(['GT1', 'GT2', 'GT3']);
});

it('finds every word of a search in refs, text, owners and who holds them', () => {
  const find = (search: string) => filterItems(all, { filter: 'all', search, postIds: nobody }).count;
  expect(find('gt2')).toBe(1);
  expect(find('PRIYA register')).toBe(3);
  expect(find('priya zebra')).toBe(0);
});

it('keeps a recommendation in sight when only a part of it matches, without counting it', () => {
  const part = anItem({ ref: 'GT2.1', parentId: soon.id, actions: [anAction({ due: by('2026-02-01') })] });
  const found = filterItems([soon, part], { filter: 'overdue', search: '', postIds: nobody });
  expect(found.count).toBe(1);
  expect(found.items.map((item) => item.ref)).toEqual(['GT2', 'GT2.1']);
  expect(found.contextIds).toEqual(new Set([soon.id]));
});

it('puts parts beneath their recommendation and items under their heading, the rest last', () => {
  const theme = { id: 't1', ref: '1', title: 'Finance', leads: [], summary: null };
  const under = anItem({ ref: 'A', themeId: 't1' });
  const part = anItem({ ref: 'A.1', themeId: 't1', parentId: under.id });
  const groups = groupItems([late, under, part], [theme]);
  expect(
    groups.map((group) => [group.theme?.title ?? null, group.rows.map((row) => [row.item.ref, row.depth])]),
  ).toEqual([
    [
      'Finance',
      [
        ['A', 0],
        ['A.1', 1],
      ],
    ],
    [null, [['GT1', 0]]],
  ]);
});
