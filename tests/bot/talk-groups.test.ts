import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '#domain/post';
import { recordUpdate } from '#workflows/record-update';
import { showItem } from '#workflows/show-item';
import { aPlan, aPost, anAction, aRecommendation } from '#tests/helpers/builders';
import { schemaProblems } from '#tests/helpers/card-checks';
import { priya, tom } from '#tests/helpers/chat-people';
import { hasSchemas } from '#tests/helpers/schemas';
import { startStore, type StartedStore } from '#tests/helpers/store';
import { button, cardOf, startTeams, tenantId, wordsOn, type TestTeams } from '#tests/helpers/teams';

let store: StartedStore;
let teams: TestTeams;

beforeAll(async () => {
  store = await startStore();
  const { store: lists } = store;
  const finance = aPost('Head of Finance', { holder: priya });
  await lists.createMany('posts', [finance, aPost('Head of Procurement', { holder: tom })]);
  await lists.createMany('plans', [
    aPlan(),
    aPlan({ id: 'p-2', title: 'Exempt investigation', readerPostIds: [finance.id] }),
  ]);
  await lists.createMany('recommendations', [
    aRecommendation({ rag: 'green', text: 'Reconcile the bank account every month.' }),
    aRecommendation({
      id: 'p-2:X1',
      planId: 'p-2',
      key: 'X1',
      refs: ['X1'],
      text: 'A secret about savings.',
    }),
  ]);
  const ownerPostIds = [finance.id];
  await lists.createMany('actions', [
    anAction({ ownerPostIds, dueDate: '2026-03-31' }),
    anAction({ id: 'p-2:X1:1', recommendationId: 'p-2:X1', planId: 'p-2', ownerPostIds, text: 'Hush.' }),
  ]);
  teams = await startTeams(store.services);
});

afterAll(async () => {
  await teams.close();
  await store.close();
});

const us = { id: '29:somebody', tenantId };
const group = {
  conversation: { id: '19:x@thread.v2', conversationType: 'groupChat', isGroup: true },
};

interface Result {
  composeExtension: {
    type: string;
    text?: string;
    attachments: {
      contentType: string;
      content: unknown;
      preview: { content: { title: string; text: string } };
    }[];
  };
}
interface Task {
  task: { type: 'continue' | 'message'; value: { title: string; card: { content: unknown } } & string };
}

const ask = async <Answer>(person: Person, name: string, value: unknown): Promise<Answer> => {
  const { status, body } = await teams.invoke(person, `composeExtension/${name}`, value);
  expect(status).toBe(200);
  return body as Answer;
};
const search = (person: Person, words: string) =>
  ask<Result>(person, 'query', {
    commandId: 'findItem',
    parameters: [{ name: 'words', value: words }],
    queryOptions: { skip: 0, count: 25 },
  });
const titles = ({ composeExtension }: Result) =>
  composeExtension.attachments.map(({ preview }) => preview.content.title);

