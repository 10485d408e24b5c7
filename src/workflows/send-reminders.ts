import { today } from '#domain/clock';
import type { Digest, SlipNews } from '#domain/digest';
import type { IsoDate } from '#domain/dates';
import type { Person } from '#domain/post';
import { isPaused, type Preferences } from '#domain/preferences';
import type { Outlook } from '#domain/reminders';
import { mayBeTakenOver, type Reminder } from '#domain/reminder';
import { troubleSentence, type Trouble } from '#domain/trouble';
import { clampHour, defaultHour, hourInLondon } from '#domain/working-hours';
import type { Snapshot } from '#sharepoint/store';
import { administrators } from './administrators.ts';
import { buildDigest, buildSlipNews, countItems } from './build-digest.ts';
import { decideReminders, type Decided } from './decide-reminders.ts';
import { findTroubles, isOnStopList } from './find-troubles.ts';
import { logAllUpdates } from './log-updates.ts';
import { readFor } from './read-plan.ts';
import { cardKey, claim, claimOf, confirm, refuse, stageRow } from './reminder-ledger.ts';
import type { Services } from './services.ts';

/** How word reaches a person; bot/messaging is the one that does. */
export interface Messenger {
  send(person: Person, digest: Digest): Promise<Delivery>;
  tellSlips(person: Person, news: SlipNews): Promise<Delivery>;
}

/** `delivered: false` is final for today (blocked, not installed, left); a passing fault is thrown. */
export type Delivery = { delivered: true } | { delivered: false; reason: string };

export interface SweepOptions {
  /** Says who would hear, sends and writes nothing. */
  dryRun?: boolean;
  /** Does not wait for the hour each person chose. */
  atAnyHour?: boolean;
  /** Stops before the next few people; those under way get their card and its confirmation. */
  signal?: AbortSignal;
}

export interface ReminderReport {
  today: IsoDate;
  /** False on a weekend or bank holiday, when nobody is written to. */
  isWorkingDay: boolean;
  /** Cards sent, or with a dry run those that would be. */
  sent: { person: Person; items: number }[];
  /** People told at once of ratings that got worse. */
  slips: { person: Person; items: number }[];
  unreachable: { person: Person; items: number; reason: string }[];
  /** People whose card waits: for their hour, or because the sweep was stopped. */
  waiting: number;
  /** What keeps reminders from reaching anybody, as sentences. */
  troubles: string[];
}

/** People dealt with at once: enough to keep the messenger's pace, few enough to stop soon. */
const peopleAtOnce = 20;

/** A claim this old is not sent any more: another sweep may be about to take it over. */
const staleClaimMs = 5 * 60_000;

/**
 * One sweep: tells at once of ratings that got worse, then sends every person who has something new to hear
 * one card, at most one a day. What is sent is claimed in the ledger before and confirmed after, so any
 * number of sweeps may run at once and a sweep that dies loses nothing.
 */
export async function sendReminders(
  services: Services,
  messenger: Messenger,
  { dryRun = false, atAnyHour = false, signal }: SweepOptions = {},
): Promise<ReminderReport> {
  const day = today(services.clock);
  const { workingDays } = services.settings;
  const report: ReminderReport = {
    ...{ today: day, isWorkingDay: workingDays.isWorkingDay(day), waiting: 0 },
    ...{ sent: [], slips: [], unreachable: [], troubles: [] },
  };
  if (!report.isWorkingDay) return report;
  if (!dryRun) await logAllUpdates(services);
  const snapshot = await services.store.snapshot();
  const decided = decideReminders(snapshot, services.clock.now(), day, workingDays);
  const troubles = findTroubles(snapshot, decided);
  report.troubles = troubles.map(troubleSentence);

  const sweep: Sweep = { services, messenger, snapshot, decided, day, dryRun, report };
  const hour = atAnyHour ? Infinity : hourInLondon(services.clock.now());
  const letters = [...slipLetters(sweep), ...cardLetters(sweep, troublesToTell(sweep, troubles), hour)];
  for (let next = 0; next < letters.length; next += peopleAtOnce) {
    if (signal?.aborted) {
      report.waiting += letters.length - next;
      break;
    }
    await Promise.all(letters.slice(next, next + peopleAtOnce).map((letter) => post(sweep, letter)));
  }
  return report;
}

interface Sweep {
  services: Services;
  messenger: Messenger;
  snapshot: Snapshot;
  decided: Decided;
  day: IsoDate;
  dryRun: boolean;
  report: ReminderReport;
}

/** Something for one person, not yet written. */
interface Letter {
  person: Person;
  /** What has to be this sweep's before it is sent. */
  claims: Reminder[];
  /** Made only when its turn comes; null when there is nothing on it the person may see. */
  write: (claimed: ReadonlySet<string>) => Promise<Written | null>;
  tell: 'sent' | 'slips';
}

