import { z } from 'zod';
import { isoDate, postView } from './values.ts';

export const meView = z.object({
  id: z.string(),
  name: z.string(),
  posts: z.array(postView),
  isAdministrator: z.boolean(),
  hasWork: z.boolean(),
  today: isoDate,
  council: z.string(),
  isLocalTrial: z.boolean(),
});
