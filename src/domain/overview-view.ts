import type { IsoDate } from './dates.ts';
import type { Rag } from './rag.ts';
import type { PlanSummary, PostView } from './view.ts';

/** How many stand at each rating. */
export type RagCounts = Record<Rag | 'none', number>;

/** How many ratings moved which way; those never rated on either side count nowhere. */
export interface MovementCounts {
  better: number;
  same: number;
  worse: number;
}

export interface PeriodCounts {
  id: string;
  label: string;
  isOpen: boolean;
  byRag: RagCounts;
}

/** One theme over all periods. */
export interface HeatRow {
  /** Null for items outside every theme. */
  theme: { id: string; ref: string; title: string } | null;
  items: number;
  /** One a period, in their order. */
  cells: RagCounts[];
}

/** An item that slips. */
export interface OverviewItem {
  id: string;
  ref: string;
  text: string;
  rag: Rag | null;
  /** At the end of the last closed period. */
  wasRag: Rag | null;
  isWorse: boolean;
  /** Of its open actions, the most. */
  timesMoved: number;
  /** Days past the first date any of its open actions had; 0 when none is past. */
  daysPastFirst: number;
}

/** An action that falls due. */
export interface OverviewAction {
  itemId: string;
  ref: string;
  text: string;
  due: IsoDate;
  rag: Rag | null;
  ownerIds: string[];
}

export interface PlanOverview extends PlanSummary {
  /** In their order, the open one last. */
  periods: PeriodCounts[];
  /** Null before a first period is closed. */
  sinceLast: MovementCounts | null;
  /** Null without a baseline, or while it is the last period. */
  sinceBaseline: MovementCounts | null;
  heat: HeatRow[];
  slipping: OverviewItem[];
  next: {
    /** The open period's cut-off where it has one ahead, else four weeks from today. */
    until: IsoDate;
    isCutOff: boolean;
    actions: OverviewAction[];
  };
}

export interface Overview {
  plans: PlanOverview[];
  /** Owners named in the plans' actions. */
  posts: PostView[];
}
