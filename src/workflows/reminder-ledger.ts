import { today } from '#domain/clock';
import type { IsoDate } from '#domain/dates';
import { ItemChangedError } from '#domain/errors';
import type { Person } from '#domain/post';
import { mayBeTakenOver, type Reminder } from '#domain/reminder';
import type { DueReminder } from '#domain/reminders';
import type { Row } from '#sharepoint/store';
import type { Services } from './services.ts';

/** The key of the one card a person gets on a day. */
export function cardKey(day: IsoDate, personId: string): string {
  return `card|${day}|${personId}`;
}

/** A row that says nothing yet of how it went. */
export function claimOf(
  id: string,
  person: Person,
  stage: Reminder['stage'],
  { clock }: Services,
  about: { recommendationId: string | null; actionId: string | null } = {
    recommendationId: null,
    actionId: null,
  },
): Reminder {
  return {
    ...{ id, personId: person.id, personName: person.name, stage, ...about },
    day: today(clock),
    claimedAt: clock.now().toISOString(),
    sentAt: null,
    failure: null,
  };
}

export function stageRow(
  { key, person, recommendation, action, stage }: DueReminder,
  services: Services,
): Reminder {
  const about = { recommendationId: recommendation.id, actionId: action?.id ?? null };
  return claimOf(key, person, stage, services, about);
}

/** The row if it is this sweep's to send; null when it was sent or is being sent. */
export async function claim({ store, clock }: Services, wanted: Reminder): Promise<Row<Reminder> | null> {
  const known = (await store.snapshot()).get('reminders', wanted.id);
  if (known) return takeOver(known);
  const { row, created } = await store.create('reminders', wanted);
  return created ? row : takeOver(row);

  async function takeOver(row: Row<Reminder>): Promise<Row<Reminder> | null> {
    if (!mayBeTakenOver(row.value, clock.now(), wanted.day)) return null;
    try {
      return await store.update('reminders', wanted, row.eTag);
    } catch (error) {
      if (error instanceof ItemChangedError) return null; // another sweep took it over first
      throw error;
    }
  }
}

/**
 * Records that what was claimed has arrived. The stages come first: a crash in between leaves a claim that
 * the next sweep finds nothing left to tell for.
 */
export async function confirm(
  { store, clock }: Services,
  claims: readonly Row<Reminder>[],
  told: readonly Reminder[],
): Promise<void> {
  const sentAt = clock.now().toISOString();
  await store.createMany(
    'reminders',
    told.map((row) => ({ ...row, sentAt })),
  );
  for (const { value, eTag } of claims) await store.update('reminders', { ...value, sentAt }, eTag);
}

/** Records why it will not arrive today. */
export async function refuse(
  { store }: Services,
  claims: readonly Row<Reminder>[],
  failure: string,
): Promise<void> {
  for (const { value, eTag } of claims) await store.update('reminders', { ...value, failure }, eTag);
}
