import type { ValueDifference } from './choices.ts';

const longFields: readonly ValueDifference['field'][] = [
  'text',
  'narrative',
  'progress',
  'response',
  'impact',
  'documentEvidence',
];

/** Prose wants a place of its own; a date, a rating or a name stands on a line. */
export function isLong({ field }: ValueDifference): boolean {
  return longFields.includes(field);
}
