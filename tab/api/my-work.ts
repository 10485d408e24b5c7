import type { NudgeAnswer, NudgeRequestBody, UndoAnswer } from '#api/contract/my-work';
import { refusal, type ApiClient } from './client.ts';
import { postJson } from './post-json.ts';

/** Entries taken back in one request. */
const mostAtOnce = 50;

/**
 * Takes back what the person recorded.
 *
 * @param ids of requests, or of entries
 * @throws {RefusedError | UnreachableError | SignInError}
 */
export async function undo(api: ApiClient, ids: readonly string[]): Promise<UndoAnswer['undone']> {
  const undone: UndoAnswer['undone'] = [];
  for (let start = 0; start < ids.length; start += mostAtOnce) {
    const response = await postJson(api, '/undo', { ids: ids.slice(start, start + mostAtOnce) });
    if (!response.ok) throw await refusal(response);
    undone.push(...((await response.json()) as UndoAnswer).undone);
  }
  return undone;
}

/**
 * Asks owners how it is going; each gets one card.
 *
 * @throws {RefusedError | UnreachableError | SignInError}
 */
export async function nudge(api: ApiClient, actions: NudgeRequestBody['actions']): Promise<NudgeAnswer> {
  const response = await postJson(api, '/nudges', { actions });
  if (!response.ok) throw await refusal(response);
  return (await response.json()) as NudgeAnswer;
}
