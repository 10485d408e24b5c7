import type { IsoDate, IsoInstant } from './dates.ts';
import type { ReminderStage } from './reminder-stages.ts';

/**
 * One ledger row: one stage of chasing for one person about one item, or (`stage: 'card'`) the one card
 * a person gets on one day. Claimed before sending, confirmed after, so that two sweeps never both send.
 */
export interface Reminder {
  /** The ledger key; unique in SharePoint, so the second claim of the same thing fails. */
  id: string;
  personId: string;
  /** Null on the row of the day's card. */
  actionId: string | null;
  stage: ReminderStage | 'card';
  day: IsoDate;
  claimedAt: IsoInstant;
  sentAt: IsoInstant | null;
  /** Why it could not be delivered, as a sentence for the administrator. */
  failure: string | null;
}

/** Where the bot can reach one person: what proactive messages are sent to. */
export interface Conversation {
  /** The person's Entra object id. */
  id: string;
  /** The Bot Framework conversation reference, as JSON. Opaque outside bot/messaging. */
  reference: string;
  personName: string;
  state: 'reachable' | 'blocked' | 'removed';
  updatedAt: IsoInstant;
}
