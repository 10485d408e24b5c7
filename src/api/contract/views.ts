import { z } from 'zod';
import { isViewParams, longestViewName } from '#domain/saved-view';
import { apiError } from './failures.ts';
import { id, words } from './values.ts';

/** One saved way to list a plan. */
export const viewView = z.object({
  id: z.string(),
  name: z.string(),
  params: z.string().describe('What the address of the plan says of it.'),
  isShared: z.boolean(),
  owner: z.string(),
  isMine: z.boolean(),
  mayChange: z.boolean(),
  eTag: z.string(),
});

const name = words.max(longestViewName);
const params = z.string().refine(isViewParams, 'is not what the address of a view says');

export const newView = z.strictObject({
  /** Made by the tab, so that a request sent twice is kept once. */
  id: z.uuid(),
  name,
  params,
  isShared: z.boolean(),
});
export type NewViewBody = z.infer<typeof newView>;

const basedOn = z.string().min(1).max(255).describe('The eTag of the view as the person saw it.');

export const viewChange = z.strictObject({
  basedOn,
  name: name.exactOptional(),
  params: params.exactOptional(),
  isShared: z.boolean().exactOptional(),
});
export type ViewChangeBody = z.infer<typeof viewChange>;

export const viewParams = z.object({ planId: id, viewId: z.uuid() });
export const viewBasis = z.object({ basedOn });

/** Somebody else was first; `theirs` is the view as it stands, null once it is gone. */
export const viewChanged = apiError.extend({ theirs: viewView.nullable() });
export type ViewChanged = z.infer<typeof viewChanged>;
