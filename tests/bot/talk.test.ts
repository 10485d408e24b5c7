import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '#domain/post';
import { myActions } from '#workflows/find-items';
import { showItem } from '#workflows/show-item';
import { digestCard } from '#bot/cards/digest-card';
import { aPlan, aPost, anAction, aRecommendation } from '#tests/helpers/builders';
import { schemaProblems } from '#tests/helpers/card-checks';
import { martin, priya, tom } from '#tests/helpers/chat-people';
import { hasSchemas } from '#tests/helpers/schemas';
import { startStore, type StartedStore } from '#tests/helpers/store';
import { button, cardOf, startTeams, wordsOn, type Sent, type TestTeams } from '#tests/helpers/teams';
import { aDigest } from '#tests/helpers/views';

let store: StartedStore;
let teams: TestTeams;

beforeAll(async () => {
  store = await startStore();
  const finance = aPost('Head of Finance', { holder: priya, managerPostId: 'post-director' });
  const director = aPost('Director', { id: 'post-director', holder: martin });
  const { store: lists } = store;
  await lists.createMany('posts', [finance, director, aPost('Head of Procurement', { holder: tom })]);
  await lists.createMany('plans', [aPlan(), aPlan({ id: 'p-2', title: 'Peer challenge' })]);
  const ownerPostIds = [finance.id];
  await lists.createMany('recommendations', [
    aRecommendation({ rag: 'green', narrative: 'On course.' }),
    aRecommendation({ id: 'p-1:GT9', key: 'GT9', refs: ['GT9'], order: 1, text: 'Manage money well.' }),
    aRecommendation({
      id: 'p-1:GT39',
      key: 'GT39',
      refs: ['GT39', 'GT40', 'IA10'],
      order: 2,
      text: 'Report.',
    }),
    aRecommendation({ id: 'p-1:R1', key: 'R1', refs: ['R1'], order: 3, text: 'First in one plan.' }),
    aRecommendation({ id: 'p-2:R1', planId: 'p-2', key: 'R1', refs: ['R1'], text: 'First in another.' }),
    aRecommendation({ id: 'p-1:RE03', key: '03', refs: ['03'], order: 4, text: 'Spelt with a nought.' }),
    aRecommendation({ id: 'p-2:RE3', planId: 'p-2', key: '3', refs: ['3'], text: 'Spelt without.' }),
  ]);
  await lists.createMany('actions', [
    anAction({ ownerPostIds, dueDate: '2026-01-31' }),
    anAction({ id: 'p-1:GT9:1', recommendationId: 'p-1:GT9', ownerPostIds, dueDate: '2026-03-31' }),
    anAction({
      id: 'p-1:GT9:2',
      recommendationId: 'p-1:GT9',
      order: 2,
      text: 'Second.',
      ownerPostIds,
      dueDate: '2026-04-30',
    }),
    anAction({ id: 'p-1:GT39:1', recommendationId: 'p-1:GT39', ownerPostIds, dueDate: '2026-06-30' }),
  ]);
  teams = await startTeams(store.services);
});

afterAll(async () => {
  await teams.close();
  await store.close();
});

let minute = 0;

beforeEach(() => {
  teams.logged.length = 0;
  minute += 1;
  store.clock.set(new Date(Date.UTC(2026, 2, 2, 9, 30 + minute)).toISOString());
});

function only(sent: readonly Sent[]): Sent {
  expect(sent).toHaveLength(1);
  return sent[0]!;
}

const ask = async (person: Person, text: string) => only(await teams.say(person, text));
const cardFor = async (person: Person, text: string) => {
  const card = cardOf(await ask(person, text));
  if (hasSchemas) expect(schemaProblems(card as never)).toEqual([]);
  return card;
};
const sentenceFor = async (person: Person, text: string) => (await ask(person, text)).body['text'];
const gt8 = async () => (await showItem(store.services, priya, 'p-1:GT8')).item;

