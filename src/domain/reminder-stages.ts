import { addDays, daysBetween, type IsoDate } from './dates.ts';

/** When a plan's owners, directors and sponsor hear about a date. All in calendar days. */
export interface ReminderStages {
  /** Days before the due date, furthest first. */
  daysBefore: number[];
  /** Days between two reminders once an action is late; the first comes one day late. */
  daysBetweenLate: number;
  /** Days late at which the accountable post and the owner's manager hear. */
  escalateAfterDays: number;
  /** Days late at which the plan's sponsor hears. */
  sponsorAfterDays: number;
}

export const defaultReminderStages: ReminderStages = {
  daysBefore: [28, 14, 5],
  daysBetweenLate: 7,
  escalateAfterDays: 14,
  sponsorAfterDays: 28,
};

/** "before-28", "due-today", "late-1", "late-8", "escalated-14", "escalated-21", "sponsor", "slipped", "update-wanted". */
export type ReminderStage =
  | `before-${number}`
  | 'due-today'
  | `late-${number}`
  | `escalated-${number}`
  | 'sponsor'
  | 'slipped'
  | 'update-wanted';

/**
 * The furthest stage an owner's action has reached; null while its date is far off.
 *
 * @param lastRestDay the day before the next working day. A date in between is said today: the next time
 *   anybody is written to would be too late.
 */
export function ownerStage(
  dueDate: IsoDate,
  today: IsoDate,
  stages: ReminderStages,
  lastRestDay: IsoDate = today,
): ReminderStage | null {
  const daysAhead = daysBetween(today, dueDate);
  if (daysAhead < 0) return `late-${lastStep(-daysAhead, 1, stages.daysBetweenLate)}`;
  if (dueDate <= lastRestDay) return 'due-today';
  const reached = stages.daysBefore.filter((days) => daysAhead <= days);
  return reached.length > 0 ? `before-${Math.min(...reached)}` : null;
}

/** The furthest stage of telling those above the owner; null until it is late enough. */
export function escalationStage(
  dueDate: IsoDate,
  today: IsoDate,
  stages: ReminderStages,
): ReminderStage | null {
  const late = daysBetween(dueDate, today);
  if (late < stages.escalateAfterDays) return null;
  return `escalated-${lastStep(late, stages.escalateAfterDays, stages.daysBetweenLate)}`;
}

/** Whether the plan's sponsor hears by today; they hear once. */
export function sponsorStage(dueDate: IsoDate, today: IsoDate, stages: ReminderStages): ReminderStage | null {
  return daysBetween(dueDate, today) >= stages.sponsorAfterDays ? 'sponsor' : null;
}

/**
 * The day on which an action reaches a stage whose place the plan's stages decide; null for any other.
 */
export function stageDay(stage: ReminderStage, dueDate: IsoDate): IsoDate | null {
  const [, kind, days] = /^(before|late|escalated)-(\d+)$/.exec(stage) ?? [];
  return kind === undefined ? null : addDays(dueDate, kind === 'before' ? -Number(days) : Number(days));
}

/** Whether it says again, some days on, what was said of the same date before. */
export function isRepeat(stage: ReminderStage, { escalateAfterDays }: ReminderStages): boolean {
  const [, kind, days] = /^(late|escalated)-(\d+)$/.exec(stage) ?? [];
  return kind !== undefined && Number(days) > (kind === 'late' ? 1 : escalateAfterDays);
}

/** Whether it tells those above what somebody else has let slip. */
export function isAboutOthers(stage: ReminderStage): boolean {
  return stage === 'sponsor' || stage.startsWith('escalated-');
}

/** What a stage is called where it is listed: "14 days before", "8 days late", "Told to the sponsor". */
export function stageLabel(stage: ReminderStage): string {
  const [kind, days] = stage.split(/-(?=\d+$)/) as [string, string | undefined];
  const count = days === '1' ? '1 day' : `${days} days`;
  switch (kind) {
    case 'before':
      return `${count} before its date`;
    case 'due-today':
      return 'Due';
    case 'late':
      return `${count} late`;
    case 'escalated':
      return `${count} late, to those above`;
    case 'sponsor':
      return 'Late, to the sponsor';
    case 'slipped':
      return 'RAG got worse';
    default:
      return 'Update asked for';
  }
}

/** The last of first, first + every, first + 2·every… that is not beyond `reached`. */
function lastStep(reached: number, first: number, every: number): number {
  return first + Math.floor((reached - first) / Math.max(1, every)) * Math.max(1, every);
}
