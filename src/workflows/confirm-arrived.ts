import type { IsoDate } from '#domain/dates';
import { ItemChangedError } from '#domain/errors';
import { deliveryState } from '#domain/reminder';
import type { Snapshot } from '#sharepoint/store';
import { replacing, requireWritten } from '#sharepoint/writes';
import type { Services } from './services.ts';

/**
 * Confirms today's cards whose sweep died while confirming: something they told is in the ledger as sent, so
 * they arrived, and nothing is left to tell that would make a later sweep take them over.
 *
 * @param hasMore whether a person still has something new to hear
 */
export async function confirmArrived(
  { store, clock }: Services,
  snapshot: Snapshot,
  day: IsoDate,
  hasMore: (personId: string) => boolean,
): Promise<void> {
  const rows = snapshot.all('reminders').filter(({ value }) => value.day === day);
  const told = rows.flatMap(({ value: { stage, sentAt, personId } }) =>
    stage !== 'card' && stage !== 'slipped' && sentAt ? [{ sentAt, personId }] : [],
  );
  const writes = rows.flatMap(({ value: card, eTag }) => {
    const isOpen = card.stage === 'card' && deliveryState(card, clock.now()) === 'unknown';
    const arrived = told.find(
      ({ personId, sentAt }) => personId === card.personId && sentAt >= card.claimedAt,
    );
    if (!isOpen || !arrived || hasMore(card.personId)) return [];
    return [replacing('reminders', { ...card, sentAt: arrived.sentAt }, eTag)];
  });
  const outcomes = await store.writeMany(writes);
  // Another sweep may have confirmed it, or taken it over.
  requireWritten(outcomes.filter((outcome) => outcome.ok || !(outcome.error instanceof ItemChangedError)));
}