describe('where others read along', () => {
  it('answers about plans that are open to all', async () => {
    const [answer] = await teams.say(priya, '<at>Golden Thread</at> GT8', group);
    expect(wordsOn(cardOf(answer!))).toContain('Reconcile the bank account every month.');
  });

  it.each<[string, TestTeams['roster'], RegExp]>([
    [
      'somebody of another organisation is there',
      [[us, { ...us, tenantId: 'other' }]],
      /from outside the council/,
    ],
    [
      'they stand on the roster’s second page',
      [[us], [{ ...us, tenantId: 'other' }]],
      /from outside the council/,
    ],
    [
      'somebody joined the meeting without signing in',
      [[us, { ...us, userRole: 'anonymous' }]],
      /from outside the council/,
    ],
    ['Teams does not say who is there', 403, /could not find out who is in this chat/],
  ])('says nothing of any plan where %s', async (_, roster, words) => {
    teams.roster = roster;
    const conversation = {
      ...group.conversation,
      id: `19:${String(words)}${JSON.stringify(roster).length}@thread.v2`,
    };
    const open = { verb: 'goldenThread.open', item: 'p-1:GT8', action: null };
    const sent = [
      ...(await teams.say(priya, '<at>Golden Thread</at> GT8', { conversation })),
      ...(await teams.say(priya, '', { conversation, value: open })),
    ];
    expect(sent).toHaveLength(2);
    for (const { body } of sent) expect(body['text']).toMatch(words);
    expect(JSON.stringify(sent)).not.toMatch(/Reconcile|Finance/);
    teams.roster = [[us]];
    await teams.post(
      teams.activity(priya, { type: 'conversationUpdate', membersRemoved: [us], conversation }),
    );
    expect(JSON.stringify(await teams.say(priya, 'GT8', { conversation }))).toContain('Reconcile');
  });

  it('keeps a person’s settings between them and the bot', async () => {
    const form = { value: { verb: 'goldenThread.setPreferences', hour: '9' } };
    for (const [words, part] of [['my settings'], ['I am away until 5 May'], ['', form]] as const) {
      const [answer] = await teams.say(priya, `<at>Golden Thread</at> ${words}`, { ...group, ...part });
      expect(answer?.body['text']).toContain('in our own chat');
    }
    expect((await store.store.snapshot()).all('preferences')).toEqual([]);
  });

  it('knows nothing of a restricted plan, whoever asks', async () => {
    const [item] = await teams.say(priya, '<at>Golden Thread</at> X1', group);
    expect(JSON.stringify(item)).not.toContain('secret');
    const [nothing] = await teams.say(priya, '<at>Golden Thread</at> Y7', group);
    expect(item?.body['text']).toBe('I know nothing called “X1” in the plans that everybody here can see.');
    expect(String(nothing?.body['text']).replace('Y7', 'X1')).toBe(item?.body['text']);
    const [mine] = await teams.say(priya, '<at>Golden Thread</at> my actions', group);
    expect(JSON.stringify(mine)).toContain('GT8');
    expect(JSON.stringify(mine)).not.toMatch(/X1|Hush/);
  });

  it('says what changed, old beside new, in plans that are open to all', async () => {
    for (const id of ['p-1:GT8', 'p-2:X1']) {
      const { item } = await showItem(store.services, priya, id);
      await recordUpdate(store.services, {
        ...{ id: `said-${id}`, person: priya, from: 'tab', recommendationId: id, actionId: null },
        change: { rag: 'amber', note: 'The bank was slow.' },
        basedOn: { item: item.eTag, action: null },
      });
    }
    const [answer] = await teams.say(priya, '<at>Golden Thread</at> what changed today?', group);
    const words = wordsOn(cardOf(answer!));
    expect(words).toContain('● Green → ▲ Amber');
    expect(words).toContain('Priya Anand');
    expect(words).toContain('The bank was slow.');
    expect(JSON.stringify(answer)).not.toMatch(/X1|secret/);
    const [hers] = await teams.say(priya, 'what changed today?');
    expect(wordsOn(cardOf(hers!))).toContain('2 changes to 2 items, the latest first');
  });

  it('shows a restricted item in the place of a card to whoever may see it, and to them alone', async () => {
    const open = { verb: 'goldenThread.open', data: { item: 'p-2:X1', action: 'p-2:X1:1' } };
    const action = { type: 'Action.Execute', ...open };
    const pressed = { type: 'invoke', name: 'adaptiveCard/action', value: { action, trigger: 'manual' } };
    const before = teams.sent.length;
    const hers = await teams.post(teams.activity(priya, { ...pressed, ...inGroup }));
    expect(hers.text).toContain('A secret about savings.');
    const his = await teams.post(teams.activity(tom, { ...pressed, ...inGroup }));
    expect(his.text).not.toContain('secret');
    expect(teams.sent).toHaveLength(before); // nothing went to the group itself
  });
});

const inGroup = { conversation: { ...group.conversation, tenantId: '00000000-aaaa-4bbb-8ccc-00000000000a' } };

