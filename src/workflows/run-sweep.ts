import { today } from '#domain/clock';
import type { Messenger } from './messenger.ts';
import { sendReminders, type ReminderReport, type SweepOptions } from './send-reminders.ts';
import type { Services } from './services.ts';
import { findMissed, tellMissed, type Missed, type NoticeMessenger } from './tell-people.ts';

export interface SweepReport extends ReminderReport {
  /** People with notices that a crash had left untold. */
  notices: Missed[];
}

/**
 * What every tick of the schedule does, and `gt remind` once: tells what a crash left untold, then sends what is
 * due. Whom the one cannot tell does not keep the others from their reminders.
 *
 * @throws at the end, when a notice could not be told; the next sweep tells it
 */
export async function runSweep(
  services: Services,
  messenger: Messenger & NoticeMessenger,
  options: SweepOptions = {},
  onReport: (report: SweepReport) => void = () => undefined,
): Promise<SweepReport> {
  const isWorkingDay = services.settings.workingDays.isWorkingDay(today(services.clock));
  const notices = isWorkingDay ? await findMissed(services) : [];
  const isSent = notices.length > 0 && !options.dryRun;
  const [told] = await Promise.allSettled(isSent ? [tellMissed(services, messenger)] : []);
  const report = { ...(await sendReminders(services, messenger, options)), notices };
  onReport(report);
  if (told?.status === 'rejected') throw told.reason;
  return report;
}
