import { z } from 'zod';
import { columnMeanings } from '#domain/column-meaning';
import { planSourceLabels, type PlanSource } from '#domain/plan';
import { rags } from '#domain/rag';
import { statuses } from '#domain/status';
import { updatedFields, updateSourceLabels, type UpdateSource } from '#domain/update';

/**
 * What the tab and the server say to each other. The server checks every request with these schemas and
 * publishes them as OpenAPI; the tab imports the types only. Responses mirror src/domain/view.ts, and
 * tests/api/contract.test.ts does not compile when the two drift apart.
 */

const isoDate = z.iso.date();
const isoInstant = z.iso.datetime({ offset: true });
const rag = z.enum(rags);
const status = z.enum(statuses);
const planSource = z.enum(keysOf<PlanSource>(planSourceLabels));
const updateSource = z.enum(keysOf<UpdateSource>(updateSourceLabels));
const recommendationKind = z.enum(['recommendation', 'governance-issue', 'success-criterion']);
const level = z.enum(['statutory', 'key', 'improvement']);
const priority = z.enum(['high', 'medium', 'low']);
const movement = z.enum(['better', 'same', 'worse']);
const periodKind = z.enum(['baseline', 'previous', 'current']);
const dueStateName = z.enum(['closed', 'undated', 'not-due', 'due-soon', 'due-today', 'overdue']);

const ragMeaning = z.object({ rag, meaning: z.string() });

const dueDate = z.object({
  text: z.string(),
  kind: z.enum(['by', 'from', 'range', 'ongoing', 'none']),
  start: isoDate.nullable(),
  end: isoDate.nullable(),
  precision: z.enum(['day', 'month', 'quarter', 'season', 'year']).nullable(),
});

const finding = z.object({
  kind: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  keys: z.array(z.string()),
  where: z.string(),
  message: z.string(),
});

// ---- What a person sees -------------------------------------------------------------------------------

const postView = z.object({ id: z.string(), title: z.string(), holder: z.string().nullable() });

const actionView = z.object({
  id: z.string(),
  recommendationId: z.string(),
  planId: z.string(),
  ref: z.string(),
  text: z.string(),
  owners: z.array(postView),
  accountable: z.array(postView),
  due: dueDate,
  dueState: dueStateName,
  daysLate: z.number().int(),
  firstDueDate: isoDate.nullable(),
  daysLateAgainstFirst: z.number().int(),
  timesMoved: z.number().int(),
  status,
  progress: z.string().nullable(),
  mayUpdate: z.boolean(),
  mayBecome: z.array(status),
  eTag: z.string(),
});

export const itemView = z.object({
  id: z.string(),
  planId: z.string(),
  planTitle: z.string(),
  ref: z.string(),
  refs: z.array(z.string()),
  parentId: z.string().nullable(),
  themeId: z.string().nullable(),
  kind: recommendationKind,
  text: z.string(),
  level: level.nullable(),
  priority: priority.nullable(),
  rag: rag.nullable(),
  previousRag: rag.nullable(),
  baselineRag: rag.nullable(),
  movement: movement.nullable(),
  narrative: z.string().nullable(),
  leadMembers: z.array(postView),
  accountable: z.array(postView),
  actions: z.array(actionView),
  updatedAt: isoInstant.nullable(),
  mayUpdate: z.boolean(),
  eTag: z.string(),
});

const figure = z.object({ count: z.number(), label: z.string(), of: z.number().nullable() });

const fieldChange = z.object({
  field: z.enum(updatedFields),
  before: z.string().nullable(),
  after: z.string().nullable(),
});

const updateView = z.object({
  id: z.string(),
  at: isoInstant,
  by: z.string(),
  post: z.string().nullable(),
  from: updateSource,
  note: z.string().nullable(),
  changes: z.array(fieldChange),
  actionRef: z.string().nullable(),
});

const ratingView = z.object({
  period: z.string(),
  kind: periodKind,
  rag: rag.nullable(),
  narrative: z.string().nullable(),
});

const evidenceView = z.object({
  id: z.string(),
  title: z.string(),
  url: z.string(),
  by: z.string(),
  at: isoInstant,
});

