/** What a column of a document can be said to hold, in the order people are offered it. */
export const columnMeaningLabels = {
  ref: 'Reference',
  text: 'Recommendation',
  action: 'Action',
  owner: 'Owner',
  accountable: 'Accountable',
  'lead-member': 'Lead member',
  due: 'Due date',
  'owner-and-due': 'Owner and due date',
  'original-due': 'Original date',
  'done-on': 'Date completed',
  status: 'Status',
  check: 'Verifier’s finding',
  rating: 'RAG',
  direction: 'Direction of travel',
  progress: 'Progress',
  priority: 'Priority',
  level: 'Level',
  decision: 'Accepted or not',
  response: 'Response',
  evidence: 'Evidence',
  impact: 'Impact',
  background: 'Background',
  theme: 'Theme',
  ignore: 'Ignore',
} satisfies Record<string, string>;

export type ColumnMeaning = keyof typeof columnMeaningLabels;

export const columnMeanings = Object.keys(columnMeaningLabels) as [ColumnMeaning, ...ColumnMeaning[]];

/**
 * What people say columns hold, by the column's key: its heading in plain lower case, or, for a column without
 * one, its place. It goes before every guess, in every table with that heading.
 */
export type ColumnMeanings = Readonly<Record<string, ColumnMeaning>>;

/** Own properties only: a heading may read "constructor". */
export function meaningFor(meanings: ColumnMeanings, key: string): ColumnMeaning | null {
  return Object.hasOwn(meanings, key) ? (meanings[key] ?? null) : null;
}

/** Whether the key is a heading, which other documents may share, and not a place in one document. */
export function isHeadingKey(key: string): boolean {
  return key !== '' && !key.startsWith(placeMark);
}

/** Begins the key of a column without heading; plain headings hold no such sign. */
export const placeMark = '@';
