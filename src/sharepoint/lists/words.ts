import type { ColumnMeaning } from '#domain/column-meaning';
import type { MeetingState } from '#domain/meeting';
import type { Period, Plan, PlanSource } from '#domain/plan';
import type { Rag, RagKeyEntry } from '#domain/rag';
import type { Level, Priority, RecommendationKind } from '#domain/recommendation';
import type { Conversation } from '#domain/reminder';
import type { Status } from '#domain/status';
import type { UpdateSource } from '#domain/update';
import type { DateChange } from '#domain/date-change';
import type { DueDate } from '#domain/action';

/**
 * The words that stand in choice columns. They are data in councils' lists: screens may change their
 * labels, these stay, or rows written before can no longer be read.
 */
export const ragWords = {
  red: 'Red',
  amber: 'Amber',
  green: 'Green',
  blue: 'Blue',
} satisfies Record<Rag, string>;

/** As the plan's key says them. */
export const ragKeyWords = { ...ragWords, none: 'Not rated' } satisfies Record<RagKeyEntry['rag'], string>;

export const statusWords = {
  'not-started': 'Not started',
  'in-progress': 'In progress',
  implemented: 'Implemented',
  verified: 'Verified',
  ongoing: 'Ongoing',
  'not-accepted': 'Not accepted',
  superseded: 'Superseded',
  'no-longer-warranted': 'No longer warranted',
} satisfies Record<Status, string>;

export const sourceWords = {
  'external-audit': 'External audit',
  'internal-audit': 'Internal audit',
  'peer-challenge': 'Peer challenge',
  'annual-governance-statement': 'Annual Governance Statement',
  intervention: 'Intervention',
  scrutiny: 'Scrutiny',
  other: 'Other',
} satisfies Record<PlanSource, string>;

export const planStateWords = {
  importing: 'Importing',
  live: 'Live',
  archived: 'Archived',
} satisfies Record<Plan['state'], string>;

export const periodKindWords = {
  baseline: 'Baseline',
  previous: 'Previous',
  current: 'Current',
} satisfies Record<Period['kind'], string>;

export const kindWords = {
  recommendation: 'Recommendation',
  'governance-issue': 'Governance issue',
  'success-criterion': 'Success criterion',
} satisfies Record<RecommendationKind, string>;

export const levelWords = {
  statutory: 'Statutory',
  key: 'Key',
  improvement: 'Improvement',
} satisfies Record<Level, string>;

export const priorityWords = { high: 'High', medium: 'Medium', low: 'Low' } satisfies Record<
  Priority,
  string
>;

export const dueKindWords = {
  by: 'By',
  from: 'From',
  range: 'Between',
  ongoing: 'Ongoing',
  none: 'None',
} satisfies Record<DueDate['kind'], string>;

export const precisionWords = {
  day: 'Day',
  month: 'Month',
  quarter: 'Quarter',
  season: 'Season',
  year: 'Year',
} satisfies Record<NonNullable<DueDate['precision']>, string>;

export const updateSourceWords = {
  chat: 'Chat',
  tab: 'Tab',
  meeting: 'Meeting',
  import: 'Import',
  sharepoint: 'SharePoint',
} satisfies Record<UpdateSource, string>;

export const dateChangeStateWords = {
  requested: 'Requested',
  agreed: 'Agreed',
  refused: 'Refused',
  withdrawn: 'Withdrawn',
} satisfies Record<DateChange['state'], string>;

export const conversationStateWords = {
  reachable: 'Reachable',
  blocked: 'Blocked',
  removed: 'Removed',
} satisfies Record<Conversation['state'], string>;

export const meetingStateWords = {
  planned: 'Planned',
  running: 'Running',
  ended: 'Ended',
  cancelled: 'Called off',
} satisfies Record<MeetingState, string>;

export const columnMeaningWords = {
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
  check: 'Verifier finding',
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
} satisfies Record<ColumnMeaning, string>;
