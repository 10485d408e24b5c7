import { daysBetween, type IsoDate, type IsoInstant } from './dates.ts';
import { dayInLondon } from './clock.ts';
import type { Person } from './post.ts';
import { isRag, movement, type Rag } from './rag.ts';
import type { Recommendation } from './recommendation.ts';
import type { FieldChange, UpdateEntry } from './update.ts';

/** A rating that got worse and still stands. */
export interface Slip {
  /** The entry that made it worse. */
  entryId: string;
  before: Rag;
  after: Rag;
  at: IsoInstant;
  by: Person;
  /** What was said with it. */
  note: string | null;
}

/** A slip this many days old is no longer news: longer than anybody may pause, and than a server stays down. */
export const slipIsNewsDays = 42;

/**
 * The item's newest change of rating, if it was for the worse, still stands and is news.
 *
 * @param entries of the item itself, in any order; those of its actions do no harm
 */
export function slipOf(
  recommendation: Pick<Recommendation, 'rag'>,
  entries: readonly UpdateEntry[],
  today: IsoDate,
): Slip | null {
  let newest:
    (Omit<UpdateEntry, 'changes' | 'evidence' | 'postId' | 'from'> & { change: FieldChange }) | null = null;
  for (const { id, at, by, note, changes } of entries) {
    const change = changes.find(({ field }) => field === 'rag');
    if (!change || (newest && newest.at >= at)) continue;
    newest = { id, at, by, note, change };
  }
  if (!newest) return null;
  const { id: entryId, at, by, note, change } = newest;
  const { before, after } = change;
  if (!isRag(before) || !isRag(after) || after !== recommendation.rag) return null;
  if (movement(before, after) !== 'worse') return null;
  if (daysBetween(dayInLondon(new Date(at)), today) > slipIsNewsDays) return null;
  return { entryId, before, after, at, by, note };
}
