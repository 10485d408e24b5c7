import type { ItemChanged, UpdateRequestBody } from '#api/contract/items';
import type { ItemDetail } from '#domain/view';
import { refusal, type ApiClient } from './client.ts';

export type RecordOutcome =
  | { ok: true; item: ItemDetail }
  /** Somebody else was first; `theirs` is how the item stands now. Nothing was written. */
  | { ok: false; reason: 'changed'; theirs: ItemDetail }
  | { ok: false; reason: 'problems'; problems: readonly string[] };

/**
 * Sends one update. The same `id` may be sent again after a broken connection: it is recorded once.
 *
 * @throws {RefusedError | UnreachableError | SignInError}
 */
export async function recordUpdate(
  api: ApiClient,
  itemId: string,
  update: UpdateRequestBody,
): Promise<RecordOutcome> {
  const response = await api.send(`/items/${encodeURIComponent(itemId)}/updates`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(update),
  });
  if (response.ok) return { ok: true, item: (await response.json()) as ItemDetail };
  if (response.status === 409) {
    const { theirs } = (await response.json()) as ItemChanged;
    return { ok: false, reason: 'changed', theirs };
  }
  const refused = await refusal(response);
  if (response.status !== 422) throw refused;
  return {
    ok: false,
    reason: 'problems',
    problems: refused.problems.length ? refused.problems : [refused.message],
  };
}
