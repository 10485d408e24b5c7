import { describe, expect, it } from 'vitest';
import { verbs } from '#bot/cards/verbs';
import { priya, tom } from '#tests/helpers/chat-people';
import { listen } from '#tests/helpers/listen';
import { serveBot } from '#tests/helpers/served-bot';
import { execute, watchBot } from '#tests/helpers/watched-bot';

/** Activities that no Teams would send, and people who are none of ours. */

const otherTenant = '00000000-aaaa-4bbb-8ccc-0000000000ff';
const ourTenant = '00000000-aaaa-4bbb-8ccc-00000000000a';

const watched = watchBot();
const nested = (depth: number, [open, close]: [string, string]) =>
  `${open.repeat(depth)}1${close.repeat(depth)}`;

describe('bodies that are no activity', () => {
  const activity = (part: string) =>
    JSON.stringify(watched.bot.teams.activity(tom, { type: 'message', text: 'help', extra: 0 })).replace(
      '"extra":0',
      part,
    );

  it.each([
    ['nothing', ''],
    ['an empty object', '{}'],
    ['an array', '[]'],
    ['null', 'null'],
    ['a number', '1e400'],
    ['a string', '"message"'],
    ['half an object', '{"type":"message"'],
    ['other text', 'type=message'],
    ['bytes that are no UTF-8', Uint8Array.from([0x7b, 0xff, 0xfe, 0x00, 0x7d])],
    ['an object without anything Teams needs', '{"type":"message","text":"help"}'],
    ['ten thousand arrays in one another', nested(10_000, ['[', ']'])],
    ['ten thousand objects in one another', nested(10_000, ['{"a":', '}'])],
  ])('refuses %s', async (_, body) => {
    const answered = await watched.bot.postRaw(body);
    watched.expectAnswered(answered);
    expect(answered.status).toBe(400);
    expect(watched.bot.teams.sent).toEqual([]);
  });

  it('refuses 10 MB without reading them as an activity', async () => {
    const answered = await watched.bot.postRaw(activity(`"extra":"${'x'.repeat(10 * 1024 * 1024)}"`));
    expect(answered.status).toBe(413);
  });

  it.each([
    ['text/plain'],
    ['application/x-www-form-urlencoded'],
    ['multipart/form-data; boundary=x'],
    ['application/json; charset=utf-99'],
    ['application/xml'],
  ])('takes no activity as %s', async (contentType) => {
    const answered = await watched.bot.postRaw(activity('"extra":1'), { 'content-type': contentType });
    expect([400, 415]).toContain(answered.status);
    expect(watched.bot.teams.sent).toEqual([]);
  });

  it.each([
    ['in what nobody reads', (deep: string) => activity(`"extra":${deep}`)],
    ['in the value', (deep: string) => activity(`"value":${deep}`)],
    ['in the channel’s data', (deep: string) => activity(`"channelData":{"tenant":${deep}}`)],
    ['in the entities', (deep: string) => activity(`"entities":[${deep}]`)],
    [
      'in the conversation',
      (deep: string) => activity(`"conversation":{"id":"a:1","tenantId":"${ourTenant}","more":${deep}}`),
    ],
  ])('survives 10,000 levels %s', async (_, body) => {
    watched.expectAnswered(await watched.bot.postRaw(body(nested(10_000, ['{"a":', '}']))));
  });

  it.each([
    ['type', 7],
    ['type', ['message']],
    ['text', { toString: 'help' }],
    ['text', ['help']],
    ['from', 'tom'],
    ['from', [{ id: 'x' }]],
    ['from', null],
    ['recipient', 3],
    ['conversation', []],
    ['conversation', { id: 5 }],
    ['conversation', { id: 'a:1\r\nx', tenantId: ourTenant }],
    ['conversation', { id: 'a:1', tenantId: ourTenant, conversationType: 7 }],
    ['recipient', { id: '28:bot', aadObjectId: ['x'] }],
    ['name', 5],
    ['replyToId', '\ud800'],
    ['id', { $ne: null }],
    ['replyToId', ['x']],
    ['serviceUrl', 'file:///etc/passwd'],
    ['serviceUrl', 'javascript:alert(1)'],
    ['serviceUrl', 7],
    ['serviceUrl', 'http://169.254.169.254/metadata/'],
    ['serviceUrl', 'https://127.0.0.1.council.example/'],
    ['membersAdded', 'all'],
    ['membersAdded', [null]],
    ['channelId', {}],
    ['channelId', 'directline'],
  ])('refuses an activity whose %s is %j', async (field, value) => {
    const { status } = await watched.as(tom, { type: 'message', text: 'help', [field]: value });
    expect(status).toBe(400);
    expect(watched.bot.teams.sent).toEqual([]);
  });

  it.each([
    ['entities', 'none'],
    ['entities', [{ type: 'mention', mentioned: null, text: 5 }]],
    ['attachments', { 0: 'x' }],
    ['timestamp', 'yesterday'],
    ['timestamp', '+275761-01-01T00:00:00Z'],
    ['localTimestamp', -1e308],
    ['value', [[[]]]],
    ['value', 'goldenThread.save'],
    ['locale', 'x'.repeat(50_000)],
    ['deliveryMode', 'expectReplies'],
    ['deliveryMode', { a: 1 }],
    ['callerId', 'urn:botframework:azure'],
    ['textFormat', 9],
    ['membersAdded', [{ id: '28:bot', aadObjectId: { a: 1 } }]],
    ['suggestedActions', [1]],
    ['relatesTo', 'elsewhere'],
    ['action', 5],
  ])('answers an activity whose %s is %j', async (field, value) => {
    for (const type of ['message', 'invoke', 'conversationUpdate', 'installationUpdate', 'event']) {
      await watched.as(tom, { type, text: 'help', [field]: value });
    }
  });
});

