import type { IsoInstant } from './dates.ts';
import type { Person } from './post.ts';

export const updateSourceLabels = {
  chat: 'chat',
  tab: 'tab',
  meeting: 'meeting',
  import: 'import',
  sharepoint: 'SharePoint',
} as const;

export type UpdateSource = keyof typeof updateSourceLabels;

/** The values an update can move, as a person reads them in the history, on cards and in the terminal. */
export const updatedFieldLabels = {
  ref: 'Ref',
  text: 'Wording',
  rag: 'RAG',
  narrative: 'Latest position',
  priority: 'Priority',
  response: 'Response',
  impact: 'Impact',
  documentEvidence: 'Evidence in the document',
  status: 'Status',
  dueDate: 'Due date',
  askedDate: 'Date asked for',
  progress: 'Progress',
  owners: 'Owners',
  accountable: 'Accountable',
  leadMembers: 'Lead members',
  evidence: 'Evidence',
} as const;

export type UpdatedField = keyof typeof updatedFieldLabels;

export const updatedFields = Object.keys(updatedFieldLabels) as [UpdatedField, ...UpdatedField[]];

/** One value before and after, as plain text ("red", "2026-03-31"); null where there was none. */
export interface FieldChange {
  field: UpdatedField;
  before: string | null;
  after: string | null;
}

/** One append-only entry about one row. */
export interface UpdateEntry {
  id: string;
  at: IsoInstant;
  by: Person;
  /** The post the person acted for; null for an administrator or an import. */
  postId: string | null;
  from: UpdateSource;
  /** What the person said, in their words; null when they only changed a value. */
  note: string | null;
  changes: FieldChange[];
  /** A link given with it; kept as an Evidence row too. */
  evidence: { title: string; url: string } | null;
}

/** An entry in the log, with what it is about. */
export interface Update extends UpdateEntry {
  planId: string;
  recommendationId: string;
  /** Null when the entry is about the recommendation itself. */
  actionId: string | null;
}

/** A link that shows something was done. */
export interface Evidence {
  id: string;
  planId: string;
  recommendationId: string;
  actionId: string | null;
  title: string;
  url: string;
  addedBy: Person;
  addedAt: IsoInstant;
}
