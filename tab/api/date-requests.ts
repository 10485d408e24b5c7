import type { DateDecisionBody, DateRequestBody } from '#api/contract/date-requests';
import type { ApiClient } from './client.ts';
import { postJson } from './post-json.ts';
import { recordOutcome, type RecordOutcome } from './record-update.ts';

/**
 * Asks for a new due date. The same `id` may be sent again: it is asked once.
 *
 * @throws {RefusedError | UnreachableError | SignInError}
 */
export async function askForDate(
  api: ApiClient,
  itemId: string,
  request: DateRequestBody,
): Promise<RecordOutcome> {
  return recordOutcome(await postJson(api, `/items/${encodeURIComponent(itemId)}/date-requests`, request));
}

/**
 * Answers a request, or withdraws one's own; a repeated answer is one answer. `changed`: it was answered before.
 *
 * @throws {RefusedError | UnreachableError | SignInError}
 */
export async function decideDate(
  api: ApiClient,
  requestId: string,
  decision: DateDecisionBody,
): Promise<RecordOutcome> {
  return recordOutcome(
    await postJson(api, `/date-requests/${encodeURIComponent(requestId)}/decision`, decision),
  );
}
