import type { IsoDate } from './dates.ts';
import type { Person } from './post.ts';
import type { ReminderStage } from './reminder-stages.ts';
import type { ActionView, ItemView, PostView } from './view.ts';

/** The one card a person gets on one day: all that wants them, most urgent first. */
export interface Digest {
  person: Person;
  today: IsoDate;
  /** Their own actions that are late or coming due. */
  mine: DigestItem[];
  /** Overdue actions of others they answer for, by owner, the latest first. */
  theirs: { owner: PostView; items: DigestItem[] }[];
}

export interface DigestItem {
  item: ItemView;
  action: ActionView;
  /** The stage that brought it up now; null when it stands on the card for completeness. */
  stage: ReminderStage | null;
}
