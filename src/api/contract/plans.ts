import { z } from 'zod';
import { rags } from '#domain/rag';
import { itemView } from './items.ts';
import { id, isoInstant, planSource, postView, ragMeaning } from './values.ts';

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

export const planView = planSummary.extend({
  ragKey: z.array(ragMeaning),
  themes: z.array(themeView),
  items: z.array(itemView),
});

export const planList = z.object({ plans: z.array(planSummary) });
export type PlanList = z.infer<typeof planList>;

export const planParams = z.object({ planId: id });
