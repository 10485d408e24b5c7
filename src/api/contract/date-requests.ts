import { z } from 'zod';
import { id, isoDate, words } from './values.ts';

/** Asks for a new due date; it counts at once where the person may move it themselves. */
export const dateRequest = z.strictObject({
  /** Made by the tab, so that a request sent twice is kept once. */
  id: z.uuid(),
  actionId: z.string(),
  dueDate: isoDate,
  reason: words,
  /** The eTags of the rows as the person saw them. */
  basedOn: z.strictObject({ item: z.string(), action: z.string() }),
});
export type DateRequestBody = z.infer<typeof dateRequest>;

export const dateRequestParams = z.object({ requestId: id });

/** The answer to a request; a repeated answer is one answer. */
export const dateDecision = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('agree'),
    /** Another date than the one asked for. */
    dueDate: isoDate.exactOptional(),
    note: words.exactOptional(),
  }),
  z.strictObject({ kind: z.literal('refuse'), note: words }),
  z.strictObject({ kind: z.literal('withdraw') }),
]);
export type DateDecisionBody = z.infer<typeof dateDecision>;
