import { findDates } from '#domain/date-expressions';
import type { ParsedPeriod } from '#domain/parsed-plan';
import type { Entry } from './entries.ts';

/** The periods whose ratings the document shows, as their columns are headed, left to right. */
export function periodsOf(entries: Entry[]): ParsedPeriod[] {
  const labels: string[] = [];
  for (const entry of entries) {
    for (const { label } of [...entry.ratings, ...entry.again.flatMap((again) => again.ratings)]) {
      if (!labels.includes(label)) labels.push(label);
    }
  }
  return labels.map((label, index) => ({
    label,
    kind: kindOf(label, index === labels.length - 1, labels.length),
    cutOff: findDates(label).find((date) => date.end)?.end ?? null,
  }));
}

function kindOf(label: string, isLast: boolean, count: number): ParsedPeriod['kind'] {
  if (/\bbaseline|original|initial|start(?:ing)?\b/iu.test(label)) return 'baseline';
  if (/\b(?:last|previous|prior|before)\b/iu.test(label)) return 'previous';
  if (/\b(?:this|current|latest|now|today)\b/iu.test(label) || count === 1) return 'current';
  return isLast ? 'current' : 'previous';
}
