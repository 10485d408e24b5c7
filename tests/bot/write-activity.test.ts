import { ActivityTypes } from 'botbuilder';
import { afterAll, beforeAll, expect, it } from 'vitest';
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
      response.end();
    });
  });
});

afterAll(() => teams.close());

/** Of a sender only the app matters here that they wrote to. */
const toUs = { getClaimValue: () => 'the-bot' } as unknown as Parameters<
  LastingClients['createConnectorFactory']
>[0];

it('writes to a chat as the bot, with the token botbuilder has for it', async () => {
  const clients = new LastingClients({
    ...{ MicrosoftAppId: 'the-bot', MicrosoftAppPassword: 'not-a-real-one' },
    ...{ MicrosoftAppType: 'SingleTenant', MicrosoftAppTenantId: 'ours' },
  });
  const serviceUrl = `${teams.origin}/teams/`;
  const connector = clients.createConnectorFactory(toUs);
  const { credentials } = await connector.create(serviceUrl, 'https://api.botframework.com');
  Object.assign(credentials, { getToken: () => Promise.resolve('its-token') }); // Entra's to give
  const conversation = { id: '19:chat@thread.v2;messageid=1', isGroup: true, conversationType: '', name: '' };
  const activity = { type: ActivityTypes.Message, text: 'Zoë – “noted”', serviceUrl, conversation };
  await writeActivity({ method: 'PUT', activity, at: 'a/1', credentials, timeoutMs: undefined });
  expect(asked).toEqual([
    {
      line: 'PUT /teams/v3/conversations/19%3Achat%40thread.v2%3Bmessageid%3D1/activities/a%2F1',
      authorization: 'Bearer its-token',
      body: JSON.stringify(activity),
    },
  ]);
});
