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

/** "before-28", "due-today", "late-1", "late-8", "escalated", "sponsor". */
export type ReminderStage =
  | `before-${number}`
  | 'due-today'
  | `late-${number}`
  | 'escalated'
  | `escalated-${number}`
  | 'sponsor'
  | 'slipped';
