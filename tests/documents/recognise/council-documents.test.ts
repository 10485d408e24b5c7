import { describe, expect, it } from 'vitest';
import { aHeading, aParagraph, aTable, digest, namesOf, planIn } from './documents.ts';

const findings = (plan: ReturnType<typeof planIn>): string[] =>
  plan.findings.map(({ kind, keys }) => `${kind} ${keys.join(' ')}`.trim());

describe('columns are told apart', () => {
  it('under two heading rows, the upper naming groups without merged cells', () => {
    const plan = planIn(
      aTable([
        ['Recommendation', '', 'Our response', '', ''],
        ['No', 'Detail', 'Action', 'Owner', 'Deadline'],
        ['1', 'Agree one set of priorities.', 'Hold workshops', 'Chief Executive (lead)', 'June 2025'],
        ['2', 'Give scrutiny a forward plan.', 'Publish it', 'Scrutiny Manager', 'Sept 2025'],
      ]),
    );
    expect(plan.recommendations.map(({ text }) => text)).toEqual([
      'Agree one set of priorities.',
      'Give scrutiny a forward plan.',
    ]);
    expect(digest(plan)).toEqual([
      '1 | Hold workshops | Chief Executive | 2025-06-30',
      '2 | Publish it | Scrutiny Manager | 2025-09-30',
    ]);
  });

  it('under headings in words nobody foresaw, by what stands below them', () => {
    const plan = planIn(
      aTable([
        ['', 'They said', 'So we are', 'Name', 'Month'],
        [
          '1',
          'Be clearer about the town centre.',
          'Writing a town plan',
          'Head of Regeneration',
          'July 2025',
        ],
        ['2', 'Support members in casework.', 'Buying a system', 'Head of Democratic Services', 'Sept 2025'],
      ]),
    );
    expect(plan.recommendations.map(({ text }) => text)).toEqual([
      'Be clearer about the town centre.',
      'Support members in casework.',
    ]);
    expect(digest(plan)).toEqual([
      '1 | Writing a town plan | Head of Regeneration | 2025-07-31',
      '2 | Buying a system | Head of Democratic Services | 2025-09-30',
    ]);
  });

  it('where a log of agreed remedies holds three columns of dates', () => {
    const plan = planIn(
      aTable([
        [
          'Case ref',
          'Service',
          'Decision date',
          'Agreed remedy',
          'To be delivered by',
          'Who',
          'Date remedy completed',
        ],
        [
          '23 014 556',
          'Housing',
          '02/05/2024',
          'Apologise and pay £500.',
          '02/06/2024',
          'Complaints Manager',
          '28/05/2024',
        ],
        ['23 016 001', 'Housing', '11/07/2024', 'Review the procedure.', '11/10/2024', 'Head of Repairs', ''],
      ]),
    );
    expect(plan.recommendations.map(({ refs }) => refs)).toEqual([['23 014 556'], ['23 016 001']]);
    expect(digest(plan)).toEqual([
      '23014556 | Apologise and pay £500. | Complaints Manager | 2024-06-02 | implemented',
      '23016001 | Review the procedure. | Head of Repairs | 2024-10-11',
    ]);
  });
});

describe('dates that moved', () => {
  it('keep the first where an arrow leads to the second', () => {
    const plan = planIn(
      aTable([
        ['Ref', 'Agreed action', 'Owner', 'Date'],
        ['1', 'Run the report weekly.', 'Exchequer Manager', '31/05/24 → 31/07/24'],
        ['2', 'Countersign the form.', 'Exchequer Manager', '30 June 2024, extended to 30 September 2024'],
      ]),
    );
    expect(plan.actions.map(({ due, originalDue }) => [due.end, originalDue?.end])).toEqual([
      ['2024-07-31', '2024-05-31'],
      ['2024-09-30', '2024-06-30'],
    ]);
  });

  it('keep the plain date beside a revised one', () => {
    const plan = planIn(
      aTable([
        ['Ref', 'Action', 'Owner', 'Due date', 'Revised due date'],
        ['1', 'Run the report weekly.', 'Exchequer Manager', '31/05/24', '31/07/24'],
        ['2', 'Countersign the form.', 'Exchequer Manager', '30/06/24', ''],
      ]),
    );
    expect(plan.actions.map(({ due, originalDue }) => [due.end, originalDue?.end])).toEqual([
      ['2024-07-31', '2024-05-31'],
      ['2024-06-30', undefined],
    ]);
  });
});

