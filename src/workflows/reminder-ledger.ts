import { today } from '#domain/clock';
import type { IsoDate } from '#domain/dates';
import { ItemChangedError } from '#domain/errors';
import type { Person } from '#domain/post';
import { abandonedAfterMs, mayBeTakenOver, type Reminder } from '#domain/reminder';
import type { DueReminder } from '#domain/reminders';
import type { Row, Write } from '#sharepoint/store';
import { creating, replacing, requireWritten } from '#sharepoint/writes';
import type { Services } from './services.ts';

/** The key of the one card a person gets on a day. */
export function cardKey(day: IsoDate, personId: string): string {
  return `card|${day}|${personId}`;
}

/** What a ledger row is about; nothing in particular for the day's card and for a trouble. */
type About = Pick<Reminder, 'recommendationId' | 'actionId'>;

/** Makes and settles the ledger rows of one sweep. */
export interface Ledger {
  /** A row that says nothing yet of how it went. */
  row(id: string, person: Person, stage: Reminder['stage'], about?: About): Reminder;
  stageRow(reminder: DueReminder): Reminder;
  /** @returns by key, those that are this sweep's to send; the others were sent or are being sent */
  claim(wanted: readonly Reminder[]): Promise<Map<string, Row<Reminder>>>;
  /** Records that what was claimed has arrived, and every stage that was told with it. */
  confirm(claims: readonly Row<Reminder>[], told: readonly Reminder[]): Promise<void>;
  /** Gives claims back after a fault that passes: whoever tries next has them at once. */
  release(claims: readonly Row<Reminder>[]): Promise<void>;
  /** Records why it will not arrive today. */
  refuse(claims: readonly Row<Reminder>[], failure: string): Promise<void>;
}

/** @param again claims what failed today as well, since somebody asked for that */
export function openLedger({ store, clock }: Services, again = false): Ledger {
  const claimedBy = crypto.randomUUID();

  function row(
    id: string,
    person: Person,
    stage: Reminder['stage'],
    about: About = { recommendationId: null, actionId: null },
  ): Reminder {
    return {
      ...{ id, personId: person.id, personName: person.name, ...about, stage },
      ...{ day: today(clock), claimedAt: clock.now().toISOString(), claimedBy, sentAt: null, failure: null },
    };
  }

  /** Claims what another sweep left behind; whoever is first has it. */
  async function takeOver(
    wanted: readonly { mine: Reminder; theirs: Row<Reminder> }[],
  ): Promise<Row<Reminder>[]> {
    const open = wanted.filter(({ mine, theirs }) =>
      mayBeTakenOver(theirs.value, clock.now(), mine.day, again),
    );
    return settled(open.map(({ mine, theirs }) => ({ list: 'reminders', value: mine, eTag: theirs.eTag })));
  }

  /** The rows as written; without those another sweep changed first. */
  async function settled(writes: readonly Write[]): Promise<Row<Reminder>[]> {
    const outcomes = await store.writeMany(writes);
    return outcomes.flatMap((outcome) => {
      if (outcome.ok) return [outcome.row as Row<Reminder>];
      if (outcome.error instanceof ItemChangedError) return [];
      throw outcome.error;
    });
  }

  return {
    row,
    stageRow: ({ key, person, recommendation, action, stage }) =>
      row(key, person, stage, { recommendationId: recommendation.id, actionId: action?.id ?? null }),

    async claim(wanted) {
      const snapshot = await store.snapshot();
      const rows = wanted.map((mine) => ({ mine, theirs: snapshot.get('reminders', mine.id) }));
      const known = rows.flatMap(({ mine, theirs }) => (theirs ? [{ mine, theirs }] : []));
      const fresh = rows.flatMap(({ mine, theirs }) => (theirs ? [] : [mine]));
      const outcomes = await store.writeMany(fresh.map((value) => ({ list: 'reminders', value })));
      requireWritten(outcomes);
      const created: Row<Reminder>[] = [];
      outcomes.forEach((outcome, index) => {
        if (!outcome.ok) return;
        const found = outcome.row as Row<Reminder>;
        if (outcome.created) created.push(found);
        else known.push({ mine: fresh[index]!, theirs: found });
      });
      const claims = [...created, ...(await takeOver(known))];
      return new Map(claims.map((each) => [each.value.id, each]));
    },

    async confirm(claims, told) {
      const sentAt = clock.now().toISOString();
      // Claims last: a crash before leaves one, and what was not told yet is told when it is taken over.
      const writes = [
        ...creating(
          'reminders',
          told.map((value) => ({ ...value, sentAt })),
        ),
        ...claims.flatMap(({ value, eTag }) => replacing('reminders', { ...value, sentAt }, eTag)),
      ];
      requireWritten(await store.writeMany(writes, { inOrder: true }));
    },

    async release(claims) {
      const claimedAt = new Date(clock.now().getTime() - abandonedAfterMs).toISOString();
      const writes = claims.map(({ value, eTag }) => replacing('reminders', { ...value, claimedAt }, eTag));
      requireWritten(await store.writeMany(writes));
    },

    async refuse(claims, failure) {
      const writes = claims.map(({ value, eTag }) => ({
        ...{ list: 'reminders' as const, value: { ...value, failure }, eTag },
      }));
      requireWritten(await store.writeMany(writes));
    },
  };
}
