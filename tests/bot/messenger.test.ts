import { Ajv } from 'ajv';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Digest } from '#domain/digest';
import type { Person } from '#domain/post';
import { hasSchemas, readSchema } from '#tests/helpers/schemas';
import { startStore, type StartedStore } from '#tests/helpers/store';
import { cardOf, startTeams, tenantId, wordsOn, type Sent, type TestTeams } from '#tests/helpers/teams';
import { aDigest, anActionView, anItemView, aPostView } from '#tests/helpers/views';

let store: StartedStore;
let teams: TestTeams;
let people = 0;

beforeAll(async () => {
  store = await startStore();
  teams = await startTeams(store.services);
});

afterAll(async () => {
  await teams.close();
  await store.close();
});

beforeEach(() => {
  teams.sent.length = 0;
});

function somebody(): Person {
  people += 1;
  return { id: `00000000-0000-4000-8000-${String(people).padStart(12, '0')}`, name: `Officer ${people}` };
}

function overdueDigest(person: Person): Digest {
  const action = anActionView({ dueDate: '2026-01-31', dueState: 'overdue', daysLate: 30 });
  const entry = { item: anItemView({ actions: [action] }), action, stage: 'late-29' as const };
  const owner = aPostView('Head of Property', 'Laura Whitcombe');
  return aDigest({ person, mine: [entry], theirs: [{ owner, count: 1, items: [entry] }] });
}

const send = (person: Person) => teams.bot.messenger.send(person, overdueDigest(person));
const write = (person: Person) => teams.say(person, 'help');
const paths = () => teams.sent.map(({ method, path }) => `${method} ${path}`);
const conversationOf = async (person: Person) =>
  (await store.store.snapshot()).get('conversations', person.id)?.value;

