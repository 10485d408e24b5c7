import type { PreferenceChange } from '#domain/change-preferences';
import { addDays, type IsoDate } from '#domain/dates';
import { weekdays, type Weekday } from '#domain/preferences';
import { inWeekOf, startOfMonth } from './calendar.ts';
import { readDay } from './read-day.ts';

/** What somebody says about how they want to hear. `until` is the first day they hear again. */
export type PreferenceMessage =
  | { kind: 'show' }
  | { kind: 'set'; change: PreferenceChange }
  | { kind: 'snooze'; ref: string; until: IsoDate }
  | { kind: 'wake'; ref: string }
  | { kind: 'needs-day'; about: 'pause' | 'away' | 'snooze' }
  | { kind: 'unclear-day'; typed: string; days: IsoDate[] }
  | { kind: 'no-such-day'; typed: string }
  | { kind: 'unclear-hour'; typed: string }
  /** An absence that has not begun can only be noted once it has. */
  | { kind: 'away-later'; from: IsoDate | null; until: IsoDate | null }
  /** Only what others let slip can wait for a weekday; null for a day on which nobody is written to. */
  | { kind: 'weekday'; weekday: Weekday | null }
  /** A reminder of their own making, which there is none of; about an item, and from a day, where they say so. */
  | { kind: 'own-reminder'; ref: string | null; until: IsoDate | null };

/** No such sentence is longer; anything else is not about this. */
const longest = 120;

/** Reads "remind me at 9", "pause reminders until Monday", "snooze GT8 for a week"; null for anything else. */
export function readPreference(text: string, today: IsoDate): PreferenceMessage | null {
  if (text.length > longest) return null;
  const said = text
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .replace(/\s+/g, ' ')
    .replace(/^(?:please|can you|could you) /, '')
    .replace(/[\s.!?]+$/, '')
    .trim();
  for (const [pattern, read] of sentences) {
    const match = pattern.exec(said);
    if (match) return read(match.groups ?? {}, today);
  }
  return null;
}

type Groups = Partial<Record<string, string>>;
type Reader = (groups: Groups, today: IsoDate) => PreferenceMessage;

const set = (change: PreferenceChange): PreferenceMessage => ({ kind: 'set', change });

const weekday = weekdays.join('|');
const when = '(?:(?<how>until|till|til|for|to) (?<day>.+))';
const remindMe = '(?:remind|tell|message|write to|chase) me';
/** What is shaped like a ref: letters and digits, perhaps apart. */
const someRef = '(?<ref>[a-z]{0,10}[ .-]?\\d[\\w./-]{0,12})';
const iAm = "(?:i'm|im|i am|i will be|i'll be)";

const away =
  '(?:away|off|on (?:annual |sick |parental |study )?leave|on holiday|out of (?:the )?office|off sick|off work|ooo)';

const sentences: readonly (readonly [RegExp, Reader])[] = [
  [/^(?:show )?(?:me )?(?:my )?(?:reminder )?(?:settings|preferences)$/, () => ({ kind: 'show' })],
  [
    starting(`remind me (?:again )?(?:(?<day>.+?) )?(?:about|of) ${someRef}(?: again)?(?: (?<after>.+))?`),
    ({ ref = '', day, after }, today) => ownReminder(ref, day ?? after, today),
  ],
  [
    starting(
      `${remindMe} (?:only )?(?:on |every )(?<weekday>${weekday}|saturday|sunday)s?(?: (?:at|from) .+)?`,
    ),
    ({ weekday: named }) => ({ kind: 'weekday', weekday: weekdays.find((day) => day === named) ?? null }),
  ],
  [
    /^(?:remind|tell|message|write to|chase) me (?:every day |daily )?(?:at|from) (?<time>.+)$/,
    ({ time = '' }) => {
      const hour = readHour(time);
      return hour === null ? { kind: 'unclear-hour', typed: time } : set({ hour });
    },
  ],
  [
    starting(
      `(?:pause|mute|stop)(?: all| sending me)?(?: my| the| these)? (?:reminders?|cards?|chasing|messages?|notifications?|nudges?|these|this|it)(?: ${when})?`,
    ),
    (groups, today) => untilDay(groups, today, 'pause', (pausedUntil) => set({ pausedUntil })),
  ],
  [
    starting(
      `(?:stop|don't|do not) (?:reminding|chasing|messaging|remind|chase|message) me (?:about|of|for) ${someRef}(?: ${when})?`,
    ),
    (groups, today) =>
      untilDay(groups, today, 'snooze', (until) => ({ kind: 'snooze', ref: groups['ref'] ?? '', until })),
  ],
  [
    starting(
      `(?:(?:stop|don't|do not) (?:reminding|chasing|messaging|remind|chase|message) me|(?:turn|switch) off (?:all |my |the )*reminders?|no (?:more )?reminders?|unsubscribe)(?: ${when})?`,
    ),
    (groups, today) => untilDay(groups, today, 'pause', (pausedUntil) => set({ pausedUntil })),
  ],
  [
    starting(`(?:pause|mute)(?: me| everything)?(?: ${when})?`),
    (groups, today) => untilDay(groups, today, 'pause', (pausedUntil) => set({ pausedUntil })),
  ],
  [
    /^(?:resume|unpause|restart|start)(?: all)?(?: my| the)? (?:reminders?|cards?|chasing|messages?)(?: again)?$|^(?:resume|unpause|unmute)$/,
    () => set({ pausedUntil: null }),
  ],
  [
    starting(`snooze (?:all|everything)(?: ${when})?`),
    (groups, today) => untilDay(groups, today, 'pause', (pausedUntil) => set({ pausedUntil })),
  ],
  [
    starting(`snooze (?<ref>.+?) ${when}`),
    (groups, today) =>
      untilDay(groups, today, 'snooze', (until) => ({ kind: 'snooze', ref: groups['ref'] ?? '', until })),
  ],
  [/^snooze\b/, () => ({ kind: 'needs-day', about: 'snooze' })],
  [/^(?:wake|unsnooze) (?<ref>.+)$/, ({ ref = '' }) => ({ kind: 'wake', ref })],
  [
    starting(
      `(?:(?:send|give) me )?(?:a |my )?weekly(?: digest| card| summary)?(?: on (?<weekday>${weekday})s?)?`,
    ),
    ({ weekday: named }) => set({ digestWeekday: weekdays.find((day) => day === named) ?? 'monday' }),
  ],
  [
    /^(?:(?:send|give) me )?(?:a |my |back to )?daily(?: digest| card| summary)?$/,
    () => set({ digestWeekday: null }),
  ],
  [starting(`${iAm} back(?: today| now| at work)?`), () => set({ awayUntil: null })],
  [
    starting(`(?:${iAm} )?${away}(?: ${when}|,? back on (?<back>.+))?`),
    (groups, today) => untilDay(groups, today, 'away', (awayUntil) => set({ awayUntil })),
  ],
  [
    starting(`(?:${iAm} )?${away} (?<week>today|this week|next week|next month)`),
    ({ week }, today) => {
      if (week === 'today') return set({ awayUntil: addDays(today, 1) });
      if (week === 'this week') return set({ awayUntil: inWeekOf(today, 1, 1) });
      return {
        kind: 'away-later',
        from: null,
        until: week === 'next week' ? inWeekOf(today, 1, 2) : startOfMonth(today, 2),
      };
    },
  ],
  [starting(`(?:${iAm} )?${away} from (?<start>.+?)(?: ${when})?`), awayFrom],
  [
    /^(?:(?:remind|tell) me )?only (?:about |of |when )?(?:what's |what is |it's |it is |things that are |actions that are )?(?:overdue|late)(?: actions| ones)?$/,
    () => set({ onlyOverdue: true }),
  ],
  [
    /^(?:(?:remind|tell) me )?(?:about |of )?(?:everything|all reminders)$/,
    () => set({ onlyOverdue: false }),
  ],
  [/^(?:please )?remind me\b/, () => ({ kind: 'own-reminder', ref: null, until: null })],
];

