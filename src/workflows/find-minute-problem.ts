import type { Minute } from '#domain/minute';
import type { Reading } from './read-plan.ts';

/** Why a minute has no effect, although it stands in the meeting; null where all is well. */
export function findProblem(_reading: Reading, _minute: Minute): string | null {
  return null;
}
