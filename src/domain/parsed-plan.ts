import type { DueDate } from './action.ts';
import type { IsoDate } from './dates.ts';
import type { Finding } from './finding.ts';
import type { Period, PlanSource } from './plan.ts';
import type { Rag, RagMeaning } from './rag.ts';
import type { Figure, Level, Priority, RecommendationKind } from './recommendation.ts';
import type { Status } from './status.ts';

/** A post, a person, or a person with a post, as a document names them. At least one is there. */
export interface Named {
  post: string | null;
  person: string | null;
}

export interface ParsedTheme {
  ref: string;
  title: string;
  lead: Named[];
  summary: string | null;
}

export interface ParsedPeriod {
  label: string;
  kind: Period['kind'];
  cutOff: IsoDate | null;
}

export interface ParsedRecommendation {
  /** Unique in this plan: "GT8", "key-1", "key-1.3", "1c". */
  key: string;
  refs: string[];
  parentKey: string | null;
  themeRef: string | null;
  kind: RecommendationKind;
  text: string;
  level: Level | null;
  priority: Priority | null;
  response: string | null;
  evidence: string | null;
  impact: string | null;
  narrative: string | null;
  /** The finding or risk the recommendation answers, where the document gives it a column of its own. */
  background?: string;
  /** Counts that stand inside its narrative or progress, in reading order. */
  figures?: Figure[];
  leadMembers: Named[];
  accountable: Named[];
  /** One per period, in the order of the plan's periods. */
  ratings: { period: string; rag: Rag | null }[];
}

export interface ParsedAction {
  recommendationKey: string;
  text: string;
  owners: Named[];
  accountable: Named[];
  due: DueDate;
  status: Status | null;
  progress: string | null;
  /** The date it first had, where the document shows that `due` replaced it: the first entry of its history. */
  originalDue?: DueDate;
}

/** What a document was understood to say: the contract of `gt import --dry-run --json`. */
export interface ParsedPlan {
  title: string;
  source: PlanSource;
  /** As in the document, left to right. */
  periods: ParsedPeriod[];
  ragKey: RagMeaning[];
  themes: ParsedTheme[];
  recommendations: ParsedRecommendation[];
  actions: ParsedAction[];
  findings: Finding[];
}
