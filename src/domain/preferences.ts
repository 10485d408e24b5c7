import { addDays, type IsoDate, type IsoInstant } from './dates.ts';
import type { Person } from './post.ts';
import { lastSuchWeekday } from './working-days.ts';
import { defaultHour } from './working-hours.ts';

/** How one person wants to hear. It shapes only what is written to them, never what others hear about them. */
export interface Preferences {
  /** The person's Entra object id. */
  id: string;
  personName: string;
  /** From which hour of a working day, in London. */
  hour: number;
  /** The weekday on which they hear what others let slip; null for any day. */
  digestWeekday: Weekday | null;
  /** Of their own actions they hear only once they are late. */
  onlyOverdue: boolean;
  /** They hear nothing before this day. */
  pausedUntil: IsoDate | null;
  /** Away before this day: deputies hear what they would have. */
  awayUntil: IsoDate | null;
  snoozes: Snooze[];
  updatedAt: IsoInstant;
}

export const weekdayLabels = {
  monday: 'Monday',
  tuesday: 'Tuesday',
  wednesday: 'Wednesday',
  thursday: 'Thursday',
  friday: 'Friday',
} as const;

export type Weekday = keyof typeof weekdayLabels;

export const weekdays = Object.keys(weekdayLabels) as [Weekday, ...Weekday[]];

/** One action about which one person hears nothing before a day, while its due date stays as it is. */
export interface Snooze {
  actionId: string;
  dueDate: IsoDate;
  until: IsoDate;
}

/** How those hear who never said anything. */
export function defaultPreferences(person: Person): Preferences {
  return {
    id: person.id,
    personName: person.name,
    hour: defaultHour,
    digestWeekday: null,
    onlyOverdue: false,
    pausedUntil: null,
    awayUntil: null,
    snoozes: [],
    updatedAt: '1970-01-01T00:00:00.000Z',
  };
}

/** Nobody is silent to Golden Thread for longer than this, in days. */
export const longestPauseDays = 28;
export const longestAwayDays = 366;
/** What is late may rest for a week, which is when it would be said again. */
export const longestLateSnoozeDays = 7;

export function isAway(preferences: Preferences | undefined, today: IsoDate): boolean {
  return (preferences?.awayUntil ?? '') > today;
}

export function isPaused(preferences: Preferences | undefined, today: IsoDate): boolean {
  return (preferences?.pausedUntil ?? '') > today;
}

export function isSnoozed(
  preferences: Preferences | undefined,
  actionId: string,
  dueDate: IsoDate | null,
  today: IsoDate,
): boolean {
  return (preferences?.snoozes ?? []).some(
    (snooze) => snooze.actionId === actionId && snooze.dueDate === dueDate && snooze.until > today,
  );
}

/** The last day an action may be snoozed to: its due date, or a week on once that is past. */
export function longestSnooze(dueDate: IsoDate, today: IsoDate): IsoDate {
  return dueDate > today ? dueDate : addDays(today, longestLateSnoozeDays);
}

/**
 * The day as of which a person hears what others let slip: today, or for whoever hears weekly the last such
 * weekday, so that what came up since waits and what a missed day left is made good.
 */
export function digestDay(preferences: Preferences | undefined, today: IsoDate): IsoDate {
  const weekday = preferences?.digestWeekday ?? null;
  return weekday === null ? today : lastSuchWeekday(weekdays.indexOf(weekday) + 1, today);
}
