import { dayInLondon } from './clock.ts';
import type { WorkingDays } from './working-days.ts';

/** People are written to from eight until six. */
export const firstHour = 8;
export const endHour = 18;

/** Hours a person may choose for their card. */
export const cardHours = Array.from({ length: endHour - firstHour }, (_, index) => firstHour + index);

/** Whether people are written to now: a working day of the council, within hours, in London. */
export function isWorkingTime(instant: Date, workingDays: WorkingDays): boolean {
  const hour = hourInLondon(instant);
  return hour >= firstHour && hour < endHour && workingDays.isWorkingDay(dayInLondon(instant));
}

const londonHour = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: '2-digit',
  hourCycle: 'h23',
});

/** The hour on a London clock, 0 to 23, summer and winter. */
export function hourInLondon(instant: Date): number {
  return Number(londonHour.format(instant));
}

/** When a person's card comes who never chose an hour. */
export const defaultHour = 9;

/** An hour within the working day, whatever a hand edit left. */
export function clampHour(hour: number): number {
  return Math.min(Math.max(Math.trunc(hour), firstHour), endHour - 1);
}