describe('searching from a message box', () => {
  it('does not take two people’s chat for the one in which a person is reached', async () => {
    const conversation = { id: '19:one_other@unq.gbl.spaces' }; // as Teams sends it: of no type
    const tenant = { channelData: { tenant: { id: tenantId } } };
    const asked = { type: 'invoke', name: 'composeExtension/query', value: { commandId: 'findItem' } };
    expect((await teams.post(teams.activity(tom, { ...asked, ...tenant, conversation }))).status).toBe(200);
    expect((await store.store.snapshot()).get('conversations', tom.id)).toBeUndefined();
  });

  it('offers a person’s own items before anything is typed', async () => {
    expect(titles(await search(priya, ''))).toEqual(['GT8', 'X1']);
    expect(titles(await search(tom, ''))).toEqual([]);
  });

  it('finds by ref, by words and by owner, and only what the person may see', async () => {
    expect(titles(await search(tom, 'gt 8'))).toEqual(['GT8']);
    expect(titles(await search(tom, 'bank MONTH'))).toEqual(['GT8']);
    expect(titles(await search(tom, 'head of finance'))).toEqual(['GT8']);
    expect(titles(await search(tom, 'secret'))).toEqual([]);
    expect(titles(await search(priya, 'secret'))).toEqual(['X1']);
  });

  it('drops a card that says of a restricted item no more than its ref', async () => {
    const [open] = (await search(priya, 'gt8')).composeExtension.attachments;
    const [closed] = (await search(priya, 'x1')).composeExtension.attachments;
    expect(wordsOn(open!.content)).toContain('Reconcile the bank account');
    expect(JSON.stringify(closed!.content)).toContain('X1');
    expect(JSON.stringify(closed!.content)).not.toMatch(/secret|Exempt|Hush/);
    if (hasSchemas)
      for (const card of [open, closed]) expect(schemaProblems(card!.content as never)).toEqual([]);
  });

  it('drops a live card: whoever opens it may do what they may', async () => {
    const [found] = (await search(priya, 'gt8')).composeExtension.attachments;
    const press = button(found!.content, 'Open and update');
    expect(wordsOn((await teams.press(priya, press)).body.value)).toContain('What has happened?');
    expect(wordsOn((await teams.press(tom, press)).body.value)).not.toContain('What has happened?');
  });

  it.each([
    ['nothing', undefined],
    ['a number', 7],
    ['parameters that are none', { parameters: 'all' }],
    ['a search for an object', { parameters: [{ name: 'words', value: { toString: 'x' } }] }],
    ['a page before the first', { parameters: [], queryOptions: { skip: -5, count: 1e9 } }],
  ])('answers %s without harm', async (_, value) => {
    const { composeExtension } = await ask<Result>(tom, 'query', value);
    expect(['result', 'message']).toContain(composeExtension.type);
  });
});

describe('a pasted link', () => {
  it.each([
    'https://golden-thread.council.example/tab/plans/p-1/items/p-1%3AGT8?show=overdue',
    `https://teams.microsoft.com/l/entity/app/plans?context=${encodeURIComponent('{"subEntityId":"item/p-1:GT8"}')}`,
  ])('becomes a live card: %s', async (url) => {
    expect(titles(await ask<Result>(tom, 'queryLink', { url }))).toEqual(['GT8']);
  });

  it('stays a link where it leads to nothing of ours, or to what the person may not see', async () => {
    for (const url of [
      'https://golden-thread.council.example/tab/plans/p-2/items/p-2%3AX1',
      'https://golden-thread.council.example/tab/plans/p-1/items/%E0%A4%A',
      'https://council.example/?context=%7Bnot',
      'javascript:alert(1)',
    ]) {
      expect(titles(await ask<Result>(tom, 'queryLink', { url }))).toEqual([]);
    }
    const url = 'https://golden-thread.council.example/tab/plans/p-2/items/p-2%3AX1';
    const [closed] = (await ask<Result>(priya, 'queryLink', { url })).composeExtension.attachments;
    expect(JSON.stringify(closed)).not.toContain('secret');
  });
});

