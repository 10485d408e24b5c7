import { z } from 'zod';
import type { Person } from '#domain/post';

export type Asking = { ok: true; person: Person } | { ok: false; problem: 'nobody' | 'wrong-tenant' };

const objectId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const identity = z.object({
  from: z.object({
    aadObjectId: z.string().regex(objectId),
    name: z.string().nullish().catch(null),
    /** Another bot is nobody: two that answer each other never stop. */
    role: z
      .unknown()
      .refine((role) => role !== 'bot')
      .optional(),
  }),
});

/** Every place where an activity says which tenant it belongs to; only absent counts as not said. */
const tenant = z.string().nullish();
const tenants = z.object({
  conversation: z.object({ tenantId: tenant }).nullish(),
  channelData: z.object({ tenant: z.object({ id: tenant }).nullish() }).nullish(),
  from: z.object({ tenantId: tenant }).nullish(),
});

/**
 * Who sent an activity: the Entra object id Teams put on it, in the tenant this server belongs to. Every
 * place that names a tenant has to name ours; names and e-mail addresses decide nothing.
 */
export function whoIsAsking(activity: unknown, tenantId: string): Asking {
  const named = tenants.safeParse(activity);
  if (!named.success) return { ok: false, problem: 'wrong-tenant' };
  const { conversation, channelData, from } = named.data;
  const ids = [conversation?.tenantId, channelData?.tenant?.id, from?.tenantId].filter((id) => id);
  const isOurs = ids.length > 0 && ids.every((id) => id?.toLowerCase() === tenantId.toLowerCase());
  if (!isOurs) return { ok: false, problem: 'wrong-tenant' };

  const sender = identity.safeParse(activity);
  if (!sender.success) return { ok: false, problem: 'nobody' };
  const { aadObjectId, name } = sender.data.from;
  return {
    ok: true,
    person: { id: aadObjectId.toLowerCase(), name: written(name ?? '') || aadObjectId },
  };
}

/** A name as it can be kept: on one line, and without what turns other words around it. */
function written(name: string): string {
  const shortened = name.trim().slice(0, 200);
  return shortened.replace(/[\p{Cc}\p{Cs}\p{Co}\u202A-\u202E\u2066-\u2069]+/gu, ' ').trim();
}