describe('asking', () => {
  it('lists my actions, the most urgent first', async () => {
    const words = wordsOn(await cardFor(priya, 'my actions'));
    expect(words).toContain('4 open actions, 1 overdue');
    expect(words).toContain('31 January 2026 · 30 days late');
    expect(words.indexOf('GT8')).toBeLessThan(words.indexOf('GT9/1'));
  });

  it('says so when nobody has anything to do', async () => {
    expect(wordsOn(await cardFor(tom, 'my actions'))).toContain('You have no open actions.');
  });

  it('shows a manager what is overdue below', async () => {
    expect(wordsOn(await cardFor(martin, 'overdue'))).toContain('Priya Anand, Head of Finance');
  });

  it.each(['GT8', 'gt 8', 'how is GT8?'])('%j shows its card', async (text) => {
    expect(wordsOn(await cardFor(priya, text))).toContain('Publish the reviewed code of conduct.');
  });

  it('opens a row of a list in place, and leads back', async () => {
    const list = await cardFor(priya, 'my actions');
    const opened = await teams.press(priya, button(list, 'Open GT8'));
    expect(opened.body).toMatchObject({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive' });
    const back = await teams.press(priya, button(cardOf(opened), 'Back to my actions'));
    expect(wordsOn(cardOf(back))).toContain('4 open actions');
  });

  it('opens what the morning’s digest lists as a card of its own, so that the digest stays', async () => {
    const { item, action } = (await myActions(store.services, priya))[0]!;
    const mine = [{ item, action, stage: null }];
    const digest = digestCard(aDigest({ person: priya, mine }), null);
    for (const [name, shown] of [
      [`Open ${action.ref}`, item.text],
      ['My actions', '4 open actions'],
    ] as const) {
      const before = teams.sent.length;
      const answer = await teams.press(priya, button(digest, name));
      expect(answer.body).toMatchObject({ type: 'application/vnd.microsoft.activity.message' });
      expect(wordsOn(cardOf(only(teams.sent.slice(before))))).toContain(shown);
    }
  });

  it('asks which one when several plans share a ref', async () => {
    const choose = await cardFor(priya, 'R1');
    expect(wordsOn(choose)).toContain('Peer challenge');
    const opened = await teams.press(priya, button(choose, 'Open R1'));
    expect(wordsOn(cardOf(opened))).toContain('First in one plan.');
  });

  it('takes the one that is spelt as it was typed', async () => {
    expect(wordsOn(await cardFor(priya, 'how is 03?'))).toContain('Spelt with a nought.');
    expect(wordsOn(await cardFor(priya, 'how is 3?'))).toContain('Spelt without.');
  });

  it('suggests refs that look like an unknown one', async () => {
    const card = await cardFor(priya, 'GT80 amber all well');
    expect(wordsOn(card)).toContain('I know nothing called “GT80”');
    const confirm = await teams.press(priya, button(card, 'I meant GT8'));
    expect(wordsOn(cardOf(confirm))).toMatch(/Save this to GT8\?[\s\S]*all well/);
  });

  it('offers an item once, whichever of its refs the unknown one looks like', async () => {
    const card = await cardFor(priya, 'GT49 amber');
    const titles = new Set(JSON.stringify(card).match(/I meant GT(?:39|40)/g));
    expect([...titles]).toEqual(['I meant GT39']);
  });

  it('offers what a doubtful word may mean, and the words alone', async () => {
    const card = await cardFor(priya, 'GT8 ambr all well');
    expect(wordsOn(card)).toContain('“ambr” is not one of the four colours');
    const confirm = await teams.press(priya, button(card, '▲ Amber'));
    expect(wordsOn(cardOf(confirm))).toMatch(/▲ Amber[\s\S]*all well/);
    const words = await teams.press(priya, button(card, 'Only keep the words'));
    expect(wordsOn(cardOf(words))).toContain('ambr all well');
  });

  it.each([
    ['GT8 purple all well', '“purple” is not one of the four colours: use red, amber, green or blue.'],
    ['GT8 due 31 November because', 'There is no such day as “31 November”.'],
    ['GT8 due yesterday', '1 March 2026 is over already.'],
    [
      'GT39 push back a month',
      'GT39 is due 30 June 2026. Is it a month later than that, or a month from today?',
    ],
    ['GT8 red or green', 'You name red and green for GT8. Which one is it?'],
  ])('asks about %j on a card, with what it may mean', async (text, sentence) => {
    expect(wordsOn(await cardFor(priya, text))).toContain(sentence);
  });

  it.each([
    ['what a lovely day', 'I did not understand that.'],
    ['amber policy drafted', 'Which item is that about? Put its ref first'],
    [`GT8 amber ${'x'.repeat(50_000)}`, 'That message is too long for me'],
    ['GT8/7', 'GT8/7 has no such action.'],
  ])('answers %j in one sentence', async (text, sentence) => {
    expect(await sentenceFor(priya, text)).toContain(sentence);
  });

  it('never repeats what was typed as Markdown', async () => {
    const { body } = await ask(priya, 'GT8/7 due 30 November [x](https://evil.example)');
    expect(body['textFormat']).toBe('plain');
  });
});

describe('updating', () => {
  it('shows what was understood, keeps it after Save, and says what changed', async () => {
    const confirm = await cardFor(priya, 'GT8 amber policy drafted, chair to sign');
    expect(wordsOn(confirm)).toMatch(/● Green[\s\S]*▲ Amber/);
    expect((await gt8()).rag).toBe('green');

    const saved = await teams.press(priya, button(confirm, 'Save'));
    expect(wordsOn(cardOf(saved))).toContain('✓ GT8 is saved');
    expect(wordsOn(cardOf(saved))).toContain('● Green → ▲ Amber');
    expect(await gt8()).toMatchObject({ rag: 'amber', narrative: 'policy drafted, chair to sign' });
  });

  it('keeps one update when Save is delivered twice', async () => {
    const confirm = await cardFor(priya, 'GT8 red the chair resigned');
    const { verb, data } = button(confirm, 'Save');
    const value = { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' };
    const invoke = teams.activity(priya, { type: 'invoke', name: 'adaptiveCard/action', value });
    const before = (await gt8()).history.length;
    await Promise.all([teams.post(invoke), teams.post(invoke)]);
    const again = await teams.post(invoke);
    expect(again.text).toContain('GT8 is saved');
    expect((await gt8()).history).toHaveLength(before + 1);
  });

  it('changes nothing when cancelled', async () => {
    const before = await gt8();
    const confirm = await cardFor(priya, 'GT8 blue');
    const cancelled = await teams.press(priya, button(confirm, 'Cancel'));
    expect(wordsOn(cardOf(cancelled))).toContain('Nothing was saved');
    expect(await gt8()).toEqual(before);
  });

  it('saves what is chosen and written on the item card', async () => {
    const item = await cardFor(priya, 'GT39');
    const typed = { rag: 'green', status: 'keep', note: ' First report made. ', dueDate: '', reason: '' };
    const saved = await teams.press(priya, button(item, 'Save'), typed);
    expect(wordsOn(cardOf(saved))).toContain('First report made.');
    const { item: now } = await showItem(store.services, priya, 'p-1:GT39');
    expect(now).toMatchObject({ rag: 'green', narrative: 'First report made.' });
  });

  it('asks for evidence or a reason, then keeps both on the next Save', async () => {
    const confirm = await cardFor(priya, 'GT39 done');
    const refused = await teams.press(priya, button(confirm, 'Save'));
    expect(wordsOn(cardOf(refused))).toContain('add a link to the evidence or a reason');
    const typed = { evidenceUrl: 'https://council.example/Signed%20code.pdf' };
    await teams.press(priya, button(cardOf(refused), 'Save'), typed);
    const { item } = await showItem(store.services, priya, 'p-1:GT39');
    expect(item.actions[0]?.status).toBe('implemented');
    expect(item.evidence).toMatchObject([
      { title: 'Signed code.pdf', url: 'https://council.example/Signed%20code.pdf' },
    ]);
  });

  it('asks which action is meant, then goes on with the change', async () => {
    const choose = await cardFor(priya, 'GT9 due 30 June because the audit moved');
    expect(wordsOn(choose)).toContain('Which action of GT9 do you mean?');
    const confirm = await teams.press(priya, button(choose, 'Open GT9/2'));
    await teams.press(priya, button(cardOf(confirm), 'Save'));
    const { item } = await showItem(store.services, priya, 'p-1:GT9');
    expect(item.actions[1]).toMatchObject({
      due: { end: '2026-06-30' },
      timesMoved: 1,
      firstDueDate: '2026-04-30',
    });
  });

  it('shows theirs beside mine when somebody else was first, and saves mine when I insist', async () => {
    const mine = await cardFor(priya, 'GT8 green all back on course');
    const theirs = await cardFor(martin, 'GT8 blue embedded');
    await teams.press(martin, button(theirs, 'Save'));

    const conflict = await teams.press(priya, button(mine, 'Save'));
    expect(wordsOn(cardOf(conflict))).toContain('GT8 changed while you were writing');
    expect(wordsOn(cardOf(conflict))).toContain('Last changed by Martin Osei on 2 March 2026.');
    expect((await gt8()).rag).toBe('blue');

    await teams.press(priya, button(cardOf(conflict), 'Save mine'));
    expect(await gt8()).toMatchObject({ rag: 'green', narrative: 'all back on course' });
  });

  it('lets somebody who may only read, read', async () => {
    const card = await cardFor(tom, 'GT8 red I disagree');
    expect(wordsOn(card)).toContain('You can read GT8 but not update it. Priya Anand, Head of Finance can.');
    expect(() => button(card, 'Save')).toThrow();
  });

  it('refuses a Save made up by somebody who may only read', async () => {
    const { eTag, actions } = await gt8();
    const data = {
      item: 'p-1:GT8',
      action: 'p-1:GT8:1',
      itemTag: eTag,
      actionTag: actions[0]!.eTag,
      change: { rag: 'red' },
    };
    const answer = await teams.press(tom, { verb: 'goldenThread.save', data });
    expect(wordsOn(cardOf(answer))).toContain('Only the owner of GT8');
    expect((await gt8()).rag).toBe('green');
  });

  it('answers a button of a client without Action.Execute in the place of its card', async () => {
    const item = await cardFor(priya, 'GT8');
    const { fallback } = button(item, 'Save');
    const value = { ...fallback.data, note: 'Sent as a message.' };
    const [replaced] = await teams.say(priya, '', { value, replyToId: 'sent-1' });
    expect(replaced).toMatchObject({ method: 'PUT', path: expect.stringContaining('/activities/sent-1') });
    expect(wordsOn(cardOf(replaced!))).toContain('GT8 is saved');
  });
});

describe('a card that was deleted meanwhile', () => {
  it('is answered with a new one', async () => {
    teams.misbehave({
      status: 404,
      body: { error: { code: 'ActivityNotFoundInConversation', message: '' } },
    });
    const [tried, sentNew] = await teams.say(priya, '', {
      value: { verb: 'goldenThread.help' },
      replyToId: 'gone',
    });
    expect(tried?.method).toBe('PUT');
    expect(wordsOn(cardOf(sentNew!))).toContain('What you can ask me');
  });
});

describe('what does not come from our cards', () => {
  const bad: [string, unknown][] = [
    ['nothing', undefined],
    ['a string', 'x'],
    ['no action', { trigger: 'manual' }],
    ['an unknown verb', { action: { type: 'Action.Execute', verb: 'goldenThread.delete', data: {} } }],
    ['a verb of the prototype', { action: { type: 'Action.Execute', verb: 'constructor', data: {} } }],
    ['another kind of action', { action: { type: 'Action.Submit', verb: 'goldenThread.help', data: {} } }],
    ['no ids', { action: { type: 'Action.Execute', verb: 'goldenThread.open', data: {} } }],
    [
      'ids of the wrong kind',
      { action: { type: 'Action.Execute', verb: 'goldenThread.open', data: { item: 7, action: [] } } },
    ],
    [
      'an unheard-of colour',
      { action: { type: 'Action.Execute', verb: 'goldenThread.help', data: { rag: 'purple' } } },
    ],
    [
      'a page before the first',
      { action: { type: 'Action.Execute', verb: 'goldenThread.list', data: { list: 'mine', page: -1 } } },
    ],
  ];

  it.each(bad)('%s is refused in words and changes nothing', async (_, value) => {
    const before = await gt8();
    const invoke = { type: 'invoke', name: 'adaptiveCard/action', value };
    const { status, text } = await teams.post(teams.activity(priya, invoke));
    expect(status).toBe(200);
    expect(JSON.parse(text)).toMatchObject({ statusCode: 400, type: 'application/vnd.microsoft.error' });
    expect(await gt8()).toEqual(before);
  });

  it.each(['p-9:GT8', '__proto__', 'constructor'])('the item %j is not there, in words', async (item) => {
    const answer = await teams.press(priya, { verb: 'goldenThread.open', data: { item, action: null } });
    expect(wordsOn(cardOf(answer))).toContain('That is no longer there, or you may not see it.');
  });

  it('a broken message value gets a sentence', async () => {
    const [answer] = await teams.say(priya, '', { value: { verb: 'goldenThread.open', item: {} } });
    expect(answer?.body['text']).toContain('I could not read what that button sent');
  });

  it.each([
    ['an array', []],
    ['nothing', {}],
    ['no conversation', { type: 'message', channelId: 'msteams', serviceUrl: 'https://x.example' }],
    [
      'a service address that is none',
      {
        type: 'message',
        serviceUrl: 'javascript:alert(1)',
        channelId: 'x',
        conversation: { id: 'x' },
        from: { id: 'x' },
        recipient: { id: 'x' },
      },
    ],
    [
      'text of the wrong kind',
      {
        ...{ type: 'message', text: 7 },
        serviceUrl: 'https://x.example',
        channelId: 'x',
        conversation: { id: 'x' },
        from: { id: 'x' },
        recipient: { id: 'x' },
      },
    ],
  ])('%s instead of an activity is a 400', async (_, activity) => {
    expect(await teams.post(activity)).toMatchObject({ status: 400 });
  });
});

describe('who is asking', () => {
  it('answers nobody of another tenant', async () => {
    const from = { conversation: { id: 'a:1', conversationType: 'personal', tenantId: 'other' } };
    const [answer] = await teams.say(priya, 'my actions', from);
    expect(answer?.body['text']).toBe('Golden Thread belongs to another organisation, so I did nothing.');
  });

  it('refuses when two places name different tenants', async () => {
    const [answer] = await teams.say(priya, 'my actions', { channelData: { tenant: { id: 'other' } } });
    expect(answer?.body['text']).toContain('another organisation');
  });

  it('says so when Teams does not tell who asks', async () => {
    const [answer] = await teams.say(priya, 'my actions', { from: { id: '29:x', name: 'Priya Anand' } });
    expect(answer?.body['text']).toContain('Teams did not tell me who you are');
  });

  it('answers a button from another tenant with a refusal', async () => {
    const value = { action: { type: 'Action.Execute', verb: 'goldenThread.help', data: {} } };
    const invoke = {
      type: 'invoke',
      name: 'adaptiveCard/action',
      value,
      channelData: { tenant: { id: 'other' } },
    };
    const { text } = await teams.post(teams.activity(priya, invoke));
    expect(JSON.parse(text)).toMatchObject({ statusCode: 400, value: { code: 'Forbidden' } });
  });
});

describe('what Teams repeats or gets wrong', () => {
  it('answers a message once, however often it is delivered', async () => {
    const message = teams.activity(priya, { type: 'message', text: 'help' });
    const before = teams.sent.length;
    await teams.post(message);
    await teams.post(message);
    expect(teams.sent).toHaveLength(before + 1);
  });

  it('sends again when two messages meet, or Teams is busy without saying for how long', async () => {
    teams.misbehave({ status: 412 }, { status: 429 }, { status: 429 });
    expect(await teams.say(priya, 'help')).toHaveLength(4);
  });

  it('answers 200 and logs it when an answer cannot be delivered', async () => {
    teams.misbehave({ status: 403 });
    const { status } = await teams.post(teams.activity(priya, { type: 'message', text: 'help' }));
    expect(status).toBe(200);
    expect(teams.logged).toMatchObject([{ msg: 'could not deliver an answer' }]);
  });

  it('welcomes once when it is installed, and remembers where to write', async () => {
    const added = { type: 'conversationUpdate', membersAdded: [{ id: '28:bot' }, { id: `29:${tom.id}` }] };
    const before = teams.sent.length;
    await teams.post(teams.activity(tom, { type: 'installationUpdate', action: 'add' }));
    await teams.post(teams.activity(tom, added));
    await teams.post(teams.activity(tom, added));
    expect(teams.sent).toHaveLength(before + 1);
    expect(wordsOn(cardOf(teams.sent.at(-1)!))).toContain('Golden Thread for Testshire Council');
    expect((await store.store.snapshot()).get('conversations', tom.id)?.value).toMatchObject({
      state: 'reachable',
    });
  });

  it('remembers that it was removed, and put back', async () => {
    const stateOf = async () => (await store.store.snapshot()).get('conversations', tom.id)?.value.state;
    await teams.post(teams.activity(tom, { type: 'installationUpdate', action: 'remove' }));
    expect(await stateOf()).toBe('removed');
    await teams.post(teams.activity(tom, { type: 'installationUpdate', action: 'add' }));
    expect(await stateOf()).toBe('reachable');
  });

  it('leaves what it does not know to others', async () => {
    expect(
      await teams.post(teams.activity(priya, { type: 'invoke', name: 'signin/verifyState' })),
    ).toMatchObject({
      status: 501,
    });
    expect(await teams.post(teams.activity(priya, { type: 'typing' }))).toMatchObject({ status: 200 });
  });
});
