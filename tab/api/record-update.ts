import type { ItemChanged, UpdateRequestBody } from '#api/contract/items';
import type { ItemDetail } from '#domain/view';
import { refusal, type ApiClient } from './client.ts';
import { postJson } from './post-json.ts';

export type RecordOutcome =
  | { ok: true; item: ItemDetail }
  /** Somebody else was first; `theirs` is how the item stands now. Nothing was written. */
  | { ok: false; reason: 'changed'; message: string; theirs: ItemDetail }
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
  return recordOutcome(await postJson(api, `/items/${encodeURIComponent(itemId)}/updates`, update));
}

/** What became of a change to an item. */
export async function recordOutcome(response: Response): Promise<RecordOutcome> {
  if (response.ok) return { ok: true, item: (await response.json()) as ItemDetail };
  if (response.status === 409) {
    const { message, theirs } = (await response.json()) as ItemChanged;
    return { ok: false, reason: 'changed', message, theirs };
  }
  const refused = await refusal(response);
  if (response.status !== 422) throw refused;
  return {
    ok: false,
    reason: 'problems',
    problems: refused.problems.length ? refused.problems : [refused.message],
  };
}
