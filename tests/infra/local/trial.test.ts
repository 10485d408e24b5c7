import { createHash } from 'node:crypto';
import express from 'express';
import { decodeJwt } from 'jose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openChatStore } from '#infra/local/chat/chat-store';
import { LocalClock } from '#infra/local/clock';
import { local, paths } from '#infra/local/constants';
import type { ActionResult, ChatMessage, ClockView, TrialEvent, TrialView } from '#infra/local/contract';
import { openDatabase, type LocalDatabase } from '#infra/local/database';
import { samplePeople, samplePerson } from '#infra/local/people';
import { openTrial, tokenIssuerOf, type Trial } from '#infra/local/trial';
import { openTrialSettings } from '#infra/local/trial-settings';
import { tokenIdentifier } from '#api/identify';
import { dayInLondon } from '#domain/clock';
import { addDays } from '#domain/dates';
import { echoBot, type EchoBot } from '#tests/helpers/echo-bot';
import { listen, type Listening } from '#tests/helpers/listen';

const priya = samplePeople[0]!;
const martin = samplePeople[1]!;

let database: LocalDatabase;
let server: Listening;
let trial: Trial;
let bot: EchoBot;
let clockMoves: number;

beforeEach(async () => {
  database = openDatabase(':memory:');
  bot = echoBot(local.tenantId);
  clockMoves = 0;
  const app = express();
  server = await listen((request, response) => void app(request, response));
  trial = await openTrial({
    database,
    settings: openTrialSettings(database),
    clock: new LocalClock(openTrialSettings(database)),
    origin: server.origin,
    onClockMoved: () => (clockMoves += 1),
    onStartAgain: () => undefined,
  });
  app.use(trial.router);
  app.use(paths.messages, bot.router);
});

afterEach(async () => {
  await server.close();
  await trial.close();
  database.close();
});

describe('signing in outside Teams', () => {
  const verifier = 'a-verifier-of-at-least-forty-three-characters-as-they-must-be';
  const asked = (different: Record<string, string> = {}) =>
    `${server.origin}/local/sign-in/authorize?${new URLSearchParams({
      client_id: local.clientId,
      response_type: 'code',
      redirect_uri: `${server.origin}/tab/`,
      state: 'state-1',
      nonce: 'nonce-1',
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
      ...different,
    })}`;
  const granted = async (body: Record<string, string>) => {
    const address = `${server.origin}/local/sign-in/token`;
    const response = await fetch(address, { method: 'POST', body: new URLSearchParams(body) });
    return { status: response.status, body: (await response.json()) as Record<string, string> };
  };
  const codeFor = async (personId: string) => {
    const response = await fetch(asked({ as: personId }), { redirect: 'manual' });
    const { hash } = new URL(response.headers.get('location') ?? '');
    return new URLSearchParams(hash.slice(1));
  };

  it('offers everybody in the council', async () => {
    const page = await (await fetch(asked())).text();
    for (const { name } of samplePeople) expect(page).toContain(name);
  });

  it('gives a token like the one Teams gives, once for each code and each session', async () => {
    const answer = await codeFor(priya.id);
    expect(answer.get('state')).toBe('state-1');
    const grant = {
      grant_type: 'authorization_code',
      code: answer.get('code') ?? '',
      code_verifier: verifier,
    };
    const { body } = await granted(grant);
    expect(decodeJwt(body['access_token']!)).toMatchObject({ oid: priya.id, scp: 'access_as_user' });
    expect(decodeJwt(body['id_token']!)).toMatchObject({ oid: priya.id, nonce: 'nonce-1' });
    expect((await granted(grant)).status).toBe(400);

    const renewal = { grant_type: 'refresh_token', refresh_token: body['refresh_token']! };
    expect((await granted(renewal)).status).toBe(200);
    expect((await granted(renewal)).status).toBe(400);
  });

  it('refuses a code without the secret it was asked with, and addresses that are not the tab', async () => {
    const code = (await codeFor(priya.id)).get('code') ?? '';
    const stolen = { grant_type: 'authorization_code', code, code_verifier: 'somebody-else' };
    expect((await granted(stolen)).status).toBe(400);
    expect((await fetch(asked({ redirect_uri: 'https://elsewhere.example/tab/' }))).status).toBe(400);
  });
});

