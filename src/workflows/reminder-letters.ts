import type { Action } from '#domain/action';
import type { IsoDate } from '#domain/dates';
import type { Person } from '#domain/post';
import { isPaused, type Preferences } from '#domain/preferences';
import type { OpenAction, Outlook } from '#domain/reminders';
import { mayBeTakenOver, type Reminder } from '#domain/reminder';
import { isAboutOthers } from '#domain/reminder-stages';
import { isClosed } from '#domain/status';
import type { Trouble } from '#domain/trouble';
import { clampHour, defaultHour } from '#domain/working-hours';
import type { Snapshot } from '#sharepoint/store';
import { administrators, named } from './administrators.ts';
import { buildDigest, buildSlipNews, countItems } from './build-digest.ts';
import type { Decided } from './decide-reminders.ts';
import { isOnStopList } from './find-troubles.ts';
import type { Delivery, Messenger } from './messenger.ts';
import { isReadable, readFor, type Reading } from './read-plan.ts';
import { cardKey, type Ledger } from './reminder-ledger.ts';
import type { Services } from './services.ts';

/** Something for one person, not yet written. */
export interface Letter {
  person: Person;
  kind: 'card' | 'slips';
  /** What has to be this sweep's before it is sent. */
  claims: Reminder[];
  /**
   * Made only when its turn comes; null when there is nothing on it the person may see.
   * @param claimed keys of the claims that are this sweep's
   */
  write(claimed: ReadonlySet<string>): Promise<Written | null>;
}

export interface Written {
  items: number;
  send: () => Promise<Delivery>;
  /** Ledger rows for all that it told, besides the claims. */
  told: Reminder[];
}

/** What one sweep works on. */
export interface Sweep {
  services: Services;
  messenger: Messenger;
  ledger: Ledger;
  snapshot: Snapshot;
  decided: Decided;
  day: IsoDate;
  /** Somebody asked for it: who was out of reach in the last days, or today, is tried all the same. */
  isAgain: boolean;
}

/** Ratings that got worse: told at once, whatever hour a person chose for their card. */
export function slipLetters(sweep: Sweep): Letter[] {
  const { services, messenger, ledger, snapshot, decided, day, isAgain } = sweep;
  return [...decided.people.values()].flatMap(({ person, due }): Letter[] => {
    const slips = due.filter(({ stage }) => stage === 'slipped');
    if (slips.length === 0 || isPaused(decided.preferencesOf(person.id), day)) return [];
    if (!isAgain && isOnStopList(snapshot, person, day)) return [];
    return [
      {
        ...{ person, kind: 'slips', claims: slips.map(ledger.stageRow) },
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

/**
 * The one card of the day for everybody who has something new to hear.
 *
 * @param hour in London; those who chose a later one wait
 */
export async function cardLetters(
  sweep: Sweep,
  troubles: readonly Trouble[],
  hour: number,
): Promise<{ letters: Letter[]; waiting: number }> {
  const { snapshot, decided, day, isAgain } = sweep;
  const troublesFor = await troublesToTell(sweep, troubles);
  const people = new Map(decided.people);
  for (const { person } of troublesFor.values()) {
    if (!people.has(person.id)) people.set(person.id, nothingBefore(person));
  }
  let waiting = 0;
  const letters = [...people.values()].flatMap((outlook): Letter[] => {
    const { person } = outlook;
    const preferences = decided.preferencesOf(person.id);
    const due = outlook.due.filter(({ stage }) => stage !== 'slipped');
    const own = troublesFor.get(person.id)?.troubles ?? [];
    if (due.length + own.length === 0 || isPaused(preferences, day)) return [];
    if ((!isAgain && isOnStopList(snapshot, person, day)) || hadCard(sweep, person)) return [];
    if (hour < cardHour(preferences)) {
      waiting += 1;
      return [];
    }
    return [cardLetter(sweep, { ...outlook, due }, preferences, own)];
  });
  return { letters, waiting };
}

function cardLetter(
  { services, messenger, ledger, day }: Sweep,
  outlook: Outlook,
  preferences: Preferences | undefined,
  troubles: Trouble[],
): Letter {
  const { person } = outlook;
  // Whoever hears weekly sees what others let slip, and what moved, on that day only.
  const isDigest = !preferences?.digestWeekday || outlook.due.some((due) => isAboutOthers(due.stage));
  const stage = isDigest ? 'digest' : 'card';
  return {
    ...{ person, kind: 'card', claims: [ledger.row(cardKey(day, person.id), person, stage)] },
    async write() {
      const reading = await readFor(services, person);
      const current = asItStands(outlook, reading);
      if (current.due.length + troubles.length === 0) return null;
      const digest = buildDigest(reading, current, stage, troubles);
      const items = countItems(digest);
      if (items === 0) return null;
      const told = [
        ...current.due.map(ledger.stageRow),
        ...troubles.map(({ key }) => ledger.row(`${key}|${person.id}`, person, 'trouble')),
      ];
      return { items, send: () => messenger.send(person, digest), told };
    },
  };
}

/**
 * Without what was done, moved, given to others or shut away since it was decided: Teams may make a sweep wait
 * for minutes. What a card then leaves out, the ledger does not have as told.
 */
function asItStands(outlook: Outlook, reading: Reading): Outlook {
  const stands = ({ plan, action }: Pick<OpenAction, 'plan'> & { action: Action | null }): boolean => {
    if (!isReadable(reading, plan.id)) return false;
    if (action === null) return true;
    const now = reading.snapshot.get('actions', action.id)?.value;
    return (
      now === action ||
      (now !== undefined &&
        !isClosed(now.status) &&
        now.due.end === action.due.end &&
        now.ownerPostIds.join() === action.ownerPostIds.join())
    );
  };
  const { due, own, below } = outlook;
  return { ...outlook, due: due.filter(stands), own: own.filter(stands), below: below.filter(stands) };
}

/** Whether today's card was sent, or is being sent by another sweep. */
function hadCard({ services, snapshot, day, isAgain }: Sweep, person: Person): boolean {
  const row = snapshot.get('reminders', cardKey(day, person.id))?.value;
  return row !== undefined && !mayBeTakenOver(row, services.clock.now(), day, isAgain);
}

function nothingBefore(person: Person): Outlook {
  return { person, due: [], own: [], below: [], newsSince: null, movedItemIds: new Set() };
}

function cardHour(preferences: Preferences | undefined): number {
  return preferences ? clampHour(preferences.hour) : defaultHour;
}

/** By administrator: what they have not been told of yet. */
async function troublesToTell(
  { services, snapshot }: Sweep,
  troubles: readonly Trouble[],
): Promise<Map<string, { person: Person; troubles: Trouble[] }>> {
  const newsFor = ({ id }: Person) =>
    troubles.filter(({ key }) => !snapshot.get('reminders', `${key}|${id}`));
  const told = administrators(snapshot, services.settings).filter((person) => newsFor(person).length > 0);
  const people = await named(told, services);
  return new Map(people.map((person) => [person.id, { person, troubles: newsFor(person) }]));
}
