import type { ImportPreviewBody, NextVersionBody } from '#api/contract/documents';
import type { DueDate } from '#domain/action';
import type { IsoDate } from '#domain/dates';

/** What an administrator is shown of a document before it is written. */

const within = (text: string, end: IsoDate | null): DueDate => ({
  text,
  kind: end ? 'by' : 'none',
  start: null,
  end,
  precision: end ? 'season' : null,
});

const parsed = {
  parentKey: null,
  themeRef: null,
  kind: 'recommendation',
  level: null,
  response: null,
  evidence: null,
  impact: null,
  narrative: null,
  leadMembers: [],
  accountable: [],
} as const;
const owner = (title: string) => [{ post: title, person: null }];

/** A document as it was understood: a date in words, one that depends on another, an action without owner. */
export const aPreview: ImportPreviewBody = {
  tables: [
    {
      where: 'table 1',
      alike: 2,
      isTaken: true,
      columns: [
        { key: 'no', heading: 'No.', number: 1, meaning: 'ref', from: 'heading' },
        { key: 'owner', heading: 'Owner', number: 2, meaning: 'text', from: 'remembered' },
        { key: 'stuff', heading: 'Stuff', number: 3, meaning: 'ignore', from: 'nothing' },
        { key: '@4 no | owner | stuff', heading: '', number: 4, meaning: 'due', from: 'content' },
      ],
      rows: ['one', 'two', 'three', 'four'].map((word, index) => [
        String(index + 1),
        `Say ${word} thing.`,
        `Chief Officer ${word}`,
        'Autumn 2025',
      ]),
    },
    {
      where: 'table 4',
      alike: 0,
      isTaken: false,
      columns: [
        { key: 'grade', heading: 'Grade', number: 1, meaning: 'priority', from: 'heading' },
        { key: 'salary', heading: 'Salary', number: 2, meaning: 'ignore', from: 'nothing' },
      ],
      rows: [['G7', '£40,000']],
    },
  ],
  fileName: 'plan.docx',
  sha256: '0'.repeat(64),
  alreadyImportedAs: { id: 'p-0000000001', title: 'Governance improvement plan', isArchived: false },
  nextVersionOf: null,
  posts: [
    { title: 'Chief Executive', known: true },
    { title: 'Corporate Landlord Programme Manager', known: false },
  ],
  plan: {
    title: 'Corporate peer challenge 2025: action plan',
    source: 'peer-challenge',
    periods: [],
    ragKey: [],
    themes: [],
    recommendations: [
      {
        ...parsed,
        leadMembers: [],
        accountable: [],
        key: '1',
        refs: ['1'],
        text: 'Say what the council wants to be known for.',
        priority: 'high',
        ratings: [],
      },
      {
        ...parsed,
        leadMembers: [],
        accountable: [],
        key: '2',
        refs: ['2'],
        text: 'Give scrutiny a work programme that members own.',
        priority: null,
        ratings: [],
      },
    ],
    actions: [
      {
        recommendationKey: '1',
        text: 'Corporate plan to full Council.',
        owners: owner('Chief Executive'),
        accountable: [],
        due: within('Autumn 2025', '2025-11-30'),
        status: 'in-progress',
        progress: null,
      },
      {
        recommendationKey: '2',
        text: 'Scrutiny chairs choose topics.',
        owners: [],
        accountable: [],
        due: within('within six months of approval', null),
        status: null,
        progress: null,
      },
    ],
    findings: [
      {
        kind: 'no-owner',
        severity: 'warning',
        keys: ['2'],
        where: 'table 1, row 4',
        message: 'Recommendation 2 has an action that nobody owns.',
      },
    ],
  },
};

/** The governance plan's next version: one difference of every kind. */
export const aNextVersion: NextVersionBody = {
  planId: 'p-0000000001',
  planTitle: 'Governance improvement plan',
  fileName: 'next.docx',
  closesPeriod: 'September 2025',
  opensPeriod: 'December 2025',
  newPosts: ['Head of Counter Fraud'],
  unchanged: 31,
  differences: [
    aDifference('GT2', 'rag-moved', {
      changes: [aMove('rag', 'amber', 'red')],
    }),
    aDifference('GT8', 'date-moved', {
      actions: [
        { kind: 'changed', ref: 'GT8', text: '', changes: [aMove('dueDate', '2026-03-31', '2026-06-30')] },
      ],
    }),
    aDifference('GT9', 'changed', {
      actions: [
        {
          kind: 'changed',
          ref: 'GT9',
          text: '',
          changes: [
            {
              ...aMove('progress', 'The draft is out for comment.', 'Half done.'),
              written: { id: 'u-1:progress', by: 'Asha Patel', at: '2026-02-09T10:00:00Z' },
              takenByDefault: false,
            },
          ],
        },
      ],
    }),
    aDifference('GT10', 'closed', {
      actions: [
        { kind: 'changed', ref: 'GT10', text: '', changes: [aMove('status', 'in-progress', 'implemented')] },
      ],
    }),
    { ...aDifference('GT40', 'new', { changes: [aMove('rag', null, 'green')] }), id: 'new:GT40' },
    aDifference('GT31', 'missing', {}),
  ],
};

type Difference = NextVersionBody['differences'][number];

function aDifference(ref: string, kind: Difference['kind'], given: Partial<Difference>): Difference {
  return {
    id: `p-0000000001:${ref}`,
    kind,
    ref,
    text: `What ${ref} asks for.`,
    matchedByWording: false,
    changes: [],
    actions: [],
    ...given,
  };
}

function aMove(
  field: Difference['changes'][number]['field'],
  before: string | null,
  after: string,
): Difference['changes'][number] {
  return { field, before, after, written: null, takenByDefault: true };
}
