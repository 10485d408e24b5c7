import type { IsoDate, IsoInstant } from './dates.ts';
import type { Rag, RagKeyEntry } from './rag.ts';
import type { ReminderStages } from './reminder-stages.ts';
import type { SettingEntry } from './setting-change.ts';

export const planSourceLabels = {
  'external-audit': 'External audit',
  'internal-audit': 'Internal audit',
  'peer-challenge': 'Peer challenge',
  'annual-governance-statement': 'Annual Governance Statement',
  intervention: 'Intervention',
  scrutiny: 'Scrutiny',
  other: 'Other',
} as const;

export type PlanSource = keyof typeof planSourceLabels;

/** One document's worth of recommendations. */
export interface Plan {
  id: string;
  title: string;
  source: PlanSource;
  /** `importing` until its last row is written; nobody sees it before. */
  state: 'importing' | 'live' | 'archived';
  ragKey: RagKeyEntry[];
  reminderStages: ReminderStages;
  /**
   * The day on which the stages were changed last; null while they are as they came. Whoever heard of a date
   * before hears again with the next stage, not with those the change puts behind it.
   */
  stagesChangedOn: IsoDate | null;
  /** Told when something is 28 days late. */
  sponsorPostId: string | null;
  /** Null: everyone in the council reads it. Otherwise only holders and deputies of these posts. */
  readerPostIds: string[] | null;
  ownersMayMoveDates: boolean;
  /** The file it was read from, and its SHA-256, so that the same file is recognised. */
  sourceFile: { name: string; sha256: string } | null;
  importedAt: IsoInstant;
  /** The newest entry about how it is set up, until the log has it. */
  lastChange: SettingEntry | null;
}

/** A numbered heading or governance issue inside a plan. */
export interface Theme {
  id: string;
  planId: string;
  order: number;
  ref: string;
  title: string;
  leadPostIds: string[];
  summary: string | null;
}

/** A reporting period of a plan. Closing it freezes its ratings for good. */
export interface Period {
  id: string;
  planId: string;
  order: number;
  /** As written in the document, or given by the administrator. */
  label: string;
  kind: 'baseline' | 'previous' | 'current';
  cutOff: IsoDate | null;
  /** Null while open. A plan has at most one open period. */
  closedAt: IsoInstant | null;
  /** The newest entry about its name and day, until the log has it. */
  lastChange: SettingEntry | null;
}

/** RAG and narrative of one recommendation in one closed period; the open period's stand on the recommendation. */
export interface Rating {
  id: string;
  planId: string;
  recommendationId: string;
  periodId: string;
  rag: Rag | null;
  narrative: string | null;
}
