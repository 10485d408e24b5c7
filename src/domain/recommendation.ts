import type { IsoInstant } from './dates.ts';
import type { Rag } from './rag.ts';
import type { UpdateEntry } from './update.ts';

export type RecommendationKind = 'recommendation' | 'governance-issue' | 'success-criterion';
export type Level = 'statutory' | 'key' | 'improvement';
export type Priority = 'high' | 'medium' | 'low';

/** A count a narrative gives: "40 complete", of 76. */
export interface Figure {
  count: number;
  label: string;
  /** What the count is part of, where the text says. */
  of: number | null;
}

/** What was asked for. Its RAG and narrative are those of the open period. */
export interface Recommendation {
  id: string;
  planId: string;
  themeId: string | null;
  parentId: string | null;
  /** Place in the document. */
  order: number;
  /** Unique in its plan: "GT8", "key-1.3". */
  key: string;
  /** As written, without trailing dots: ["GT39", "GT40", "IA10"]. */
  refs: string[];
  kind: RecommendationKind;
  text: string;
  level: Level | null;
  priority: Priority | null;
  response: string | null;
  /** What the document itself gave as evidence; links added since are Evidence rows. */
  documentEvidence: string | null;
  impact: string | null;
  /** The finding or risk it answers, where the document gives that a column of its own. */
  background: string | null;
  /** Counts that stand inside the document's narrative or progress, in reading order. */
  figures: Figure[];
  leadMemberPostIds: string[];
  accountablePostIds: string[];
  rag: Rag | null;
  narrative: string | null;
  ratedAt: IsoInstant | null;
  /**
   * The newest entry, carried on the row it describes until the append-only log has it: a crash between
   * the two writes then loses nothing, and a repeated write is recognised by the entry's id.
   */
  lastUpdate: UpdateEntry | null;
}