describe('what others said about a recommendation', () => {
  it('is its status when an auditor checked it', () => {
    const plan = planIn(
      aTable([
        ['Ref', 'Agreed action', 'Owner', 'Due', 'Management update', 'Internal audit opinion'],
        [
          '1',
          'Run the report.',
          'Exchequer Manager',
          'May 2024',
          'Done each Monday.',
          'Implemented – evidence seen',
        ],
        [
          '2',
          'Countersign the form.',
          'Exchequer Manager',
          'June 2024',
          'Complete.',
          'Partially implemented',
        ],
      ]),
    );
    expect(plan.actions.map(({ status, progress }) => [status, progress])).toEqual([
      ['verified', 'Done each Monday.\nImplemented – evidence seen'],
      ['in-progress', 'Complete.\nPartially implemented'],
    ]);
  });

  it('is a refusal when it was not agreed, and nobody is then missing as its owner', () => {
    const plan = planIn(
      aTable([
        [
          'Scrutiny recommendation',
          'Agreed (Y/N)',
          'Management comments',
          'Action',
          'Lead officer',
          'By when',
        ],
        ['1. Double the offer.', 'Y', 'Welcome.', 'Appoint trainers', 'Transport Manager', 'Sept 2025'],
        ['2. Retender every route.', 'N', 'It would shut out small operators.', '', '', ''],
      ]),
    );
    expect(plan.recommendations.map(({ response }) => response)).toEqual([
      'Welcome.',
      'It would shut out small operators.',
    ]);
    expect(plan.actions.map(({ status }) => status)).toEqual([null, 'not-accepted']);
    expect(findings(plan)).toEqual([]);
  });

  it('is its level when the title above its table says so', () => {
    const one = (title: string, text: string): Parameters<typeof aTable>[0] => [
      [{ text: title, across: 2, fill: 'd9e2f3' }],
      ['Recommendation', text],
      ['Management comments', 'Agreed.'],
      ['Responsible officer', 'Section 151 Officer'],
      ['Due date', 'October 2024'],
    ];
    const plan = planIn(
      aTable(one('Statutory recommendation 1', 'Set a balanced plan.'), 'table 1'),
      aTable(one('Key recommendation 1', 'Report each month.'), 'table 2'),
      aTable(one('Improvement recommendation 1', 'Refresh the register.'), 'table 3'),
    );
    expect(
      plan.recommendations.map(({ key, level, text, response }) => [key, level, text, response]),
    ).toEqual([
      ['statutory-1', 'statutory', 'Set a balanced plan.', 'Agreed.'],
      ['key-1', 'key', 'Report each month.', 'Agreed.'],
      ['improvement-1', 'improvement', 'Refresh the register.', 'Agreed.'],
    ]);
  });
});

