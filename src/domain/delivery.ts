import type { IsoDate, IsoInstant } from './dates.ts';
import type { Person } from './post.ts';
import { refusalSaid, type Refusal } from './refusal.ts';
import type { Conversation, DeliveryState } from './reminder.ts';
import type { Trouble } from './trouble.ts';

/** One thing that one person was told, or could not be told. */
export interface DeliveryView {
  id: string;
  day: IsoDate;
  /** When it was confirmed; while it is not, when it was begun. */
  at: IsoInstant;
  person: Person;
  state: DeliveryState;
  /** "14 days before its date", "RAG got worse"; "The day’s card" where a whole card did not arrive. */
  stage: string;
  /** What it was about; null for a whole card, and for an item that is gone. */
  item: DeliveredItem | null;
  /** Why it did not arrive, as a sentence; null unless it failed. */
  failure: string | null;
}

export interface DeliveredItem {
  id: string;
  /** "GT8", or "GT8/2" for one of several actions. */
  ref: string;
  text: string;
  planId: string;
  planTitle: string;
}

/** Who was told what, when and through which stage, and what reaches nobody. */
export interface DeliveryReport {
  /** The newest first; one page of them. */
  deliveries: DeliveryView[];
  page: number;
  pages: number;
  total: number;
  /** Of all that was asked for, whatever state and page were. */
  counts: Record<DeliveryState, number>;
  /** Everybody with something in those days, to choose from. */
  people: Person[];
  /** Who has something to hear and could not be reached last time, whatever was asked for. */
  unreached: UnreachedPerson[];
  /** What else keeps reminders from reaching anybody now. */
  troubles: DeliveryTrouble[];
  /** Null once anything was ever sent: until then, the day on which the first card is due; null where none is. */
  first: { isNone: true; day: IsoDate | null } | null;
}

/** Somebody who could not be reached. */
export interface UnreachedPerson {
  person: Person;
  /** A post they act for, the one they hold where there is one; null for none. */
  postId: string | null;
  /** Why, as a sentence. */
  reason: string;
  /** The last try, or since when it is known. */
  since: IsoDate;
  todo: UnreachedTodo;
  /** The day on which a card is tried again by itself. */
  nextTry: IsoDate;
}

/**
 * What came of trying again at once. `nothing`: by now there is nothing left to tell, or another try is under way;
 * `resting`: nobody is written to at this hour, or on this day.
 */
export interface SentAgain {
  result: 'sent' | 'refused' | 'failed' | 'nothing' | 'sending' | 'resting';
  /** Why Teams refused it, as a sentence. */
  reason: string | null;
}

/** What an administrator can do about it. */
export type UnreachedTodo = 'install' | 'unblock' | 'switched-off' | 'left' | 'configuration' | 'wait';

export interface DeliveryTrouble {
  kind: Trouble['kind'];
  /** What is wrong and what to do about it. */
  sentence: string;
  /** The plan whose settings or items it is about. */
  planId: string | null;
  /** The post that is to be given a holder or a deputy. */
  postId: string | null;
}

const todos: Record<Refusal, UnreachedTodo> = {
  'not-installed': 'install',
  removed: 'install',
  blocked: 'unblock',
  disabled: 'switched-off',
  unknown: 'left',
  'wrong-cloud': 'configuration',
  'not-registered': 'configuration',
  failed: 'wait',
};

/** What to do about somebody, from what Teams said and how their chat with the bot stands. */
export function unreachedTodo(failure: string | null, state: Conversation['state'] | null): UnreachedTodo {
  const said = failure === null ? null : refusalSaid(failure);
  if (said) return todos[said];
  return state === 'removed' ? 'install' : state === 'blocked' ? 'unblock' : 'wait';
}
