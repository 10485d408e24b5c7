import { today } from '#domain/clock';
import type { IsoDate } from '#domain/dates';
import type { Person } from '#domain/post';
import { troubleSentence } from '#domain/trouble';
import { endHour, hourInLondon } from '#domain/working-hours';
import { confirmArrived } from './confirm-arrived.ts';
import { decideReminders } from './decide-reminders.ts';
import { deliverLetters, writeAll, type Delivered } from './deliver-letters.ts';
import { findTroubles } from './find-troubles.ts';
import { logAllUpdates } from './log-updates.ts';
import type { Messenger } from './messenger.ts';
import { openLedger } from './reminder-ledger.ts';
import { cardLetters, slipLetters, type Sweep } from './reminder-letters.ts';
import type { Services } from './services.ts';

export interface SweepOptions {
  /** Says who would hear, sends and writes nothing. */
  dryRun?: boolean;
  /** Does not wait for the hour each person chose. */
  atAnyHour?: boolean;
  /** To this person alone, and what Teams refused today as well. */
  again?: string;
  /** Stops before the next few people; those under way get their card and its confirmation. */
  signal?: AbortSignal;
}

export interface ReminderReport {
  today: IsoDate;
  /** False on a weekend or bank holiday, when nobody is written to. */
  isWorkingDay: boolean;
  /** Cards sent, or with a dry run those that would be. */
  sent: Told[];
  /** People told at once of ratings that got worse. */
  slips: Told[];
  unreachable: (Told & { reason: string })[];
  /** People whose card waits: for their hour, or because the sweep was stopped or the day ended. */
  waiting: number;
  /** What keeps reminders from reaching anybody, as sentences. */
  troubles: string[];
}

interface Told {
  person: Person;
  items: number;
}

/**
 * One sweep: tells at once of ratings that got worse, then sends every person who has something new to hear
 * one card, at most one a day. What is sent is claimed in the ledger before and confirmed after, so any
 * number of sweeps may run at once and a sweep that dies loses nothing.
 */
export async function sendReminders(
  services: Services,
  messenger: Messenger,
  { dryRun = false, atAnyHour = false, again, signal }: SweepOptions = {},
): Promise<ReminderReport> {
  const day = today(services.clock);
  const report: ReminderReport = {
    ...{ today: day, isWorkingDay: services.settings.workingDays.isWorkingDay(day), waiting: 0 },
    ...{ sent: [], slips: [], unreachable: [], troubles: [] },
  };
  if (!report.isWorkingDay) return report;
  if (!dryRun) await logAllUpdates(services);
  const snapshot = await services.store.snapshot();
  const decided = decideReminders(snapshot, services.clock.now(), services.settings);
  const troubles = findTroubles(snapshot, decided, {
    administratorIds: services.settings.administratorIds,
    today: day,
  });
  report.troubles = troubles.map(troubleSentence);

  const isAgain = again !== undefined;
  const ledger = openLedger(services, isAgain);
  const sweep: Sweep = { services, messenger, ledger, snapshot, decided, day, isAgain };
  const hour = atAnyHour ? Infinity : hourInLondon(services.clock.now());
  const cards = await cardLetters(sweep, troubles, hour);
  const hasMore = (id: string) =>
    cards.letters.some(({ person }) => person.id === id) ||
    (decided.people.get(id)?.due.some(({ stage }) => stage !== 'slipped') ?? false);
  if (!dryRun) await confirmArrived(services, snapshot, day, hasMore);
  const letters = [...slipLetters(sweep), ...cards.letters].filter(
    ({ person }) => !isAgain || person.id === again,
  );
  report.waiting = cards.waiting;
  if (dryRun) {
    for (const each of letters) {
      // One at a time: two thousand cards at once would only fill the memory.
      for (const { letter, written } of await writeAll([each])) {
        note(report, { letter, items: written.items, outcome: 'sent' });
      }
    }
    return report;
  }
  const isOver = () => signal?.aborted === true || isPast(sweep, atAnyHour);
  report.waiting += await deliverLetters(sweep, letters, (delivered) => note(report, delivered), isOver);
  return report;
}

/** Whether the day the letters were written for is over: Teams may make a sweep wait for long. */
function isPast({ services: { clock }, day }: Sweep, atAnyHour: boolean): boolean {
  return today(clock) !== day || (!atAnyHour && hourInLondon(clock.now()) >= endHour);
}

function note(report: ReminderReport, delivered: Delivered): void {
  const { items, letter } = delivered;
  const told = { person: letter.person, items };
  if (delivered.outcome !== 'sent') report.unreachable.push({ ...told, reason: delivered.reason });
  else if (letter.kind === 'slips') report.slips.push(told);
  else report.sent.push(told);
}
