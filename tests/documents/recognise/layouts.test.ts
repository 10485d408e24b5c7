import { describe, expect, it } from 'vitest';
import { aHeading, aTable, digest, namesOf, planIn, rags } from './documents.ts';

describe('a plan is read from', () => {
  it('an audit tracker with original and revised dates, grouped by audit', () => {
    const plan = planIn(
      aHeading('Internal Audit Recommendations Tracker'),
      aTable([
        [
          'Audit',
          'Rec No.',
          'Agreed Management Action',
          'Risk Rating',
          'Owner',
          'Original Due Date',
          'Revised Due Date',
          'Status',
          'Latest position',
        ],
        [
          'Payroll',
          '1',
          'Reconcile the leavers report each month.',
          'High',
          'Payroll Manager',
          '31/03/2024',
          '30/09/2024',
          'In progress',
          'Report built.',
        ],
        [
          'Payroll',
          '2',
          'Restrict access to bank details.',
          'Medium',
          'Head of HR',
          '30/04/2024',
          '',
          'Complete',
          'Removed on 2 May.',
        ],
        [
          'Parking',
          '1',
          'Publish the appeals policy.',
          'Low',
          'Parking Lead',
          'Q2 2024/25',
          '',
          'Not started',
          '',
        ],
      ]),
    );
    expect(plan.source).toBe('internal-audit');
    expect(plan.themes.map(({ title }) => title)).toEqual(['Payroll', 'Parking']);
    expect(digest(plan)).toEqual([
      'T1.1 | Reconcile the leavers report each month. | Payroll Manager | 2024-09-30 | in-progress',
      'T1.2 | Restrict access to bank details. | Head of HR | 2024-04-30 | implemented',
      'T2.1 | Publish the appeals policy. | Parking Lead | 2024-09-30 | not-started',
    ]);
    expect(plan.actions.map(({ originalDue }) => originalDue?.end ?? null)).toEqual([
      '2024-03-31',
      null,
      null,
    ]);
    expect(plan.recommendations.map(({ priority }) => priority)).toEqual(['high', 'medium', 'low']);
  });

  it('bullets in one cell paired with bullets in the next', () => {
    const plan = planIn(
      aTable([
        ['', 'Recommendation', 'Accepted?', 'What we will do', 'By whom', 'By when'],
        [
          'R1',
          'Begin a flood warden scheme.',
          'Yes',
          '• Recruit wardens\n• Train wardens',
          '• Resilience Officer\n• Training Lead',
          '• June 2025\n• Sept 2025',
        ],
      ]),
    );
    expect(digest(plan)).toEqual([
      'R1 | Recruit wardens | Resilience Officer | 2025-06-30',
      'R1 | Train wardens | Training Lead | 2025-09-30',
    ]);
    expect(plan.recommendations[0]?.response).toBe('Yes');
  });

  it('cells merged down over several actions, under a title row', () => {
    const plan = planIn(
      aTable([
        [{ text: 'Governance Statement 2023/24 – Action Plan', across: 5 }],
        ['Ref', 'Area for improvement', 'Action required', 'Responsible officer', 'Target date'],
        [
          { text: '1', down: 2 },
          { text: 'Contract management is uneven.', down: 2 },
          'Train contract managers',
          { text: 'Head of Procurement', down: 2 },
          '31 March 2025',
        ],
        ['Publish the register', '30 June 2025'],
        ['2', 'Declarations are out of date.', 'Remind all staff', 'Monitoring Officer', 'Ongoing'],
      ]),
    );
    expect(plan.title).toBe('Governance Statement 2023/24 – Action Plan');
    expect(digest(plan)).toEqual([
      '1 | Train contract managers | Head of Procurement | 2025-03-31',
      '1 | Publish the register | Head of Procurement | 2025-06-30',
      '2 | Remind all staff | Monitoring Officer | ongoing',
    ]);
  });

  it('two heading rows, where dates and ratings are grouped', () => {
    const plan = planIn(
      aTable([
        [
          { text: 'No.', down: 2 },
          { text: 'Objective', down: 2 },
          { text: 'Lead', down: 2 },
          { text: 'Due date', across: 2 },
          { text: 'RAG rating', across: 2 },
        ],
        ['Original', 'Revised', 'Last quarter', 'This quarter'],
        ['1', 'Stabilise the housing register', 'Head of Housing', '31/03/2024', '31/12/2024', 'A', 'R'],
      ]),
    );
    expect(plan.actions[0]).toMatchObject({ due: { end: '2024-12-31' }, originalDue: { end: '2024-03-31' } });
    expect(plan.periods.map(({ kind }) => kind)).toEqual(['previous', 'current']);
    expect(rags(plan)).toEqual(['ar']);
  });

  it('columns named by month and filled with nothing but colour, under theme rows', () => {
    const plan = planIn(
      aTable([
        ['Outcome', 'Sept', 'Dec'],
        [{ text: 'Theme 1: Money', across: 3, bold: true }],
        ['Budget is balanced', { fill: 'ff0000' }, { fill: 'ffc000' }],
        ['Reserves are restored', { fill: 'ffff00' }, { fill: '92d050' }],
        [{ text: 'Theme 2: People', across: 3, bold: true }],
        ['Staff are engaged', { fill: '00b050' }, { fill: '0070c0' }],
      ]),
    );
    expect(rags(plan)).toEqual(['ra', 'ag', 'gb']);
    expect(plan.themes.map(({ ref, title }) => `${ref} ${title}`)).toEqual(['1 Money', '2 People']);
  });

  it('coloured circles and words for ratings, with people for owners', () => {
    const plan = planIn(
      aTable([
        ['Action', 'Lead', 'When', 'BRAG'],
        ['Write the strategy', 'Jane Smith', 'Mar-25', '🟢 On track'],
        ['Consult residents', 'Head of Engagement (John Brown)', 'Apr-25', '🔴 Delayed'],
        ['Adopt at Council', 'Leader', 'May-25', '🔵'],
      ]),
    );
    expect(rags(plan)).toEqual(['g', 'r', 'b']);
    expect(plan.actions.map(({ owners }) => namesOf(owners))).toEqual([
      ['(Jane Smith)'],
      ['Head of Engagement (John Brown)'],
      ['Leader'],
    ]);
  });

  it('a table with no headings at all, by what its cells hold', () => {
    const plan = planIn(
      aHeading('Audit action plan'),
      aTable([
        [
          '1',
          'Update the scheme of delegation and publish it.',
          'Monitoring Officer',
          '31/10/2024',
          'In progress',
        ],
        [
          '2',
          'Agree a protocol with the parish councils.',
          'Democratic Services Manager',
          '30/11/2024',
          'Not started',
        ],
      ]),
    );
    expect(digest(plan)).toEqual([
      '1 | Update the scheme of delegation and publish it. | Monitoring Officer | 2024-10-31 | in-progress',
      '2 | Agree a protocol with the parish councils. | Democratic Services Manager | 2024-11-30 | not-started',
    ]);
  });

  it('one column for officer and date together', () => {
    const plan = planIn(
      aTable([
        ['Recommendation', 'Management response', 'Responsible officer / target date'],
        ['1. Keep minutes of every board.', 'Agreed.', 'Head of Governance\n31 May 2024'],
        ['2. Publish registers.', 'Agreed.', 'Monitoring Officer, 30 June 2024'],
      ]),
    );
    expect(digest(plan)).toEqual([
      '1 | Keep minutes of every board. | Head of Governance | 2024-05-31',
      '2 | Publish registers. | Monitoring Officer | 2024-06-30',
    ]);
  });

  it('a lead director who is the only owner, beside a lead member', () => {
    const plan = planIn(
      aTable([
        ['Issue', 'Planned action', 'Lead Director', 'Lead Member', 'Target'],
        [
          'Capacity in legal services',
          'Recruit two solicitors',
          'Director of Law',
          'Cllr Patel',
          'December 2024',
        ],
      ]),
    );
    expect(digest(plan)).toEqual(['R1 | Recruit two solicitors | Director of Law | 2024-12-31']);
    expect(plan.recommendations.map(({ kind, leadMembers }) => [kind, ...namesOf(leadMembers)])).toEqual([
      ['governance-issue', '(Cllr Patel)'],
    ]);
  });
});
