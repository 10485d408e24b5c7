import { normalRef } from './refs.ts';
import { similarity } from './similarity.ts';

/**
 * Refs that somebody may have meant by one that nothing is called, the likeliest first: its digits swapped or
 * one off, its letters wrong or left out.
 */
export function similarRefs(typed: string, refs: Iterable<string>, most = 3): string[] {
  const wanted = partsOf(typed);
  return [...new Set(refs)]
    .map((ref) => ({ ref, likeness: likeness(wanted, partsOf(ref)) }))
    .filter((candidate) => candidate.likeness >= 0.5)
    .toSorted((a, b) => b.likeness - a.likeness)
    .slice(0, most)
    .map(({ ref }) => ref);
}

interface Parts {
  whole: string;
  letters: string;
  rest: string;
}

function partsOf(ref: string): Parts {
  const whole = normalRef(ref).replace(/\/\d+$/, '');
  const letters = /^\p{L}*/u.exec(whole)?.[0] ?? '';
  return { whole, letters, rest: whole.slice(letters.length) };
}

function likeness(typed: Parts, known: Parts): number {
  if (typed.letters === known.letters && typed.rest !== '') {
    if (sorted(typed.rest) === sorted(known.rest)) return 0.95;
    return similarity(typed.rest, known.rest) >= 0.5 ? 0.85 : 0;
  }
  if (typed.rest === known.rest && typed.rest !== '') {
    if (typed.letters === '') return 0.9;
    return sorted(typed.letters) === sorted(known.letters)
      ? 0.9
      : 0.5 + similarity(typed.letters, known.letters) * 0.4;
  }
  // "1A15": a digit for a letter.
  const alike = similarity(typed.whole, known.whole);
  return alike >= 0.6 ? alike * 0.8 : 0;
}

function sorted(text: string): string {
  return [...text].toSorted().join('');
}
