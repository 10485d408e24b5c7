import type { DifferenceKind, FieldDifference } from './compare-plan.ts';
import type { DueDate } from './action.ts';
import type { DateChange } from './date-change.ts';
import type { IsoDate, IsoInstant } from './dates.ts';
import type { DueState } from './due-state.ts';
import type { Finding } from './finding.ts';
import type { Period, PlanSource } from './plan.ts';
import type { Movement, Rag, RagKeyEntry } from './rag.ts';
import type { Figure, Level, Priority, RecommendationKind } from './recommendation.ts';
import type { Status } from './status.ts';
import type { FieldChange, UpdateSource } from './update.ts';

/** What a person sees, with posts named and dates judged against today. The same in chat and tab. */

export interface PostView {
  id: string;
  title: string;
  /** Null while vacant or not yet said. */
  holder: string | null;
}

export interface ActionView {
  id: string;
  recommendationId: string;
  planId: string;
  /** What a person types to mean it: "GT8" when its recommendation has one action, else "GT8/2". */
  ref: string;
  text: string;
  owners: PostView[];
  accountable: PostView[];
  due: DueDate;
  dueState: DueState;
  /** Days past the current date; 0 unless overdue. */
  daysLate: number;
  firstDueDate: IsoDate | null;
  /** Days past the first date it ever had; 0 when closed or not yet reached. */
  daysLateAgainstFirst: number;
  timesMoved: number;
  status: Status;
  progress: string | null;
  mayUpdate: boolean;
  /**
   * Posts that are asked to agree a new date this person gives, none where administrators are; null when it
   * counts at once.
   */
  dateAgreedBy: PostView[] | null;
  /** A new date that waits for an answer. */
  dateRequest: DateRequestView | null;
  /** The statuses this person may give it, the present one among them; none where they may give none. */
  mayBecome: Status[];
  /** What a write must be based on. */
  eTag: string;
}

/** A new date asked for and not yet answered. */
export interface DateRequestView {
  id: string;
  from: IsoDate | null;
  to: IsoDate;
  reason: string | null;
  /** Who asked. */
  by: string;
  at: IsoInstant;
  /** Posts with somebody to agree it; none: the administrators. */
  askedOf: PostView[];
  mayDecide: boolean;
  mayWithdraw: boolean;
}

/** A recommendation with its actions: one row on a page, one card in chat. */
export interface ItemView {
  id: string;
  planId: string;
  planTitle: string;
  /** Its key: what a person types. */
  ref: string;
  refs: string[];
  parentId: string | null;
  themeId: string | null;
  kind: RecommendationKind;
  text: string;
  level: Level | null;
  priority: Priority | null;
  rag: Rag | null;
  previousRag: Rag | null;
  baselineRag: Rag | null;
  movement: Movement | null;
  narrative: string | null;
  leadMembers: PostView[];
  accountable: PostView[];
  actions: ActionView[];
  updatedAt: IsoInstant | null;
  mayUpdate: boolean;
  eTag: string;
}

export interface UpdateView {
  id: string;
  at: IsoInstant;
  by: string;
  post: string | null;
  from: UpdateSource;
  note: string | null;
  changes: FieldChange[];
  /** The action's ref when the entry is about an action. */
  actionRef: string | null;
}

export interface RatingView {
  period: string;
  kind: Period['kind'];
  rag: Rag | null;
  narrative: string | null;
}

export interface EvidenceView {
  id: string;
  title: string;
  url: string;
  by: string;
  at: IsoInstant;
}

export interface DateChangeView {
  id: string;
  actionRef: string;
  from: IsoDate | null;
  to: IsoDate;
  reason: string | null;
  /** Lapsed: asked for, but the action was closed, its date moved or another request took its place first. */
  state: DateChange['state'] | 'lapsed';
  by: string;
  at: IsoInstant;
  decidedBy: string | null;
  decidedAt: IsoInstant | null;
}

export interface DecisionView {
  text: string;
  meeting: string;
  meetingDate: IsoDate;
  by: string;
}

/** Everything about one item: the drawer. */
export interface ItemDetail extends ItemView {
  themeTitle: string | null;
  response: string | null;
  documentEvidence: string | null;
  impact: string | null;
  background: string | null;
  figures: Figure[];
  ratings: RatingView[];
  /** Newest first. */
  history: UpdateView[];
  evidence: EvidenceView[];
  dateChanges: DateChangeView[];
  decisions: DecisionView[];
  findings: Finding[];
  /** Posts that check evidence before closure and have somebody to do it. */
  verifiers: PostView[];
}

