import type { IsoDate, IsoInstant } from './dates.ts';
import type { Minute } from './minute.ts';
import type { Person } from './post.ts';

export const meetingStateLabels = {
  planned: 'Planned',
  running: 'Running',
  ended: 'Ended',
  cancelled: 'Called off',
} as const;

export type MeetingState = keyof typeof meetingStateLabels;

/** Why an item is on an agenda, the most urgent first; `added` is by hand, `back` is no reason any more. */
export const reasonKinds = [
  'escalated',
  'red',
  'worse',
  'overdue',
  'date-request',
  'finding',
  'added',
  'back',
] as const;

export type ReasonKind = (typeof reasonKinds)[number];

export interface AgendaReason {
  kind: ReasonKind;
  /** As it is read out: "GT8/2 is 43 days late". */
  text: string;
}

/** One item on an agenda. */
export interface AgendaEntry {
  itemId: string;
  planId: string;
  /** As they were when it was last taken up: on show, marked as discussed, minuted, or left over at the end. */
  reasons: AgendaReason[];
  /** Left: left out by hand, kept so that it can be put back. One still waiting at the end is left over. */
  state: 'waiting' | 'discussed' | 'left';
  /** Who presented when it was last on show. */
  presentedBy: Person | null;
}

/** The decision record in a chat. Noted before it is sent, so that a request sent twice posts it once. */
export interface MeetingPost {
  /** Made by the client. */
  id: string;
  conversationId: string;
  by: Person;
  at: IsoInstant;
  /** Null until Teams has taken it. */
  sentAt: IsoInstant | null;
}

/** A meeting that goes through what is off course. One row holds all that its followers have to see at once. */
export interface Meeting {
  /** Made by the client, so that a meeting planned twice is planned once. */
  id: string;
  title: string;
  day: IsoDate;
  planIds: string[];
  state: MeetingState;
  /** In the order they are gone through. */
  agenda: AgendaEntry[];
  /** The item on show. */
  currentItemId: string | null;
  presenter: Person | null;
  startedAt: IsoInstant | null;
  endedAt: IsoInstant | null;
  createdBy: Person;
  createdAt: IsoInstant;
  /** In the order they were taken, those taken back included. */
  minutes: Minute[];
  posts: MeetingPost[];
  /** How often it was moved on. A move is based on it; minutes taken meanwhile do not stop one. */
  revision: number;
  /** Of the latest moves, by which a move that is sent twice is recognised. */
  recentMoveIds: string[];
}
