import { describe, expect, it } from 'vitest';
import { aHeading, aParagraph, aTable, digest, namesOf, planIn } from './documents.ts';

const kinds = (plan: ReturnType<typeof planIn>): string[] => plan.findings.map(({ kind }) => kind);
const rags = (plan: ReturnType<typeof planIn>): string[] =>
  plan.recommendations.map(({ ratings }) => ratings.map(({ rag }) => rag?.[0] ?? '-').join(''));

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
});

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
