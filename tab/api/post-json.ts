import { type ApiClient } from './client.ts';

/** Sends a body as JSON; whoever asks reads the answer, refusals included. */
export function postJson(api: ApiClient, path: string, body: object): Promise<Response> {
  return api.send(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}
