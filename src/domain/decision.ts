import type { IsoDate, IsoInstant } from './dates.ts';
import type { Person } from './post.ts';

/** What a meeting decided about an item. */
export interface Decision {
  id: string;
  planId: string;
  recommendationId: string;
  text: string;
  meeting: string;
  meetingDate: IsoDate;
  /** The meeting run with the product; null where the decision came from elsewhere. */
  meetingId: string | null;
  recordedBy: Person;
  recordedAt: IsoInstant;
  /** Struck out again in the meeting: kept, but it decides nothing. */
  takenBackAt: IsoInstant | null;
}
