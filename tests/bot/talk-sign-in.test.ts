import { createHmac } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { priya } from '#tests/helpers/chat-people';
import { startStore, type StartedStore } from '#tests/helpers/store';
import { startTeamsKeys, type TeamsKeys, type TokenDifferences } from '#tests/helpers/teams-keys';
import { startTeams, type TestTeams } from '#tests/helpers/teams';

const appId = '00000000-aaaa-4bbb-8ccc-00000000000b';

let store: StartedStore;
let keys: TeamsKeys;
let teams: TestTeams;
let serviceUrl: string;

beforeAll(async () => {
  store = await startStore();
  keys = await startTeamsKeys(appId);
  teams = await startTeams(store.services, {
    appId,
    credentials: { kind: 'secret', secret: 'not-a-real-one' },
    signingKeysUrl: keys.signingKeysUrl,
  });
  serviceUrl = String(teams.activity(priya, {})['serviceUrl']);
});

afterAll(async () => {
  await teams.close();
  await keys.close();
  await store.close();
});

afterEach(() => expect(teams.sent).toEqual([]));

/** A search changes nothing, and is answered in the reply: Teams need not be asked for anything. */
const search = { type: 'invoke', name: 'composeExtension/query', value: { commandId: 'findItem' } };
const post = (headers: Record<string, string>, part: object = {}) =>
  teams.post(teams.activity(priya, { ...search, ...part }), headers);
const base64 = (part: unknown) =>
  Buffer.from(typeof part === 'string' ? part : JSON.stringify(part)).toString('base64url');
const claims = () => ({
  iss: 'https://api.botframework.com',
  aud: appId,
  serviceurl: serviceUrl,
  exp: Date.now() / 1000 + 600,
});

describe('a bot with an app registration', () => {
  it('answers Teams', async () => {
    const { status, text } = await post(await keys.sign({ serviceUrl }));
    expect({ status, body: JSON.parse(text) as unknown }).toMatchObject({
      status: 200,
      body: { composeExtension: { type: 'result' } },
    });
  });

  it.each<[string, () => TokenDifferences]>([
    ['signed by somebody else', () => ({ forged: true })],
    ['signed with a key nobody knows', () => ({ keyId: 'another' })],
    ['for another bot', () => ({ audience: '00000000-aaaa-4bbb-8ccc-0000000000cc' })],
    ['from another issuer', () => ({ issuer: 'https://login.example/' })],
    [
      'that is an emulator’s',
      () => ({ issuer: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/' }),
    ],
    ['that is over', () => ({ expiresAt: new Date(Date.now() - 600_000) })],
    ['that has yet to begin', () => ({ notBefore: new Date(Date.now() + 600_000) })],
    ['for another service', () => ({ serviceUrl: 'https://smba.trafficmanager.net/emea/' })],
    ['for no service', () => ({ serviceUrl: null })],
  ])('turns away a token %s', async (_, different) => {
    expect((await post(await keys.sign({ serviceUrl, ...different() }))).status).toBe(401);
  });

  it.each<[string, () => string]>([
    ['without a token', () => ''],
    ['with something that is no token', () => 'Bearer rubbish'],
    ['with another kind of sign-in', () => 'Basic dXNlcjpwYXNz'],
    [
      'with a token nobody signed',
      () => `Bearer ${base64({ alg: 'none', kid: 'teams-key' })}.${base64(claims())}.`,
    ],
    [
      'with a token that takes our public key for a password',
      () => {
        const words = `${base64({ alg: 'HS256', kid: 'teams-key' })}.${base64(claims())}`;
        return `Bearer ${words}.${createHmac('sha256', 'teams-key').update(words).digest('base64url')}`;
      },
    ],
    [
      'with a token that is no JSON',
      () => `Bearer ${base64({ alg: 'RS256', typ: 'JWT' })}.${base64('not JSON')}.x`,
    ],
  ])('turns away a caller %s', async (_, authorization) => {
    expect((await post({ authorization: authorization() })).status).toBe(401);
  });

  it('takes no message through a channel in which anybody may say who they are', async () => {
    const channels = await startTeamsKeys(appId, ['msteams', 'webchat', 'directline']);
    const bot = await startTeams(store.services, {
      appId,
      credentials: { kind: 'secret', secret: 'not-a-real-one' },
      signingKeysUrl: channels.signingKeysUrl,
    });
    for (const channelId of ['webchat', 'directline', 'emulator', 'AseChannel']) {
      const address = String(bot.activity(priya, {})['serviceUrl']);
      const signed = await channels.sign({ serviceUrl: address });
      const { status } = await bot.post(bot.activity(priya, { ...search, channelId }), signed);
      expect(status).toBe(400);
    }
    await bot.close();
    await channels.close();
  });
});

describe('a bot that cannot have Teams’ keys', () => {
  let down: TeamsKeys;
  let bot: TestTeams;

  /** @param sayAfterMs how long the bot waits for the keys */
  const startWithout = async (listener: Parameters<TeamsKeys['answerWith']>[0], sayAfterMs: number) => {
    down = await startTeamsKeys(appId);
    down.answerWith(listener);
    bot = await startTeams(store.services, {
      appId,
      credentials: { kind: 'secret', secret: 'not-a-real-one' },
      signingKeysUrl: down.signingKeysUrl,
      waiting: { typingAfterMs: 1_000, sayAfterMs },
    });
  };
  const statusOf = async () => {
    const signed = await down.sign({ serviceUrl: String(bot.activity(priya, {})['serviceUrl']) });
    return (await bot.post(bot.activity(priya, search), signed)).status;
  };

  afterEach(async () => {
    await down.close();
    await bot.close();
  });

  it.each<[string, Parameters<TeamsKeys['answerWith']>[0]]>([
    ['answers with an error', (_, response) => response.writeHead(503).end()],
    ['answers with what is no key', (_, response) => response.end('<html>')],
    ['breaks the connection', (request) => request.socket.destroy()],
  ])('says so where the place that has them %s, and takes the next message', async (_, listener) => {
    await startWithout(listener, 10_000);
    expect(await statusOf()).toBe(503);
    down.answerWith(null);
    expect(await statusOf()).toBe(200);
  });

  it('says so where the place that has them never answers', async () => {
    await startWithout(() => undefined, 100);
    expect(await statusOf()).toBe(503);
  });
});
