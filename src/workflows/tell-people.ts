import { addDays } from '#domain/dates';
import { dayInLondon, today } from '#domain/clock';
import { withCarried } from '#domain/date-request';
import { logEntry } from '#domain/log-entry';
import { noticesOf, type DueNotice, type Notice } from '#domain/notice';
import { mayRead, viewerFor } from '#domain/permissions';
import type { Person } from '#domain/post';
import { mayBeTakenOver, type Reminder } from '#domain/reminder';
import type { UpdateEntry } from '#domain/update';
import { whoHears } from '#domain/who-hears';
import type { Snapshot } from '#sharepoint/store';
import { administrators } from './administrators.ts';
import type { Delivery } from './messenger.ts';
import { isReadable, readDetail, readFor } from './read-plan.ts';
import { openLedger, type Ledger } from './reminder-ledger.ts';
import type { News, Services } from './services.ts';

/** How a notice reaches a person; bot/messaging is the one that does. */
export interface NoticeMessenger {
  /** One card for all of them. `delivered: false` is final; a passing fault is thrown. */
  tell(person: Person, notices: readonly Notice[]): Promise<Delivery>;
}

/** Entries older than this are no news: whoever had to hear has seen it elsewhere. */
const newsDays = 7;

/**
 * Tells everybody who has to hear of entries just kept, each person once and on one card. What is told is
 * claimed in the ledger before and confirmed after, so that a repeat tells nobody twice. Whoever cannot be told
 * keeps nobody else waiting.
 *
 * @throws {AggregateError} at the end, with every failure, when somebody was not told
 */
