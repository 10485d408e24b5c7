import { z } from 'zod';
import { planSourceLabels, type PlanSource } from '#domain/plan';
import { ragKeyOrder, rags } from '#domain/rag';
import { statuses } from '#domain/status';
import { updatedFields, updateSourceLabels, type UpdateSource } from '#domain/update';

/**
 * What the tab and the server say to each other, one file an area; this one holds the values that several
 * share. The server checks every request with these schemas and publishes them as OpenAPI; the tab imports
 * the types only. Responses mirror src/domain/view.ts, and tests/api/contract.test.ts does not compile when
 * the two drift apart.
 */

export const isoDate = z.iso.date();
export const isoInstant = z.iso.datetime({ offset: true });
export const rag = z.enum(rags);
export const status = z.enum(statuses);
export const planSource = z.enum(keysOf<PlanSource>(planSourceLabels));
export const updateSource = z.enum(keysOf<UpdateSource>(updateSourceLabels));
export const recommendationKind = z.enum(['recommendation', 'governance-issue', 'success-criterion']);
export const level = z.enum(['statutory', 'key', 'improvement']);
export const priority = z.enum(['high', 'medium', 'low']);
export const movement = z.enum(['better', 'same', 'worse']);
export const periodKind = z.enum(['baseline', 'previous', 'current']);
export const dueStateName = z.enum(['closed', 'undated', 'not-due', 'due-soon', 'due-today', 'overdue']);

export const ragMeaning = z.object({ rag, meaning: z.string() });
export const ragKeyEntry = z.object({ rag: z.enum(ragKeyOrder), meaning: z.string() });

export const dueDate = z.object({
  text: z.string(),
  kind: z.enum(['by', 'from', 'range', 'ongoing', 'none']),
  start: isoDate.nullable(),
  end: isoDate.nullable(),
  precision: z.enum(['day', 'month', 'quarter', 'season', 'year']).nullable(),
});

export const finding = z.object({
  kind: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  keys: z.array(z.string()),
  where: z.string(),
  message: z.string(),
});

export const postView = z.object({ id: z.string(), title: z.string(), holder: z.string().nullable() });

export const figure = z.object({ count: z.number(), label: z.string(), of: z.number().nullable() });

export const fieldChange = z.object({
  field: z.enum(updatedFields),
  before: z.string().nullable(),
  after: z.string().nullable(),
});

/** An id as it stands in a path. */
export const id = z.string().min(1).max(255);

/** What people write. */
export const writing = z.string().overwrite(storable);

/** Left out where there is nothing to say: blanks, seen or unseen, would wipe out what stands. */
export const words = writing.trim().min(1).refine(hasSomethingToSee, 'says nothing');

/**
 * What comes along unseen with words pasted from elsewhere and no XML can carry, SharePoint's and Word's
 * included: other line breaks become ordinary ones, the rest goes.
 */
function storable(text: string): string {
  return text
    .replace(/[\v\f]/g, '\n')
    .replace(/[\u0000-\u0008\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '');
}

function hasSomethingToSee(text: string): boolean {
  return /[\p{L}\p{M}\p{N}\p{P}\p{S}]/u.test(text);
}

/** A record's keys, as `z.enum` wants them. */
export function keysOf<Key extends string>(record: Record<Key, unknown>): [Key, ...Key[]] {
  return Object.keys(record) as [Key, ...Key[]];
}
