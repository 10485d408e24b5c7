import { z } from 'zod';
import { postFieldLabels } from '#domain/post-change';
import { id, isoInstant } from './values.ts';

const count = z.number().int();

export const personView = z.object({ id: z.string(), name: z.string() });

const postProblem = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('vacant'), open: count, hasDeputy: z.boolean() }),
  z.object({ kind: z.literal('left'), person: z.string() }),
  z.object({ kind: z.literal('unreachable'), person: z.string(), state: z.enum(['blocked', 'removed']) }),
  z.object({ kind: z.literal('circle') }),
  z.object({ kind: z.literal('alike'), postId: z.string(), title: z.string() }),
  z.object({ kind: z.literal('person-title') }),
]);

export const registeredPost = z.object({
  id: z.string(),
  eTag: z.string(),
  title: z.string(),
  holder: personView.nullable(),
  deputies: z.array(personView),
  managerPostId: z.string().nullable(),
  isVerifier: z.boolean(),
  isAdministrator: z.boolean(),
  open: count,
  overdue: count,
  plans: z.array(z.object({ id: z.string(), title: z.string(), open: count, overdue: count })),
  references: count,
  problems: z.array(postProblem),
  lastChange: z.object({ at: isoInstant, by: z.string() }).nullable(),
});

export const postRegister = z.object({
  posts: z.array(registeredPost),
  administratorIds: z.array(z.string()),
});

/** Somebody to be put into a post, as the directory search gave them. */
const appointed = z.strictObject({
  id: z
    .guid()
    .transform((given) => given.toLowerCase())
    .describe('Entra object id'),
  name: z.string().trim().min(1).max(200),
});

const postValues = z.strictObject({
  title: z.string().max(500).exactOptional(),
  holder: appointed.nullable().exactOptional(),
  deputies: z.array(appointed).max(20).exactOptional(),
  managerPostId: id.nullable().exactOptional(),
  isVerifier: z.boolean().exactOptional(),
  isAdministrator: z.boolean().exactOptional(),
  isRemoved: z.literal(true).exactOptional(),
});

/** Changes sent in one request; more are sent in several. */
export const mostPostsAtOnce = 100;

export const postChangesRequest = z.strictObject({
  changes: z
    .array(
      z.strictObject({
        id: z.uuid(),
        postId: id.nullable().describe('Null for a new post.'),
        basedOn: z.string().nullable(),
        values: postValues,
      }),
    )
    .min(1)
    .max(mostPostsAtOnce),
});
export type PostChangesBody = z.input<typeof postChangesRequest>;

const postOutcome = z.object({
  /** The change's own id. */
  id: z.string(),
  postId: z.string().nullable(),
  /** `changed`: somebody else was first. */
  result: z.enum(['saved', 'changed', 'refused']),
  /** Sentences; empty when it was saved. */
  problems: z.array(z.string()),
  /** As it stands now; null once it is gone. */
  post: registeredPost.nullable(),
});
export type PostOutcomeBody = z.infer<typeof postOutcome>;

export const postChangesAnswer = z.object({ outcomes: z.array(postOutcome) });
export type PostChangesAnswer = z.infer<typeof postChangesAnswer>;

export const mergePreviewRequest = z.strictObject({ fromId: id, intoId: id });
export type MergePreviewBody = z.infer<typeof mergePreviewRequest>;

const titled = z.object({ id: z.string(), title: z.string() });

export const mergePreview = z.object({
  from: titled,
  into: titled,
  actions: z.array(z.object({ planId: z.string(), title: z.string(), open: count, closed: count })),
  items: count,
  themes: count,
  sponsored: z.array(z.string()),
  opened: z.array(z.string()),
  below: z.array(z.string()),
  changes: z.array(
    z.object({
      field: z.enum(Object.keys(postFieldLabels) as [keyof typeof postFieldLabels]),
      before: z.string().nullable(),
      after: z.string().nullable(),
    }),
  ),
  leaving: z.array(z.string()),
  rights: z.array(z.enum(['administrator', 'verifier'])),
  basedOn: z.object({ from: z.string(), into: z.string() }),
});
export type MergePreviewAnswer = z.infer<typeof mergePreview>;

const seen = z.strictObject({ id, eTag: z.string() });

export const mergeRequest = z.strictObject({ id: z.uuid(), from: seen, into: seen });
export type MergeBody = z.infer<typeof mergeRequest>;

export const mergeDone = z.object({ done: z.literal(true) });
