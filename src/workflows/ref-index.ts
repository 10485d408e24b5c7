import type { Recommendation } from '#domain/recommendation';
import { normalRef, spellingOf } from '#domain/refs';
import type { Snapshot } from '#sharepoint/store';
import type { Reading } from './read-plan.ts';

/** What people may type to mean an item, normalised. */
export interface RefIndex {
  refs: ReadonlySet<string>;
  /** The same as they are written, since "03" and "3" may be two items. */
  spellings: ReadonlySet<string>;
  /** Ids of recommendations: several where plans share a ref. */
  idsByRef: ReadonlyMap<string, readonly string[]>;
}

/** For every snapshot and choice of plans: refs change seldom, and every message is read against all of them. */
const indexes = new WeakMap<Snapshot, Map<string, RefIndex>>();

export function refIndex(reading: Reading): RefIndex {
  const ofSnapshot = indexes.get(reading.snapshot) ?? new Map<string, RefIndex>();
  indexes.set(reading.snapshot, ofSnapshot);
  const readable = reading.plans.map(({ id }) => id).join(' ');
  const index = ofSnapshot.get(readable) ?? makeIndex(reading);
  ofSnapshot.set(readable, index);
  return index;
}

export function readableRecommendations({ snapshot, plans }: Reading): Recommendation[] {
  return plans.flatMap((plan) => snapshot.byPlan('recommendations', plan.id).map((row) => row.value));
}

function makeIndex(reading: Reading): RefIndex {
  const idsByRef = new Map<string, string[]>();
  const spellings = new Set<string>();
  for (const { id, key, refs } of readableRecommendations(reading)) {
    for (const ref of [key, ...refs]) spellings.add(spellingOf(ref));
    for (const ref of new Set([key, ...refs].map(normalRef))) {
      const ids = idsByRef.get(ref);
      if (ids) ids.push(id);
      else idsByRef.set(ref, [id]);
    }
  }
  return { refs: new Set(idsByRef.keys()), spellings, idsByRef };
}
