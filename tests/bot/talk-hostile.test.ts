import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import fc from 'fast-check';
import type { Person } from '#domain/post';
import { verbs } from '#bot/cards/verbs';
import { aPlan, aPost, anAction, aRecommendation } from '#tests/helpers/builders';
import { serveBot, type Answered, type ServedBot } from '#tests/helpers/served-bot';
import { listen } from '#tests/helpers/listen';

const priya: Person = { id: '00000000-0000-4000-8000-000000000001', name: 'Priya Anand' };
/** Signed in like everybody else, but owns nothing and reads no restricted plan. */
const tom: Person = { id: '00000000-0000-4000-8000-000000000008', name: 'Tom Brackley' };
const otherTenant = '00000000-aaaa-4bbb-8ccc-0000000000ff';
const ourTenant = '00000000-aaaa-4bbb-8ccc-00000000000a';

let bot: ServedBot;
let before: string;
let secrets: RegExp;
const heard: string[] = [];

beforeAll(async () => {
  bot = await serveBot();
  const { store: lists } = bot;
  const finance = aPost('Head of Finance', { holder: priya });
  await lists.createMany('posts', [finance, aPost('Head of Procurement', { holder: tom })]);
  await lists.createMany('plans', [
    aPlan(),
    aPlan({ id: 'p-2', title: 'Exempt investigation', readerPostIds: [finance.id] }),
  ]);
  const restricted = { planId: 'p-2', key: 'X1', refs: ['X1'] };
  await lists.createMany('recommendations', [
    aRecommendation({ rag: 'green', text: 'Reconcile the bank account every month.' }),
    aRecommendation({ ...restricted, id: 'p-2:X1', text: 'A secret about savings.' }),
  ]);
  const ownerPostIds = [finance.id];
  await lists.createMany('actions', [
    anAction({ ownerPostIds, dueDate: '2026-03-31' }),
    anAction({ id: 'p-2:X1:1', recommendationId: 'p-2:X1', planId: 'p-2', ownerPostIds, text: 'Hush now.' }),
  ]);
  secrets = /secret about|Exempt investigation|Hush now/;
  await bot.store.snapshot();
});

afterAll(async () => {
  await bot.close();
});

beforeEach(() => {
  before = kept();
  heard.length = 0;
  bot.teams.sent.length = 0;
  bot.teams.logged.length = 0;
});

/** After each of them: nothing was written, and nothing of a restricted plan was said, here or in Teams. */
afterEach(() => {
  expect(kept()).toBe(before);
  expect([...heard, JSON.stringify(bot.teams.sent)].join('\n')).not.toMatch(secrets);
});

/** Everything in SharePoint but where people can be reached, which each message may tell anew. */
function kept(): string {
  return JSON.stringify(bot.graph.rows().filter(({ list }) => !/conversation/i.test(list)));
}

/** No failure of ours; 501 is how a bot says that it knows no such invoke. */
function expectAnswered({ status, text }: Answered): void {
  heard.push(text);
  expect(status === 501 || (status >= 200 && status < 500), `${status} ${text.slice(0, 200)}`).toBe(true);
}

const as = async (person: Person, part: Record<string, unknown>): Promise<Answered> => {
  const answered = await bot.postAs(person, part);
  expectAnswered(answered);
  return answered;
};
const press = (person: Person, value: unknown, part = {}) =>
  as(person, { type: 'invoke', name: 'adaptiveCard/action', value, ...part });
const execute = (verb: unknown, data: unknown) => ({
  action: { type: 'Action.Execute', verb, data },
  trigger: 'manual',
});
const said = () => bot.teams.sent.map(({ body }) => JSON.stringify(body)).join('\n');
const nested = (depth: number, [open, close]: [string, string]) =>
  `${open.repeat(depth)}1${close.repeat(depth)}`;