describe('a theme', () => {
  it('has the lead and summary that stand between its heading and its table', () => {
    const rows = (ref: string): Parameters<typeof aTable>[0] => [
      ['Ref', 'Action', 'Owner', 'Target date'],
      [`${ref}.1`, 'Adopt a policy', 'Head of Finance', '31/03/2025'],
      [`${ref}.2`, 'Review it', 'Head of Finance', '31/03/2026'],
    ];
    const plan = planIn(
      aHeading('Theme 1: Financial resilience'),
      aParagraph('Lead: Corporate Director of Resources'),
      aParagraph('Cabinet lead: Cllr Ann Baker'),
      aParagraph('Summary: Savings go well.'),
      aTable(rows('1'), 'table 1'),
      aHeading('Theme 2: Workforce'),
      aParagraph('Lead: Director of People'),
      aTable(rows('2'), 'table 2'),
    );
    expect(plan.themes.map(({ title, lead, summary }) => [title, namesOf(lead), summary])).toEqual([
      ['Financial resilience', ['Corporate Director of Resources', '(Cllr Ann Baker)'], 'Savings go well.'],
      ['Workforce', ['Director of People'], null],
    ]);
  });

  it('has the lead named in its row, and its shading is no rating', () => {
    const theme = (text: string): Parameters<typeof aTable>[0][number] => [
      { text, across: 6, fill: 'd9d9d9', bold: true },
    ];
    const plan = planIn(
      aTable([
        ['Ref', 'What we will do', 'Lead officer', 'Previous BRAG', 'Current BRAG', 'Direction of travel'],
        theme('Leadership (Lead: Chief Executive)'),
        ['L1', 'Agree a protocol', 'Monitoring Officer', 'Amber', 'Green', '↑'],
        ['L2', 'Run a survey', 'Director of HR', 'Green', 'Amber', { text: '↑', fill: '00b050' }],
        theme('Governance (Lead: Director of Law)'),
        ['G1', 'Rewrite the scheme', 'Deputy Monitoring Officer', 'Red', 'Red', 'Improving'],
        ['G2', 'Publish decisions', 'Committee Manager', 'Amber', 'Amber', '→'],
      ]),
    );
    expect(plan.themes.map(({ title, lead }) => [title, namesOf(lead)])).toEqual([
      ['Leadership', ['Chief Executive']],
      ['Governance', ['Director of Law']],
    ]);
    expect(plan.periods.map(({ label }) => label)).toEqual(['Previous BRAG', 'Current BRAG']);
    expect(findings(plan).filter((finding) => finding.startsWith('direction'))).toEqual([
      'direction-disagrees L2',
    ]);
  });
});

describe('minutes', () => {
  const minutes = [
    aHeading('Minutes of the Audit Committee', 0),
    aParagraph('Present: Cllr Smith (Chair)'),
    aParagraph('Apologies for absence: none'),
    aParagraph('Declarations of interest: none'),
    aParagraph('The meeting closed at 8 pm'),
  ];

  it('are no plan', () => {
    const attendance = aTable([
      ['Name', 'Position', 'Attendance'],
      ['Cllr Smith', 'Chair', 'Present'],
    ]);
    expect(findings(planIn(...minutes, attendance))).toEqual(['no-recommendations']);
  });

  it('give the actions of the log in them', () => {
    const log = aTable([
      ['Minute', 'Action', 'Owner', 'Due', 'Status'],
      ['34', 'Circulate the risk register', 'Head of Internal Audit', '30 April 2025', 'Open'],
    ]);
    expect(digest(planIn(...minutes, log))).toEqual([
      '34 | Circulate the risk register | Head of Internal Audit | 2025-04-30 | in-progress',
    ]);
  });
});

describe('cells that hold more than one thing', () => {
  it('give up the officer and date labelled inside a response', () => {
    const plan = planIn(
      aTable([
        ['Assessment', 'Issue and risk', 'Recommendations', 'Management response, officer and date'],
        [
          { text: '● High', color: 'ff0000' },
          'Journals are self-authorised.',
          'Introduce a second approver.',
          'Agreed. The workflow will change.\nResponsible officer: Chief Accountant\nDue: 31 March 2026',
        ],
      ]),
    );
    expect(digest(plan)).toEqual(['R1 | Introduce a second approver. | Chief Accountant | 2026-03-31']);
    expect(plan.recommendations).toMatchObject([
      {
        priority: 'high',
        response: 'Agreed. The workflow will change.',
        background: 'Journals are self-authorised.',
      },
    ]);
  });

  it('keep what stands after the colour in a rating', () => {
    const plan = planIn(
      aTable([
        ['Ref', 'Actions', 'Lead officer', 'Completion date', 'RAG & progress update'],
        ['1.1', 'Track late plans', 'SEND Manager', 'Ongoing', 'Amber – twelve are over'],
        ['1.2', 'Agree a form', 'Clinical Officer', 'May 2025', 'Red – not agreed'],
      ]),
    );
    expect(plan.recommendations.map(({ ratings }) => ratings[0]?.rag)).toEqual(['amber', 'red']);
    expect(plan.actions.map(({ status, progress }) => [status, progress])).toEqual([
      [null, 'twelve are over'],
      [null, 'not agreed'],
    ]);
  });

  it('take the last of several revised dates and the first original', () => {
    const plan = planIn(
      aTable([
        [
          'Recommendation',
          'Action owner',
          'Original target date',
          'Revised target date 1',
          'Revised target date 2',
        ],
        ['Check a sample each month.', 'Payroll Manager', '31/03/2024', '30/06/2024', '30/09/2024'],
        ['Tell payroll weekly.', 'HR Lead', 'TBC', '', ''],
      ]),
    );
    expect(plan.actions.map(({ due, originalDue }) => [due.end, originalDue?.end])).toEqual([
      ['2024-09-30', '2024-03-31'],
      [null, undefined],
    ]);
    expect(findings(plan)).toEqual(['relative-date R2']);
  });
});

