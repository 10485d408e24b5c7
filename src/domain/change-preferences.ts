import { addDays, longDate, type IsoDate } from './dates.ts';
import {
  longestAwayDays,
  longestPauseDays,
  longestSnooze,
  type Preferences,
  type Snooze,
} from './preferences.ts';
import { endHour, firstHour } from './working-hours.ts';

/** What a person asks to be told otherwise; what is absent stays. */
export type PreferenceChange = Partial<
  Pick<Preferences, 'hour' | 'digestWeekday' | 'onlyOverdue' | 'pausedUntil' | 'awayUntil'>
>;

export type ChangedPreferences = { ok: true; preferences: Preferences } | { ok: false; problems: string[] };

/** An `until` is the first day on which the person hears again. */
export function changePreferences(
  preferences: Preferences,
  change: PreferenceChange,
  today: IsoDate,
): ChangedPreferences {
  const { hour, pausedUntil, awayUntil } = change;
  const problems = [
    ...(hour === undefined || (Number.isInteger(hour) && hour >= firstHour && hour < endHour)
      ? []
      : [`Cards come between ${firstHour}:00 and ${endHour - 1}:00. Choose an hour in between.`]),
    ...untilProblems(pausedUntil, today, longestPauseDays, 'Reminders can be paused'),
    ...untilProblems(awayUntil, today, longestAwayDays, 'You can be away'),
  ];
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, preferences: { ...preferences, ...change, snoozes: awake(preferences.snoozes, today) } };
}

export interface Snoozable {
  actionId: string;
  dueDate: IsoDate;
}

/** Lets actions rest: not past their due date, nor for more than a week once they are late. */
export function snoozeActions(
  preferences: Preferences,
  actions: readonly Snoozable[],
  until: IsoDate,
  today: IsoDate,
): { ok: true; preferences: Preferences; snoozed: Snooze[] } | { ok: false; problems: string[] } {
  if (until <= today) return { ok: false, problems: [`${longDate(until)} is not ahead. Name a later day.`] };
  const snoozed = actions.map(({ actionId, dueDate }): Snooze => {
    const longest = longestSnooze(dueDate, today);
    return { actionId, dueDate, until: until < longest ? until : longest };
  });
  const ids = new Set(snoozed.map(({ actionId }) => actionId));
  const others = awake(preferences.snoozes, today).filter(({ actionId }) => !ids.has(actionId));
  return { ok: true, preferences: { ...preferences, snoozes: [...others, ...snoozed] }, snoozed };
}

export function wakeActions(preferences: Preferences, actionIds: ReadonlySet<string>): Preferences {
  return { ...preferences, snoozes: preferences.snoozes.filter(({ actionId }) => !actionIds.has(actionId)) };
}

/** Without those that are over. */
function awake(snoozes: readonly Snooze[], today: IsoDate): Snooze[] {
  return snoozes.filter(({ until }) => until > today);
}

function untilProblems(
  until: IsoDate | null | undefined,
  today: IsoDate,
  longestDays: number,
  what: string,
): string[] {
  if (!until) return [];
  if (until <= today) return [`${longDate(until)} is not ahead. Name a later day.`];
  const last = addDays(today, longestDays);
  return until > last ? [`${what} until ${longDate(last)} at the latest.`] : [];
}