interface Written {
  items: number;
  send: () => Promise<Delivery>;
  /** Ledger rows for all that it told, besides the claims. */
  told: Reminder[];
}

function slipLetters({ services, messenger, decided }: Sweep): Letter[] {
  return [...decided.people.values()].flatMap(({ person, due }): Letter[] => {
    const slips = due.filter(({ stage }) => stage === 'slipped');
    if (slips.length === 0 || isPaused(decided.preferencesOf(person.id), today(services.clock))) return [];
    return [
      {
        person,
        tell: 'slips',
        claims: slips.map((slip) => stageRow(slip, services)),
        async write(claimed) {
          const own = slips.filter(({ key }) => claimed.has(key));
          const news = buildSlipNews(await readFor(services, person), own);
          if (news.slips.length === 0) return null;
          return { items: news.slips.length, send: () => messenger.tellSlips(person, news), told: [] };
        },
      },
    ];
  });
}

function cardLetters(sweep: Sweep, troublesFor: Map<string, TroublesToTell>, hour: number): Letter[] {
  const { services, messenger, decided, day, report } = sweep;
  const people = new Map(decided.people);
  for (const { person } of troublesFor.values()) {
    if (!people.has(person.id)) people.set(person.id, nothingBefore(person));
  }
  return [...people.values()].flatMap((outlook): Letter[] => {
    const { person } = outlook;
    const preferences = decided.preferencesOf(person.id);
    const due = outlook.due.filter(({ stage }) => stage !== 'slipped');
    const troubles = troublesFor.get(person.id)?.troubles ?? [];
    if ((due.length === 0 && troubles.length === 0) || isPaused(preferences, day)) return [];
    if (hour < cardHour(preferences)) {
      report.waiting += 1;
      return [];
    }
    return [
      {
        person,
        tell: 'sent',
        claims: [claimOf(cardKey(day, person.id), person, 'card', services)],
        async write() {
          const reading = await readFor(services, person);
          const digest = buildDigest(reading, { ...outlook, due }, preferences, troubles);
          const items = countItems(digest);
          if (items === 0) return null;
          const told = [
            ...due.map((reminder) => stageRow(reminder, services)),
            ...troubles.map(({ key }) => claimOf(`${key}|${person.id}`, person, 'trouble', services)),
          ];
          return { items, send: () => messenger.send(person, digest), told };
        },
      },
    ];
  });
}

function nothingBefore(person: Person): Outlook {
  return { person, due: [], own: [], below: [], movedItemIds: new Set() };
}

function cardHour(preferences: Preferences | undefined): number {
  return preferences ? clampHour(preferences.hour) : defaultHour;
}

interface TroublesToTell {
  person: Person;
  troubles: Trouble[];
}

/** By administrator: what they have not been told of yet. */
function troublesToTell(
  { services, snapshot }: Sweep,
  troubles: readonly Trouble[],
): Map<string, TroublesToTell> {
  return new Map(
    administrators(snapshot, services.settings).flatMap((person) => {
      const news = troubles.filter(({ key }) => !snapshot.get('reminders', `${key}|${person.id}`));
      return news.length > 0 ? [[person.id, { person, troubles: news }]] : [];
    }),
  );
}

/** Claims, sends, confirms. */
async function post(sweep: Sweep, letter: Letter): Promise<void> {
  const { services, snapshot, day, dryRun, report } = sweep;
  const { person } = letter;
  const { clock } = services;
  if (isOnStopList(snapshot, person, day)) return; // told of among the troubles
  const open = letter.claims.filter(({ id }) => {
    const known = snapshot.get('reminders', id);
    return !known || mayBeTakenOver(known.value, clock.now(), day);
  });
  if (open.length === 0) return;
  const planned = await letter.write(new Set(open.map(({ id }) => id)));
  if (!planned) return;
  if (dryRun) {
    report[letter.tell].push({ person, items: planned.items });
    return;
  }
  try {
    const rows = await Promise.all(open.map((wanted) => claim(services, wanted)));
    const claimed = rows.filter((row) => row !== null);
    if (claimed.length === 0) return;
    const ids = new Set(claimed.map(({ value }) => value.id));
    const written = claimed.length === open.length ? planned : await letter.write(ids);
    const isStale = clock.now().getTime() - Date.parse(claimed[0]?.value.claimedAt ?? '') > staleClaimMs;
    if (!written || isStale) return;
    const outcome = await written.send();
    if (outcome.delivered) {
      await confirm(services, claimed, written.told);
      report[letter.tell].push({ person, items: written.items });
    } else {
      await refuse(services, claimed, outcome.reason);
      report.unreachable.push({ person, items: written.items, reason: outcome.reason });
    }
  } catch (error) {
    // The claim stands unconfirmed, so a later sweep takes it over; the others still get their cards.
    const why = error instanceof Error ? error.message : String(error);
    const reason = `Could not be sent, and will be tried again: ${why}`;
    report.unreachable.push({ person, items: planned.items, reason });
  }
}