describe('what is no plan', () => {
  it.each([
    [
      'an agenda',
      [
        ['Item', 'Title', 'Lead officer', 'Page'],
        ['2', 'Budget report', 'Director of Finance', '5'],
        ['3', 'Housing strategy', 'Director of Housing', '23'],
      ],
    ],
    [
      'a person specification',
      [
        ['Criteria', 'Essential', 'Desirable'],
        ['Degree', 'X', ''],
        ['Driving licence', '', 'X'],
      ],
    ],
    [
      'a risk register',
      [
        ['Risk ID', 'Risk', 'Likelihood', 'Impact', 'Score', 'Risk owner', 'Mitigation'],
        ['R1', 'Cyber attack', '4', '5', '20', 'Head of ICT', 'Patch monthly'],
      ],
    ],
  ])('says so for %s', (_, rows) => {
    expect(findings(planIn(aTable(rows)))).toEqual(['no-recommendations']);
  });
});

describe('rows are taken for what they are', () => {
  it('when statuses and posts in them look like headings, and the last adds up', () => {
    const plan = planIn(
      aTable([
        ['Workstream', 'Objective', 'Action', 'Delivery Lead', 'Target completion', 'RAG status', 'Evidence'],
        ['People', 'A skilled workforce', 'Publish a strategy', 'OD Manager', '31.12.2025', 'On track', ''],
        [
          'People',
          'Better leadership',
          'Run a course',
          'OD Manager',
          'Complete',
          'Complete',
          'Course report',
        ],
        ['Money', 'A balanced budget', 'Agree the plan', 'Chief Accountant', 'Feb-26', 'Off track', ''],
        ['', 'Total', '3', '', '', '', ''],
      ]),
    );
    expect(digest(plan)).toEqual([
      'T1.1 | Publish a strategy | OD Manager | 2025-12-31 | in-progress',
      'T1.2 | Run a course | OD Manager | none | implemented',
      'T2.1 | Agree the plan | Chief Accountant | 2026-02-28 | in-progress',
    ]);
  });

  it('when lists in them were lettered by hand, and "none" stands for nothing to do', () => {
    const plan = planIn(
      aTable([
        ['Recommendation', 'Action to be taken', 'Responsible', 'By', 'Outcome'],
        [
          'R1: Improve shelters',
          'a) Write to the operator\nb) Survey shelters',
          'Transport Manager',
          'a) May 2025\nb) Sept 2025',
          'Dry passengers',
        ],
        ['R2: Print timetables', 'None', 'Transport Manager', 'Completed March 2025', '—'],
      ]),
    );
    expect(digest(plan)).toEqual([
      'R1 | Write to the operator | Transport Manager | 2025-05-31',
      'R1 | Survey shelters | Transport Manager | 2025-09-30',
      'R2 | Print timetables | Transport Manager | 2025-03-31 | implemented',
    ]);
    expect(plan.recommendations.map(({ impact }) => impact)).toEqual(['Dry passengers', null]);
  });
});
