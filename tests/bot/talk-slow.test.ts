import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aPlan, aPost, anAction, aRecommendation } from '#tests/helpers/builders';
import { priya } from '#tests/helpers/chat-people';
import { startStore, type StartedStore } from '#tests/helpers/store';
import { button, cardOf, startTeams, wordsOn, type TestTeams } from '#tests/helpers/teams';

/** Of every request to SharePoint. */
const latencyMs = 250;

let store: StartedStore;
let teams: TestTeams;

beforeAll(async () => {
  store = await startStore();
  const finance = aPost('Head of Finance', { holder: priya });
  await store.store.createMany('posts', [finance]);
  await store.store.createMany('plans', [aPlan()]);
  await store.store.createMany('recommendations', [aRecommendation({ rag: 'green' })]);
  await store.store.createMany('actions', [anAction({ ownerPostIds: [finance.id], dueDate: '2026-03-31' })]);
  teams = await startTeams(store.services, { waiting: { typingAfterMs: 10_000, sayAfterMs: 60 } });
  await teams.say(priya, 'help'); // from here on it is known where she is
});

afterAll(async () => {
  await teams.close();
  await store.close();
});

beforeEach(() => store.graph.control.misbehave({ fault: { kind: 'latency', ms: latencyMs } }));
afterEach(async () => {
  store.graph.control.behave();
  await store.store.snapshot(); // what is still on its way would make the next test's first look quick
});

const group = {
  conversation: {
    ...{ id: '19:x@thread.v2', conversationType: 'groupChat', isGroup: true },
    tenantId: '00000000-aaaa-4bbb-8ccc-00000000000a',
  },
};
const notes = async () =>
  (await store.store.snapshot()).byRecommendation('updates', 'p-1:GT8').map(({ value }) => value.note);

/** @returns what was sent from here on, as soon as there is that much of it */
async function following(from: number, count: number): Promise<TestTeams['sent']> {
  for (let tries = 0; teams.sent.length < from + count && tries < 200; tries += 1) await sleep(20);
  return teams.sent.slice(from);
}

/** The confirmation of an update, as it stands in the chat; SharePoint is quick for once. */
async function saveButton(note: string) {
  store.graph.control.behave();
  const message = (await teams.say(priya, `GT8 ${note}`)).at(-1);
  store.graph.control.misbehave({ fault: { kind: 'latency', ms: latencyMs } });
  return button(cardOf(message!), 'Save');
}

const pressed = ({ verb, data }: { verb: unknown; data: unknown }, part: object = {}) =>
  teams.post(
    teams.activity(priya, {
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' },
      ...part,
    }),
  );

describe('while SharePoint is slow', () => {
  it('says that it is working on a message, then answers it', async () => {
    const [first, second, ...more] = await teams.say(priya, 'how is GT8?');
    expect(first?.body['text']).toContain('still working');
    expect(wordsOn(cardOf(second!))).toContain('GT8');
    expect(more).toEqual([]);
  });

  it('says nothing of the kind when it is quick', async () => {
    store.graph.control.behave();
    const patient = await startTeams(store.services, {
      waiting: { typingAfterMs: 4_000, sayAfterMs: 4_000 },
    });
    expect(await patient.say(priya, 'how is GT8?')).toHaveLength(1);
    await patient.close();
  });

  it('ends the press of a button with word of it, and puts the answer in the card’s place', async () => {
    const save = await saveButton('the policy is drafted');
    const from = teams.sent.length;
    const { status, text } = await pressed(save, { replyToId: 'card-1' });
    expect(status).toBe(200);
    expect(JSON.parse(text)).toMatchObject({
      type: 'application/vnd.microsoft.activity.message',
      value: expect.stringContaining('still working') as string,
    });
    const [answer, ...more] = await following(from, 1);
    expect(answer).toMatchObject({ method: 'PUT', path: expect.stringMatching(/card-1$/) as string });
    expect(wordsOn(cardOf(answer!))).toContain('the policy is drafted');
    expect(more).toEqual([]);
    expect(await notes()).toEqual(['the policy is drafted']);
  });

  it('lets nothing follow in a group, where whoever presses again sees what came of it', async () => {
    const save = await saveButton('the board has agreed');
    const from = teams.sent.length;
    expect((await pressed(save, group)).text).toContain('try that again');
    await expect.poll(async () => (await notes()).length).toBe(2);
    store.graph.control.behave();
    const { text } = await teams.post(
      teams.activity(priya, {
        type: 'message',
        value: { verb: save.verb, ...save.data },
      }),
    );
    expect(text).toBe('');
    const sent = teams.sent.slice(from);
    expect(sent.map(({ body }) => wordsOn(body)).join('\n')).toContain('the board has agreed');
    expect(sent.filter(({ path }) => path.includes('19:x') || path.includes('19%3A'))).toEqual([]);
    expect((await notes()).filter((note) => note === 'the board has agreed')).toHaveLength(1);
  });

  it('tells a card that looks again by itself that there is nothing yet', async () => {
    const from = teams.sent.length;
    const { body } = await teams.refresh(priya, {
      verb: 'goldenThread.open',
      data: { item: 'p-1:GT8', action: null },
    });
    expect(body).toMatchObject({ statusCode: 400, type: 'application/vnd.microsoft.error' });
    await store.store.snapshot();
    expect(teams.sent.slice(from)).toEqual([]);
  });

  it.each([
    ['task/fetch', { data: { dialog: 'update', item: 'p-1:GT8', action: 'p-1:GT8:1' } }],
    ['composeExtension/query', { commandId: 'findItem', parameters: [{ name: 'words', value: 'GT8' }] }],
    ['composeExtension/fetchTask', { commandId: 'saveUpdate', messagePayload: { body: { content: 'GT8' } } }],
  ])('asks to try %s again', async (name, value) => {
    const { status, body } = await teams.invoke(priya, name, value);
    expect(status).toBe(200);
    expect(JSON.stringify(body)).toContain('try that again in a moment');
  });
});
