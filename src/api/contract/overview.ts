import { z } from 'zod';
import { rags } from '#domain/rag';
import { planSummary } from './plans.ts';
import { isoDate, postView, rag } from './values.ts';

const count = z.number().int();

const ragCounts = z.record(z.enum([...rags, 'none']), count);

const movementCounts = z.object({ better: count, same: count, worse: count });

const heatRow = z.object({
  theme: z.object({ id: z.string(), ref: z.string(), title: z.string() }).nullable(),
  items: count,
  cells: z.array(ragCounts),
});

const overviewItem = z.object({
  id: z.string(),
  ref: z.string(),
  text: z.string(),
  rag: rag.nullable(),
  wasRag: rag.nullable(),
  isWorse: z.boolean(),
  timesMoved: count,
  daysPastFirst: count,
});

const overviewAction = z.object({
  itemId: z.string(),
  ref: z.string(),
  text: z.string(),
  due: isoDate,
  rag: rag.nullable(),
  ownerIds: z.array(z.string()),
});

const planOverview = planSummary.extend({
  periods: z.array(z.object({ id: z.string(), label: z.string(), isOpen: z.boolean(), byRag: ragCounts })),
  sinceLast: movementCounts.nullable(),
  sinceBaseline: movementCounts.nullable(),
  heat: z.array(heatRow),
  slipping: z.array(overviewItem),
  next: z.object({ until: isoDate, isCutOff: z.boolean(), actions: z.array(overviewAction) }),
});

export const overview = z.object({ plans: z.array(planOverview), posts: z.array(postView) });
