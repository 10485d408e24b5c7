import { z } from 'zod';
import { workGroups } from '#domain/my-work-view';
import { actionView, evidenceView, itemView } from './items.ts';
import { fieldChange, id, isoDate, isoInstant, postView, updateSource } from './values.ts';

const workRow = z.object({
  id: z.string(),
  group: z.enum(workGroups),
  item: itemView.pick({
    id: true,
    planId: true,
    planTitle: true,
    ref: true,
    text: true,
    rag: true,
    previousRag: true,
    movement: true,
    mayUpdate: true,
    eTag: true,
  }),
  action: actionView.nullable(),
  position: z.string().nullable(),
  lastSaid: z.object({ by: z.string(), at: isoInstant }).nullable(),
  lacksUpdate: z.boolean(),
  updateBy: isoDate.nullable(),
  wantsRating: z.boolean(),
  evidence: z.array(evidenceView),
  mayNudge: z.boolean(),
});

const count = z.number().int();

const teamOwner = z.object({
  owner: postView,
  open: count,
  overdue: count,
  dueSoon: count,
  noUpdate: count,
  rows: z.array(workRow),
  more: count,
});

const doneEntry = z.object({
  entryIds: z.array(z.string()),
  at: isoInstant,
  from: updateSource,
  planTitle: z.string(),
  itemId: z.string(),
  ref: z.string(),
  note: z.string().nullable(),
  changes: z.array(fieldChange),
  wasUndone: z.boolean(),
  mayUndo: z.boolean(),
});

export const myWork = z.object({
  rows: z.array(workRow),
  team: z.array(teamOwner),
  done: z.array(doneEntry),
});

/** Ids of entries, or of the requests that made them. Only one's own can be taken back. */
export const undoRequest = z.strictObject({ ids: z.array(id).min(1).max(100) });

export const undoAnswer = z.object({
  undone: z.array(
    z.object({
      entryId: z.string(),
      itemId: z.string(),
      ref: z.string(),
      result: z.enum(['undone', 'changed', 'forbidden', 'late']),
    }),
  ),
});
export type UndoAnswer = z.infer<typeof undoAnswer>;

export const nudgeRequest = z.strictObject({
  actions: z
    .array(z.strictObject({ itemId: id, actionId: id }))
    .min(1)
    .max(50),
});
export type NudgeRequestBody = z.infer<typeof nudgeRequest>;

/** Everybody who was to be asked stands in one of these, by name. */
export const nudgeAnswer = z.object({
  told: z.array(z.string()),
  already: z.array(z.string()),
  unreached: z.array(z.object({ name: z.string(), reason: z.string() })),
  failed: z.array(z.string()),
  left: z.array(z.object({ actionId: z.string(), why: z.enum(['nobody', 'closed', 'forbidden', 'own']) })),
});
export type NudgeAnswer = z.infer<typeof nudgeAnswer>;
