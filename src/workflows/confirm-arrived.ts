import type { IsoDate, IsoInstant } from '#domain/dates';
import { ItemChangedError } from '#domain/errors';
import { deliveryState, isCard } from '#domain/reminder';
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
  const toldAt = new Map<string, IsoInstant[]>();
  for (const { value: told } of rows) {
    if (isCard(told.stage) || told.stage === 'slipped' || !told.sentAt) continue;
    const earlier = toldAt.get(told.personId);
    if (earlier) earlier.push(told.sentAt);
    else toldAt.set(told.personId, [told.sentAt]);
  }
  const writes = rows.flatMap(({ value: card, eTag }) => {
    const isOpen = isCard(card.stage) && deliveryState(card, clock.now()) === 'unknown';
    const sentAt = toldAt.get(card.personId)?.find((at) => at >= card.claimedAt);
    if (!isOpen || !sentAt || hasMore(card.personId)) return [];
    return [replacing('reminders', { ...card, sentAt }, eTag)];
  });
  const outcomes = await store.writeMany(writes);
  // Another sweep may have confirmed it, or taken it over.
  requireWritten(outcomes.filter((outcome) => outcome.ok || !(outcome.error instanceof ItemChangedError)));
}