describe('who is not one of us', () => {
  const conversation = { id: 'a:1', conversationType: 'personal' };
  const from = { id: `29:${priya.id}`, name: priya.name, aadObjectId: priya.id };
  const strangers: [string, Record<string, unknown>][] = [
    ['another tenant in the conversation', { conversation: { ...conversation, tenantId: otherTenant } }],
    ['another tenant in the channel’s data', { channelData: { tenant: { id: otherTenant } } }],
    ['another tenant on the sender', { from: { ...from, tenantId: otherTenant } }],
    ['a tenant that is an array with ours', { conversation: { ...conversation, tenantId: [ourTenant] } }],
    ['a tenant that is a number', { channelData: { tenant: { id: 5 } } }],
    ['a tenant that is text', { channelData: { tenant: ourTenant }, conversation }],
    ['ours with a space', { conversation: { ...conversation, tenantId: `${ourTenant} ` } }],
    ['no tenant at all', { conversation, channelData: {} }],
    ['no object id', { from: { id: from.id, name: from.name } }],
    ['an object id that is null', { from: { ...from, aadObjectId: null } }],
    ['an object id that is an object', { from: { ...from, aadObjectId: { id: priya.id } } }],
    ['two object ids', { from: { ...from, aadObjectId: [priya.id] } }],
    ['an empty object id', { from: { ...from, aadObjectId: '' } }],
    ['an object id that is none', { from: { ...from, aadObjectId: `${priya.id}\n` } }],
    ['another bot', { from: { ...from, role: 'bot' } }],
    ['an e-mail address only', { from: { id: from.id, email: 'priya@council.example', role: 'user' } }],
  ];

  it.each(strangers)('learns and changes nothing: %s', async (_, part) => {
    await watched.as(priya, { type: 'message', text: 'GT8 red all is lost', ...part });
    await watched.as(priya, { type: 'message', text: 'how is GT8?', ...part });
    const save = execute(verbs.save, {
      item: 'p-1:GT8',
      action: null,
      itemTag: '*',
      actionTag: null,
      rag: 'red',
    });
    await watched.press(priya, save, part);
    await watched.press(priya, execute(verbs.open, { item: 'p-2:X1', action: null }), part);
    for (const name of ['composeExtension/query', 'task/fetch', 'task/submit']) {
      await watched.as(priya, { type: 'invoke', name, value: { data: { item: 'p-2:X1' } }, ...part });
    }
    expect(`${watched.heard.join('\n')}${watched.said()}`).not.toMatch(/Reconcile|Head of Finance/);
  });

  it('goes by the object id, whatever the other ids and names say', async () => {
    const forged = { id: `29:${priya.id}`, name: priya.name, aadObjectId: tom.id };
    await watched.as(tom, {
      type: 'message',
      text: 'X1',
      from: forged,
      conversation: { ...ours, id: `a:${priya.id}` },
    });
    await watched.as(tom, { type: 'message', text: 'my actions', from: forged });
    expect(watched.said()).not.toMatch(/X1:1|GT8/);
  });

  it('does not fetch or post anywhere for a caller it cannot check', async () => {
    const asked: string[] = [];
    const elsewhere = await listen((request, response) => {
      asked.push(request.url ?? '');
      response.end('{}');
    });
    const signed = await serveBot({
      appId: '00000000-aaaa-4bbb-8ccc-00000000000b',
      credentials: { kind: 'secret', secret: 'not-a-real-one' },
    });
    for (const serviceUrl of [`${elsewhere.origin}/`, `${elsewhere.origin}/@smba.trafficmanager.net/`]) {
      for (const type of ['message', 'invoke', 'conversationUpdate']) {
        const { status } = await signed.postAs(priya, { type, text: 'help', serviceUrl });
        expect(status).toBe(401);
      }
    }
    expect(asked).toEqual([]);
    await signed.close();
    await elsewhere.close();
  });
});

const ours = { conversationType: 'personal', tenantId: ourTenant };

describe('what arrives twice, late or about something else', () => {
  it.each([
    'messageReaction',
    'messageUpdate',
    'messageDelete',
    'installationUpdate',
    'endOfConversation',
    'typing',
    'event',
    'trace',
    'handoff',
    'deleteUserData',
    'invokeResponse',
    'delay',
    'editMessage',
    '__proto__',
  ])('%s changes nothing and says nothing', async (type) => {
    const part = {
      type,
      text: 'GT8 red',
      reactionsAdded: [{ type: 'like' }],
      eventType: 'editMessage',
      value: 60_000,
    };
    const { status } = await watched.as(priya, part);
    expect(status).toBe(200);
    expect(watched.bot.teams.sent).toEqual([]);
  });

  it('answers a message once, however often and in whatever order it comes', async () => {
    const first = watched.bot.teams.activity(priya, { type: 'message', text: 'how is GT8?', id: 'again-1' });
    const second = watched.bot.teams.activity(priya, { type: 'message', text: 'help', id: 'again-2' });
    for (const activity of [second, first, second, first, first]) {
      watched.expectAnswered(await watched.bot.postRaw(JSON.stringify(activity)));
    }
    expect(watched.bot.teams.sent).toHaveLength(2);
  });

  it('shows the same item for a press that is repeated', async () => {
    const value = execute(verbs.open, { item: 'p-1:GT8', action: 'p-1:GT8:1' });
    const once = await watched.press(priya, value, { id: 'press-1' });
    expect((await watched.press(priya, value, { id: 'press-1' })).text).toBe(once.text);
  });
});
