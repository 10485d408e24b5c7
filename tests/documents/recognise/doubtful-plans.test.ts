import { describe, expect, it } from 'vitest';
import { aHeading, aParagraph, aTable, kinds, planIn } from './documents.ts';

describe('what is wrong in a plan is said, not guessed', () => {
  it('for dates that are impossible, relative or without a year', () => {
    const row = (ref: string, date: string): string[] => [ref, `Do ${ref}`, 'Finance Officer', date];
    const plan = planIn(
      aTable([
        ['Ref', 'Agreed action', 'Responsible officer', 'Completion date'],
        row('1', '31st April 09'),
        row('2', 'within six months of approval'),
        row('3', '31 March'),
      ]),
    );
    expect(kinds(plan)).toEqual(['impossible-date', 'relative-date', 'date-without-year']);
    expect(plan.actions.every(({ due }) => due.kind === 'none' && due.text !== '')).toBe(true);
  });

  it('for owners who run together, and for actions nobody owns', () => {
    const plan = planIn(
      aTable([
        ['Ref', 'Action', 'Owner', 'Deadline'],
        ['1', 'Agree the protocol', 'Head of Legal Services Director of Housing', 'May 2025'],
        ['2', 'Publish the protocol', '', 'June 2025'],
      ]),
    );
    expect(kinds(plan)).toEqual(['owners-run-together', 'no-owner']);
  });

  it('but not for owners with a stroke or an ampersand between them', () => {
    const row = (ref: string, owner: string): string[] => [ref, `Do ${ref}`, owner, 'May 2025'];
    const plan = planIn(
      aTable([
        ['Ref', 'Action', 'Owner', 'Deadline'],
        row('1', 'HR Business Partner'),
        row('2', 'Communications Team'),
        row('3', 'HR Business Partner / Communications Team'),
      ]),
    );
    expect(plan.findings).toEqual([]);
    expect(plan.actions[2]?.owners).toHaveLength(2);
  });

  it('for a headline that the tables do not bear out', () => {
    const plan = planIn(
      aParagraph('Overall, one indicator has moved from green to amber.'),
      aTable([
        ['Criterion', 'RAG last period (Jun 24)', 'RAG this period (Sep 24)'],
        ['Calls are answered', 'G', 'A'],
        ['Letters are answered', 'G', 'A'],
      ]),
    );
    expect(plan.findings.find(({ kind }) => kind === 'headline-claim')?.keys).toEqual(['R1', 'R2']);
  });

  it('for one narrative that stands under two items', () => {
    const told =
      'The working group met in June and agreed the list of contracts that will be reviewed before the autumn.';
    const plan = planIn(
      aTable([
        ['Ref', 'Recommendation', 'Lead', 'Progress', 'Deadline'],
        ['1', 'Review contracts', 'Clerk', told, 'May 2025'],
        ['2', 'Review leases', 'Clerk', told, 'May 2025'],
      ]),
    );
    expect(plan.findings.find(({ kind }) => kind === 'narrative-under-two-items')?.keys).toEqual(['1', '2']);
  });
});

describe('a document that is no action plan gives no recommendations and says what was seen', () => {
  it.each([
    [
      'a curriculum vitae',
      [
        aHeading('Curriculum Vitae'),
        aParagraph('Employment history'),
        aTable([
          ['Dates', 'Employer', 'Role'],
          ['2019 – present', 'Anytown', 'Head of Audit'],
        ]),
        aParagraph('Education and qualifications'),
        aParagraph('References available'),
      ],
    ],
    [
      'a menu',
      [
        aHeading('Lunch menu'),
        aTable([
          ['Course', 'Dish', 'Price'],
          ['Starter', 'Soup of the day (v)', '£5.00'],
          ['Main', 'Roast turkey with trimmings', '£14.00'],
        ]),
      ],
    ],
    [
      'a budget table',
      [
        aHeading('Revenue budget monitoring'),
        aTable([
          ['Service', 'Budget £000', 'Forecast £000', 'Variance £000', 'RAG', 'Comments'],
          ['Adult care', '45,200', '47,900', '2,700', 'R', 'Higher demand for placements than planned.'],
        ]),
      ],
    ],
    [
      'minutes of a meeting',
      [
        aHeading('Minutes of the Audit Committee'),
        aParagraph('Present: Cllr A. Green (Chair)'),
        aParagraph('Apologies: Cllr C. Dale'),
        aTable([
          ['Item', 'Discussion', 'Action by'],
          ['1', 'The report was noted.', 'Head of Audit'],
        ]),
      ],
    ],
    ['a letter', [aParagraph('Dear Sir'), aParagraph('Thank you for your letter of 3 May about the hedge.')]],
  ] as const)('%s', (_, blocks) => {
    const plan = planIn(...blocks);
    expect(plan.recommendations).toEqual([]);
    expect(plan.findings).toMatchObject([{ kind: 'no-recommendations', severity: 'error' }]);
  });
});
