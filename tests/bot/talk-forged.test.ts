import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { verbs } from '#bot/cards/verbs';
import { priya, tom } from '#tests/helpers/chat-people';
import { execute, watchBot } from '#tests/helpers/watched-bot';

/** Buttons, dialogs and searches that ask for more than a person may have, and anything else that fits a field. */

const watched = watchBot();

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
    await watched.press(tom, execute(verbs[verb], data));
    await watched.as(tom, { type: 'message', value: { verb: verbs[verb], ...data } });
    await watched.as(tom, {
      type: 'message',
      value: { verb: verbs[verb], ...data },
      replyToId: '../../../x?y#z',
    });
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
    await watched.press(tom, value);
    await watched.press(priya, value);
    await watched.press(tom, { ...(value as object), trigger: 'automatic' });
  });

  it('is not led astray by keys of every object', async () => {
    const json = (data: string) =>
      JSON.stringify(
        watched.bot.teams.activity(tom, { type: 'invoke', name: 'adaptiveCard/action', value: 'here' }),
      ).replace('"here"', `{"action":{"type":"Action.Execute","verb":"${verbs.save}","data":${data}}}`);
    for (const data of [
      '{"__proto__":{"item":"p-1:GT8","action":null,"itemTag":"*","actionTag":null},"rag":"red"}',
      '{"item":"p-1:GT8","action":null,"itemTag":"*","actionTag":null,"__proto__":{"isAdministrator":true},"rag":"red"}',
      '{"item":"p-1:GT8","action":null,"itemTag":"*","actionTag":null,"constructor":{"prototype":{"isAdministrator":true}}}',
    ]) {
      watched.expectAnswered(await watched.bot.postRaw(json(data)));
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
    for (const value of values) await watched.as(tom, { type: 'invoke', name, value });
  });

  it.each([
    ['saveUpdate', { command: 'saveUpdate', ref: 'GT8', note: 'Tom was here.', rag: 'red' }],
    ['saveEvidence', { command: 'saveEvidence', ref: 'X1', evidenceUrl: 'https://council.example/a.pdf' }],
    ['saveUpdate', { command: 'saveUpdate', subject: 'p-2:X1', note: 'Tom was here.' }],
  ])('keeps nothing for somebody who may not: %s %j', async (commandId, data) => {
    await watched.as(tom, {
      type: 'invoke',
      name: 'composeExtension/submitAction',
      value: { commandId, data },
    });
    await watched.as(tom, { type: 'invoke', name: 'task/submit', value: { data } });
  });

  it('says nothing of a restricted plan to a dialog, a search or a link', async () => {
    const url = 'https://golden-thread.council.example/tab/plans/p-2/items/p-2%3AX1';
    const messagePayload = { body: { contentType: 'html', content: 'X1 red' } };
    await watched.as(tom, { type: 'invoke', name: 'composeExtension/queryLink', value: { url } });
    await watched.as(tom, {
      type: 'invoke',
      name: 'composeExtension/fetchTask',
      value: { commandId: 'saveUpdate', messagePayload },
    });
    for (const value of ['X1', 'secret', '__proto__', '*', '%', '\ud800', 'a'.repeat(20_000)]) {
      const parameters = [{ name: 'words', value }];
      await watched.as(tom, {
        type: 'invoke',
        name: 'composeExtension/query',
        value: { commandId: 'findItem', parameters },
      });
    }
    for (const dialog of ['update', 'evidence', 'date', '__proto__']) {
      const data = { dialog, item: 'p-2:X1', action: 'p-2:X1:1' };
      await watched.as(tom, { type: 'invoke', name: 'task/fetch', value: { data } });
    }
  });
});

describe('anything at all', () => {
  const options = { seed: 20260302, numRuns: 30 };
  const json = fc.jsonValue({ maxDepth: 4 });

  it('is answered when it is posted as a body', async () => {
    await fc.assert(
      fc.asyncProperty(json, async (body) =>
        watched.expectAnswered(await watched.bot.postRaw(JSON.stringify(body))),
      ),
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
        await watched.as(tom, {
          type: kind,
          text: 'how is GT8?',
          name: 'adaptiveCard/action',
          [name]: value,
        });
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
        await watched.press(tom, execute(asked, { ...good, ...data }));
        await watched.as(tom, { type: 'message', value: { verb: asked, ...good, ...data } });
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
      fc.asyncProperty(words, async (text) => void (await watched.as(tom, { type: 'message', text }))),
      options,
    );
  });
});