describe('bodies that are no activity', () => {
  const activity = (part: string) =>
    JSON.stringify(bot.teams.activity(tom, { type: 'message', text: 'help', extra: 0 })).replace(
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
    const answered = await bot.postRaw(body);
    expectAnswered(answered);
    expect(answered.status).toBe(400);
    expect(bot.teams.sent).toEqual([]);
  });

  it('refuses 10 MB without reading them as an activity', async () => {
    const answered = await bot.postRaw(activity(`"extra":"${'x'.repeat(10 * 1024 * 1024)}"`));
    expect(answered.status).toBe(413);
  });

  it.each([
    ['text/plain'],
    ['application/x-www-form-urlencoded'],
    ['multipart/form-data; boundary=x'],
    ['application/json; charset=utf-99'],
    ['application/xml'],
  ])('takes no activity as %s', async (contentType) => {
    const answered = await bot.postRaw(activity('"extra":1'), { 'content-type': contentType });
    expect([400, 415]).toContain(answered.status);
    expect(bot.teams.sent).toEqual([]);
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
    expectAnswered(await bot.postRaw(body(nested(10_000, ['{"a":', '}']))));
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
    const { status } = await as(tom, { type: 'message', text: 'help', [field]: value });
    expect(status).toBe(400);
    expect(bot.teams.sent).toEqual([]);
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
      await as(tom, { type, text: 'help', [field]: value });
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
    await as(priya, { type: 'message', text: 'GT8 red all is lost', ...part });
    await as(priya, { type: 'message', text: 'how is GT8?', ...part });
    const save = execute(verbs.save, {
      item: 'p-1:GT8',
      action: null,
      itemTag: '*',
      actionTag: null,
      rag: 'red',
    });
    await press(priya, save, part);
    await press(priya, execute(verbs.open, { item: 'p-2:X1', action: null }), part);
    for (const name of ['composeExtension/query', 'task/fetch', 'task/submit']) {
      await as(priya, { type: 'invoke', name, value: { data: { item: 'p-2:X1' } }, ...part });
    }
    expect(`${heard.join('\n')}${said()}`).not.toMatch(/Reconcile|Head of Finance/);
  });

  it('goes by the object id, whatever the other ids and names say', async () => {
    const forged = { id: `29:${priya.id}`, name: priya.name, aadObjectId: tom.id };
    await as(tom, {
      type: 'message',
      text: 'X1',
      from: forged,
      conversation: { ...ours, id: `a:${priya.id}` },
    });
    await as(tom, { type: 'message', text: 'my actions', from: forged });
    expect(said()).not.toMatch(/X1:1|GT8/);
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

describe('cards that ask for too much', () => {
  const target = { item: 'p-1:GT8', action: 'p-1:GT8:1' };
  const tags = { itemTag: '*', actionTag: '*' };

  it.each([
    ['save', { ...target, ...tags, rag: 'red' }],
    ['save', { ...target, ...tags, rag: 'red', ownerPostIds: ['post-head-of-procurement'], person: priya }],
    ['save', { ...target, ...tags, note: 'x', by: priya.id, aadObjectId: priya.id, from: priya }],
    ['save', { item: 'p-2:X1', action: 'p-2:X1:1', ...tags, note: 'Read me.' }],
    ['save', { item: 'p-2:X1', action: 'p-1:GT8:1', ...tags, note: 'Two plans at once.' }],
    ['saveAll', { entries: [{ ...target, ...tags, change: { rag: 'red' } }] }],
    ['saveAll', { entries: [{ ...target, ...tags, change: { status: 'verified', reason: 'Mine.' } }] }],
    ['undo', { entries: ['u-1', '__proto__', priya.id] }],
    ['decide', { ...target, request: 'd-1', answer: 'agree' }],
    ['decide', { item: 'p-2:X1', action: 'p-2:X1:1', request: 'constructor', answer: 'refuse' }],
    ['verify', { ...target, actionTag: '*', answer: 'verify' }],
    ['verify', { item: 'p-2:X1', action: 'p-2:X1:1', actionTag: '*', answer: 'send-back' }],
    ['open', { item: 'p-2:X1', action: 'p-2:X1:1' }],
    ['edit', { item: 'p-2:X1', action: null, change: { note: 'x' } }],
    ['evidence', { item: 'p-2:X1', action: null, page: 1 }],
    ['check', { item: 'p-2:X1', action: 'p-2:X1:1' }],
    ['request', { item: 'p-2:X1', action: 'p-2:X1:1', request: 'd-1' }],
    ['ask', { question: { which: 'open', due: null, whose: 'all', within: null }, place: null, page: 1 }],
  ] as const)('%s: %j', async (verb, data) => {
    await press(tom, execute(verbs[verb], data));
    await as(tom, { type: 'message', value: { verb: verbs[verb], ...data } });
    await as(tom, { type: 'message', value: { verb: verbs[verb], ...data }, replyToId: '../../../x?y#z' });
  });

  it.each([
    ['nothing', undefined],
    ['a string', 'goldenThread.save'],
    ['an array', [execute(verbs.open, target)]],
    ['an action that is an array', { action: [execute(verbs.open, target).action] }],
    ['Action.Submit', { action: { type: 'Action.Submit', verb: verbs.open, data: target } }],
    ['an unknown verb', execute('goldenThread.drop', target)],
    ['a verb of every object', execute('__proto__', target)],
    ['a constructor for a verb', execute('constructor', target)],
    ['a number for a verb', execute(7, target)],
    ['an array for data', execute(verbs.open, [target])],
    ['no data', execute(verbs.save, null)],
    ['ids of every object', execute(verbs.open, { item: '__proto__', action: 'constructor' })],
    ['ids with NUL', execute(verbs.open, { item: 'p-1:GT8\0', action: null })],
    ['ids with half a character', execute(verbs.open, { item: 'p-1:GT8\ud800', action: null })],
    ['numbers for ids', execute(verbs.open, { item: 8, action: 1 })],
    ['an endless id', execute(verbs.open, { item: 'x'.repeat(100_000), action: null })],
    ['a page beyond all', execute(verbs.list, { list: 'mine', page: 1e308 })],
    ['no page', execute(verbs.list, { list: 'mine', page: Number.NaN })],
    ['half a page', execute(verbs.list, { list: 'overdue', page: 1.5 })],
    ['a page before the first', execute(verbs.list, { list: 'overdue', page: -1 })],
    ['a day that is none', execute(verbs.save, { ...target, ...tags, dueDate: '2026-02-31' })],
    ['a day beyond time', execute(verbs.save, { ...target, ...tags, dueDate: '999999-01-01' })],
    ['a day before time', execute(verbs.propose, { ...target, change: { dueDate: '-000001-01-01' } })],
    ['a million words', execute(verbs.save, { ...target, ...tags, note: 'word '.repeat(150_000) })],
    ['evidence that runs', execute(verbs.save, { ...target, ...tags, evidenceUrl: 'javascript:alert(1)' })],
    [
      'a thousand entries',
      execute(verbs.saveAll, { entries: Array(1_000).fill({ ...target, ...tags, change: {} }) }),
    ],
  ])('answers %s', async (_, value) => {
    await press(tom, value);
    await press(priya, value);
    await press(tom, { ...(value as object), trigger: 'automatic' });
  });

  it('is not led astray by keys of every object', async () => {
    const json = (data: string) =>
      JSON.stringify(
        bot.teams.activity(tom, { type: 'invoke', name: 'adaptiveCard/action', value: 'here' }),
      ).replace('"here"', `{"action":{"type":"Action.Execute","verb":"${verbs.save}","data":${data}}}`);
    for (const data of [
      '{"__proto__":{"item":"p-1:GT8","action":null,"itemTag":"*","actionTag":null},"rag":"red"}',
      '{"item":"p-1:GT8","action":null,"itemTag":"*","actionTag":null,"__proto__":{"isAdministrator":true},"rag":"red"}',
      '{"item":"p-1:GT8","action":null,"itemTag":"*","actionTag":null,"constructor":{"prototype":{"isAdministrator":true}}}',
    ]) {
      expectAnswered(await bot.postRaw(json(data)));
    }
    expect(({} as { isAdministrator?: boolean }).isAdministrator).toBeUndefined();
  });
});

describe('invokes of every kind', () => {
  const values = [
    undefined,
    null,
    7,
    'x',
    [],
    {},
    { data: null },
    { data: [] },
    { data: { item: 'p-2:X1' } },
  ];

  it.each([
    'task/fetch',
    'task/submit',
    'composeExtension/query',
    'composeExtension/queryLink',
    'composeExtension/anonymousQueryLink',
    'composeExtension/fetchTask',
    'composeExtension/submitAction',
    'composeExtension/selectItem',
    'composeExtension/onCardButtonClicked',
    'composeExtension/querySettingUrl',
    'composeExtension/setting',
    'adaptiveCard/action',
    'actionableMessage/executeAction',
    'signin/verifyState',
    'signin/tokenExchange',
    'fileConsent/invoke',
    'config/fetch',
    'message/submitAction',
    'application/search',
    '__proto__',
    '',
  ])('%s', async (name) => {
    for (const value of values) await as(tom, { type: 'invoke', name, value });
  });

  it.each([
    ['saveUpdate', { command: 'saveUpdate', ref: 'GT8', note: 'Tom was here.', rag: 'red' }],
    ['saveEvidence', { command: 'saveEvidence', ref: 'X1', evidenceUrl: 'https://council.example/a.pdf' }],
    ['saveUpdate', { command: 'saveUpdate', subject: 'p-2:X1', note: 'Tom was here.' }],
  ])('keeps nothing for somebody who may not: %s %j', async (commandId, data) => {
    await as(tom, { type: 'invoke', name: 'composeExtension/submitAction', value: { commandId, data } });
    await as(tom, { type: 'invoke', name: 'task/submit', value: { data } });
  });

  it('says nothing of a restricted plan to a dialog, a search or a link', async () => {
    const url = 'https://golden-thread.council.example/tab/plans/p-2/items/p-2%3AX1';
    const messagePayload = { body: { contentType: 'html', content: 'X1 red' } };
    await as(tom, { type: 'invoke', name: 'composeExtension/queryLink', value: { url } });
    await as(tom, {
      type: 'invoke',
      name: 'composeExtension/fetchTask',
      value: { commandId: 'saveUpdate', messagePayload },
    });
    for (const value of ['X1', 'secret', '__proto__', '*', '%', '\ud800', 'a'.repeat(20_000)]) {
      const parameters = [{ name: 'words', value }];
      await as(tom, {
        type: 'invoke',
        name: 'composeExtension/query',
        value: { commandId: 'findItem', parameters },
      });
    }
    for (const dialog of ['update', 'evidence', 'date', '__proto__']) {
      const data = { dialog, item: 'p-2:X1', action: 'p-2:X1:1' };
      await as(tom, { type: 'invoke', name: 'task/fetch', value: { data } });
    }
  });
});

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
    const { status } = await as(priya, part);
    expect(status).toBe(200);
    expect(bot.teams.sent).toEqual([]);
  });

  it('answers a message once, however often and in whatever order it comes', async () => {
    const first = bot.teams.activity(priya, { type: 'message', text: 'how is GT8?', id: 'again-1' });
    const second = bot.teams.activity(priya, { type: 'message', text: 'help', id: 'again-2' });
    for (const activity of [second, first, second, first, first]) {
      expectAnswered(await bot.postRaw(JSON.stringify(activity)));
    }
    expect(bot.teams.sent).toHaveLength(2);
  });

  it('shows the same item for a press that is repeated', async () => {
    const value = execute(verbs.open, { item: 'p-1:GT8', action: 'p-1:GT8:1' });
    const once = await press(priya, value, { id: 'press-1' });
    expect((await press(priya, value, { id: 'press-1' })).text).toBe(once.text);
  });
});

