import type { IsoDate, IsoInstant } from './dates.ts';
import type { NoticeKind } from './notice-kind.ts';
import type { ReminderStage } from './reminder-stages.ts';

/**
 * One ledger row: one stage of chasing for one person about one item, the one card a person gets on one day,
 * a trouble an administrator was told of, or a notice that could not wait for a card.
 * Claimed before sending, confirmed after, so that two sweeps never both send.
 */
export interface Reminder {
  /** The ledger key; unique in SharePoint, so the second claim of the same thing fails. */
  id: string;
  personId: string;
  personName: string;
  /** Null on the row of the day's card and of a trouble. */
  recommendationId: string | null;
  /** Null where it is about the item itself. */
  actionId: string | null;
  stage: ReminderStage | NoticeKind | CardStage | 'trouble';
  day: IsoDate;
  claimedAt: IsoInstant;
  /** The sweep that claimed it: tells two sweeps apart that claim in the same millisecond. */
  claimedBy: string;
  sentAt: IsoInstant | null;
  /** Why it could not be delivered, as a sentence for the administrator. */
  failure: string | null;
}

/** The day's card: `digest` where it also has what others let slip and what moved, `card` where it has not. */
export type CardStage = 'card' | 'digest';

export function isCard(stage: Reminder['stage']): stage is CardStage {
  return stage === 'card' || stage === 'digest';
}

/** A claim without a confirmation this old belongs to a sweep that died; the next one takes it over. */
export const abandonedAfterMs = 10 * 60_000;

/** How a delivery stands. `unknown`: the server stopped while it was being sent. */
export type DeliveryState = 'sent' | 'failed' | 'sending' | 'unknown';

export function deliveryState(
  { sentAt, failure, claimedAt }: Pick<Reminder, 'sentAt' | 'failure' | 'claimedAt'>,
  now: Date,
): DeliveryState {
  if (sentAt !== null) return 'sent';
  if (failure !== null) return 'failed';
  return now.getTime() - Date.parse(claimedAt) < abandonedAfterMs ? 'sending' : 'unknown';
}

/**
 * Whether a sweep may claim what this row stands for: an earlier one died over it, or failed another day.
 *
 * @param again somebody asked to try again what failed, today as well
 */
export function mayBeTakenOver(row: Reminder, now: Date, today: IsoDate, again = false): boolean {
  const state = deliveryState(row, now);
  return state === 'unknown' || (state === 'failed' && (again || row.day < today));
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
