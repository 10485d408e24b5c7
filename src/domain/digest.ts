import type { IsoDate, IsoInstant } from './dates.ts';
import type { Person } from './post.ts';
import type { Rag } from './rag.ts';
import type { ReminderStage } from './reminder-stages.ts';
import type { Trouble } from './trouble.ts';
import type { FieldChange } from './update.ts';
import type { ActionView, ItemView, PostView } from './view.ts';

/** The one card a person gets on one day: all that wants them, most urgent first. */
export interface Digest {
  person: Person;
  today: IsoDate;
  /** Their own actions that are late or coming due. */
  mine: DigestItem[];
  /** Overdue actions of others they answer for, by owner, the latest first. */
  theirs: OwnerGroup[];
  /** Items about which nothing was said this period, which is about to end. */
  updatesWanted: UpdateWanted[];
  /** What changed in what they answer for since their last digest, newest first; nothing on a first one. */
  moved: MovedItem[];
  /** How many changes there were; `moved` holds no more than a card may show. */
  movedCount: number;
  /** What reaches nobody; only administrators hear of it, and of each once. */
  troubles: Trouble[];
}

export interface DigestItem {
  item: ItemView;
  action: ActionView;
  /** The stage that brought it up now; null when it stands on the card for completeness. */
  stage: ReminderStage | null;
}

export interface OwnerGroup {
  owner: PostView;
  /** How many are overdue; `items` holds no more than a card may show. */
  count: number;
  items: DigestItem[];
}

export interface UpdateWanted {
  item: ItemView;
  /** The last day of the period. */
  cutOff: IsoDate;
}

export interface MovedItem {
  item: ItemView;
  /** "GT8", or "GT8/2" when it is about one of several actions. */
  ref: string;
  /** A RAG, a status or a due date, before and after. */
  change: FieldChange;
  by: string;
  at: IsoInstant;
}

/** Ratings that got worse, told at once and apart from the day's card. */
export interface SlipNews {
  person: Person;
  today: IsoDate;
  slips: ToldSlip[];
}

export interface ToldSlip {
  item: ItemView;
  before: Rag;
  after: Rag;
  by: string;
  at: IsoInstant;
  note: string | null;
  /** Whether this person may say what will bring it back. */
  asksForRecovery: boolean;
}
