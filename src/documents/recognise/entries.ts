import type { Level, Priority } from '#domain/recommendation';
import type { CellLine } from '../content.ts';
import type { RatingReading } from './ratings.ts';

/** A heading that groups recommendations. */
export interface Theme {
  /** Number or letter it carries; empty when it has none. */
  ref: string;
  title: string;
  lead: string | null;
  summary: string | null;
  /** Its title stood above the table, where a document's own title stands as well. */
  isFromAbove: boolean;
}

/** One row's worth of doing: what, who, by when, how far. */
export interface EntryAction {
  where: string;
  lines: CellLine[];
  owners: CellLine[];
  accountable: string | null;
  due: CellLine[];
  originalDue: CellLine[];
  status: string | null;
  /** What the verifier found, where a column says so beside the owner's own account. */
  check: string | null;
  doneOn: string | null;
  progress: CellLine[];
  /** It stands in a row that a page break cut off from its own. */
  isCarriedOver: boolean;
}

export interface EntryRating extends RatingReading {
  label: string;
  /** As written. */
  text: string;
  where: string;
}

/** A recommendation as the document gives it, joined over rows and pages, before it is named and checked. */
export interface Entry {
  where: string;
  table: string;
  /** As written, without trailing dots. */
  refs: string[];
  level: Level | null;
  theme: Theme | null;
  parent: Entry | null;
  text: string;
  /** The heading of the column its text came from. */
  heading: string;
  background: string | null;
  response: string | null;
  /** Accepted or not, as written. */
  decision: string | null;
  /** The way it is said to move, as written. */
  direction: string | null;
  evidence: string | null;
  impact: string | null;
  narrative: string | null;
  leadMember: string | null;
  accountable: string | null;
  priority: Priority | null;
  ratings: EntryRating[];
  actions: EntryAction[];
  /** The same item where it stands again: in a detail table after a summary. */
  again: { where: string; text: string; ratings: EntryRating[] }[];
  /** Places where its row goes on after a page break. */
  joinedAt: string[];
}

/** Something seen while reading that only the finished plan can name. */
export interface Note {
  kind: 'bled-text';
  entries: Entry[];
  where: string;
  fragment: string;
}