function starting(pattern: string): RegExp {
  return new RegExp(`^${pattern}$`);
}

/** "Tomorrow", "on Friday": the day is only for what to say instead. "3 things" is no ref and a day. */
function ownReminder(ref: string, typed: string | undefined, today: IsoDate): PreferenceMessage {
  if (typed === undefined) return { kind: 'own-reminder', ref, until: null };
  const read = readDay(typed.replace(/^on /, ''), today);
  if (!read) return { kind: 'own-reminder', ref: null, until: null };
  return { kind: 'own-reminder', ref, until: read.ok && read.day > today ? read.day : null };
}

/** "From Monday until 16 March": from today on it is as good as "until 16 March". */
function awayFrom(groups: Groups, today: IsoDate): PreferenceMessage {
  const start = readDay(groups['start'] ?? '', today);
  const read = untilDay(groups, today, 'away', (awayUntil) => set({ awayUntil }));
  if (!start?.ok || start.day <= today || read.kind !== 'set') return read;
  return { kind: 'away-later', from: start.day, until: read.change.awayUntil ?? null };
}

/** "9", "9am", "14:30" (the hour counts), "half" of nothing. */
function readHour(text: string): number | null {
  const match = /^(?<hour>\d{1,2})(?:[:.](?:00|30))? ?(?<half>am|pm|o'clock)?$/.exec(text.trim());
  if (!match?.groups) return text === 'noon' || text === 'midday' ? 12 : null;
  const hour = Number(match.groups['hour']);
  const half = match.groups['half'];
  if (half === 'pm') return hour === 12 ? 12 : hour + 12;
  return half === 'am' && hour === 12 ? 0 : hour;
}

function untilDay(
  groups: Groups,
  today: IsoDate,
  about: 'pause' | 'away' | 'snooze',
  understood: (until: IsoDate) => PreferenceMessage,
): PreferenceMessage {
  const typed = groups['day'] ?? groups['back'];
  if (typed === undefined) return { kind: 'needs-day', about };
  if (groups['how'] === 'for') {
    const days = readDuration(typed);
    return days === null ? { kind: 'unclear-day', typed, days: [] } : understood(addDays(today, days));
  }
  const read = readDay(typed, today);
  if (!read) return { kind: 'unclear-day', typed, days: [] };
  if (!read.ok) {
    return read.problem === 'no-such-day'
      ? { kind: 'no-such-day', typed }
      : { kind: 'unclear-day', typed, days: read.days };
  }
  if (typed.slice(read.length).trim() !== '') return { kind: 'unclear-day', typed, days: [] };
  return read.or ? { kind: 'unclear-day', typed, days: [read.day, read.or] } : understood(read.day);
}

const counts = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const unitDays = { day: 1, week: 7, fortnight: 14, month: 28 } as const;

/** "a week", "3 days", "two weeks", in days. A month is four weeks. */
function readDuration(text: string): number | null {
  const match = /^(?<count>\d{1,3}|an?|the|\w+)? ?(?<unit>day|week|fortnight|month)s?$/.exec(text.trim());
  if (!match?.groups) return null;
  const { count = 'a', unit } = match.groups;
  const number = /^\d+$/.test(count)
    ? Number(count)
    : ['a', 'an', 'the'].includes(count)
      ? 1
      : counts.indexOf(count);
  return number > 0 ? number * unitDays[unit as keyof typeof unitDays] : null;
}
