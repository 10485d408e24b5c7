import { addDays, type IsoDate } from './dates.ts';
import {
  escalationStage,
  ownerStage,
  sponsorStage,
  type ReminderStage,
  type ReminderStages,
} from './reminder-stages.ts';
import { nextWorkingDay, type WorkingDays } from './working-days.ts';

/** One working day on which somebody hears of one action that stays open. */
export interface ReminderDay {
  day: IsoDate;
  /** `above`: the accountable post and the owner's manager. */
  who: 'owner' | 'above' | 'sponsor';
  stage: ReminderStage;
}

/** Late reminders and escalations go on for ever; so many of each are worked out. */
const mostRepeats = { owner: 3, above: 2, sponsor: 1 } as const;

/** What falls on days of rest is heard of so many days off at most: Christmas and its weekends. */
const longestRest = 14;

/**
 * When each is told of an action due on a day and never done, by the rules that decide it every day: nobody is
 * written to on a weekend or bank holiday, and a stage that falls on one is told on the next working day.
 */
export function reminderCalendar(
  dueDate: IsoDate,
  stages: ReminderStages,
  workingDays: WorkingDays,
): ReminderDay[] {
  const { daysBefore, daysBetweenLate, escalateAfterDays, sponsorAfterDays } = stages;
  const first = addDays(dueDate, -Math.max(0, ...daysBefore) - longestRest);
  const lastStages = [
    1 + mostRepeats.owner * daysBetweenLate,
    escalateAfterDays + daysBetweenLate,
    sponsorAfterDays,
  ];
  const last = addDays(dueDate, Math.max(...lastStages) + longestRest);
  const told: ReminderDay[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) {
    if (!workingDays.isWorkingDay(day)) continue;
    const lastRestDay = addDays(nextWorkingDay(day, workingDays), -1);
    tell(day, 'owner', ownerStage(dueDate, day, stages, lastRestDay));
    if (day <= dueDate) continue;
    tell(day, 'above', escalationStage(dueDate, day, stages));
    tell(day, 'sponsor', sponsorStage(dueDate, day, stages));
  }
  return told;

  function tell(day: IsoDate, who: ReminderDay['who'], stage: ReminderStage | null): void {
    if (stage === null || told.some((known) => known.who === who && known.stage === stage)) return;
    const repeats = told.filter((known) => known.who === who && known.day > dueDate).length;
    if (day > dueDate && repeats >= mostRepeats[who]) return;
    told.push({ day, who, stage });
  }
}
