import { z } from 'zod';
import { rags } from '#domain/rag';
import { viewView } from './views.ts';
import {
  dueDate,
  dueStateName,
  id,
  isoDate,
  isoInstant,
  movement,
  planSource,
  postView,
  priority,
  rag,
  ragKeyEntry,
  status,
} from './values.ts';

const planFigures = z.object({
  items: z.number().int(),
  actions: z.number().int(),
  closed: z.number().int(),
  overdue: z.number().int(),
  dueSoon: z.number().int(),
  byRag: z.record(z.enum([...rags, 'none']), z.number().int()),
});

export const planSummary = z.object({
  id: z.string(),
  title: z.string(),
  source: planSource,
  importedAt: isoInstant,
  openPeriod: z.string().nullable(),
  figures: planFigures,
});

const themeView = z.object({
  id: z.string(),
  ref: z.string(),
  title: z.string(),
  leads: z.array(postView),
  summary: z.string().nullable(),
});

const planPost = postView.extend({
  directorate: z.string(),
  relation: z.enum(['mine', 'team']).nullable(),
});

const actionRow = z.object({
  id: z.string(),
  ref: z.string(),
  text: z.string(),
  ownerIds: z.array(z.string()),
  accountableIds: z.array(z.string()),
  due: dueDate.omit({ precision: true }),
  dueState: dueStateName,
  daysLate: z.number().int(),
  firstDueDate: isoDate.nullable(),
  daysLateAgainstFirst: z.number().int(),
  timesMoved: z.number().int(),
  status,
  hasDateRequest: z.boolean(),
  mayUpdate: z.boolean(),
});

export const itemRow = z.object({
  id: z.string(),
  ref: z.string(),
  refs: z.array(z.string()),
  parentId: z.string().nullable(),
  themeId: z.string().nullable(),
  text: z.string(),
  priority: priority.nullable(),
  rag: rag.nullable(),
  previousRag: rag.nullable(),
  movement: movement.nullable(),
  leadMemberIds: z.array(z.string()),
  accountableIds: z.array(z.string()),
  actions: z.array(actionRow),
  updatedAt: isoInstant.nullable(),
  findings: z.number().int(),
  mayUpdate: z.boolean(),
  version: z.string(),
});

export const planView = planSummary.extend({
  ragKey: z.array(ragKeyEntry),
  themes: z.array(themeView),
  openedAt: isoInstant,
  posts: z.array(planPost),
  views: z.array(viewView),
  items: z.array(itemRow),
  version: z.string().describe('Asked with as `since`, only what changed is sent.'),
});

/** What differs from the version that was asked with. */
export const planChanges = z.object({
  version: z.string(),
  figures: planFigures,
  frame: planView.omit({ version: true, figures: true, items: true }).nullable(),
  size: z.number().int(),
  runs: z.array(z.object({ from: z.number().int(), items: z.array(itemRow) })),
});

export const planList = z.object({ plans: z.array(planSummary) });
export type PlanList = z.infer<typeof planList>;

export const planParams = z.object({ planId: id });

/** A version nobody knows, or one that is not a version, counts as none. */
export const planQuery = z.object({ since: z.string().max(2_000).optional() });
