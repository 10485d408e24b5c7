import { z } from 'zod';
import { updateRequest } from './items.ts';
import { fieldChange, id } from './values.ts';

/** Updates sent in one request, each with the item it is about; more are sent in several. */
export const mostUpdatesAtOnce = 50;

const update = updateRequest.extend({ itemId: id });

export const bulkRequest = z.strictObject({ updates: z.array(update).min(1).max(mostUpdatesAtOnce) });
export type BulkRequestBody = z.infer<typeof bulkRequest>;

/** Judged by how the rows stand now; the answer says what that is, for the request that records them. */
export const bulkPreviewRequest = z.strictObject({
  updates: z
    .array(update.omit({ basedOn: true }))
    .min(1)
    .max(mostUpdatesAtOnce),
});
export type BulkPreviewBody = z.infer<typeof bulkPreviewRequest>;

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
