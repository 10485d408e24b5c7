import { z } from 'zod';
import { columnMeanings } from '#domain/column-meaning';
import {
  dueDate,
  fieldChange,
  figure,
  finding,
  isoDate,
  isoInstant,
  level,
  periodKind,
  planSource,
  priority,
  rag,
  ragMeaning,
  recommendationKind,
  status,
} from './values.ts';

const named = z.object({ post: z.string().nullable(), person: z.string().nullable() });

export const parsedPlan = z.object({
  title: z.string(),
  source: planSource,
  periods: z.array(z.object({ label: z.string(), kind: periodKind, cutOff: isoDate.nullable() })),
  ragKey: z.array(ragMeaning),
  themes: z.array(
    z.object({
      ref: z.string(),
      title: z.string(),
      lead: z.array(named),
      summary: z.string().nullable(),
    }),
  ),
  recommendations: z.array(
    z.object({
      key: z.string(),
      refs: z.array(z.string()),
      parentKey: z.string().nullable(),
      themeRef: z.string().nullable(),
      kind: recommendationKind,
      text: z.string(),
      level: level.nullable(),
      priority: priority.nullable(),
      response: z.string().nullable(),
      evidence: z.string().nullable(),
      impact: z.string().nullable(),
      narrative: z.string().nullable(),
      background: z.string().exactOptional(),
      figures: z.array(figure).exactOptional(),
      leadMembers: z.array(named),
      accountable: z.array(named),
      ratings: z.array(z.object({ period: z.string(), rag: rag.nullable() })),
    }),
  ),
  actions: z.array(
    z.object({
      recommendationKey: z.string(),
      text: z.string(),
      owners: z.array(named),
      accountable: z.array(named),
      due: dueDate,
      status: status.nullable(),
      progress: z.string().nullable(),
      originalDue: dueDate.exactOptional(),
    }),
  ),
  findings: z.array(finding),
});

const columnMeaning = z.enum(columnMeanings);

const documentTable = z.object({
  where: z.string(),
  alike: z.number().int(),
  isTaken: z.boolean(),
  columns: z.array(
    z.object({
      key: z.string(),
      heading: z.string(),
      number: z.number().int(),
      meaning: columnMeaning,
      from: z.enum(['given', 'remembered', 'heading', 'content', 'nothing']),
    }),
  ),
  rows: z.array(z.array(z.string())),
});

/** What a document would become, before anything is written. */
export const importPreview = z.object({
  fileName: z.string(),
  sha256: z.string(),
  alreadyImportedAs: z.object({ id: z.string(), title: z.string(), isArchived: z.boolean() }).nullable(),
  nextVersionOf: z.object({ id: z.string(), title: z.string() }).nullable(),
  posts: z.array(z.object({ title: z.string(), known: z.boolean() })),
  plan: parsedPlan,
  tables: z.array(documentTable),
});
export type ImportPreviewBody = z.infer<typeof importPreview>;

const fieldDifference = fieldChange.extend({
  written: z.object({ id: z.string(), by: z.string(), at: isoInstant }).nullable(),
  takenByDefault: z.boolean(),
});

/** How the next version of a document differs from its plan, before anything is written. */
export const nextVersion = z.object({
  planId: z.string(),
  planTitle: z.string(),
  fileName: z.string(),
  closesPeriod: z.string().nullable(),
  opensPeriod: z.string().nullable(),
  newPosts: z.array(z.string()),
  unchanged: z.number().int(),
  differences: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(['new', 'closed', 'rag-moved', 'date-moved', 'changed', 'missing']),
      ref: z.string(),
      text: z.string(),
      matchedByWording: z.boolean(),
      changes: z.array(fieldDifference),
      actions: z.array(
        z.object({
          kind: z.enum(['new', 'changed', 'missing']),
          ref: z.string(),
          text: z.string(),
          changes: z.array(fieldDifference),
        }),
      ),
    }),
  ),
});
export type NextVersionBody = z.infer<typeof nextVersion>;

/** One line of the import's NDJSON stream. The last line is `done` or `failed`. */
export const importEvent = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('progress'),
    written: z.number().int(),
    total: z.number().int(),
    /** How long SharePoint makes us wait until the next row; null while it does not. */
    waitSeconds: z.number().int().nullable(),
  }),
  z.object({ type: z.literal('done'), planId: z.string() }),
  z.object({ type: z.literal('failed'), message: z.string() }),
]);
export type ImportEvent = z.infer<typeof importEvent>;
export type ImportProgress = Omit<Extract<ImportEvent, { type: 'progress' }>, 'type'>;

const name = z.string().trim().min(1, 'is empty').max(255, 'is longer than 255 characters');

/** As JSON in one parameter, since the body is the document itself. */
const columns = z
  .string()
  .max(4_000, 'is longer than 4,000 characters')
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue({ code: 'custom', message: 'is no JSON' });
      return z.NEVER;
    }
  })
  .pipe(z.record(z.string().min(1).max(255), columnMeaning.nullable()))
  .prefault('{}')
  .meta({
    description:
      'What columns hold, as a JSON object: by the key that a preview gave a column, its meaning, or null to forget what was remembered.',
  });

export const previewQuery = z.object({ fileName: name, columns });
export const importQuery = z.object({ fileName: name, title: name, columns });

/** A parameter that may be given any number of times; the server's parser stops counting at a thousand. */
const repeated = z
  .union([z.string(), z.array(z.string()).max(900, 'is given more than 900 times')])
  .default([])
  .transform((given) => [given].flat());

export const nextVersionQuery = z.object({
  fileName: name,
  columns,
  /** Ids of differences that are not taken over. */
  skip: repeated,
  /** Ids of values people wrote (`written.id`) that give way to the document's; the others stand. */
  take: repeated,
});

/** The largest document taken, in bytes. */
export const maxDocumentBytes = 25 * 1024 * 1024;
