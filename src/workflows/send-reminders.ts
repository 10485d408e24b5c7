import type { Digest, DigestItem } from '#domain/digest';
import { today } from '#domain/clock';
import type { IsoDate } from '#domain/dates';
import { ItemChangedError } from '#domain/errors';
import type { Person } from '#domain/post';
import { remindersDue, type DueReminder, type ReminderSubject } from '#domain/reminders';
import type { Reminder } from '#domain/reminder';
import type { PostView } from '#domain/view';
import type { Row, Snapshot } from '#sharepoint/store';
import { actionsIn, myActionsIn, overdueIn, type FoundAction } from './find-items.ts';
import { logAllUpdates } from './log-updates.ts';
import { readFor, type Reading } from './read-plan.ts';
import type { Services } from './services.ts';

/** How a digest reaches a person; bot/messaging is the one that does. */
export interface Messenger {
  /** `delivered: false` is final for today (blocked, not installed, left); a passing fault is thrown. */
  send(person: Person, digest: Digest): Promise<{ delivered: true } | { delivered: false; reason: string }>;
}

export interface ReminderReport {
  today: IsoDate;
  /** Cards sent, or with a dry run those that would be. */
  sent: { person: Person; items: number }[];
  unreachable: { person: Person; items: number; reason: string }[];
  /** Open, dated actions for which no person is recorded. */
  ownerless: { plan: string; ref: string }[];
}

/** A claim without a confirmation this old belongs to a sweep that died; the next one takes it over. */
const abandonedAfterMs = 10 * 60_000;

/**
 * One sweep: sends every person who has something new to hear one card, at most one a day. The day's card is
 * claimed in the ledger before it is sent and confirmed after, so any number of sweeps may run at once and
 * a sweep that dies loses nothing.
 */
export async function sendReminders(
  services: Services,
  messenger: Messenger,
  { dryRun = false }: { dryRun?: boolean } = {},
): Promise<ReminderReport> {
  if (!dryRun) await logAllUpdates(services);
  const snapshot = await services.store.snapshot();
  const day = today(services.clock);
  const { due, ownerless } = remindersDue(
    openSubjects(snapshot),
    snapshot.all('posts').map((row) => row.value),
    (key) => snapshot.get('reminders', key) !== undefined,
    day,
  );
  const report: ReminderReport = {
    today: day,
    sent: [],
    unreachable: [],
    ownerless: ownerless.map(({ plan, recommendation }) => ({ plan: plan.title, ref: recommendation.key })),
  };
  for (const reminders of byPerson(due)) {
    const { person } = reminders[0];
    const digest = digestFor(await readFor(services, person), reminders);
    const items = digest.mine.length + digest.theirs.reduce((sum, { items }) => sum + items.length, 0);
    if (items === 0) continue;
    if (dryRun) {
      report.sent.push({ person, items });
      continue;
    }
    const claim = await claimCard(services, person, day);
    if (!claim) continue;
    try {
      const outcome = await messenger.send(person, digest);
      if (outcome.delivered) {
        await confirm(services, claim, reminders, day);
        report.sent.push({ person, items });
      } else {
        await refuse(services, claim, outcome.reason);
        report.unreachable.push({ person, items, reason: outcome.reason });
      }
    } catch (error) {
      // The claim stands unconfirmed, so a later sweep takes it over; the others still get their cards.
      const why = error instanceof Error ? error.message : String(error);
      report.unreachable.push({
        person,
        items,
        reason: `Could not be sent, and will be tried again: ${why}`,
      });
    }
  }
  return report;
}

function openSubjects(snapshot: Snapshot): ReminderSubject[] {
  return snapshot.all('actions').flatMap(({ value: action }) => {
    const recommendation = snapshot.get('recommendations', action.recommendationId)?.value;
    const plan = snapshot.get('plans', action.planId)?.value;
    return recommendation && plan?.state === 'live' ? [{ plan, recommendation, action }] : [];
  });
}

function byPerson(due: readonly DueReminder[]): [DueReminder, ...DueReminder[]][] {
  const groups = new Map<string, [DueReminder, ...DueReminder[]]>();
  for (const reminder of due) {
    const group = groups.get(reminder.person.id);
    if (group) group.push(reminder);
    else groups.set(reminder.person.id, [reminder]);
  }
  return [...groups.values()];
}

/** What is new, in its surroundings: a card shows the whole picture, not only the line that triggered it. */
function digestFor(reading: Reading, reminders: readonly DueReminder[]): Digest {
  const stageOf = new Map(reminders.map(({ subject, stage }) => [subject.action.id, stage]));
  const withStage = (found: FoundAction): DigestItem => ({
    ...found,
    stage: stageOf.get(found.action.id) ?? null,
  });
  const own = myActionsIn(reading);
  const late = overdueIn(reading);
  const ownIds = new Set(own.map(({ action }) => action.id));
  const shownIds = new Set([...own, ...late].map(({ action }) => action.id));
  const newlyTold = actionsIn(reading, new Set([...stageOf.keys()].filter((id) => !shownIds.has(id))));
  const pressing = new Set(['overdue', 'due-today', 'due-soon']);
  return {
    person: reading.viewer.person,
    today: reading.today,
    mine: own.map(withStage).filter(({ action, stage }) => stage !== null || pressing.has(action.dueState)),
    theirs: byOwner([...late, ...newlyTold].filter(({ action }) => !ownIds.has(action.id)).map(withStage)),
  };
}

function byOwner(items: readonly DigestItem[]): Digest['theirs'] {
  const groups = new Map<string, { owner: PostView; items: DigestItem[] }>();
  const nobody: PostView = { id: '', title: 'No owner', holder: null };
  for (const item of items) {
    const owner = item.action.owners[0] ?? nobody;
    const group = groups.get(owner.id);
    if (group) group.items.push(item);
    else groups.set(owner.id, { owner, items: [item] });
  }
  return [...groups.values()];
}

/** The row of today's card if it is this sweep's to send; null when it was sent or is being sent. */
async function claimCard(
  { store, clock }: Services,
  person: Person,
  day: IsoDate,
): Promise<Row<Reminder> | null> {
  const now = clock.now();
  const claim: Reminder = {
    id: `card|${day}|${person.id}`,
    personId: person.id,
    actionId: null,
    stage: 'card',
    day,
    claimedAt: now.toISOString(),
    sentAt: null,
    failure: null,
  };
  const { row, created } = await store.create('reminders', claim);
  if (created) return row;
  const isSettled = row.value.sentAt !== null || row.value.failure !== null;
  const isFresh = now.getTime() - Date.parse(row.value.claimedAt) < abandonedAfterMs;
  if (isSettled || isFresh) return null;
  try {
    return await store.update('reminders', claim, row.eTag);
  } catch (error) {
    if (error instanceof ItemChangedError) return null; // another sweep took it over first
    throw error;
  }
}

async function confirm(
  { store, clock }: Services,
  claim: Row<Reminder>,
  reminders: readonly DueReminder[],
  day: IsoDate,
): Promise<void> {
  const sentAt = clock.now().toISOString();
  await store.createMany(
    'reminders',
    reminders.map(({ key, person, subject, stage }) => ({
      id: key,
      personId: person.id,
      actionId: subject.action.id,
      stage,
      day,
      claimedAt: claim.value.claimedAt,
      sentAt,
      failure: null,
    })),
  );
  await store.update('reminders', { ...claim.value, sentAt }, claim.eTag);
}

async function refuse({ store }: Services, claim: Row<Reminder>, failure: string): Promise<void> {
  await store.update('reminders', { ...claim.value, failure }, claim.eTag);
}