/** Counts of one plan. Closed, overdue and due soon count actions; RAG counts recommendations that have no parts. */
export interface PlanFigures {
  items: number;
  actions: number;
  closed: number;
  overdue: number;
  dueSoon: number;
  byRag: Record<Rag | 'none', number>;
}

export interface PlanSummary {
  id: string;
  title: string;
  source: PlanSource;
  importedAt: IsoInstant;
  openPeriod: string | null;
  figures: PlanFigures;
}

export interface ThemeView {
  id: string;
  ref: string;
  title: string;
  leads: PostView[];
  summary: string | null;
}

/** One plan's page. */
export interface PlanView extends PlanSummary {
  ragKey: RagKeyEntry[];
  themes: ThemeView[];
  /** Since when the open period runs; what was updated before has no update in it yet. */
  openedAt: IsoInstant;
  /** Every post the rows name, once a plan and not once a row. */
  posts: PlanPost[];
  /** Saved ways to list it that the person may use, by name. */
  views: ViewView[];
  /** In document order. */
  items: ItemRow[];
  /** Goes with the next question, so that only what changed since is sent. */
  version: string;
}

/** A plan without its figures and rows. */
export type PlanFrame = Omit<PlanView, 'version' | 'figures' | 'items'>;

/** What of a plan differs from the version somebody has. */
export interface PlanChanges {
  version: string;
  figures: PlanFigures;
  /** Null where it stands as it was. */
  frame: PlanFrame | null;
  /** How many rows there are by now. */
  size: number;
  /** Runs of rows in which something differs; `from` is the place of the first of them. */
  runs: { from: number; items: ItemRow[] }[];
}

/** A saved way to list a plan, as one person may use it. */
export interface ViewView {
  id: string;
  name: string;
  /** What the plan's address says of it. */
  params: string;
  isShared: boolean;
  /** Who saved it. */
  owner: string;
  isMine: boolean;
  mayChange: boolean;
  /** What a write must be based on. */
  eTag: string;
}

/** A post as a plan's page needs it. */
export interface PlanPost extends PostView {
  /** The title of the post at the head of its directorate. */
  directorate: string;
  /** Whether whoever asks holds it, or is over it. */
  relation: 'mine' | 'team' | null;
}

/** A recommendation as a row of its plan's list; posts are named in the plan. */
export interface ItemRow {
  id: string;
  ref: string;
  refs: string[];
  parentId: string | null;
  themeId: string | null;
  text: string;
  priority: Priority | null;
  rag: Rag | null;
  previousRag: Rag | null;
  movement: Movement | null;
  leadMemberIds: string[];
  accountableIds: string[];
  actions: ActionRow[];
  updatedAt: IsoInstant | null;
  /** How many things a careful reader would challenge. */
  findings: number;
  mayUpdate: boolean;
  /** Changes whenever the item or one of its actions does. */
  version: string;
}

/** An action as a row of its plan's list. */
export interface ActionRow {
  id: string;
  ref: string;
  text: string;
  ownerIds: string[];
  accountableIds: string[];
  /** `text` only where no day is understood. */
  due: Omit<DueDate, 'precision'>;
  dueState: DueState;
  daysLate: number;
  firstDueDate: IsoDate | null;
  daysLateAgainstFirst: number;
  timesMoved: number;
  status: Status;
  /** Somebody asked for another date and waits for an answer. */
  hasDateRequest: boolean;
  /** Whether there is anything the person may say about it. */
  mayUpdate: boolean;
}

/** Who is asking. */
export interface MeView {
  id: string;
  name: string;
  posts: PostView[];
  isAdministrator: boolean;
  /** Something waits for them, or those below them have something open: their first page shows it. */
  hasWork: boolean;
  today: IsoDate;
  council: string;
  /** Shown on every page of the local trial. */
  isLocalTrial: boolean;
}

/** How the next version of a document differs from its plan, before anything is written. */
export interface NextVersionView {
  planId: string;
  planTitle: string;
  fileName: string;
  /** The period that ends with this document, and the one it opens; null where nothing ends or begins. */
  closesPeriod: string | null;
  opensPeriod: string | null;
  /** Posts and people the document names for the first time. */
  newPosts: string[];
  /** Items that are the same in both. */
  unchanged: number;
  /** Everything else, in document order. */
  differences: ItemDifferenceView[];
}

export interface ItemDifferenceView {
  id: string;
  kind: Exclude<DifferenceKind, 'same'>;
  /** As it stands in the plan; as the document has it when it is new. */
  ref: string;
  text: string;
  matchedByWording: boolean;
  changes: FieldDifference[];
  actions: ActionDifferenceView[];
}

export interface ActionDifferenceView {
  kind: 'new' | 'changed' | 'missing';
  ref: string;
  text: string;
  changes: FieldDifference[];
}