describe('anything at all', () => {
  const options = { seed: 20260302, numRuns: 30 };
  const json = fc.jsonValue({ maxDepth: 4 });

  it('is answered when it is posted as a body', async () => {
    await fc.assert(
      fc.asyncProperty(json, async (body) => expectAnswered(await bot.postRaw(JSON.stringify(body)))),
      options,
    );
  });

  it('is answered in the place of any field of an activity', async () => {
    const field = fc.constantFrom(
      ...['id', 'text', 'value', 'from', 'recipient', 'conversation', 'channelData', 'entities', 'replyToId'],
      ...[
        'attachments',
        'membersAdded',
        'membersRemoved',
        'action',
        'name',
        'timestamp',
        'locale',
        'channelId',
      ],
    );
    const type = fc.constantFrom('message', 'invoke', 'conversationUpdate', 'installationUpdate');
    await fc.assert(
      fc.asyncProperty(type, field, json, async (kind, name, value) => {
        await as(tom, { type: kind, text: 'how is GT8?', name: 'adaptiveCard/action', [name]: value });
      }),
      { ...options, numRuns: 80 },
    );
  });

  it('is answered in the place of any part of what a card sends', async () => {
    const key = fc.constantFrom(
      ...[
        'item',
        'action',
        'itemTag',
        'actionTag',
        'change',
        'entries',
        'page',
        'question',
        'place',
        'request',
      ],
      ...[
        'answer',
        'back',
        'form',
        'rag',
        'status',
        'note',
        'dueDate',
        'reason',
        'evidenceUrl',
        'included.0',
      ],
    );
    const good = {
      item: 'p-1:GT8',
      action: 'p-1:GT8:1',
      itemTag: '*',
      actionTag: '*',
      page: 1,
      list: 'mine',
    };
    const verb = fc.constantFrom(...Object.values(verbs));
    await fc.assert(
      fc.asyncProperty(verb, fc.dictionary(key, json), async (asked, data) => {
        await press(tom, execute(asked, { ...good, ...data }));
        await as(tom, { type: 'message', value: { verb: asked, ...good, ...data } });
      }),
      { ...options, numRuns: 50 },
    );
  });

  it('is answered when it is typed', async () => {
    const words = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc
        .array(
          fc.constantFrom('GT8', 'X1', 'red', 'due', '31 Feb', 'undo', '<at>', '\0', '\ud800', '__proto__'),
        )
        .map((all) => all.join(' ')),
    );
    await fc.assert(
      fc.asyncProperty(words, async (text) => void (await as(tom, { type: 'message', text }))),
      options,
    );
  });
});
