import { z } from 'zod';
import {
  dueDate,
  dueStateName,
  fieldChange,
  figure,
  finding,
  id,
  isoDate,
  isoInstant,
  level,
  movement,
  periodKind,
  postView,
  priority,
  rag,
  recommendationKind,
  status,
  updateSource,
  words,
} from './values.ts';

const dateRequestView = z.object({
  id: z.string(),
  from: isoDate.nullable(),
  to: isoDate,
  reason: z.string().nullable(),
  by: z.string(),
  at: isoInstant,
  askedOf: z.array(postView).describe('Posts with somebody to agree it; none: the administrators.'),
  mayDecide: z.boolean(),
  mayWithdraw: z.boolean(),
});

export const actionView = z.object({
  id: z.string(),
  recommendationId: z.string(),
  planId: z.string(),
  ref: z.string(),
  text: z.string(),
  owners: z.array(postView),
  accountable: z.array(postView),
  due: dueDate,
  dueState: dueStateName,
  daysLate: z.number().int(),
  firstDueDate: isoDate.nullable(),
  daysLateAgainstFirst: z.number().int(),
  timesMoved: z.number().int(),
  status,
  progress: z.string().nullable(),
  mayUpdate: z.boolean(),
  dateAgreedBy: z.array(postView).nullable(),
  dateRequest: dateRequestView.nullable(),
  mayBecome: z.array(status),
  eTag: z.string(),
});

export const itemView = z.object({
  id: z.string(),
  planId: z.string(),
  planTitle: z.string(),
  ref: z.string(),
  refs: z.array(z.string()),
  parentId: z.string().nullable(),
  themeId: z.string().nullable(),
  kind: recommendationKind,
  text: z.string(),
  level: level.nullable(),
  priority: priority.nullable(),
  rag: rag.nullable(),
  previousRag: rag.nullable(),
  baselineRag: rag.nullable(),
  movement: movement.nullable(),
  narrative: z.string().nullable(),
  leadMembers: z.array(postView),
  accountable: z.array(postView),
  actions: z.array(actionView),
  updatedAt: isoInstant.nullable(),
  mayUpdate: z.boolean(),
  eTag: z.string(),
});

const updateView = z.object({
  id: z.string(),
  at: isoInstant,
  by: z.string(),
  post: z.string().nullable(),
  from: updateSource,
  note: z.string().nullable(),
  changes: z.array(fieldChange),
  actionRef: z.string().nullable(),
});

const ratingView = z.object({
  period: z.string(),
  kind: periodKind,
  rag: rag.nullable(),
  narrative: z.string().nullable(),
});

export const evidenceView = z.object({
  id: z.string(),
  title: z.string(),
  url: z.string(),
  by: z.string(),
  at: isoInstant,
});

const dateChangeView = z.object({
  id: z.string(),
  actionRef: z.string(),
  from: isoDate.nullable(),
  to: isoDate,
  reason: z.string().nullable(),
  state: z.enum(['requested', 'agreed', 'refused', 'withdrawn', 'lapsed']),
  by: z.string(),
  at: isoInstant,
  decidedBy: z.string().nullable(),
  decidedAt: isoInstant.nullable(),
});

const decisionView = z.object({
  text: z.string(),
  meeting: z.string(),
  meetingDate: isoDate,
  by: z.string(),
});

export const itemDetail = itemView.extend({
  themeTitle: z.string().nullable(),
  response: z.string().nullable(),
  documentEvidence: z.string().nullable(),
  impact: z.string().nullable(),
  background: z.string().nullable(),
  figures: z.array(figure),
  ratings: z.array(ratingView),
  history: z.array(updateView),
  evidence: z.array(evidenceView),
  dateChanges: z.array(dateChangeView),
  decisions: z.array(decisionView),
  findings: z.array(finding),
  verifiers: z.array(postView),
});

export const itemParams = z.object({ itemId: id });

export const updateRequest = z.strictObject({
  /** Made by the tab, so that a request sent twice is recorded once. */
  id: z.uuid(),
  actionId: z.string().nullable(),
  change: z.strictObject({
    rag: rag.exactOptional(),
    status: status.exactOptional(),
    dueDate: isoDate.exactOptional(),
    note: words.exactOptional(),
    reason: words.exactOptional(),
    evidence: z.strictObject({ title: words, url: words }).exactOptional(),
    unchanged: z.literal(true).exactOptional(),
    ownerPostId: id.exactOptional(),
  }),
  /** The eTags of the row or rows as the person saw them. */
  basedOn: z.strictObject({ item: z.string(), action: z.string().nullable() }),
});
export type UpdateRequestBody = z.infer<typeof updateRequest>;

/** 409: somebody else was first. `theirs` is the item as it stands now. */
export const itemChanged = z.object({
  code: z.literal('item-changed'),
  message: z.string(),
  theirs: itemDetail,
});
export type ItemChanged = z.infer<typeof itemChanged>;
