import { describe, expect, it } from 'vitest';
import { aHeading, aParagraph, aTable, digest, kinds, namesOf, planIn, rags } from './documents.ts';

describe('a plan that is not one plain table is read from', () => {
  it('notes above the headings and a footnote mark after a date', () => {
    const plan = planIn(
      aTable([
        [{ text: 'Action log – May 2024', across: 4 }],
        [{ text: 'Note: completed actions are removed.', across: 4 }],
        ['#', 'What', 'Who', 'When'],
        ['1', 'Order laptops', 'ICT Manager', '10/07/24 ¹'],
      ]),
    );
    expect(digest(plan)).toEqual(['1 | Order laptops | ICT Manager | 2024-07-10']);
  });

  it('headings that repeat inside the table', () => {
    const plan = planIn(
      aTable([
        ['Ref', 'Action', 'Lead', 'Date'],
        ['1', 'Check the gates', 'Parks Manager', 'May 2024'],
        ['Ref', 'Action', 'Lead', 'Date'],
        ['2', 'Check the lights', 'Street Lighting Engineer', 'June 2024'],
      ]),
    );
    expect(plan.actions).toHaveLength(2);
  });

  it('a table that goes on over a page without its headings, a row cut in two', () => {
    const plan = planIn(
      aTable(
        [
          ['Ref', 'Recommendation', 'Lead', 'Deadline'],
          ['1', 'Publish the register of', 'Monitoring Officer', 'May 2024'],
        ],
        'table 1',
      ),
      aTable(
        [
          ['', 'interests every year.', '', ''],
          ['2', 'Record gifts.', 'Monitoring Officer', 'June 2024'],
        ],
        'table 2',
      ),
    );
    expect(plan.recommendations.map(({ text }) => text)).toEqual([
      'Publish the register of interests every year.',
      'Record gifts.',
    ]);
    expect(kinds(plan)).toContain('cut-by-page');
  });

  it('a colour key in a small table, an arrow for direction and initials for owners', () => {
    const plan = planIn(
      aTable(
        [
          ['R', 'Not on track and needs help'],
          ['A', 'Some risk to delivery'],
          ['G', 'On track'],
        ],
        'table 1',
      ),
      aTable(
        [
          ['Commitment', 'Lead', 'RAG', 'Direction of travel', 'Commentary'],
          ['Plant 500 trees', 'JS', 'G', '↑', '300 planted'],
        ],
        'table 2',
      ),
    );
    expect(plan.ragKey.map(({ rag }) => rag)).toEqual(['red', 'amber', 'green']);
    expect(plan.recommendations).toHaveLength(1);
    expect(namesOf(plan.actions[0]?.owners ?? [])).toEqual(['(JS)']);
  });

  it('a table for each heading, which becomes its theme', () => {
    const table = (text: string): Parameters<typeof aTable>[0] => [
      ['What needs to improve', 'What we will do', 'Who', 'By when', 'What success looks like', 'RAG'],
      [text, `Improve: ${text}`, 'Service Manager', '30.04.2024', 'It is better', 'G'],
    ];
    const plan = planIn(
      aHeading("Children's services plan"),
      aHeading('Priority 1: Front door', 2),
      aTable(table('Decisions are slow'), 'table 1'),
      aHeading('Priority 2: Supervision', 2),
      aTable(table('Supervision is irregular'), 'table 2'),
    );
    expect(plan.recommendations.map(({ key }) => key)).toEqual(['1.1', '2.1']);
    expect(plan.recommendations[0]?.impact).toBe('It is better');
  });

  it('a summary and a detail table that disagree, keeping both and saying so', () => {
    const head = ['Recommendation', 'RAG'];
    const plan = planIn(
      aTable([head, ['1. Keep a register of contracts over £5,000', 'G']], 'table 1'),
      aTable([head, ['1. Keep a register of contracts over £5,000', 'A']], 'table 2'),
    );
    expect(rags(plan)).toEqual(['g']);
    expect(plan.findings.find(({ kind }) => kind === 'rated-differently')).toMatchObject({
      keys: ['1'],
      where: 'table 1, row 2 and table 2, row 2',
    });
  });

  it('several sheets, whose names are the themes', () => {
    const sheet = (ref: string, text: string): Parameters<typeof aTable>[0] => [
      ['Ref', 'Milestone', 'Owner', 'Deadline'],
      [ref, text, 'Head of Delivery', '31/05/2025'],
    ];
    const plan = planIn(
      aTable(sheet('F1', 'Close the accounts'), "sheet 'Finance'"),
      aTable(sheet('H1', 'Inspect every block'), "sheet 'Housing'"),
    );
    expect(plan.themes.map(({ title }) => title)).toEqual(['Finance', 'Housing']);
    expect(plan.recommendations.map(({ key }) => key)).toEqual(['F1', 'H1']);
  });
});

describe('a plan is read from', () => {
  it('running text without tables', () => {
    const plan = planIn(
      aHeading('Corporate Peer Challenge: our response'),
      aParagraph('Recommendation 1: Develop a clear medium term plan.', { bold: true }),
      aParagraph('Response: Agreed.'),
      aParagraph('Lead officer: Director of Finance'),
      aParagraph('Timescale: February 2025'),
      aParagraph('Recommendation 2: Refresh the member development programme.', { bold: true }),
      aParagraph('Lead officer: Head of Democratic Services'),
      aParagraph('Timescale: May 2025'),
    );
    expect(digest(plan)).toEqual([
      '1 | Develop a clear medium term plan. | Director of Finance | 2025-02-28',
      '2 | Refresh the member development programme. | Head of Democratic Services | 2025-05-31',
    ]);
  });

  it('lettered parts of a recommendation, which take its owner and date', () => {
    const plan = planIn(
      aTable([
        ['No', 'Recommendation', 'Owner', 'Deadline'],
        ['1', 'Improve budget setting by:', 'S151 Officer', '31 March 2025'],
        ['', 'a) publishing assumptions;', '', ''],
        ['', 'b) reporting monthly.', '', ''],
        ['2', 'Review the reserves policy.', 'S151 Officer', '30 June 2025'],
      ]),
    );
    expect(plan.recommendations.map(({ key, parentKey }) => `${key} of ${parentKey}`)).toEqual([
      '1 of null',
      '1.1 of 1',
      '1.2 of 1',
      '2 of null',
    ]);
    expect(digest(plan)[0]).toBe('1.1 | publishing assumptions; | S151 Officer | 2025-03-31');
  });
});
