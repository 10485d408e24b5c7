import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { pino } from 'pino';
import type { CardAction } from '#bot/cards/elements';
import { createBot, type Bot, type BotOptions } from '#bot/create-bot';
import type { Person } from '#domain/post';
import type { Services } from '#workflows/services';

export const tenantId = '00000000-aaaa-4bbb-8ccc-00000000000a';

/** One request that the bot made to the connector service. */
export interface Sent {
  method: string;
  path: string;
  body: Record<string, unknown>;
}

/** What the connector service answers instead of accepting; returned once per request, then it accepts again. */
export type Misbehaviour =
  | { status: number; body?: unknown; headers?: Record<string, string> }
  /** It takes the request and hangs up, or never answers. */
  | { silence: 'breaks-off' | 'waits' };

export interface InvokeAnswer {
  status: number;
  body: { statusCode: number; type: string; value: unknown };
}

/** A bot behind real HTTP, and a connector service that takes what it sends. */
export interface TestTeams {
  bot: Bot;
  /** Where it takes activities, for clients of other makers. */
  messagesUrl: string;
  sent: Sent[];
  /** The pages of every group's roster, which reading does not count as sent; a status: it is refused. */
  roster: object[][] | number;
  /** Answers for the next requests, first come first served. */
  misbehave(...answers: Misbehaviour[]): void;
  /** Lines the bot logged at level warn or above. */
  logged: Record<string, unknown>[];
  post(activity: unknown, headers?: Record<string, string>): Promise<{ status: number; text: string }>;
  activity(person: Person, part: Record<string, unknown>): Record<string, unknown>;
  /** @returns what the bot sent while answering */
  say(person: Person, text: string, part?: Record<string, unknown>): Promise<Sent[]>;
  press(person: Person, button: { verb: unknown; data: unknown }, typed?: object): Promise<InvokeAnswer>;
  /** As Teams asks by itself for a card that a person comes back to. */
  refresh(person: Person, action: { verb: string; data: unknown }): Promise<InvokeAnswer>;
  /** @returns the invoke's answer; null where it has no body */
  invoke(
    person: Person,
    name: string,
    value: unknown,
    replyToId?: string,
  ): Promise<{ status: number; body: unknown }>;
  close(): Promise<void>;
}

