import { longDate, type IsoDate } from '#domain/dates';
import { weekdayLabels, type Weekday } from '#domain/preferences';

/** "09:00". */
export function hourWords(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}

export const preferences = {
  title: 'How you hear from me',
  saved: 'Kept. This is how you hear from me now',
  hour: 'Your card comes from',
  hourLabel: 'Your card comes from',
  digest: 'Others’ late actions',
  digestLabel: 'When you hear of others’ late actions',
  daily: 'Every working day',
  weekly: (weekday: Weekday) => `On ${weekdayLabels[weekday]}s`,
  scope: 'Your own actions',
  scopeLabel: 'What you hear of your own actions',
  scopeAll: 'Before the date, and when late',
  scopeOverdue: 'Only once late',
  paused: (until: IsoDate) => `Paused. You hear again on ${longDate(until)}.`,
  away: (until: IsoDate) => `Away. You hear again on ${longDate(until)}.`,
  standIn: (post: string, deputies: string) => `Meanwhile ${deputies} will hear for ${post}.`,
  noStandIn: (post: string) =>
    `${post} has no deputy, so nobody hears for you meanwhile. Ask an administrator to name one.`,
  pausedLabel: 'Pause all reminders until',
  awayLabel: 'Away until',
  snoozed: 'Snoozed',
  snoozedUntil: (ref: string, until: IsoDate) => `${ref} until ${longDate(until)}`,
  wake: (ref: string) => `Wake ${ref}`,
  limits: 'Those above you still hear what is late, and you are always told when a RAG gets worse.',
  limitsWhilePaused: 'Those above you still hear what is late.',
  change: 'Change it',
  save: 'Save',
  resume: 'Resume reminders',
  back: 'I am back',
  needsDay: {
    pause: 'Until when? For example “pause reminders until Monday”.',
    away: 'Until when? For example “I’m away until 5 May”.',
    snooze: 'Until when? For example “snooze GT8 for a week”.',
  },
  unclearDay: (typed: string, days: readonly IsoDate[]) =>
    days.length > 0
      ? `“${typed}” could be ${days.map(longDate).join(' or ')}. Which one?`
      : `I cannot tell which day “${typed}” is. Give a date, such as 5 May.`,
  awayLater: (from: IsoDate | null, until: IsoDate | null) =>
    `I can note that you are away once you are. ${from === null ? 'When you go' : `On ${longDate(from)}`}, say “I’m away until ${until === null ? '5 May' : longDate(until)}”.`,
  noSuchDay: (typed: string) => `There is no such day as “${typed}”. Nothing was changed.`,
  unclearHour: (typed: string) => `I do not know the time “${typed}”. Say an hour, such as “remind me at 9”.`,
  onlyDigestWeekday: (weekday: Weekday | null) =>
    weekday === null
      ? 'I write on working days only. For others’ late actions once a week, name one: “weekly on Mondays”.'
      : `Your own actions cannot wait for ${weekdayLabels[weekday]}: you hear of them before their dates. For others’ late actions on ${weekdayLabels[weekday]}s only, say “weekly on ${weekdayLabels[weekday]}s”.`,
  noOwnReminder: (ref: string | null, until: IsoDate | null) =>
    ref === null
      ? 'I remind you of your actions before they are due and once they are late. You can set the hour (“remind me at 9”), hear “only overdue”, “pause reminders until Monday” or “snooze GT8 for a week”.'
      : `I remind you of ${ref} before it is due and once it is late, and cannot set another day for that. To hear nothing of it until then, say “snooze ${ref} ${until === null ? 'for a week' : `until ${longDate(until)}`}”.`,
  severalItems: (ref: string) => `${ref} is in several plans. Open it and snooze it there.`,
} as const;
