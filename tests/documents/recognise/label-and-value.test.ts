import { describe, expect, it } from 'vitest';
import { aHeading, aParagraph, aTable, digest, planIn, rags } from './documents.ts';

describe('a plan is read from', () => {
  it('a label-and-value table for each recommendation, numbered in the line above', () => {
    const one = (text: string, lead: string, when: string): Parameters<typeof aTable>[0] => [
      ['Recommendation', text],
      ['Action', `Do: ${text}`],
      ['Lead officer', lead],
      ['Timescale', when],
    ];
    const plan = planIn(
      aHeading('Peer Review Action Plan'),
      aParagraph('Recommendation 1', { bold: true }),
      aTable(one('Refresh the corporate plan', 'Head of Policy', 'Autumn 2024'), 'table 1'),
      aParagraph('Recommendation 2', { bold: true }),
      aTable(one('Review the structure', 'Chief Executive', 'by end of May 2025'), 'table 2'),
    );
    expect(digest(plan)).toEqual([
      '1 | Do: Refresh the corporate plan | Head of Policy | 2024-11-30',
      '2 | Do: Review the structure | Chief Executive | 2025-05-31',
    ]);
    expect(plan.themes).toEqual([]);
  });

  it('one label-and-value table that holds several recommendations', () => {
    const plan = planIn(
      aTable([
        ['Recommendation 1', 'Adopt a risk appetite statement'],
        ['Management response', 'Agreed'],
        ['Responsible officer', 'Risk Manager'],
        ['Implementation date', '1 July 2024'],
        ['Recommendation 2', 'Test the continuity plan'],
        ['Management response', 'Agreed in part'],
        ['Responsible officer', 'Emergency Planning Officer'],
        ['Implementation date', '12.12.24'],
      ]),
    );
    expect(digest(plan)).toEqual([
      '1 | Adopt a risk appetite statement | Risk Manager | 2024-07-01',
      '2 | Test the continuity plan | Emergency Planning Officer | 2024-12-12',
    ]);
    expect(plan.recommendations.map(({ response }) => response)).toEqual(['Agreed', 'Agreed in part']);
  });

  it('pairs of label and value side by side', () => {
    const plan = planIn(
      aTable([
        ['Ref', 'A1', 'Priority', 'High'],
        ['Finding', { text: 'Keys are not logged.', across: 3 }],
        ['Recommendation', { text: 'Keep a key log.', across: 3 }],
        ['Owner', 'Facilities Manager', 'Due date', '31 May 2024'],
        ['Ref', 'A2', 'Priority', 'Low'],
        ['Finding', { text: 'Codes are shared.', across: 3 }],
        ['Recommendation', { text: 'Issue personal codes.', across: 3 }],
        ['Owner', 'Facilities Manager', 'Due date', '30 June 2024'],
      ]),
    );
    expect(digest(plan)).toEqual([
      'A1 | Keep a key log. | Facilities Manager | 2024-05-31',
      'A2 | Issue personal codes. | Facilities Manager | 2024-06-30',
    ]);
    expect(plan.recommendations[0]).toMatchObject({ priority: 'high', background: 'Keys are not logged.' });
  });

  it('a table turned on its side, with ratings that are only colours', () => {
    const plan = planIn(
      aTable([
        ['Recommendation', 'Improve waiting times', 'Publish complaints data', 'Review the website'],
        ['Lead', 'Customer Services Manager', 'Complaints Officer', 'Digital Lead'],
        ['Deadline', 'Dec 2024', 'Jan 2025', 'Q4 2024/25'],
        ['RAG', { fill: '00b050' }, { fill: 'ffc000' }, { fill: 'ff0000' }],
      ]),
    );
    expect(rags(plan)).toEqual(['g', 'a', 'r']);
    expect(digest(plan)[2]).toBe('R3 | Review the website | Digital Lead | 2025-03-31');
  });
});