describe('chat', () => {
  beforeEach(() => trial.channel.install(priya));

  it('reaches the bot as Teams would send it', async () => {
    await say('hello');
    const heard = bot.heard.at(-1)!;
    expect(heard).toMatchObject({
      type: 'message',
      text: 'hello',
      channelId: 'msteams',
      serviceUrl: `${server.origin}/local/teams/`,
      from: { aadObjectId: priya.id, name: 'Priya Anand' },
      conversation: { conversationType: 'personal', tenantId: local.tenantId },
      channelData: { tenant: { id: local.tenantId } },
    });
    expect(heard.conversation.id).toMatch(/^a:/);
    expect(heard.from.id).toMatch(/^29:/);
    expect(heard.recipient.id).toBe(`28:${local.clientId}`);
  });

  it('shows what was said and answered, and keeps it', async () => {
    await say('hello');
    expect(await messages()).toMatchObject([
      { from: 'person', text: 'hello', textFormat: 'plain', failure: null },
      { from: 'bot', text: 'You said **hello**.', textFormat: 'markdown', isRead: false },
    ]);
  });

  it('hands a message of 50 KB to the bot whole, which says itself what is too long', async () => {
    const long = 'word '.repeat(10_000).trim();
    await say(long);
    expect(bot.heard.at(-1)!.text).toBe(long);
  });

  it.each([
    ['too long for any chat', JSON.stringify({ text: 'x'.repeat(300_000) }), 422],
    ['larger than can be read', JSON.stringify({ text: 'x'.repeat(2_000_000) }), 413],
    ['not JSON', '{"text":', 400],
  ])('refuses in one sentence what is %s', async (_, body, status) => {
    const response = await fetch(`${server.origin}${paths.api}/chats/${priya.id}/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({
      code: expect.any(String),
      message: expect.stringMatching(/^[A-Z][^\n]+\.$/),
    });
    expect(await messages()).toEqual([]);
  });

  it('says that a message was not delivered, and sends it again when asked', async () => {
    const id = await say('fail');
    expect((await messages())[0]!.failure).toMatch(/answered with an error/);
    await post(`/chats/${priya.id}/messages/${id}/retry`);
    await settled();
    expect(bot.heard.filter(({ text }) => text === 'fail').map((activity) => activity.id)).toEqual([id, id]);
  });

  it('says of a message still under way when the trial is closed that it was not delivered', async () => {
    await post(`/chats/${priya.id}/messages`, { text: 'wait' });
    await server.close();
    await trial.close();
    expect(openChatStore(database).messages(priya.id)).toMatchObject([
      { text: 'wait', failure: 'Golden Thread could not be reached.' },
    ]);
  });

  it('puts the answer to a button where the card was', async () => {
    await say('card');
    const card = (await messages())[1]!;
    const result = await execute(card.id, 'save', { note: 'Half done' });
    expect(result).toMatchObject({ kind: 'card', message: { id: card.id } });
    expect(JSON.stringify((await messages())[1]!.cards)).toContain('Saved: Half done');
  });

  it('asks the bot by itself for the newest state of a card, and puts it in its place', async () => {
    await say('card');
    const card = (await messages())[1]!;
    const action = { type: 'Action.Execute', verb: 'open', data: { note: 'Newest' } };
    await post(`/chats/${priya.id}/messages/${card.id}/refresh`, action);
    expect(bot.heard.at(-1)).toMatchObject({ value: { trigger: 'automatic' }, replyToId: card.id });
    expect(JSON.stringify((await messages())[1]!.cards)).toContain('Saved: Newest');
  });

  it('opens a dialog, shows what the bot says to it, and closes it when the bot is content', async () => {
    await say('card');
    const card = (await messages())[1]!;
    const dialog = (name: string, data: object) =>
      post(`/chats/${priya.id}/messages/${card.id}/dialog`, { name, data });
    expect(await dialog('task/fetch', { open: 'form' })).toMatchObject({ kind: 'dialog', title: 'A form' });
    expect(bot.heard.at(-1)).toMatchObject({ name: 'task/fetch', value: { data: { open: 'form' } } });
    expect(await dialog('task/submit', {})).toEqual({ kind: 'said', text: 'Say what has happened.' });
    expect(await dialog('task/submit', { note: 'Done' })).toEqual({ kind: 'closed' });
  });

  it('says what the bot said when a button is refused', async () => {
    await say('card');
    const card = (await messages())[1]!;
    expect(await execute(card.id, 'refuse', {})).toEqual({ kind: 'failed', text: 'That cannot be done.' });
  });

  it('sends a submitted card as a message without text', async () => {
    await say('card');
    const card = (await messages())[1]!;
    expect(await post(`/chats/${priya.id}/messages/${card.id}/submit`, { data: { asked: true } })).toBeNull();
    expect(bot.heard.at(-1)).toMatchObject({ type: 'message', value: { asked: true }, replyToId: card.id });
    expect((await messages()).at(-1)!.text).toBe('{"asked":true}');
  });

  it('tells an open page what happens', async () => {
    const events = listenToEvents();
    await say('hello');
    const told = await events.until((event) => event.type === 'message' && event.message.from === 'bot');
    expect(told).toMatchObject({ personId: priya.id, message: { text: 'You said **hello**.' } });
    expect(await events.until((event) => event.type === 'unread')).toMatchObject({ unread: 1 });
    events.stop();
  });

  it('counts messages as unread until they are seen', async () => {
    await say('hello');
    expect(await unread()).toBe(1);
    await post(`/chats/${priya.id}/read`);
    expect(await unread()).toBe(0);
  });
});

describe('the bot writing first', () => {
  it('reaches a person by object id once the app is installed for them', async () => {
    await trial.channel.install(martin);
    await bot.sayTo(martin.id, `${server.origin}/local/teams/`, 'Three actions are overdue.');
    expect(await messages(martin.id)).toMatchObject([{ from: 'bot', text: 'Three actions are overdue.' }]);
  });

  it('is refused for somebody who has not installed the app', async () => {
    await expect(bot.sayTo(martin.id, `${server.origin}/local/teams/`, 'Hello')).rejects.toMatchObject({
      statusCode: 403,
      code: 'ForbiddenOperationException',
    });
  });
});

describe('the connector service', () => {
  const conversation = `a:trial-${priya.id}`;
  const activities = `${paths.teams}v3/conversations/${encodeURIComponent(conversation)}/activities`;
  const message = { type: 'message', text: 'First' };

  beforeEach(() => trial.channel.install(priya));

  it('changes and deletes a message that was sent', async () => {
    const { id } = (await ask('POST', activities, message)).body as { id: string };
    expect((await ask('PUT', `${activities}/${id}`, { ...message, text: 'Second' })).status).toBe(200);
    expect((await messages())[0]!.text).toBe('Second');
    expect((await ask('DELETE', `${activities}/${id}`)).status).toBe(200);
    expect(await messages()).toEqual([]);
    expect((await ask('PUT', `${activities}/${id}`, message)).body).toMatchObject({
      error: { code: 'ActivityNotFoundInConversation' },
    });
  });

  it('takes an answer to a message it never saw', async () => {
    expect((await ask('POST', `${activities}/made-up`, message)).status).toBe(201);
  });

  it('names the members of a chat', async () => {
    const around = activities.replace(/activities$/, '');
    const member = { aadObjectId: priya.id, name: 'Priya Anand', tenantId: local.tenantId };
    expect((await ask('GET', `${around}members`)).body).toMatchObject([member]);
    expect((await ask('GET', `${around}pagedmembers`)).body).toMatchObject({ members: [member] });
    expect((await ask('GET', `${around}members/${priya.id}`)).body).toMatchObject(member);
    expect((await ask('GET', `${around}members/${martin.id}`)).status).toBe(404);
  });

  it('refuses a message heavier than Teams takes', async () => {
    const answer = await ask('POST', activities, { ...message, text: 'x'.repeat(60_000) });
    expect(answer).toMatchObject({ status: 413, body: { error: { code: 'MessageSizeTooBig' } } });
  });

  it('knows no conversation but those of its people', async () => {
    const answer = await ask('POST', `${paths.teams}v3/conversations/19%3Achannel/activities`, message);
    expect(answer).toMatchObject({ status: 404, body: { error: { code: 'ConversationNotFound' } } });
  });
});

describe('the clock', () => {
  it('starts on the first morning of the trial', async () => {
    expect((await view()).clock.today).toBe('2026-03-02');
  });

  it('moves to half past nine of a later day, summer or winter', async () => {
    const moved = (await post('/clock', { day: '2026-04-02' })) as ClockView;
    expect(moved.now).toMatch(/^2026-04-02T08:30:0/); // 09:30 in British summer time
    expect(clockMoves).toBe(1);
  });

  it('only moves forward, and by a year at most', async () => {
    for (const day of ['2026-03-02', '2026-02-28', '2027-06-01', '31 March 2026']) {
      expect((await ask('POST', `${paths.api}/clock`, { day })).status).toBe(422);
    }
    expect(clockMoves).toBe(0);
  });

  it('goes on from where it stood after a restart', () => {
    const settings = openTrialSettings(database);
    const clock = new LocalClock(settings, () => Date.parse('2030-01-01T12:00:00Z'));
    clock.moveTo(addOneDay(clock));
    const later = new LocalClock(settings, () => Date.parse('2030-01-01T13:00:00Z'));
    expect(later.now().getTime() - clock.now().getTime()).toBe(3_600_000);
  });
});

describe('being somebody', () => {
  it('gives the tab a token that the product accepts as that person', async () => {
    const { token } = (await post(`/tokens/${priya.id}`)) as { token: string };
    const identify = tokenIdentifier({
      tokenIssuer: tokenIssuerOf(server.origin),
      tokenKeysUrl: `${server.origin}${paths.api}/keys`,
      clientId: local.clientId,
      tenantId: local.tenantId,
    });
    expect(await identify(`Bearer ${token}`)).toEqual({ id: priya.id, name: 'Priya Anand' });
  });

  it('is possible for the people of the sample council only', async () => {
    expect(samplePerson('nobody')).toBeUndefined();
    expect((await ask('POST', `${paths.api}/tokens/nobody`, {})).status).toBe(404);
  });

  it('is not possible from another web site', async () => {
    const elsewhere = { origin: 'https://example.org' };
    expect((await ask('POST', `${paths.api}/tokens/${priya.id}`, {}, elsewhere)).status).toBe(403);
  });
});

function addOneDay(clock: LocalClock): string {
  // In London: late on a summer evening it is another day there than in UTC.
  return addDays(dayInLondon(clock.now()), 1);
}

/** Says something and waits until the bot has dealt with it. */
async function say(text: string): Promise<string> {
  await post(`/chats/${priya.id}/messages`, { text });
  await settled();
  return (await messages()).find((message) => message.text === text)!.id;
}

/** The page is told at once; the bot is asked behind it. */
async function settled(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 60));
}

async function messages(personId: string = priya.id): Promise<ChatMessage[]> {
  const { body } = await ask('GET', `${paths.api}/chats/${personId}`);
  return (body as { messages: ChatMessage[] }).messages;
}

async function view(): Promise<TrialView> {
  return (await ask('GET', `${paths.api}/trial`)).body as TrialView;
}

async function unread(): Promise<number> {
  return (await view()).people.find(({ id }) => id === priya.id)!.unread;
}

async function execute(messageId: string, verb: string, data: unknown): Promise<ActionResult> {
  const action = { type: 'Action.Execute', verb, id: '', data };
  return (await post(`/chats/${priya.id}/messages/${messageId}/execute`, action)) as ActionResult;
}

async function post(path: string, body: unknown = {}): Promise<unknown> {
  return (await ask('POST', `${paths.api}${path}`, body)).body;
}

async function ask(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(`${server.origin}${path}`, {
    method,
    headers: { ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text ? (JSON.parse(text) as unknown) : null };
}

function listenToEvents() {
  const stopping = new AbortController();
  const seen: TrialEvent[] = [];
  void fetch(`${server.origin}${paths.api}/events`, { signal: stopping.signal })
    .then(async (response) => {
      for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
        for (const line of chunk.split('\n')) {
          if (line.startsWith('data: ')) seen.push(JSON.parse(line.slice(6)) as TrialEvent);
        }
      }
    })
    .catch((error: unknown) => {
      if (!stopping.signal.aborted) throw error;
    });
  return {
    stop: () => stopping.abort(),
    async until(wanted: (event: TrialEvent) => boolean): Promise<TrialEvent> {
      for (let tries = 0; tries < 100; tries += 1) {
        const found = seen.find(wanted);
        if (found) return found;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      throw new Error(`Not told; heard ${JSON.stringify(seen)}`);
    },
  };
}
