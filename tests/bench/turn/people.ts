import type { Listening } from '#tests/helpers/listen';
import { listen } from '#tests/helpers/listen';

export const tenantId = '00000000-aaaa-4bbb-8ccc-00000000000a';

/** Teams' connector service: takes every message at once, and shows the last one of each conversation. */
export interface Connector extends Listening {
  last(conversation: string): unknown;
}

export async function startConnector(): Promise<Connector> {
  const replies = new Map<string, string>();
  const server = await listen((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const conversation = /\/conversations\/([^/]+)/.exec(request.url ?? '')?.[1] ?? '';
      replies.set(decodeURIComponent(conversation), Buffer.concat(parts).toString());
      response.writeHead(201, { 'Content-Type': 'application/json' }).end('{"id":"sent"}');
    });
  });
  return { ...server, last: (conversation) => JSON.parse(replies.get(conversation) ?? 'null') as unknown };
}

/** One person at a time of one bot's chat. */
export class Chat {
  readonly conversation: string;
  readonly #address: string;
  readonly #person: number;
  readonly #serviceUrl: string;
  static #count = 0;

  constructor(address: string, person: number, serviceUrl: string) {
    this.#address = address;
    this.#person = person;
    this.#serviceUrl = serviceUrl;
    this.conversation = `a:${person}:${new URL(address).pathname}`;
  }

  say(text: string): Promise<number> {
    return this.#turn({ type: 'message', text });
  }

  press(verb: string, data: unknown): Promise<number> {
    const action = { type: 'Action.Execute', verb, data };
    return this.#turn({ type: 'invoke', name: 'adaptiveCard/action', value: { action, trigger: 'manual' } });
  }

  /** @returns milliseconds until the turn was over, its answer delivered */
  async #turn(part: object): Promise<number> {
    const aadObjectId = `00000000-0000-4000-8000-${String(this.#person).padStart(12, '0')}`;
    Chat.#count += 1;
    const body = JSON.stringify({
      ...{ id: `turn-${Chat.#count}`, timestamp: new Date().toISOString(), channelId: 'msteams' },
      serviceUrl: this.#serviceUrl,
      from: { id: `29:${aadObjectId}`, name: `Officer ${this.#person}`, aadObjectId },
      recipient: { id: '28:bot', name: 'Golden Thread' },
      conversation: { conversationType: 'personal', tenantId, id: this.conversation },
      channelData: { tenant: { id: tenantId } },
      ...part,
    });
    const start = performance.now();
    const response = await fetch(this.#address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    const answer = await response.text();
    const ms = performance.now() - start;
    if (!response.ok || /"statusCode":[45]/.test(answer)) {
      throw new Error(`A turn was answered ${response.status}: ${answer.slice(0, 300)}`);
    }
    return ms;
  }
}
