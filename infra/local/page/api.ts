import { paths } from '../constants.ts';
import type {
  ActionResult,
  ChatMessage,
  ClockView,
  DialogResult,
  TrialEvent,
  TrialView,
} from '../contract.ts';

/** The server said no, or could not be reached; `message` is fit to show. */
export class TrialError extends Error {}

export const trialApi = {
  trial: () => read<TrialView>('/trial'),
  messages: async (personId: string) =>
    (await read<{ messages: ChatMessage[] }>(`/chats/${personId}`)).messages,
  say: (personId: string, text: string) => post(`/chats/${personId}/messages`, { text }),
  sayAgain: (personId: string, messageId: string) => post(`/chats/${personId}/messages/${messageId}/retry`),
  markRead: (personId: string) => post(`/chats/${personId}/read`),
  moveClock: (day: string) => post('/clock', { day }) as Promise<ClockView>,
  startAgain: () => post('/start-again'),

  async token(personId: string): Promise<string> {
    const { token } = (await post(`/tokens/${personId}`)) as { token: string };
    return token;
  },

  /** Null when the bot answers in the chat instead of in place. */
  submit: (personId: string, messageId: string, data: unknown) =>
    post(`/chats/${personId}/messages/${messageId}/submit`, { data }) as Promise<ActionResult | null>,

  /** As Teams does for a card that somebody comes back to. */
  refresh: (personId: string, messageId: string, action: object) =>
    post(`/chats/${personId}/messages/${messageId}/refresh`, action) as Promise<ActionResult>,

  dialog: (personId: string, messageId: string, name: 'task/fetch' | 'task/submit', data: unknown) =>
    post(`/chats/${personId}/messages/${messageId}/dialog`, { name, data }) as Promise<DialogResult>,

  execute: (personId: string, messageId: string, action: { verb: string; id: string; data: unknown }) =>
    post(`/chats/${personId}/messages/${messageId}/execute`, {
      type: 'Action.Execute',
      ...action,
    }) as Promise<ActionResult>,
};

/**
 * Listens to what happens until stopped. The browser reconnects by itself; `onConnected` is called each
 * time, because what happened in between was not heard.
 */
export function listen(onEvent: (event: TrialEvent) => void, onConnected: () => void): () => void {
  const source = new EventSource(`${paths.api}/events`);
  source.onmessage = ({ data }: MessageEvent<string>) => onEvent(JSON.parse(data) as TrialEvent);
  source.onopen = onConnected;
  return () => source.close();
}

async function read<T>(path: string): Promise<T> {
  return (await ask(path, {})) as T;
}

function post(path: string, body: object = {}): Promise<unknown> {
  return ask(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

async function ask(path: string, init: RequestInit): Promise<unknown> {
  const response = await fetch(`${paths.api}${path}`, init).catch((cause: unknown) => {
    throw new TrialError('The local trial is not running. Start it again with npm start.', { cause });
  });
  const text = await response.text();
  if (response.ok) return text ? JSON.parse(text) : null;
  throw new TrialError(messageIn(text) ?? `The local trial answered with an error (${response.status}).`);
}

function messageIn(text: string): string | null {
  try {
    const { message } = JSON.parse(text) as { message?: unknown };
    return typeof message === 'string' ? message : null;
  } catch {
    return null; // not JSON: a plain error page
  }
}
