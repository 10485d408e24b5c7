import type { IsoDate, IsoInstant } from './dates.ts';
import type { Person } from './post.ts';

/** What was minuted about an item: who wrote it down, and when. */
interface Minuted {
  /** Made by the client. What follows from a minute is found by it, so that a repeat follows once. */
  id: string;
  itemId: string;
  planId: string;
  by: Person;
  at: IsoInstant;
  /** Who struck it out again, in the meeting; kept, but not part of its record. */
  takenBack: { by: Person; at: IsoInstant } | null;
  /** Why it came to nothing although it was minuted, as when somebody else was first; null where all is well. */
  problem: string | null;
}

export interface MinutedDecision extends Minuted {
  kind: 'decision';
  text: string;
}

export interface MinutedAction extends Minuted {
  kind: 'action';
  actionId: string;
  text: string;
  ownerPostId: string;
  dueDate: IsoDate;
  /** The action's place within its recommendation. */
  order: number;
}

export interface MinutedDate extends Minuted {
  kind: 'date';
  actionId: string;
  from: IsoDate | null;
  dueDate: IsoDate;
  reason: string | null;
  /** The request for another date that this answers; null when nobody had asked. */
  requestId: string | null;
}

/** The row of a meeting carries its minutes; the rows they stand for follow from them. */
export type Minute = MinutedDecision | MinutedAction | MinutedDate;

/** Part of the meeting's record: it was neither struck out nor came to nothing. */
export function stands({ takenBack, problem }: Minute): boolean {
  return takenBack === null && problem === null;
}