describe('a digest', () => {
  it('goes to the chat the person last wrote from', async () => {
    const person = somebody();
    await write(person);
    teams.sent.length = 0;
    expect(await send(person)).toEqual({ delivered: true });
    expect(paths()).toEqual([
      expect.stringContaining(`POST /v3/conversations/${encodeURIComponent(`a:${person.id}`)}/activities`),
    ]);
    expect(wordsOn(cardOf(teams.sent[0]!))).toContain('1 action needs you');
    expect(teams.sent[0]?.body['summary']).toBe('1 action of yours and 1 overdue with others');
  });

  it('is not sent on another day, when it would come on top of the card of that day', async () => {
    const digest = overdueDigest(somebody());
    const late = teams.bot.messenger.send(digest.person, { ...digest, today: '2026-03-01' });
    await expect(late).rejects.toThrow('The day it was written for is over.');
    expect(paths()).toEqual([]);
  });

  it('opens the chat by object id for somebody who never wrote, and remembers it', async () => {
    const person = somebody();
    expect(await send(person)).toEqual({ delivered: true });
    expect(teams.sent[0]).toMatchObject({
      path: '/v3/conversations',
      body: {
        members: [{ id: person.id }],
        tenantId,
        isGroup: false,
        channelData: { tenant: { id: tenantId } },
      },
    });
    teams.sent.length = 0;
    expect(await send(person)).toEqual({ delivered: true });
    expect(paths()).toEqual([expect.stringContaining('POST /v3/conversations/a%3Aopened/activities')]);
  });

  it('opens the chat again when Teams no longer knows it', async () => {
    const person = somebody();
    await write(person);
    teams.sent.length = 0;
    teams.misbehave({ status: 404, body: { error: { code: 'ConversationNotFound', message: '' } } });
    expect(await send(person)).toEqual({ delivered: true });
    expect(teams.sent.map(({ path }) => path)).toContain('/v3/conversations');
  });

  it.each([
    ['ForbiddenOperationException', 'not installed', 'removed'],
    ['BotNotInConversationRoster', 'not installed', 'removed'],
    ['ConversationBlockedByUser', 'blocked or muted', 'blocked'],
    ['BotDisabledByAdmin', 'switched Golden Thread off', 'blocked'],
    ['InvalidBotApiHost', 'another Microsoft cloud', 'reachable'],
    ['NotEnoughPermissions', 'could not take the message', 'reachable'],
  ])(
    'says why when Teams refuses with %s, and marks the person where it is about them',
    async (code, reason, state) => {
      const person = somebody();
      await write(person);
      teams.misbehave({ status: 403, body: { error: { code, message: 'no' } } });
      const outcome = await send(person);
      expect(outcome).toMatchObject({ delivered: false, reason: expect.stringContaining(reason) });
      expect(await conversationOf(person)).toMatchObject({ state });
    },
  );

  it('reads the refusal Teams writes without a code', async () => {
    const person = somebody();
    const message = '{\r\n "subCode": "MessageWritesBlocked", "details": "..."}';
    teams.misbehave({ status: 403, body: { errorCode: 209, message } });
    expect(await send(person)).toMatchObject({
      delivered: false,
      reason: expect.stringContaining('blocked'),
    });
    expect(await conversationOf(person)).toMatchObject({ state: 'blocked', reference: '' });
  });

  it('reaches somebody again who was out of reach', async () => {
    const person = somebody();
    await write(person);
    teams.misbehave({ status: 403, body: { error: { code: 'ConversationBlockedByUser', message: '' } } });
    await send(person);
    expect(await send(person)).toEqual({ delivered: true });
    expect(await conversationOf(person)).toMatchObject({ state: 'reachable' });
  });

  it('tries again when Teams is busy, and throws what the next sweep may mend', async () => {
    const person = somebody();
    teams.misbehave({ status: 412 }, { status: 429 });
    expect(await send(person)).toEqual({ delivered: true });
    teams.misbehave({ status: 401, body: { error: { code: 'BotNotRegistered', message: '' } } });
    await expect(send(person)).rejects.toThrow();
    expect(await conversationOf(person)).toMatchObject({ state: 'reachable' });
  });

  it('is repeated as often as Teams allows, and never after a 500', async () => {
    for (const status of [412, 429, 502, 503, 504]) {
      const person = somebody();
      teams.misbehave({ status }, { status, headers: { 'retry-after': '0.01' } });
      expect(await send(person), String(status)).toEqual({ delivered: true });
    }
    const person = somebody();
    teams.sent.length = 0;
    teams.misbehave({ status: 500, body: { error: { code: 'ServiceError', message: '' } } });
    expect(await send(person)).toMatchObject({ delivered: false });
    expect(teams.sent).toHaveLength(1);
    expect(await conversationOf(person)).toBeUndefined();
  });

  it('waits until the moment that Teams names, and leaves it to the next sweep where that is far off', async () => {
    const inAnHour = new Date(Date.now() + 3_600_000).toUTCString();
    const past = new Date(Date.now() - 60_000).toUTCString();
    teams.misbehave({ status: 429, headers: { 'retry-after': past } });
    expect(await send(somebody())).toEqual({ delivered: true });
    const hasty = await startTeams(store.services);
    hasty.misbehave({ status: 503, headers: { 'retry-after': inAnHour } });
    const person = somebody();
    await expect(hasty.bot.messenger.send(person, overdueDigest(person))).rejects.toThrow('503');
    expect(hasty.sent).toHaveLength(1);
    await hasty.close();
  });

  it.each([
    ['breaks-off', 'Teams broke off the connection.'],
    ['waits', 'Teams did not answer in time.'],
  ] as const)('is not sent again at once when Teams %s: it may have arrived', async (silence, why) => {
    const hasty = await startTeams(store.services, { teamsTimeoutMs: 300 });
    hasty.misbehave({ silence });
    const person = somebody();
    await expect(hasty.bot.messenger.send(person, overdueDigest(person))).rejects.toThrow(why);
    expect(hasty.sent.length).toBeLessThan(2);
    expect(await conversationOf(person)).toBeUndefined();
    await hasty.close();
  });

  it('finds a person again whose Teams has moved to another address', async () => {
    const person = somebody();
    const gone = await startTeams(store.services);
    await gone.say(person, 'help');
    await gone.close();
    expect(await send(person)).toEqual({ delivered: true });
    teams.sent.length = 0;
    expect(await send(person)).toEqual({ delivered: true });
    expect(paths()).toEqual([expect.stringContaining('POST /v3/conversations/a%3Aopened/activities')]);
  });

  it('makes everybody wait while Teams asks for a rest', async () => {
    const [one, other] = [somebody(), somebody()];
    teams.misbehave({ status: 429, headers: { 'retry-after': '0.2' } });
    const first = send(one);
    await vi.waitFor(() => expect(teams.sent).toHaveLength(1));
    const startedAt = performance.now();
    await Promise.all([first, send(other)]);
    expect(performance.now() - startedAt).toBeGreaterThan(150);
  });

  it('goes out no faster than it is told to', async () => {
    const paced = await startTeams(store.services, { messagesPerSecond: 50 });
    const startedAt = performance.now();
    await Promise.all(
      Array.from({ length: 6 }, () => {
        const person = somebody();
        return paced.bot.messenger.send(person, overdueDigest(person));
      }),
    );
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(95);
    await paced.close();
  });

  it('puts the app into a person’s Teams that lacks it, and then arrives', async () => {
    const installed: string[] = [];
    const install = async (id: string) => installed.push(id) > 0;
    const installing = await startTeams(store.services, { install });
    const person = somebody();
    installing.misbehave({
      status: 403,
      body: { error: { code: 'ForbiddenOperationException', message: '' } },
    });
    expect(await installing.bot.messenger.send(person, overdueDigest(person))).toEqual({ delivered: true });
    expect(installed).toEqual([person.id]);
    await installing.close();
  });

  it('asks for a recovery note when it tells of a slip', async () => {
    const person = somebody();
    const item = anItemView({ rag: 'red' });
    const slip = {
      item,
      before: 'amber',
      after: 'red',
      by: 'Priya Anand',
      at: '2026-03-02T09:00:00Z',
    } as const;
    const slips = [{ ...slip, note: null, asksForRecovery: true }];
    await teams.bot.messenger.tellSlips(person, { person, today: '2026-03-02', slips });
    const words = wordsOn(cardOf(teams.sent.at(-1)!));
    expect(words).toContain('The RAG of GT8 got worse');
    expect(words).toContain('What will bring it back, and by when?');
    expect(words).toContain('Save the recovery note');
  });
});

