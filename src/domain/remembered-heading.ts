import type { ColumnMeaning } from './column-meaning.ts';
import type { IsoInstant } from './dates.ts';
import type { Person } from './post.ts';

/** What somebody said columns with this heading hold, for every document that comes after. */
export interface RememberedHeading {
  id: string;
  /** In plain lower case, as column keys are. */
  heading: string;
  /** Null: it is to be guessed again. */
  meaning: ColumnMeaning | null;
  setBy: Person;
  setAt: IsoInstant;
}

/** The id of a heading's row: the heading itself, letters outside ASCII written as in an address. */
export function headingId(heading: string): string {
  return heading.replace(/[^ -~]/gu, encodeURIComponent).slice(0, 255);
}