export async function tellPeople(
  services: Services,
  messenger: NoticeMessenger,
  news: readonly News[],
): Promise<void> {
  const snapshot = await services.store.snapshot();
  const due = news.flatMap(({ actionId, entryId }) => dueFor(services, snapshot, actionId, entryId));
  const refused: Refused[] = [];
  const failures: unknown[] = [];
  const trying = async (work: () => Promise<void>) => work().catch((error: unknown) => failures.push(error));
  for (const letters of byPerson(due)) {
    await trying(async () => {
      const outcome = await tellOne(services, messenger, letters, openLedger(services));
      refused.push(...outcome.refused);
    });
  }
  for (const unreached of nobodyReached(due, refused)) {
    await trying(() => tellAsker(services, messenger, unreached));
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} could not be told.`);
}

/** The same for what a crash kept from being told: entries of the last days that stand on their actions. */
export async function tellMissed(services: Services, messenger: NoticeMessenger): Promise<void> {
  const news = recentNews(services, await services.store.snapshot());
  if (news.length > 0) await tellPeople(services, messenger, news);
}

/**
 * Tries again what one person was to be told in the last days and what Teams did not take.
 *
 * @returns how many notices they were told, and why the others were refused
 */
export async function tellAgain(
  services: Services,
  messenger: NoticeMessenger,
  personId: string,
): Promise<{ told: number; refused: string[] }> {
  const snapshot = await services.store.snapshot();
  const letters = recentNews(services, snapshot)
    .flatMap(({ actionId, entryId }) => dueFor(services, snapshot, actionId, entryId))
    .filter(({ person }) => person.id === personId);
  const { told, refused } = await tellOne(services, messenger, letters, openLedger(services, true));
  return { told, refused: refused.map(({ reason }) => reason) };
}

/** Somebody with notices that nobody has begun to tell them. */
export interface Missed {
  person: Person;
  items: number;
}

/** Whom `tellMissed` would tell. */
export async function findMissed(services: Services): Promise<Missed[]> {
  const snapshot = await services.store.snapshot();
  const due = recentNews(services, snapshot)
    .flatMap(({ actionId, entryId }) => dueFor(services, snapshot, actionId, entryId))
    .filter(({ key }) => {
      const row = snapshot.get('reminders', key)?.value;
      return !row || mayBeTakenOver(row, services.clock.now(), today(services.clock));
    });
  return byPerson(due).map((letters) => ({ person: letters[0]!.person, items: letters.length }));
}

function recentNews({ clock }: Services, snapshot: Snapshot): News[] {
  const since = addDays(today(clock), -newsDays);
  return snapshot.all('actions').flatMap(({ value: { id, lastUpdate } }) => {
    const isNews =
      lastUpdate && lastUpdate.from !== 'import' && dayInLondon(new Date(lastUpdate.at)) >= since;
    return isNews ? [{ actionId: id, entryId: lastUpdate.id }] : [];
  });
}

interface Letter extends DueNotice {
  key: string;
  entry: UpdateEntry;
  planId: string;
  recommendationId: string;
  actionId: string;
}

interface Refused {
  letter: Letter;
  reason: string;
}

function dueFor(services: Services, snapshot: Snapshot, actionId: string, entryId: string): Letter[] {
  const action = snapshot.get('actions', actionId)?.value;
  const recommendation = action && snapshot.get('recommendations', action.recommendationId)?.value;
  const plan = action && snapshot.get('plans', action.planId)?.value;
  const entry =
    action?.lastUpdate?.id === entryId ? action.lastUpdate : snapshot.get('updates', entryId)?.value;
  if (!action || !recommendation || plan?.state !== 'live' || !entry) return [];

  const posts = snapshot.all('posts').map((row) => row.value);
  const day = today(services.clock);
  const subject = { planId: plan.id, recommendationId: recommendation.id, actionId };
  const settledId = logEntry(entry, subject).settled?.id;
  const dates = snapshot.byAction('dateChanges', actionId).map((row) => row.value);
  const notices = noticesOf(
    entry,
    {
      recommendation,
      action,
      request: withCarried(action, dates).find(({ id }) => id === settledId) ?? null,
    },
    {
      who: whoHears(posts, (id) => snapshot.get('preferences', id)?.value, day),
      verifierPostIds: posts.filter((post) => post.isVerifier).map(({ id }) => id),
      administrators: administrators(snapshot, services.settings),
      mayRead: (person) => mayRead(viewerFor(person, posts, services.settings.administratorIds), plan),
    },
  );
  return notices.map((notice) => ({
    ...notice,
    ...{ entry, actionId, planId: plan.id, recommendationId: recommendation.id },
    key: [entry.id, notice.kind, notice.person.id].join('|'),
  }));
}

function byPerson(letters: readonly Letter[]): Letter[][] {
  return groups(letters, ({ person }) => person.id);
}

function groups<T>(all: readonly T[], keyOf: (one: T) => string): T[][] {
  const found = new Map<string, T[]>();
  for (const one of all) found.set(keyOf(one), [...(found.get(keyOf(one)) ?? []), one]);
  return [...found.values()];
}

/** @returns how many were told, and what Teams would not take; neither, where all of it is told already */
async function tellOne(
  services: Services,
  messenger: NoticeMessenger,
  letters: readonly Letter[],
  ledger: Ledger,
): Promise<{ told: number; refused: Refused[] }> {
  const claimed = await ledger.claim(letters.map((letter) => rowFor(ledger, letter)));
  const claims = [...claimed.values()];
  const ours = letters.filter(({ key }) => claimed.has(key));
  const [first] = ours;
  if (!first) return { told: 0, refused: [] };
  const reading = await readFor(services, first.person);
  const notices = ours.map((letter) => noticeFor(letter, readDetail(reading, letter.recommendationId)));
  const delivery = await messenger.tell(first.person, notices);
  if (delivery.delivered) {
    await ledger.confirm(claims, []);
    return { told: ours.length, refused: [] };
  }
  await ledger.refuse(claims, delivery.reason);
  return { told: 0, refused: ours.map((letter) => ({ letter, reason: delivery.reason })) };
}

/** Whoever asked has to know when nobody heard of it, so that they can ask themselves. */
function nobodyReached(due: readonly Letter[], refused: readonly Refused[]): Refused[][] {
  const waits = refused.filter(({ letter: { kind } }) => kind === 'date-asked' || kind === 'to-verify');
  return groups(waits, ({ letter }) => letter.entry.id).filter(
    (those) => those.length === due.filter(({ entry }) => entry.id === those[0]?.letter.entry.id).length,
  );
}

async function tellAsker(
  services: Services,
  messenger: NoticeMessenger,
  refused: readonly Refused[],
): Promise<void> {
  const [first] = refused;
  if (!first) return;
  const { letter, reason } = first;
  const person = letter.entry.by;
  const reading = await readFor(services, person);
  // Whoever edited the list itself in SharePoint need not be one of the plan's readers.
  if (!isReadable(reading, letter.planId)) return;
  const names = refused.map(({ letter: { person: unreached } }) => unreached.name);
  const key = [letter.entry.id, 'unreached', person.id].join('|');
  const ledger = openLedger(services);
  const claimed = await ledger.claim([rowFor(ledger, { ...letter, kind: 'unreached', person, key })]);
  if (claimed.size === 0) return;
  const item = readDetail(reading, letter.recommendationId);
  const notice = noticeFor({ ...letter, kind: 'unreached', isInstead: false }, item);
  const delivery = await messenger.tell(person, [{ ...notice, unreached: { names, reason } }]);
  if (delivery.delivered) await ledger.confirm([...claimed.values()], []);
  else await ledger.refuse([...claimed.values()], delivery.reason);
}

function rowFor(
  ledger: Ledger,
  letter: Pick<Letter, 'key' | 'person' | 'kind' | 'recommendationId' | 'actionId'>,
): Reminder {
  const { key, person, kind, recommendationId, actionId } = letter;
  return ledger.row(key, person, kind, { recommendationId, actionId });
}

function noticeFor(letter: Letter, item: Notice['item']): Notice {
  const { kind, requestId, isInstead, entry, actionId } = letter;
  const action = item.actions.find(({ id }) => id === actionId);
  if (!action) throw new Error(`${item.ref} has lost its action ${actionId}.`); // the row was there a moment ago
  const { id: entryId, at, note } = entry;
  return {
    ...{ kind, item, action, requestId, isInstead },
    ...{ by: entry.by.name, at, entryId, note, unreached: null },
  };
}
