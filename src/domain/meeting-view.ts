import type { IsoDate, IsoInstant } from './dates.ts';
import type { AgendaEntry, AgendaReason, MeetingState } from './meeting.ts';
import type { Minute } from './minute.ts';
import type { Person } from './post.ts';
import type { Movement, Rag } from './rag.ts';
import type { PostView } from './view.ts';

/** A meeting as one person may see it: nothing in it comes from a plan they may not read. */

export interface MeetingSummary {
  id: string;
  title: string;
  day: IsoDate;
  state: MeetingState;
  plans: { id: string; title: string }[];
  /** Items on the agenda, without those left out, and how many of them were discussed. */
  items: number;
  discussed: number;
  presenter: string | null;
  startedAt: IsoInstant | null;
  endedAt: IsoInstant | null;
  mayRun: boolean;
}

export interface MeetingList {
  /** Running ones first, then planned ones by day, then those that ended, newest first. */
  meetings: MeetingSummary[];
  /** Plans this person may plan a meeting about. */
  mayPlan: { id: string; title: string }[];
}

/** One item on the agenda; `GET /items/{itemId}` has everything else about it. */
export interface AgendaEntryView {
  itemId: string;
  planId: string;
  planTitle: string;
  ref: string;
  text: string;
  theme: string | null;
  rag: Rag | null;
  previousRag: Rag | null;
  baselineRag: Rag | null;
  movement: Movement | null;
  reasons: AgendaReason[];
  state: AgendaEntry['state'];
  presentedBy: string | null;
}

export interface MinuteView {
  id: string;
  itemId: string;
  kind: Minute['kind'];
  /** The decision's or the action's words; a date's reason. */
  text: string;
  /** The action that was made, or whose date moved, as people call it. */
  actionRef: string | null;
  actionId: string | null;
  owner: PostView | null;
  /** The date an action had before. */
  from: IsoDate | null;
  dueDate: IsoDate | null;
  by: string;
  at: IsoInstant;
  takenBack: { by: string; at: IsoInstant } | null;
  /** Why it came to nothing although it was minuted; null where all is well. Not part of the record then. */
  problem: string | null;
}

export interface MeetingView extends MeetingSummary {
  agenda: AgendaEntryView[];
  currentItemId: string | null;
  /** The item on show is one this person may not see. */
  showsHidden: boolean;
  isPresenter: boolean;
  createdBy: string;
  createdAt: IsoInstant;
  minutes: MinuteView[];
  /** What a move must be based on. */
  eTag: string;
}

/** What whoever runs a meeting picks from. */
export interface MeetingChoices {
  /** Posts a new action can be given to. */
  posts: PostView[];
  /** Items of its plans that are not on the agenda. */
  items: { id: string; planId: string; ref: string; text: string; rag: Rag | null }[];
  /** Who could present: those who may run it. */
  presenters: Person[];
}

/** An item of the record, with what was minuted about it. */
export interface RecordedItem extends AgendaEntryView {
  minutes: MinuteView[];
}

/** What is left of a meeting: its decision record. */
export interface MeetingRecord {
  id: string;
  council: string;
  title: string;
  day: IsoDate;
  state: MeetingState;
  plans: { id: string; title: string }[];
  startedAt: IsoInstant | null;
  endedAt: IsoInstant | null;
  /** Everybody who presented, in the order they did. */
  presenters: string[];
  counts: { discussed: number; decisions: number; actions: number; dates: number; leftOver: number };
  /** Discussed or minuted, in the order of the agenda. */
  items: RecordedItem[];
  /** On the agenda and not reached. */
  leftOver: AgendaEntryView[];
}
