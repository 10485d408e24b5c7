import type { IsoInstant } from './dates.ts';
import type { Person } from './post.ts';

/** What can be set for a plan, as the log of its settings names it. */
export const settingLabels = {
  title: 'Title',
  source: 'Source',
  'rag-key': 'What the colours mean',
  'reminder-stages': 'Reminders',
  sponsor: 'Sponsor',
  'owners-move-dates': 'Owners may move dates',
  readers: 'Who may see it',
  state: 'Archived',
  'period-label': 'Name of the open period',
  'period-cut-off': 'Cut-off day of the open period',
} as const;

export type SettingField = keyof typeof settingLabels;

/** One setting before and after, in words, so that the log reads the same once posts are renamed. */
export interface SettingFieldChange {
  field: SettingField;
  before: string;
  after: string;
}

/** One save of settings: who, when, and each setting before and after. */
export interface SettingEntry {
  /** The request's own id, so that a save sent twice is logged once. */
  id: string;
  at: IsoInstant;
  by: Person;
  changes: SettingFieldChange[];
}

/** An entry in the log, with the plan it is about. Only ever added to. */
export interface SettingChange extends SettingEntry {
  planId: string;
}
