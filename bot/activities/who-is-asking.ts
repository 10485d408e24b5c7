import { z } from 'zod';
import type { Person } from '#domain/post';

export type Asking = { ok: true; person: Person } | { ok: false; problem: 'nobody' | 'wrong-tenant' };

const identity = z.object({
  from: z.object({ aadObjectId: z.string().min(1).max(100), name: z.string().nullish() }),
});
const tenants = z.object({
  conversation: z.object({ tenantId: z.string().nullish() }).nullish().catch(null),
  channelData: z
    .object({ tenant: z.object({ id: z.string() }).nullish().catch(null) })
    .nullish()
    .catch(null),
});

/**
 * Who sent an activity: the Entra object id Teams put on it, in the tenant this server belongs to. Every
 * place that names a tenant has to name ours; names and e-mail addresses decide nothing.
 */
export function whoIsAsking(activity: unknown, tenantId: string): Asking {
  const named = tenants.safeParse(activity);
  const ids = [named.data?.conversation?.tenantId, named.data?.channelData?.tenant?.id].filter((id) => id);
  const isOurs = ids.length > 0 && ids.every((id) => id?.toLowerCase() === tenantId.toLowerCase());
  if (!isOurs) return { ok: false, problem: 'wrong-tenant' };

  const sender = identity.safeParse(activity);
  if (!sender.success) return { ok: false, problem: 'nobody' };
  const { aadObjectId, name } = sender.data.from;
  return { ok: true, person: { id: aadObjectId.toLowerCase(), name: name?.trim() || aadObjectId } };
}
