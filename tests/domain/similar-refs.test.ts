import { expect, it } from 'vitest';
import { similarRefs } from '#domain/similar-refs';

const refs = ['GT8', 'GT38', 'GT39', 'GT40', 'IA10', 'IA15', 'key-1.3', '7c'];

it.each([
  ['GT83', ['GT38']],
  ['GT88', ['GT8', 'GT38']],
  ['38', ['GT38']],
  ['TG39', ['GT39']],
  ['1A15', ['IA15']],
  ['IA51', ['IA15']],
  ['XY99', []],
  ['', []],
])('%j may be meant for one of %j', (typed, likely) => {
  expect(similarRefs(typed, refs)).toEqual(expect.arrayContaining(likely));
  if (likely.length === 0) expect(similarRefs(typed, refs)).toEqual([]);
  else expect(similarRefs(typed, refs)[0]).toBe(likely[0]);
});
