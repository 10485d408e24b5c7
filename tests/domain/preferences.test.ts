import { describe, expect, it } from 'vitest';
import { changePreferences, snoozeActions, type PreferenceChange } from '#domain/change-preferences';
import { defaultPreferences } from '#domain/preferences';
import { aPerson } from '#tests/helpers/builders';

const today = '2026-03-02';
const usual = defaultPreferences(aPerson('Olive Hart'));
const change = (wanted: PreferenceChange) => changePreferences(usual, wanted, today);

describe('preferences', () => {
  it('change only what is asked for', () => {
    expect(change({ hour: 14 })).toEqual({ ok: true, preferences: { ...usual, hour: 14 } });
  });

  it.each([
    ['an hour outside the working day', { hour: 7 }, 'between 8:00 and 17:00'],
    ['an hour that is none', { hour: 9.5 }, 'between 8:00 and 17:00'],
    ['a day that is over', { pausedUntil: '2026-03-01' }, 'not ahead'],
    ['today', { awayUntil: today }, 'not ahead'],
    ['a pause of months', { pausedUntil: '2026-05-01' }, 'until 30 March 2026 at the latest'],
    ['an absence of years', { awayUntil: '2028-01-01' }, 'until 3 March 2027 at the latest'],
  ])('refuse %s', (_, wanted, problem) => {
    expect(change(wanted)).toEqual({ ok: false, problems: [expect.stringContaining(problem)] });
  });

  it('let an action rest until its date at most, and for a week once it is late', () => {
    const due = { actionId: 'a-1', dueDate: '2026-03-10' };
    const late = { actionId: 'a-2', dueDate: '2026-02-10' };
    const outcome = snoozeActions(usual, [due, late], '2026-04-01', today);
    expect(outcome).toMatchObject({
      ok: true,
      snoozed: [
        { actionId: 'a-1', until: '2026-03-10' },
        { actionId: 'a-2', until: '2026-03-09' },
      ],
    });
    expect(snoozeActions(usual, [due], today, today)).toMatchObject({ ok: false });
  });
});
