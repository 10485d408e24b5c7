import { z } from 'zod';
import { updateRequest } from './items.ts';
import { fieldChange, id } from './values.ts';

/** Updates sent in one request, each with the item it is about; more are sent in several. */
export const mostUpdatesAtOnce = 50;

export const bulkRequest = z.strictObject({
  updates: z
    .array(updateRequest.extend({ itemId: id }))
    .min(1)
    .max(mostUpdatesAtOnce),
});
export type BulkRequestBody = z.infer<typeof bulkRequest>;

const eTags = z.object({ item: z.string(), action: z.string().nullable() });

const bulkOutcome = z.object({
  /** The update's own id. */
  id: z.string(),
  itemId: z.string(),
  actionId: z.string().nullable(),
  /** `changed`: somebody else was first. */
  result: z.enum(['saved', 'changed', 'refused']),
  changes: z.array(fieldChange),
  /** Sentences; empty when it was saved. */
  problems: z.array(z.string()),
  /** What the next write must be based on; null for what is gone. */
  basedOn: eTags.nullable(),
});
export type BulkOutcome = z.infer<typeof bulkOutcome>;

export const bulkAnswer = z.object({ outcomes: z.array(bulkOutcome) });
export type BulkAnswer = z.infer<typeof bulkAnswer>;
