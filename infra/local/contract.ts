import type { IsoDate, IsoInstant } from '#domain/dates';

/** What the local page and its server say to each other. */

export interface TrialView {
  council: string;
  tenantId: string;
  appId: string;
  people: PersonView[];
  clock: ClockView;
}

export interface PersonView {
  id: string;
  name: string;
  post: string;
  suggestion: string | null;
  unread: number;
}

export interface ClockView {
  now: IsoInstant;
  today: IsoDate;
}

/** One message of a person's chat with the bot. */
export interface ChatMessage {
  id: string;
  from: 'person' | 'bot';
  at: IsoInstant;
  text: string | null;
  textFormat: 'markdown' | 'plain';
  /** Adaptive Cards as sent; drawn by the `adaptivecards` package. */
  cards: unknown[];
  /** Things the bot suggests saying next. */
  suggestions: { title: string; says: string }[];
  /** Why a person's message did not reach the bot; null when it did. */
  failure: string | null;
  isRead: boolean;
}

/** What the bot answered to a button that expects an answer in place. */
export type ActionResult =
  { kind: 'card'; message: ChatMessage } | { kind: 'said'; text: string } | { kind: 'failed'; text: string };

/** What the bot answered to a dialog: the next form, a sentence, or nothing, which closes it. */
export type DialogResult =
  | { kind: 'dialog'; title: string; card: unknown }
  | { kind: 'said'; text: string }
  | { kind: 'closed' }
  | { kind: 'failed'; text: string };

/** Pushed to the page as server-sent events; `personId` says whose chat it is about. */
export type TrialEvent =
  | { type: 'message'; personId: string; message: ChatMessage }
  | { type: 'deleted'; personId: string; messageId: string }
  | { type: 'typing'; personId: string }
  | { type: 'unread'; personId: string; unread: number }
  | { type: 'clock'; clock: ClockView };
