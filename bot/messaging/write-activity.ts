import type { Activity, ResourceResponse } from 'botbuilder';
import { callConnector } from './connector-transport.ts';
import type { ConnectorClient } from './lasting-clients.ts';

type Credentials = ConnectorClient['credentials'];
type Signed = Parameters<Credentials['signRequest']>[0];

export interface WrittenActivity {
  /** POST adds a message to the chat, PUT takes the place of one. */
  method: 'POST' | 'PUT';
  /** With the chat it belongs to, and where that is served. */
  activity: Partial<Activity>;
  /** The message it answers, or whose place it takes; without, it stands at the end of the chat. */
  at: string | undefined;
  credentials: Credentials;
  timeoutMs: number | undefined;
}

/**
 * Writes one message to a chat.
 *
 * @throws {ConnectorError} when Teams refuses
 * @throws {ConnectorSilenceError} when no answer comes
 * @throws {ConnectorRequestError} when there can be no such chat; nothing was sent
 * @see https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference
 */
export async function writeActivity(written: WrittenActivity): Promise<ResourceResponse> {
  const { method, activity, at, credentials, timeoutMs } = written;
  const { conversation, serviceUrl = '' } = activity;
  const chat = conversation?.id ?? '';
  const path = ['v3/conversations', encodeURIComponent(chat), 'activities', at && encodeURIComponent(at)];
  const headers = new Map([
    ['content-type', 'application/json; charset=utf-8'],
    ['user-agent', 'golden-thread'],
    ['x-ms-conversation-id', chat],
  ]);
  // Writes the bot's token among the headers, and looks at nothing else.
  await credentials.signRequest({ headers } as unknown as Signed);
  const { text } = await callConnector({
    ...{ method, timeoutMs, headers: Object.fromEntries(headers), body: JSON.stringify(activity) },
    url: `${serviceUrl.replace(/\/$/, '')}/${path.filter(Boolean).join('/')}`,
  });
  return resourceIn(text) ?? { id: at ?? '' };
}

/** Null for nothing, as an update is answered, and for what cannot be read: the message has arrived all the same. */
function resourceIn(text: string): ResourceResponse | null {
  try {
    return JSON.parse(text) as ResourceResponse | null;
  } catch {
    return null;
  }
}