describe('what is made of a message', () => {
  const message = {
    id: '1',
    linkToMessage: 'https://teams.microsoft.com/l/message/19:x/1',
    subject: null,
    body: { contentType: 'html', content: '<p>GT8: account reconciled &amp; signed<br>by Ruth</p>' },
    from: { user: { displayName: 'Ruth Ellery' } },
    attachments: [],
  };
  const openForm = async (commandId: string, messagePayload: unknown = message) => {
    const { task } = await ask<Task>(priya, 'fetchTask', {
      commandId,
      commandContext: 'message',
      messagePayload,
    });
    return task;
  };
  const cardIn = (task: Task['task']) => task.value.card.content;
  const field = (card: unknown, id: string) =>
    (card as { body: { id?: string; value?: string }[] }).body.find((element) => element.id === id)?.value;
  const submitOn = (card: unknown) => {
    const sets = (card as { body: { actions?: { data: object }[] }[] }).body;
    return sets.flatMap(({ actions }) => actions ?? [])[0]!.data;
  };
  const submit = async (data: object) =>
    (await ask<Task>(priya, 'submitAction', { commandId: 'x', data })).task;
  const latest = async () =>
    (await store.store.snapshot()).byRecommendation('updates', 'p-1:GT8').map((row) => row.value);

  it('opens with its words filled in and the item it names chosen', async () => {
    const card = cardIn(await openForm('saveUpdate'));
    expect(field(card, 'note')).toBe('GT8: account reconciled & signed\nby Ruth');
    expect(field(card, 'subject')).toBe('p-1:GT8:1');
    if (hasSchemas) expect(schemaProblems(card as never)).toEqual([]);
  });

  it('is kept as an update, once, however often Teams sends it', async () => {
    const card = cardIn(await openForm('saveUpdate'));
    const data = { ...submitOn(card), subject: 'p-1:GT8:1', note: 'Reconciled and signed.', rag: 'keep' };
    for (let time = 0; time < 3; time += 1) {
      expect(await submit(data)).toEqual({ type: 'message', value: 'GT8: saved.' });
    }
    const notes = (await latest()).filter(({ note }) => note === 'Reconciled and signed.');
    expect(notes).toHaveLength(1);
    expect(notes[0]).toMatchObject({ by: priya, from: 'chat', actionId: 'p-1:GT8:1' });
  });

  it('is kept as evidence: its file, else the message itself', async () => {
    const attachments = [
      { contentType: 'reference', contentUrl: 'https://council.example/minutes.pdf', name: 'minutes.pdf' },
    ];
    const withFile = cardIn(await openForm('saveEvidence', { ...message, attachments }));
    expect([field(withFile, 'evidenceUrl'), field(withFile, 'evidenceTitle')]).toEqual([
      'https://council.example/minutes.pdf',
      'minutes.pdf',
    ]);
    const card = cardIn(await openForm('saveEvidence'));
    expect(field(card, 'evidenceTitle')).toBe('Message from Ruth Ellery');
    const evidenceUrl = field(card, 'evidenceUrl');
    await submit({ ...submitOn(card), ref: 'gt8', evidenceUrl, evidenceTitle: 'Message from Ruth Ellery' });
    const kept = (await store.store.snapshot()).byRecommendation('evidence', 'p-1:GT8');
    expect(kept.map(({ value }) => value.url)).toEqual([message.linkToMessage]);
  });

  it('comes back with what was typed and what is missing', async () => {
    const card = cardIn(await openForm('saveUpdate'));
    const again = cardIn(await submit({ ...submitOn(card), ref: 'GT88', note: 'Signed.' }));
    expect(wordsOn(again)).toContain('GT88');
    expect(wordsOn(again)).toContain('GT8');
    expect([field(again, 'ref'), field(again, 'note')]).toEqual(['GT88', 'Signed.']);
    const nothing = cardIn(await submit({ ...submitOn(card), note: 'Signed.' }));
    expect(wordsOn(nothing)).toContain('Choose what this is about');
  });

  it('keeps nothing for somebody who may not', async () => {
    const card = cardIn(await openForm('saveUpdate'));
    const data = { ...submitOn(card), ref: 'GT8', note: 'Tom was here.' };
    const { task } = await ask<Task>(tom, 'submitAction', { data });
    expect(wordsOn(cardIn(task))).toContain('may update it');
    expect((await latest()).some(({ note }) => note === 'Tom was here.')).toBe(false);
  });

  it.each([
    ['nothing', {}],
    ['a forged form', { data: { command: 'saveUpdate', form: 'x', subject: '__proto__' } }],
    ['another command', { data: { command: 'dropEverything' } }],
    ['ten thousand characters of ref', { data: { command: 'saveUpdate', ref: 'x'.repeat(10_000) } }],
  ])('answers a submit with %s in a sentence', async (_, value) => {
    const { task } = await ask<Task>(priya, 'submitAction', value);
    expect(task.value).toContain('nothing was changed');
  });

  it('says how to begin where Teams names no message', async () => {
    const { task } = await ask<Task>(priya, 'fetchTask', { commandId: 'saveUpdate' });
    expect(task.value).toContain('Use the menu of a message');
  });
});
