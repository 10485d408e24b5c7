import type { IsoDate, IsoInstant } from './dates.ts';
import type { FieldChange, UpdateSource } from './update.ts';
import type { ActionView, EvidenceView, ItemView, PostView } from './view.ts';

/** How a person thinks of what is before them, most urgent first. */
export const workGroups = [
  'overdue',
  'due-soon',
  'update-wanted',
  'to-decide',
  'to-verify',
  'later',
] as const;
export type WorkGroup = (typeof workGroups)[number];

/** A recommendation as a row of somebody's work needs it. */
export type WorkItem = Pick<
  ItemView,
  'id' | 'planId' | 'planTitle' | 'ref' | 'text' | 'rag' | 'previousRag' | 'movement' | 'mayUpdate' | 'eTag'
>;

/** One thing that waits for somebody. */
export interface WorkRow {
  /** Of the action, or of the recommendation where that as a whole is meant. */
  id: string;
  group: WorkGroup;
  item: WorkItem;
  action: ActionView | null;
  /** What "still on track" says once more; null where nobody has written anything yet. */
  position: string | null;
  /** Who wrote that or confirmed it, and when; null where only a document has. */
  lastSaid: { by: string; at: IsoInstant } | null;
  /** Nobody has said anything about it this period. */
  lacksUpdate: boolean;
  /** The last day on which an update counts for this period, while one is asked for. */
  updateBy: IsoDate | null;
  /** The person answers for it, and nobody has rated it. */
  wantsRating: boolean;
  /** Links that show it is done; only where somebody has to look at them. */
  evidence: EvidenceView[];
  mayNudge: boolean;
}

/** What somebody below has open. */
export interface TeamOwner {
  owner: PostView;
  open: number;
  overdue: number;
  dueSoon: number;
  noUpdate: number;
  /** Overdue, due soon or without an update this period; the most pressing first and no more than fit a page. */
  rows: WorkRow[];
  /** How many more are as pressing. */
  more: number;
}

/** What a person did themselves, from wherever. */
export interface DoneEntry {
  /** One press may leave several entries. */
  entryIds: string[];
  at: IsoInstant;
  from: UpdateSource;
  planTitle: string;
  itemId: string;
  ref: string;
  note: string | null;
  changes: FieldChange[];
  wasUndone: boolean;
  mayUndo: boolean;
}

/** A person's page: what waits for them, what they have done, and how those below them stand. */
export interface MyWorkView {
  /** Most urgent first. */
  rows: WorkRow[];
  /** Most overdue first; nobody where there is nobody below. */
  team: TeamOwner[];
  /** This period, newest first. */
  done: DoneEntry[];
}
