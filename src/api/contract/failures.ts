import { z } from 'zod';

export const apiError = z.object({
  /** What the tab decides on: "not-found", "forbidden", "item-changed", … */
  code: z.string(),
  /** One sentence to show. */
  message: z.string(),
  problems: z.array(z.string()).exactOptional(),
});
export type ApiError = z.infer<typeof apiError>;