export async function startTeams(services: Services, options: Partial<BotOptions> = {}): Promise<TestTeams> {
  const sent: Sent[] = [];
  const logged: Record<string, unknown>[] = [];
  const answers: Misbehaviour[] = [];
  const app = express().use(express.json({ limit: '1mb' }));
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const serviceUrl = `${base}/teams/`;

  app.get('/teams/v3/conversations/:id/pagedmembers', (request, response) => {
    if (typeof teams.roster === 'number') return response.status(teams.roster).json({});
    const page = Number(request.query['continuationToken'] ?? 0);
    const isLast = page + 1 >= teams.roster.length;
    return response.json({
      members: teams.roster[page],
      ...(isLast ? {} : { continuationToken: String(page + 1) }),
    });
  });
  app.use('/teams', (request, response) => {
    sent.push({ method: request.method, path: request.path, body: request.body as Record<string, unknown> });
    const answer = answers.shift();
    if (answer && 'silence' in answer) {
      if (answer.silence === 'breaks-off') request.socket.destroy();
    } else if (answer)
      response
        .status(answer.status)
        .set(answer.headers ?? {})
        .json(answer.body ?? {});
    else if (request.path === '/v3/conversations') response.status(201).json({ id: 'a:opened' });
    else response.status(201).json({ id: `sent-${sent.length}` });
  });

  const write = (line: string) => logged.push(JSON.parse(line) as Record<string, unknown>);
  const bot = createBot({
    services,
    ...{ appId: '', credentials: null, tenantId, teamsUrl: serviceUrl },
    log: pino({ level: 'warn' }, { write }),
    ...{ patience: { tries: 4, firstWaitMs: 1 }, messagesPerSecond: 1_000 },
    // A busy machine is no slow SharePoint: a test of that says how long somebody waits.
    waiting: { typingAfterMs: 30_000, sayAfterMs: 30_000 },
    ...options,
  });
  app.post('/api/messages', (request, response) => bot.handle(request, response));

  let count = 0;
  const teams: TestTeams = {
    ...{
      bot,
      sent,
      logged,
      roster: [[{ id: '29:somebody', tenantId }]],
      messagesUrl: `${base}/api/messages`,
    },
    misbehave: (...more) => answers.push(...more),
    async post(activity, headers = {}) {
      const response = await fetch(`${base}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(activity),
      });
      return { status: response.status, text: await response.text() };
    },
    activity: (person, part) => ({
      id: `activity-${(count += 1)}`,
      timestamp: '2026-03-02T09:30:00.000Z',
      ...{ serviceUrl, channelId: 'msteams' },
      from: { id: `29:${person.id}`, name: person.name, aadObjectId: person.id },
      recipient: { id: '28:bot', name: 'Golden Thread' },
      conversation: { conversationType: 'personal', tenantId, id: `a:${person.id}` },
      channelData: { tenant: { id: tenantId } },
      ...part,
    }),
    async say(person, text, part = {}) {
      const before = sent.length;
      await teams.post(teams.activity(person, { type: 'message', text, ...part }));
      return sent.slice(before);
    },
    async press(person, { verb, data }, typed = {}) {
      const action = { type: 'Action.Execute', verb, data: { ...(data as object), ...typed } };
      const invoke = { type: 'invoke', name: 'adaptiveCard/action', value: { action, trigger: 'manual' } };
      const { status, text } = await teams.post(teams.activity(person, invoke));
      return { status, body: JSON.parse(text) as InvokeAnswer['body'] };
    },
    async refresh(person, { verb, data }) {
      const action = { type: 'Action.Execute', verb, data };
      const value = { action, trigger: 'automatic' };
      const { status, body } = await teams.invoke(person, 'adaptiveCard/action', value);
      return { status, body: body as InvokeAnswer['body'] };
    },
    async invoke(person, name, value, replyToId) {
      const part = { type: 'invoke', name, value, ...(replyToId ? { replyToId } : {}) };
      const { status, text } = await teams.post(teams.activity(person, part));
      return { status, body: text === '' ? null : (JSON.parse(text) as unknown) };
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
  return teams;
}

type Node = Record<string, unknown>;

/** The card on a message the bot sent, or on an invoke's answer. */
export function cardOf(message: { body: unknown }): Node {
  const body = message.body as { value?: unknown; attachments?: { content: unknown }[] };
  return (body.attachments?.[0]?.content ?? body.value) as Node;
}

/** Every word a person reads on a card, in order. */
export function wordsOn(card: unknown): string {
  return nodes(card)
    .flatMap((node) => [node['text'], node['label'], node['title']])
    .filter((text) => typeof text === 'string')
    .join('\n');
}

/** The button with that title; also a row that opens something. */
export function button(card: unknown, title: string): Extract<CardAction, { type: 'Action.Execute' }> {
  const called = (name: unknown) => name === title || String(name).startsWith(`${title} `);
  const found = nodes(card).find((node) => node['type'] === 'Action.Execute' && called(node['title']));
  if (!found) throw new Error(`There is no "${title}" among ${titles(card).join(', ')}.`);
  return found as unknown as Extract<CardAction, { type: 'Action.Execute' }>;
}

function titles(card: unknown): string[] {
  return nodes(card)
    .filter((node) => node['type'] === 'Action.Execute')
    .map((node) => String(node['title']));
}

function nodes(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(nodes);
  if (typeof value !== 'object' || value === null) return [];
  return [value as Node, ...Object.values(value).flatMap(nodes)];
}
