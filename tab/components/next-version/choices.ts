import type { NextVersionBody } from '#api/contract/documents';

export type Difference = NextVersionBody['differences'][number];
export type ValueDifference = Difference['changes'][number];

/** What the person chose among the differences; everything else is taken over. */
export interface DifferenceChoices {
  /** Ids of items left as they are. */
  skipped: ReadonlySet<string>;
  /** Ids of values people wrote here that give way to the document's. */
  taken: ReadonlySet<string>;
}

export function defaultChoices({ differences }: NextVersionBody): DifferenceChoices {
  const taken = differences
    .flatMap(valuesOf)
    .flatMap(({ written, takenByDefault }) => (written && takenByDefault ? [written.id] : []));
  return { skipped: new Set(), taken: new Set(taken) };
}

/** Every value of an item and of its actions that differs. */
export function valuesOf({ changes, actions }: Difference): ValueDifference[] {
  return [...changes, ...actions.flatMap((action) => action.changes)];
}

/** Items that can be taken over: what the document leaves out can only be read. */
export function takeable(differences: readonly Difference[]): Difference[] {
  return differences.filter(({ kind }) => kind !== 'missing');
}

/** The same set with the ids in it, or without them. */
export function withIds(set: ReadonlySet<string>, ids: Iterable<string>, isIn: boolean): ReadonlySet<string> {
  const next = new Set(set);
  for (const id of ids)
    if (isIn) next.add(id);
    else next.delete(id);
  return next;
}
