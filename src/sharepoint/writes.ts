import type { Entities, ListName } from './entities.ts';
import type { Write, WriteOutcome } from './store.ts';

export function creating<L extends ListName>(list: L, values: readonly Entities[L][]): Write[] {
  return values.map((value) => ({ list, value }) as Write);
}

/** @param eTag of the row as it was when read */
export function replacing<L extends ListName>(list: L, value: Entities[L], eTag: string): Write {
  return { list, value, eTag } as Write;
}

/** @throws what the first row met that could not be written */
export function requireWritten(outcomes: readonly WriteOutcome[]): void {
  for (const outcome of outcomes) if (!outcome.ok) throw outcome.error;
}
