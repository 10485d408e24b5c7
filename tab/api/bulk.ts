import type { BulkAnswer, BulkOutcome, BulkPreviewBody, BulkRequestBody } from '#api/contract/bulk';
import { refusal, type ApiClient } from './client.ts';

/** Updates sent in one request; few enough that progress is seen, many enough that it is made. */
const chunkSize = 20;

/**
 * What updates would change and which may not be made. Writes nothing.
 *
 * @throws {RefusedError | UnreachableError | SignInError}
 */
export async function previewUpdates(
  api: ApiClient,
  updates: BulkPreviewBody['updates'],
): Promise<BulkOutcome[]> {
  return inChunks(
    updates,
    (chunk) => post(api, '/updates/preview', { updates: chunk }),
    () => undefined,
  );
}

/**
 * Records updates. Repeats after a broken connection are recorded once, by their ids.
 *
 * @param onOutcomes called as outcomes come in, so that nothing is lost when a later request fails
 * @throws {RefusedError | UnreachableError | SignInError}
 */
export async function sendUpdates(
  api: ApiClient,
  updates: BulkRequestBody['updates'],
  onOutcomes: (outcomes: BulkOutcome[]) => void,
): Promise<BulkOutcome[]> {
  return inChunks(updates, (chunk) => post(api, '/updates', { updates: chunk }), onOutcomes);
}

async function inChunks<Update>(
  updates: readonly Update[],
  send: (chunk: Update[]) => Promise<BulkOutcome[]>,
  onOutcomes: (outcomes: BulkOutcome[]) => void,
): Promise<BulkOutcome[]> {
  const outcomes: BulkOutcome[] = [];
  for (let start = 0; start < updates.length; start += chunkSize) {
    const some = await send(updates.slice(start, start + chunkSize));
    outcomes.push(...some);
    onOutcomes(some);
  }
  return outcomes;
}

async function post(api: ApiClient, path: string, body: object): Promise<BulkOutcome[]> {
  const response = await api.send(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw await refusal(response);
  return ((await response.json()) as BulkAnswer).outcomes;
}
