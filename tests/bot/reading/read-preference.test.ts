import { describe, expect, it } from 'vitest';
import { readPreference } from '#bot/reading/read-preference';

const today = '2026-03-02'; // a Monday

describe('what is said about reminders', () => {
  it.each([
    ['my settings', { kind: 'show' }],
    ['Show my preferences.', { kind: 'show' }],
    ['remind me at 9', { kind: 'set', change: { hour: 9 } }],
    ['Please remind me at 2pm', { kind: 'set', change: { hour: 14 } }],
    ['remind me every day at 14:00', { kind: 'set', change: { hour: 14 } }],
    ['remind me at noon', { kind: 'set', change: { hour: 12 } }],
    ['remind me at teatime', { kind: 'unclear-hour', typed: 'teatime' }],
    ['pause reminders until Friday', { kind: 'set', change: { pausedUntil: '2026-03-06' } }],
    ['pause for a week', { kind: 'set', change: { pausedUntil: '2026-03-09' } }],
    ['stop all reminders for 3 days', { kind: 'set', change: { pausedUntil: '2026-03-05' } }],
    ['pause reminders', { kind: 'needs-day', about: 'pause' }],
    ['resume reminders', { kind: 'set', change: { pausedUntil: null } }],
    ['snooze GT8 for a week', { kind: 'snooze', ref: 'gt8', until: '2026-03-09' }],
    ['snooze gt 8/2 until 20 March', { kind: 'snooze', ref: 'gt 8/2', until: '2026-03-20' }],
    ['snooze everything until 6 March', { kind: 'set', change: { pausedUntil: '2026-03-06' } }],
    ['snooze GT8', { kind: 'needs-day', about: 'snooze' }],
    ['wake GT8', { kind: 'wake', ref: 'gt8' }],
    ['weekly on Mondays', { kind: 'set', change: { digestWeekday: 'monday' } }],
    ['weekly digest on Thursday', { kind: 'set', change: { digestWeekday: 'thursday' } }],
    ['weekly', { kind: 'set', change: { digestWeekday: 'monday' } }],
    ['daily', { kind: 'set', change: { digestWeekday: null } }],
    ['I’m away until 5 May', { kind: 'set', change: { awayUntil: '2026-05-05' } }],
    ['on leave, back on 9 March', { kind: 'set', change: { awayUntil: '2026-03-09' } }],
    ['out of office for two weeks', { kind: 'set', change: { awayUntil: '2026-03-16' } }],
    ['I am away', { kind: 'needs-day', about: 'away' }],
    ['I’m back', { kind: 'set', change: { awayUntil: null } }],
    ['I am away until 31 April', { kind: 'no-such-day', typed: '31 april' }],
    ['pause until the moon is full', { kind: 'unclear-day', typed: 'the moon is full' }],
    ['mute', { kind: 'needs-day', about: 'pause' }],
    ['mute until Friday', { kind: 'set', change: { pausedUntil: '2026-03-06' } }],
    ['unmute', { kind: 'set', change: { pausedUntil: null } }],
    ['stop sending me these', { kind: 'needs-day', about: 'pause' }],
    ['I’m on leave this week', { kind: 'set', change: { awayUntil: '2026-03-09' } }],
    ['I’m on leave next week', { kind: 'away-later', from: null, until: '2026-03-16' }],
    [
      'I am on annual leave from Friday until 16 March',
      { kind: 'away-later', from: '2026-03-06', until: '2026-03-16' },
    ],
    ['away from today until 16 March', { kind: 'set', change: { awayUntil: '2026-03-16' } }],
    ['only overdue', { kind: 'set', change: { onlyOverdue: true } }],
    ['remind me on Tuesdays', { kind: 'weekday', weekday: 'tuesday' }],
    ['remind me every Friday at 9', { kind: 'weekday', weekday: 'friday' }],
    ['remind me on Sundays', { kind: 'weekday', weekday: null }],
    ['stop reminding me', { kind: 'needs-day', about: 'pause' }],
    ['please don’t remind me until Friday', { kind: 'set', change: { pausedUntil: '2026-03-06' } }],
    ['turn off reminders', { kind: 'needs-day', about: 'pause' }],
    ['stop reminding me about GT8', { kind: 'needs-day', about: 'snooze' }],
    ['stop chasing me about GT8 for a week', { kind: 'snooze', ref: 'gt8', until: '2026-03-09' }],
    ['remind me tomorrow about GT8', { kind: 'own-reminder', ref: 'gt8', until: '2026-03-03' }],
    ['remind me about gt 8 on Friday', { kind: 'own-reminder', ref: 'gt 8', until: '2026-03-06' }],
    ['remind me of 3 things', { kind: 'own-reminder', ref: null }],
    ['remind me to ring legal', { kind: 'own-reminder', ref: null }],
    ['remind me of everything', { kind: 'set', change: { onlyOverdue: false } }],
  ])('“%s”', (text, expected) => {
    expect(readPreference(text, today)).toMatchObject(expected);
  });

  it.each([
    'GT8 amber, I am away until 5 May',
    'my actions',
    'overdue',
    'help',
    'start',
    'GT8 done, remind me at 9',
    'what is late in finance?',
    'tell me about GT8',
    'tell me about the audit',
    'pause the procurement until Friday',
    '',
  ])('leaves “%s” to those who read it otherwise', (text) => {
    expect(readPreference(text, today)).toBeNull();
  });
});
