import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDates, readDueDate } from '#domain/document-dates';
import { addDays, longDate } from '#domain/dates';

const brief = (text: string): string =>
  readDueDate(text)
    .map(({ kind, start, end, precision }) =>
      [kind, start ?? '', end ?? '', precision ?? ''].join(' ').trimEnd(),
    )
    .join(' | ');

describe('a due date is read the UK way', () => {
  it.each([
    ['October 2021', 'by  2021-10-31 month'],
    ['March-June 2022', 'range 2022-03-01 2022-06-30 month'],
    ['June 2021 onwards', 'from 2021-06-01  month'],
    ['Q3 2024/25', 'by  2024-12-31 quarter'],
    ['Q4 24/25', 'by  2025-03-31 quarter'],
    ['2009/10', 'by  2010-03-31 year'],
    ['18th May09', 'by  2009-05-18 day'],
    ['09-Oct- 2019', 'by  2019-10-09 day'],
    ['12.03.2018', 'by  2018-03-12 day'],
    ['04/05/2024', 'by  2024-05-04 day'],
    ['31 August (annually)', 'ongoing'],
    ['Winter 2024/25', 'by  2025-02-28 season'],
    ['1 April 2024 to 31 March 2025', 'range 2024-04-01 2025-03-31 day'],
    ['Nov 2023 - Jan 2024', 'range 2023-11-01 2024-01-31 month'],
    ['Meetings start in March 2022.', 'from 2022-03-01  month'],
    ['Ongoing until 31 March 2025', 'by  2025-03-31 day'],
    ['2023-2028', 'range 2023-01-01 2028-12-31 year'],
    ['45382', 'by  2024-03-31 day'],
    ['N/A', 'none'],
    ['', 'none'],
  ])('%s', (text, expected) => expect(brief(text)).toBe(expected));

  it('keeps the text as written', () =>
    expect(readDueDate('By end of Sept 24')[0]?.text).toBe('By end of Sept 24'));

  it('finds several dates in one cell', () => {
    expect(brief('May 2022 Ongoing June 2022')).toBe('by  2022-05-31 month | ongoing | by  2022-06-30 month');
    expect(brief('Phase 1 - June 2023\nPhase 2 - December 2023')).toBe(
      'by  2023-06-30 month | by  2023-12-31 month',
    );
  });

  it('takes a beginning and an end in one phrase as a range', () => {
    expect(brief('Commence work in May 2022 with adoption in October 2022')).toBe(
      'range 2022-05-01 2022-10-31 month',
    );
  });

  it.each([
    ['31st April 09', 'impossible'],
    ['30/02/2025', 'impossible'],
    ['within six months of approval', 'relative'],
    ['TBC', 'relative'],
    ['31 March', 'no-year'],
    ['when funds allow', 'unreadable'],
  ])('does not guess at "%s"', (text, problem) => {
    expect(readDates(text)).toMatchObject([{ problem, due: { kind: 'none', end: null, text } }]);
  });

  it('tells the date that was from the date that is', () => {
    expect(readDates('Original: March 2022 Revised: June 2023').map(({ says }) => says)).toEqual([
      'original',
      'revised',
    ]);
  });

  it('reads back every day however a council writes it', () => {
    const someDay = fc.integer({ min: 0, max: 12_000 }).map((days) => addDays('2000-01-01', days));
    fc.assert(
      fc.property(
        someDay,
        fc.constantFrom('long', 'slash', 'dot', 'short', 'iso', 'ordinal'),
        (day, form) => {
          const [year, month, date] = day.split('-') as [string, string, string];
          const name = longDate(day).split(' ')[1] ?? '';
          const written = {
            long: longDate(day),
            slash: `${date}/${month}/${year}`,
            dot: `${date}.${month}.${year.slice(2)}`,
            short: `${date}-${name.slice(0, 3)}-${year.slice(2)}`,
            iso: day,
            ordinal: `${Number(date)}th ${name}, ${year}`,
          }[form];
          expect(readDueDate(written)).toMatchObject([{ kind: 'by', end: day, precision: 'day' }]);
        },
      ),
    );
  });
});
