import type { ItemDetail } from '#domain/view';
import { refusal, type ApiClient } from './client.ts';

/**
 * Refuses a new date that somebody asked for; a repeated answer is one answer.
 *
 * @param note why, for whoever asked
 * @throws {RefusedError | UnreachableError | SignInError}
 */
export async function refuseDate(api: ApiClient, requestId: string, note: string): Promise<ItemDetail> {
  const response = await api.send(`/date-requests/${encodeURIComponent(requestId)}/decision`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ kind: 'refuse', note }),
  });
  if (!response.ok) throw await refusal(response);
  return (await response.json()) as ItemDetail;
}
