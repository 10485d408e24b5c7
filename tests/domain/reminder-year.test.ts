import { describe, expect, it } from 'vitest';
import { councilWorkingDays } from '#domain/bank-holidays';
import { addDays, type IsoDate } from '#domain/dates';
import type { DueReminder } from '#domain/reminders';
import { nations, nextWorkingDay } from '#domain/working-days';
import { isWorkingTime } from '#domain/working-hours';
import { aPerson, aPost, anAction, aPlan } from '#tests/helpers/builders';
import { anItem, decided } from '#tests/helpers/reminders';

/** A year day by day, with Christmas, Easter, both changes of the clocks and a day of each nation's own in it. */
const firstDay = '2025-12-01';
const lastDay = '2026-12-31';

const people = ['Olive Hart', 'Del Moss', 'Dev Rao', 'Chris Vane'].map(aPerson);
const [officer, other, director, sponsor] = people as [(typeof people)[0], ...typeof people];
const posts = [
  aPost('Chief Executive', { holder: sponsor! }),
  aPost('Director', { holder: director! }),
  aPost('Officer', { holder: officer, managerPostId: 'post-director' }),
  aPost('Other', { holder: other!, managerPostId: 'post-director' }),
];
/** Due on every day around the holidays of the three nations and the changes of the clocks. */
const dueDays = [
  ...['2025-12-20', '2026-01-01', '2026-03-13', '2026-03-28', '2026-04-03', '2026-05-01', '2026-05-22'],
  ...['2026-06-12', '2026-07-10', '2026-07-31', '2026-08-28', '2026-10-23'],
].flatMap((start) => Array.from({ length: 7 }, (_, index) => addDays(start, index)));
const items = dueDays.map((dueDate, index) =>
  anItem([
    anAction({
      ...{ id: `a-${index}`, recommendationId: `r-${index}`, dueDate },
      ownerPostIds: [index % 2 === 0 ? 'post-officer' : 'post-other'],
    }),
  ]),
);
const plan = { plan: aPlan({ sponsorPostId: 'post-chief-executive' }) };

interface Sent extends DueReminder {
  day: IsoDate;
}

describe.each(nations)('a year of reminders in %s', (nation) => {
  const workingDays = councilWorkingDays(nation);
  const sent: Sent[] = [];
  const ledger = new Set<string>();
  for (let day = firstDay; day <= lastDay; day = addDays(day, 1)) {
    if (!isWorkingTime(new Date(`${day}T10:00:00Z`), workingDays)) continue;
    const { due } = decided({ posts, today: day, items, plan, ledger, workingDays });
    for (const reminder of due) {
      ledger.add(reminder.key);
      sent.push({ ...reminder, day });
    }
  }
  const byAction = new Map<string, Sent[]>();
  for (const each of sent) {
    const id = each.action?.id ?? '';
    byAction.set(id, [...(byAction.get(id) ?? []), each]);
  }
  const of = (index: number) => byAction.get(`a-${index}`) ?? [];
  const toOwner = (index: number) => of(index).filter(({ stage }) => /^(before|due|late)/.test(stage));
  /** Due dates for which something does not hold. */
  const failing = (holds: (due: IsoDate, index: number) => boolean) =>
    dueDays.filter((due, index) => !holds(due, index));
  const firstWorkingDay = (day: IsoDate) =>
    workingDays.isWorkingDay(day) ? day : nextWorkingDay(day, workingDays);

  it('goes out on working days only', () => {
    expect(sent.filter(({ day }) => !workingDays.isWorkingDay(day))).toEqual([]);
    expect(new Set(sent.map(({ day }) => day)).size).toBeGreaterThan(240);
  });

  it('says nothing twice', () => {
    expect(new Set(sent.map(({ key }) => key)).size).toBe(sent.length);
  });

  it('says at most one thing of an action to a person on a day, the sponsor’s word aside', () => {
    const said = sent.filter(({ stage }) => stage !== 'sponsor');
    const places = said.map(({ day, person, action }) => `${day} ${person.id} ${action?.id}`);
    expect(new Set(places).size).toBe(places.length);
  });

  it.each([14, 5])('says %i days before on that day, or on the next working day', (days) => {
    expect(
      failing((due, index) => {
        const first = firstWorkingDay(addDays(due, -days));
        return toOwner(index).some(({ day }) => day === first);
      }),
    ).toEqual([]);
  });

  it('speaks on the due date, or on the last working day before it', () => {
    expect(
      failing((due, index) => {
        const told = toOwner(index).find(({ stage }) => stage === 'due-today');
        return told?.day === due || (told !== undefined && nextWorkingDay(told.day, workingDays) > due);
      }),
    ).toEqual([]);
  });

  it('chases what is late at least every seven days, holidays aside', () => {
    const late = toOwner(0).filter(({ stage }) => stage.startsWith('late-'));
    expect(late.length).toBeGreaterThan(50);
    const gaps = late.filter(({ day }, place) => {
      const before = late[place - 1]?.day;
      return before && day > firstWorkingDay(addDays(before, 10));
    });
    expect(gaps).toEqual([]);
  });

  it('tells those above at 14 days and then once a step, and the sponsor once', () => {
    expect(
      failing((due, index) => {
        const escalated = of(index).filter(({ stage }) => stage.startsWith('escalated-'));
        const steps = new Set(escalated.map(({ stage }) => stage));
        const sponsored = of(index).filter(({ stage }) => stage === 'sponsor');
        return (
          steps.size === escalated.length &&
          escalated[0]?.day === firstWorkingDay(addDays(due, 14)) &&
          sponsored.length === 1 &&
          sponsored[0]?.day === firstWorkingDay(addDays(due, 28))
        );
      }),
    ).toEqual([]);
  });
});
