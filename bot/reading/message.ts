import type { Change } from '#domain/change';
import type { IsoDate } from '#domain/dates';
import type { Rag } from '#domain/rag';
import type { Status } from '#domain/status';
import type { Shift } from './calendar.ts';
import type { ListQuestion } from '#domain/list-question';

/** What a chat message asks for. A `ref` is always one that is known. */
export type Message =
  | { kind: 'help' }
  /** With a ref: the last change to that item. */
  | { kind: 'undo'; ref: NamedRef | null }
  | { kind: 'list'; question: ListQuestion }
  | { kind: 'about'; topic: Topic; refs: [NamedRef, ...NamedRef[]] }
  /** What is to be changed, item by item, in the order of the message. */
  | { kind: 'updates'; items: [ItemReading, ...ItemReading[]] }
  /** It looks like a ref, and nothing the person may see is called that. */
  | { kind: 'unknown-ref'; typed: string }
  /** Several items, and words of which it is not plain which one they are about. */
  | { kind: 'mixed-up'; refs: string[] }
  /** "GT1 to GT60": more than can be gone through one by one. */
  | { kind: 'too-wide'; typed: string; count: number }
  /** "Since the last meeting": which days that is, only the person knows. */
  | { kind: 'unclear-period'; typed: string }
  /** It says how something stands, and not what. */
  | { kind: 'no-ref' }
  /** "12 lorries came", where some item is called 12. */
  | { kind: 'maybe-number'; typed: string }
  /** "What's on hold?": nothing here is kept apart like that. */
  | { kind: 'no-such-list'; typed: string }
  /** "What's red or amber?": two lists in one question. */
  | { kind: 'one-list'; typed: string }
  | { kind: 'too-long' }
  | { kind: 'not-understood' };

/** A ref as `normalRef` writes it, and as the person did. */
export interface NamedRef {
  ref: string;
  typed: string;
}

/** What somebody wants to know about an item. */
export type Topic = 'standing' | 'owner' | 'decisions' | 'changes';

export interface ItemReading {
  /** As `normalRef` writes it, with "/2" for its second action. */
  ref: string;
  /** As written, for saying which part of the message is meant. */
  typed: string;
  /** False: nothing is called that, and `reading` is what was said about it. */
  isKnown: boolean;
  reading: ChangeReading;
}

export type ChangeReading =
  | {
      kind: 'change';
      change: Change;
      /** Another day that some people mean by the words used. */
      orDay: IsoDate | null;
    }
  /** It cannot be told what is meant: the person has to say. */
  | { kind: 'doubt'; doubt: Doubt; choices: Choice[] }
  /** It asks, or says nothing that could be kept. */
  | { kind: 'nothing' };

export type Doubt =
  | { problem: 'not-a-colour'; typed: string }
  | { problem: 'two-colours'; rags: Rag[] }
  /** "Not red any more": and now? */
  | { problem: 'which-colour'; not: Rag }
  | { problem: 'two-statuses'; statuses: Status[] }
  | { problem: 'two-days'; days: IsoDate[] }
  | { problem: 'no-such-day' | 'unclear-day' | 'not-a-day'; typed: string }
  /** "Push back a month": from today, or from the date it has? `by` where the words tell how far. */
  | { problem: 'shift'; typed: string; by: Shift | null }
  /** Nearly a status: "compleeted". */
  | { problem: 'not-a-status'; typed: string; meant: Status }
  | { problem: 'past-day'; day: IsoDate };

/** One of the things it may mean, and what would then be changed. */
export interface Choice {
  pick: { rag: Rag } | { status: Status } | { day: IsoDate } | 'note';
  change: Change;
}
