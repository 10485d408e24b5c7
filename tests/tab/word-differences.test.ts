import { expect, it } from 'vitest';
import { wordDifferences } from '../../tab/components/item-panel/word-differences.ts';

const told = (before: string, after: string) =>
  wordDifferences(before, after)?.map(
    ({ kind, text }) => `${{ same: '', removed: '-', added: '+' }[kind]}${text.trim()}`,
  );

it('marks what went and what came, word by word', () => {
  expect(told('Five of seven policies are published.', 'Six of seven policies are published.')).toEqual([
    '-Five',
    '+Six',
    'of seven policies are published.',
  ]);
});

it('finds nothing to mark in the same words, however they are spaced', () => {
  expect(told('Training is booked.', 'Training  is\nbooked.')).toEqual(['Training  is\nbooked.']);
});

it('lets texts stand as they are that share next to nothing, or are very long', () => {
  expect(
    wordDifferences('All is well with the plan today.', 'Nobody answered our letters since June.'),
  ).toBeNull();
  expect(wordDifferences('word '.repeat(2_000), 'word '.repeat(2_000))).toBeNull();
});