describe.runIf(hasSchemas)('what is sent to Teams', () => {
  it('keeps to the connector service’s description', async () => {
    const person = somebody();
    await send(person);
    await write(person);
    const item = { verb: 'goldenThread.help', data: {} };
    await teams.say(person, '', { value: { ...item.data, verb: item.verb }, replyToId: 'sent-1' });
    expect(teams.sent.map(({ method }) => method)).toContain('PUT');
    for (const request of teams.sent) expect(swaggerProblems(request)).toEqual([]);
  });
});

interface Swagger {
  paths: Record<string, Record<string, { parameters: { in: string; schema?: object }[] }>>;
  definitions: object;
}

/** Finds the operation in the published swagger and checks the body against its schema. */
function swaggerProblems({ method, path, body }: Sent): string[] {
  const { paths: operations, definitions } = readSchema(
    'botframework/botframework-connector.swagger.json',
  ) as unknown as Swagger;
  const template = Object.keys(operations).find((known) =>
    new RegExp(`^${known.replace(/\{[^}]+\}/g, '[^/]+')}$`).test(path),
  );
  const operation = template && operations[template]?.[method.toLowerCase()];
  if (!operation) return [`There is no ${method} ${path}.`];
  const schema = operation.parameters.find((parameter) => parameter.in === 'body')?.schema ?? {};
  const ajv = new Ajv({ strict: false, validateFormats: false });
  const validate = ajv.compile({ ...schema, definitions });
  return validate(body)
    ? []
    : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
