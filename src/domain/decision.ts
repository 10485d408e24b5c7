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
  recordedBy: Person;
  recordedAt: IsoInstant;
}
