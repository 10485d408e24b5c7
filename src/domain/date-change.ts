import type { IsoDate, IsoInstant } from './dates.ts';
import type { Person } from './post.ts';

/** One move of a due date, asked for or made. Every move is counted and kept. */
export interface DateChange {
  id: string;
  planId: string;
  actionId: string;
  from: IsoDate | null;
  /** The date asked for; once agreed, the date agreed, which may be another. */
  to: IsoDate;
  reason: string | null;
  state: 'requested' | 'agreed' | 'refused' | 'withdrawn';
  requestedBy: Person;
  requestedAt: IsoInstant;
  decidedBy: Person | null;
  decidedAt: IsoInstant | null;
}
