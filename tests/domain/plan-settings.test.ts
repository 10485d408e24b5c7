import { describe, expect, it } from 'vitest';
import { changePeriod } from '#domain/change-period';
import { addDays, longDate } from '#domain/dates';
import type { Period } from '#domain/plan';
import { changePlanSettings, type PlanSettingsChange } from '#domain/plan-settings';
import { reminderCalendar } from '#domain/reminder-calendar';
import { defaultReminderStages, stageLabel, type ReminderStages } from '#domain/reminder-stages';
import { aPerson, aPlan, aPost, anAction } from '#tests/helpers/builders';
import { anItem, decided, englishDays } from '#tests/helpers/reminders';

const director = aPost('Director', { holder: aPerson('Dev Rao') });
const officer = aPost('Officer', { holder: aPerson('Olive Hart'), managerPostId: director.id });
const removed = { ...aPost('Head of Parks'), isRemoved: true };
const posts = [director, officer, removed];
const stages = (values: Partial<ReminderStages>) => ({ ...defaultReminderStages, ...values });

const change = (wanted: PlanSettingsChange, plan = aPlan()) =>
  changePlanSettings(plan, wanted, posts, '2026-03-02');
const problems = (wanted: PlanSettingsChange) => {
  const outcome = change(wanted);
  return outcome.ok ? [] : outcome.problems;
};

describe("a plan's settings", () => {
  it('are kept tidy, and every change is said before and after in words', () => {
    const outcome = change({
      title: '  Recovery plan ',
      sponsorPostId: director.id,
      reminderStages: stages({ daysBefore: [7, 21, 7] }),
      ragKey: [
        { rag: 'none', meaning: 'Not due to start' },
        { rag: 'green', meaning: 'On track' },
        { rag: 'amber', meaning: 'At risk\nof slipping' },
        { rag: 'red', meaning: 'Off track' },
        { rag: 'blue', meaning: ' ' },
      ],
    });
    if (!outcome.ok) throw new Error(outcome.problems.join());
    expect(outcome.plan).toMatchObject({ title: 'Recovery plan', stagesChangedOn: '2026-03-02' });
    expect(outcome.plan.reminderStages.daysBefore).toEqual([21, 7]);
    expect(outcome.changes).toEqual([
      { field: 'title', before: 'Governance plan', after: 'Recovery plan' },
      {
        field: 'rag-key',
        before: 'None',
        after: 'Red: Off track; Amber: At risk of slipping; Green: On track; Not rated: Not due to start',
      },
      {
        field: 'reminder-stages',
        before:
          '28, 14 and 5 days before; late every 7 days; accountable post after 14 days; sponsor after 28 days',
        after:
          '21 and 7 days before; late every 7 days; accountable post after 14 days; sponsor after 28 days',
      },
      { field: 'sponsor', before: 'None', after: 'Director' },
    ]);
  });

  it('change nothing where they stand so already', () => {
    expect(change({ title: 'Governance plan', ragKey: [] })).toMatchObject({ ok: true, changes: [] });
  });

  it('are refused in one sentence each', () => {
    expect(problems({ title: ' ' })).toEqual(['Give the plan a title.']);
    expect(problems({ ragKey: [{ rag: 'red', meaning: 'Off track' }] })).toEqual([
      'Say what amber means here, or leave every meaning empty.',
      'Say what green means here, or leave every meaning empty.',
    ]);
    expect(problems({ reminderStages: stages({ daysBefore: [0.5] }) })).toEqual([
      'Give the days before a date as whole numbers between 1 and 365, such as 28, 14, 5.',
    ]);
    expect(problems({ reminderStages: stages({ sponsorAfterDays: 7 }) })).toEqual([
      'The sponsor cannot hear before those who answer for the action: give the sponsor as many days or more.',
    ]);
    expect(problems({ readerPostIds: [] })).toEqual([
      'Name at least one post that may see the plan, or let everybody in the council see it.',
    ]);
    expect(problems({ readerPostIds: ['post-gone'], sponsorPostId: removed.id })).toEqual([
      'The sponsor’s post is gone; choose another one.',
      'A post that may see the plan is gone; take it off the list.',
    ]);
  });
});

