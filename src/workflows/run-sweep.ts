import { today } from '#domain/clock';
import { finishPostChanges } from './finish-merges.ts';
import { logSettingChanges } from './log-setting-changes.ts';
import { finishAllMinutes } from './finish-minutes.ts';
import type { Messenger } from './messenger.ts';
import { sendReminders, type ReminderReport, type SweepOptions } from './send-reminders.ts';
import type { Services } from './services.ts';
import { findMissed, tellMissed, type Missed, type NoticeMessenger } from './tell-people.ts';

export interface SweepReport extends ReminderReport {
  /** People with notices that a crash had left untold. */
  notices: Missed[];
}

/**
 * What every tick of the schedule does, and `gt remind` once: finishes changes of posts, of settings and of meetings
 * that a crash stopped, tells what one left untold, then sends what is due. What the one cannot do does not keep
 * people from their reminders.
 *
 * @throws at the end, when something could not be finished or a notice not told; the next sweep does it
 */
export async function runSweep(
  services: Services,
  messenger: Messenger & NoticeMessenger,
  options: SweepOptions = {},
  onReport: (report: SweepReport) => void = () => undefined,
): Promise<SweepReport> {
  const unfinished = options.dryRun ? [] : [finishPostChanges, logSettingChanges, finishAllMinutes];
  const finished: PromiseSettledResult<void>[] = [];
  for (const finish of unfinished) finished.push(...(await Promise.allSettled([finish(services)])));
  const isWorkingDay = services.settings.workingDays.isWorkingDay(today(services.clock));
  const notices = isWorkingDay ? await findMissed(services) : [];
  const isSent = notices.length > 0 && !options.dryRun;
  const [told] = await Promise.allSettled(isSent ? [tellMissed(services, messenger)] : []);
  const report = { ...(await sendReminders(services, messenger, options)), notices };
  onReport(report);
  for (const done of [...finished, told]) if (done?.status === 'rejected') throw done.reason;
  return report;
}
