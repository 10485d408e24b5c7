import { isIsoDate } from '#domain/dates';
import { weekdayLabels, type Preferences, type Snooze } from '#domain/preferences';
import { flag, instant, json, optionalChoice, optionalDay, text, wholeNumber } from './codec.ts';
import { defineList } from './define-list.ts';

export const preferences = defineList<Preferences>({
  displayName: 'Preferences',
  description: 'How each person wants to hear from Golden Thread. Set from the chat.',
  title: ({ personName }) => personName,
  codecs: {
    personName: text('PersonName', { displayName: 'Person' }),
    hour: wholeNumber('CardHour', 'Hour of the day', 9),
    digestWeekday: optionalChoice('DigestWeekday', 'Day for what others let slip', weekdayLabels),
    onlyOverdue: flag('OnlyOverdue', 'Only what is overdue'),
    pausedUntil: optionalDay('PausedUntil', 'Paused until'),
    awayUntil: optionalDay('AwayUntil', 'Away until'),
    snoozes: json<Snooze[]>('Snoozes', 'Snoozed actions (data)', isListOfSnoozes, []),
    updatedAt: instant('ChangedAt', 'Changed at'),
  },
});

function isListOfSnoozes(parsed: unknown): boolean {
  return (
    Array.isArray(parsed) &&
    parsed.every((entry: Partial<Snooze> | null) =>
      [entry?.dueDate, entry?.until].every((day) => typeof day === 'string' && isIsoDate(day)),
    )
  );
}