describe('periods', () => {
  const aPeriod = (values: Partial<Period>): Period => ({
    ...{
      id: 'q2',
      planId: 'p-1',
      order: 1,
      label: 'Quarter 2',
      kind: 'current',
      cutOff: null,
      closedAt: null,
      lastChange: null,
    },
    ...values,
  });
  const closed = aPeriod({
    ...{ id: 'q1', label: 'Quarter 1', order: 0, cutOff: '2025-12-31', closedAt: '2026-01-05T09:00:00Z' },
  });

  it('take a name and a cut-off day while open, and none once closed', () => {
    const open = aPeriod({});
    expect(changePeriod(open, { cutOff: '2026-03-31' }, [closed, open])).toMatchObject({
      ok: true,
      changes: [{ field: 'period-cut-off', before: 'None', after: '31 March 2026' }],
    });
    expect(changePeriod(open, { label: 'Quarter 1', cutOff: '2025-12-31' }, [closed, open])).toEqual({
      ok: false,
      problems: [
        'Another period of this plan is called Quarter 1 already; give this one another name.',
        'The cut-off day must be after 31 December 2025, the cut-off day of the period before.',
      ],
    });
    expect(changePeriod(closed, { label: 'Q1' }, [closed, open])).toMatchObject({ ok: false });
  });
});

describe('the preview of reminders', () => {
  const days = (dueDate: string, given = defaultReminderStages) =>
    reminderCalendar(dueDate, given, englishDays).map(
      ({ day, who, stage }) => `${longDate(day)}, ${who}: ${stageLabel(stage)}`,
    );

  it('names the working days on which each hears of an action due 31 March 2026', () => {
    expect(days('2026-03-31')).toEqual([
      '3 March 2026, owner: 28 days before its date',
      '17 March 2026, owner: 14 days before its date',
      '26 March 2026, owner: 5 days before its date',
      '31 March 2026, owner: Due',
      '1 April 2026, owner: 1 day late',
      '8 April 2026, owner: 8 days late',
      '14 April 2026, above: 14 days late, to those above',
      '15 April 2026, owner: 15 days late',
      '21 April 2026, above: 21 days late, to those above',
      '28 April 2026, sponsor: Late, to the sponsor',
    ]);
  });

  it('steps round Easter: what falls on a holiday is said on a working day', () => {
    expect(days('2026-04-05', stages({ daysBefore: [2] })).slice(0, 2)).toEqual([
      '2 April 2026, owner: Due',
      '7 April 2026, owner: 1 day late',
    ]);
  });
});

describe('changed stages', () => {
  const sweeps = (plan = aPlan()) => {
    const ledger = new Set<string>();
    const items = ['2026-03-16', '2026-02-24'].map((dueDate, index) =>
      anItem([anAction({ id: `p-1:GT8:${index}`, ownerPostIds: [officer.id], dueDate })]),
    );
    return (today: string, now = plan) => {
      const { due } = decided({ posts, today, items, ledger, plan: { plan: now } });
      for (const { key } of due) ledger.add(key);
      return due.map(({ person, stage }) => `${person.name}: ${stage}`);
    };
  };

  it('tell nobody again of stages they put behind, and go on with the next', () => {
    const sweep = sweeps();
    expect(sweep('2026-03-02')).toEqual(['Olive Hart: before-14', 'Olive Hart: late-1']);
    const outcome = change({ reminderStages: stages({ daysBefore: [20, 10, 3], daysBetweenLate: 2 }) });
    if (!outcome.ok) throw new Error(outcome.problems.join());
    const changed = { ...outcome.plan, stagesChangedOn: '2026-03-03' };
    const told = Array.from({ length: 7 }, (_, day) => sweep(addDays('2026-03-03', day), changed));
    expect(told).toEqual([
      ['Olive Hart: late-7'], // due 24 February: seven days late today
      [],
      ['Olive Hart: late-9'],
      ['Olive Hart: before-10'],
      ['Olive Hart: late-11'],
      [],
      ['Olive Hart: late-13'],
    ]);
  });

  it('still tell those above who should have heard by now and never did', () => {
    const sweep = sweeps();
    sweep('2026-03-05');
    const earlier = {
      ...aPlan({ reminderStages: stages({ escalateAfterDays: 5 }) }),
      stagesChangedOn: '2026-03-06',
    };
    expect(sweep('2026-03-06', earlier)).toEqual(['Dev Rao: escalated-5']);
    expect(sweep('2026-03-09', earlier)).toEqual(['Dev Rao: escalated-12']);
  });
});
