import { ActivityTypes } from 'botbuilder';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ConnectorRequestError } from '#bot/messaging/connector-transport';
import { readReference } from '#bot/messaging/conversation-reference';
import { LastingClients } from '#bot/messaging/lasting-clients';
import { writeActivity } from '#bot/messaging/write-activity';
import { listen, type Listening } from '#tests/helpers/listen';

let teams: Listening;
const asked: { line: string; authorization: string | undefined; body: string }[] = [];

beforeAll(async () => {
  teams = await listen((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      const { authorization } = request.headers;
      asked.push({ line: `${request.method} ${request.url}`, authorization, body });
      response.end(request.method === 'POST' ? '<p>Noted.</p>' : '');
    });
  });
});

afterAll(() => teams.close());

/** Of a sender only the app matters here that they wrote to. */
const toUs = { getClaimValue: () => 'the-bot' } as unknown as Parameters<
  LastingClients['createConnectorFactory']
>[0];

const settings = {
  ...{ MicrosoftAppId: 'the-bot', MicrosoftAppPassword: 'not-a-real-one' },
  ...{ MicrosoftAppType: 'SingleTenant', MicrosoftAppTenantId: 'ours' },
};

const audience = 'https://api.botframework.com';

async function ourCredentials(serviceUrl: string) {
  const { credentials } = await new LastingClients(settings)
    .createConnectorFactory(toUs)
    .create(serviceUrl, audience);
  return Object.assign(credentials, { getToken: () => Promise.resolve('its-token') }); // Entra's to give
}

function aMessage(id: string) {
  const conversation = { id, isGroup: true, conversationType: '', name: '' };
  return {
    type: ActivityTypes.Message,
    text: 'Zoë – “noted”',
    serviceUrl: `${teams.origin}/teams/`,
    conversation,
  };
}

it('writes to a chat as the bot, with the token botbuilder has for it', async () => {
  const activity = aMessage('19:chat@thread.v2;messageid=1');
  const credentials = await ourCredentials(activity.serviceUrl);
  await writeActivity({ method: 'PUT', activity, at: 'a/1', credentials, timeoutMs: undefined });
  expect(asked).toEqual([
    {
      line: 'PUT /teams/v3/conversations/19%3Achat%40thread.v2%3Bmessageid%3D1/activities/a%2F1',
      authorization: 'Bearer its-token',
      body: JSON.stringify(activity),
    },
  ]);
});

it('takes a message for sent when Teams took it, whatever is said with that', async () => {
  const activity = aMessage('19:chat@thread.v2');
  const credentials = await ourCredentials(activity.serviceUrl);
  const written = { method: 'POST', activity, at: undefined, credentials, timeoutMs: undefined } as const;
  expect(await writeActivity(written)).toEqual({ id: '' });
});

it.each(['19:chät@thread.v2\u2013', '19:chat@thread.v2\r\nx-more: 1'])(
  'says of the chat %j that there cannot be one, and sends nothing',
  async (id) => {
    const before = asked.length;
    const activity = aMessage(id);
    const credentials = await ourCredentials(activity.serviceUrl);
    const written = { method: 'POST', activity, at: undefined, credentials, timeoutMs: undefined } as const;
    await expect(writeActivity(written)).rejects.toThrow(ConnectorRequestError);
    expect(asked).toHaveLength(before);
  },
);

it('reaches an address of Teams again after the first try to could not be prepared', async () => {
  const clients = new LastingClients(settings);
  const toSomebodyElse = { getClaimValue: () => 'another-bot' } as unknown as typeof toUs;
  const first = clients.createConnectorFactory(toSomebodyElse).create(teams.origin, audience);
  await expect(first).rejects.toThrow();
  const connector = clients.createConnectorFactory(toUs);
  const second = connector.create(teams.origin, audience);
  await expect(second).resolves.toHaveProperty('credentials');
  expect(connector.create(teams.origin, audience)).toBe(second);
});

it.each([
  ['an address that is none', { serviceUrl: 'smba' }],
  ['a chat there cannot be', { conversation: { id: 'chät\u2013' } }],
])('opens a chat afresh where what was kept of it names %s', (_, garbled) => {
  const kept = {
    ...{ serviceUrl: 'https://smba.example/', channelId: 'msteams' },
    ...{ conversation: { id: 'a:1' }, bot: { id: '28:the-bot' } },
  };
  expect(readReference(JSON.stringify(kept))).not.toBeNull();
  expect(readReference(JSON.stringify({ ...kept, ...garbled }))).toBeNull();
});
