import type { SentAgain } from '#domain/delivery';
import { NotFoundError } from '#domain/errors';
import type { Person } from '#domain/post';
import { isWorkingTime } from '#domain/working-hours';
import type { Messenger } from './messenger.ts';
import { readAsAdministrator } from './read-as-administrator.ts';
import { sendReminders } from './send-reminders.ts';
import type { Services } from './services.ts';
import { tellAgain, type NoticeMessenger } from './tell-people.ts';

/** After this long whoever pressed is told that it is still on its way: Teams may make a card wait for minutes. */
const patienceMs = 8_000;

/**
 * Tries again to reach somebody whom Teams refused: what they were to be told at once, and the day's card. Each is
 * claimed in the ledger as a sweep claims it, so a second press, or a sweep at the same time, sends nothing twice.
 *
 * @throws {ForbiddenError} unless the person administers
 * @throws {NotFoundError} when nothing was ever sent to such a person
 */
export async function sendAgain(
  services: Services,
  messenger: Messenger & NoticeMessenger,
  administrator: Person,
  personId: string,
): Promise<SentAgain> {
  const { snapshot } = await readAsAdministrator(services, administrator, 'send something again');
  const isKnown =
    snapshot.get('conversations', personId) !== undefined ||
    snapshot.all('reminders').some(({ value }) => value.personId === personId);
  if (!isKnown) throw new NotFoundError('Nothing was ever sent to that person.');
  if (!isWorkingTime(services.clock.now(), services.settings.workingDays)) {
    return { result: 'resting', reason: null };
  }
  const trying = tryAll(services, messenger, personId);
  return Promise.race([trying, after(patienceMs)]);
}

async function tryAll(
  services: Services,
  messenger: Messenger & NoticeMessenger,
  personId: string,
): Promise<SentAgain> {
  try {
    const notices = await tellAgain(services, messenger, personId);
    const report = await sendReminders(services, messenger, { atAnyHour: true, again: personId });
    const [refused] = [...notices.refused, ...report.unreachable.map(({ reason }) => reason)];
    if (refused !== undefined) return { result: 'refused', reason: refused };
    const told = notices.told + report.sent.length + report.slips.length;
    return { result: told > 0 ? 'sent' : 'nothing', reason: null };
  } catch (error) {
    services.onFault?.('could not send again', error);
    return { result: 'failed', reason: null };
  }
}

function after(ms: number): Promise<SentAgain> {
  return new Promise((resolve) => {
    setTimeout(() => resolve({ result: 'sending', reason: null }), ms).unref();
  });
}
