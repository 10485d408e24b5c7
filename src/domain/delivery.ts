import type { IsoDate, IsoInstant } from './dates.ts';
import type { Person } from './post.ts';
import type { DeliveryState } from './reminder.ts';

/** One thing that one person was told, or could not be told. */
export interface DeliveryView {
  id: string;
  day: IsoDate;
  /** When it was confirmed; while it is not, when it was begun. */
  at: IsoInstant;
  person: Person;
  state: DeliveryState;
  /** "14 days before its date", "RAG got worse"; "The day’s card" where a whole card did not arrive. */
  stage: string;
  /** What it was about; null for a whole card, and for an item that is gone. */
  item: DeliveredItem | null;
  /** Why it did not arrive, as a sentence; null unless it failed. */
  failure: string | null;
}

export interface DeliveredItem {
  id: string;
  /** "GT8", or "GT8/2" for one of several actions. */
  ref: string;
  text: string;
  planId: string;
  planTitle: string;
}

/** Who was told what, when and through which stage, and what reaches nobody. */
export interface DeliveryReport {
  /** The newest first; one page of them. */
  deliveries: DeliveryView[];
  page: number;
  pages: number;
  total: number;
  /** Of all that was asked for, not of this page alone. */
  counts: Record<DeliveryState, number>;
  /** Everybody with something in those days, to choose from. */
  people: Person[];
  /** What keeps reminders from reaching anybody now, whatever was asked for, as sentences. */
  troubles: string[];
}
