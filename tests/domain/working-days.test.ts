import { describe, expect, it } from 'vitest';
import { councilWorkingDays } from '#domain/bank-holidays';
import { addDays } from '#domain/dates';
import { isWeekend, nations, nextWorkingDay, workingDaysBefore, type Nation } from '#domain/working-days';
import { isWorkingTime } from '#domain/working-hours';

/** Weekdays of three years that gov.uk lists as bank holidays: substitute days, moved ones and one-offs. */
const listed: Record<Nation, string[]> = {
  'england-and-wales': [
    ...['2022-01-03', '2022-04-15', '2022-04-18', '2022-05-02', '2022-06-02', '2022-06-03', '2022-08-29'],
    ...['2022-09-19', '2022-12-26', '2022-12-27'],
    ...['2023-01-02', '2023-04-07', '2023-04-10', '2023-05-01', '2023-05-08', '2023-05-29', '2023-08-28'],
    ...['2023-12-25', '2023-12-26'],
    ...['2026-01-01', '2026-04-03', '2026-04-06', '2026-05-04', '2026-05-25', '2026-08-31', '2026-12-25'],
    ...['2026-12-28'],
    ...['2027-01-01', '2027-03-26', '2027-03-29', '2027-05-03', '2027-05-31', '2027-08-30', '2027-12-27'],
    ...['2027-12-28'],
  ],
  scotland: [
    ...['2022-01-03', '2022-01-04', '2022-04-15', '2022-05-02', '2022-06-02', '2022-06-03', '2022-08-01'],
    ...['2022-09-19', '2022-11-30', '2022-12-26', '2022-12-27'],
    ...['2023-01-02', '2023-01-03', '2023-04-07', '2023-05-01', '2023-05-08', '2023-05-29', '2023-08-07'],
    ...['2023-11-30', '2023-12-25', '2023-12-26'],
    ...['2026-01-01', '2026-01-02', '2026-04-03', '2026-05-04', '2026-05-25', '2026-06-15', '2026-08-03'],
    ...['2026-11-30', '2026-12-25', '2026-12-28'],
    ...['2027-01-01', '2027-01-04', '2027-03-26', '2027-05-03', '2027-05-31', '2027-08-02', '2027-11-30'],
    ...['2027-12-27', '2027-12-28'],
  ],
  'northern-ireland': [
    ...['2022-01-03', '2022-03-17', '2022-04-15', '2022-04-18', '2022-05-02', '2022-06-02', '2022-06-03'],
    ...['2022-07-12', '2022-08-29', '2022-09-19', '2022-12-26', '2022-12-27'],
    ...['2023-01-02', '2023-03-17', '2023-04-07', '2023-04-10', '2023-05-01', '2023-05-08', '2023-05-29'],
    ...['2023-07-12', '2023-08-28', '2023-12-25', '2023-12-26'],
    ...['2026-01-01', '2026-03-17', '2026-04-03', '2026-04-06', '2026-05-04', '2026-05-25', '2026-07-13'],
    ...['2026-08-31', '2026-12-25', '2026-12-28'],
    ...['2027-01-01', '2027-03-17', '2027-03-26', '2027-03-29', '2027-05-03', '2027-05-31', '2027-07-12'],
    ...['2027-08-30', '2027-12-27', '2027-12-28'],
  ],
};

describe('bank holidays', () => {
  it.each(nations)('of %s are those the government lists', (nation) => {
    const { isWorkingDay } = councilWorkingDays(nation);
    const free = ['2022', '2023', '2026', '2027'].flatMap((year) => restDays(`${year}-01-01`, isWorkingDay));
    expect(free).toEqual(listed[nation]);
  });

  it('are joined by days on which the council itself is closed', () => {
    const days = councilWorkingDays('england-and-wales', ['2026-12-29']);
    expect(nextWorkingDay('2026-12-24', days)).toBe('2026-12-30');
  });

  it('are left out when working days are counted back', () => {
    const days = councilWorkingDays('england-and-wales');
    expect(workingDaysBefore('2026-04-08', 3, days)).toBe('2026-04-01');
  });

  it('never leave a year without working days', () => {
    expect(() => nextWorkingDay('2026-01-01', { isWorkingDay: () => false })).toThrow('no working day');
  });
});

describe('working time', () => {
  it.each([
    ['a Monday at eight in winter', '2026-03-02T08:00:00Z', true],
    ['one minute before', '2026-03-02T07:59:00Z', false],
    ['a Monday at eight in summer', '2026-07-06T07:00:00Z', true],
    ['the Monday after the clocks went forward', '2026-03-30T07:00:00Z', true],
    ['the Monday after they went back', '2026-10-26T07:59:00Z', false],
    ['a Friday just before six', '2026-03-06T17:59:00Z', true],
    ['a Friday at six', '2026-03-06T18:00:00Z', false],
    ['a Saturday', '2026-03-07T11:00:00Z', false],
    ['a Sunday', '2026-03-08T11:00:00Z', false],
    ['Easter Monday', '2026-04-06T11:00:00Z', false],
  ])('%s', (_, instant, expected) => {
    expect(isWorkingTime(new Date(instant), councilWorkingDays('england-and-wales'))).toBe(expected);
  });
});

function restDays(firstDay: string, isWorkingDay: (day: string) => boolean): string[] {
  const days: string[] = [];
  for (let day = firstDay; day.slice(0, 4) === firstDay.slice(0, 4); day = addDays(day, 1)) {
    if (!isWeekend(day) && !isWorkingDay(day)) days.push(day);
  }
  return days;
}