const dateChangeView = z.object({
  actionRef: z.string(),
  from: isoDate.nullable(),
  to: isoDate,
  reason: z.string().nullable(),
  state: z.enum(['requested', 'agreed', 'refused']),
  by: z.string(),
  at: isoInstant,
});

const decisionView = z.object({
  text: z.string(),
  meeting: z.string(),
  meetingDate: isoDate,
  by: z.string(),
});

export const itemDetail = itemView.extend({
  themeTitle: z.string().nullable(),
  response: z.string().nullable(),
  documentEvidence: z.string().nullable(),
  impact: z.string().nullable(),
  background: z.string().nullable(),
  figures: z.array(figure),
  ratings: z.array(ratingView),
  history: z.array(updateView),
  evidence: z.array(evidenceView),
  dateChanges: z.array(dateChangeView),
  decisions: z.array(decisionView),
  findings: z.array(finding),
});

const planFigures = z.object({
  items: z.number().int(),
  actions: z.number().int(),
  closed: z.number().int(),
  overdue: z.number().int(),
  dueSoon: z.number().int(),
  byRag: z.record(z.enum([...rags, 'none']), z.number().int()),
});

export const planSummary = z.object({
  id: z.string(),
  title: z.string(),
  source: planSource,
  importedAt: isoInstant,
  openPeriod: z.string().nullable(),
  figures: planFigures,
});

const themeView = z.object({
  id: z.string(),
  ref: z.string(),
  title: z.string(),
  leads: z.array(postView),
  summary: z.string().nullable(),
});

export const planView = planSummary.extend({
  ragKey: z.array(ragMeaning),
  themes: z.array(themeView),
  items: z.array(itemView),
});

export const meView = z.object({
  id: z.string(),
  name: z.string(),
  posts: z.array(postView),
  isAdministrator: z.boolean(),
  today: isoDate,
  council: z.string(),
  isLocalTrial: z.boolean(),
});

export const planList = z.object({ plans: z.array(planSummary) });
export type PlanList = z.infer<typeof planList>;

const id = z.string().min(1).max(255);
export const planParams = z.object({ planId: id });
export const itemParams = z.object({ itemId: id });

// ---- Updates ------------------------------------------------------------------------------------------

/** Left out where there is nothing to say: blanks would wipe out what stands. */
const words = z.string().trim().min(1);

export const updateRequest = z.strictObject({
  /** Made by the tab, so that a request sent twice is recorded once. */
  id: z.uuid(),
  actionId: z.string().nullable(),
  change: z.strictObject({
    rag: rag.exactOptional(),
    status: status.exactOptional(),
    dueDate: isoDate.exactOptional(),
    note: words.exactOptional(),
    reason: words.exactOptional(),
    evidence: z.strictObject({ title: words, url: words }).exactOptional(),
  }),
  /** The eTags of the row or rows as the person saw them. */
  basedOn: z.strictObject({ item: z.string(), action: z.string().nullable() }),
});
export type UpdateRequestBody = z.infer<typeof updateRequest>;

// ---- Imports ------------------------------------------------------------------------------------------

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
  alreadyImportedAs: z.object({ id: z.string(), title: z.string() }).nullable(),
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
  z.object({ type: z.literal('progress'), written: z.number().int(), total: z.number().int() }),
  z.object({ type: z.literal('done'), planId: z.string() }),
  z.object({ type: z.literal('failed'), message: z.string() }),
]);
export type ImportEvent = z.infer<typeof importEvent>;

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

// ---- Failures -----------------------------------------------------------------------------------------

export const apiError = z.object({
  /** What the tab decides on: "not-found", "forbidden", "item-changed", … */
  code: z.string(),
  /** One sentence to show. */
  message: z.string(),
  problems: z.array(z.string()).exactOptional(),
});
export type ApiError = z.infer<typeof apiError>;

/** 409: somebody else was first. `theirs` is the item as it stands now. */
export const itemChanged = z.object({
  code: z.literal('item-changed'),
  message: z.string(),
  theirs: itemDetail,
});
export type ItemChanged = z.infer<typeof itemChanged>;

/** A record's keys, as `z.enum` wants them. */
function keysOf<Key extends string>(record: Record<Key, unknown>): [Key, ...Key[]] {
  return Object.keys(record) as [Key, ...Key[]];
}
