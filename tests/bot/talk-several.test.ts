import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '#domain/post';
import { showItem } from '#workflows/show-item';
import { recordUpdate } from '#workflows/record-update';
import { aPlan, aPost, anAction, aRecommendation } from '#tests/helpers/builders';
import { schemaProblems } from '#tests/helpers/card-checks';
import { martin, priya, tom } from '#tests/helpers/chat-people';
import { hasSchemas } from '#tests/helpers/schemas';
import { startStore, type StartedStore } from '#tests/helpers/store';
import { button, cardOf, startTeams, tenantId, wordsOn, type TestTeams } from '#tests/helpers/teams';

let store: StartedStore;
let teams: TestTeams;

beforeAll(async () => {
  store = await startStore();
  const { store: lists } = store;
  const finance = aPost('Head of Finance', { holder: priya, managerPostId: 'post-director' });
  const procurement = aPost('Head of Procurement', { holder: tom, managerPostId: 'post-director' });
  const director = aPost('Director of Resources', { id: 'post-director', holder: martin });
  await lists.createMany('posts', [finance, procurement, director]);
  await lists.createMany('plans', [aPlan(), aPlan({ id: 'p-2', title: 'Peer challenge' })]);
  await lists.createMany('themes', [
    { id: 'p-1:t-1', planId: 'p-1', order: 0, ref: '1', title: 'Money', leadPostIds: [], summary: null },
  ]);
  const items = ['GT1', 'GT2', 'GT3', 'GT4', 'GT5', 'GT6'];
  await lists.createMany(
    'recommendations',
    items.map((key, order) =>
      aRecommendation({
        ...{ id: `p-1:${key}`, key, order, text: `Do ${key}.`, themeId: 'p-1:t-1' },
        refs: key === 'GT5' ? [key, 'IA9'] : [key],
        ...{ rag: key === 'GT6' ? 'red' : 'green', narrative: `Where ${key} stands.` },
      }),
    ),
  );
  await lists.createMany(
    'actions',
    items.map((key, index) =>
      anAction({
        ...{ id: `p-1:${key}:1`, recommendationId: `p-1:${key}`, text: `Do ${key}.` },
        ownerPostIds: [key === 'GT6' ? procurement.id : finance.id],
        dueDate: `2026-0${2 + (index % 3)}-15`,
      }),
    ),
  );
  teams = await startTeams(store.services);
});

afterAll(async () => {
  await teams.close();
  await store.close();
});

const cardFor = async (person: Person, text: string) => {
  // That an answer is being written says nothing of what it is, and is said sooner on a busy machine.
  const said = (await teams.say(person, text)).filter(({ body }) => body['type'] !== 'typing');
  const [answer, ...others] = said;
  expect(others).toHaveLength(0);
  const card = cardOf(answer!);
  if (hasSchemas) expect(schemaProblems(card as never)).toEqual([]);
  return card;
};
const item = async (key: string) => (await showItem(store.services, priya, `p-1:${key}`)).item;
const saved = async (card: unknown, title: string, typed = {}) =>
  cardOf(await teams.press(priya, button(card, title), typed));

describe('several items in one message', () => {
  it('shows old beside new for each, and keeps them all with one press', async () => {
    const card = await cardFor(priya, 'GT1 amber – with legal\nGT2 blue, GT3 red contractor withdrew');
    expect(wordsOn(card)).toContain('Save these 3 updates?');
    expect((await item('GT1')).rag).toBe('green');
    const done = wordsOn(await saved(card, 'Save all 3'));
    expect(done).toContain('✓ All 3 are saved');
    expect(done).toContain('● Green → ▲ Amber');
    expect(await item('GT1')).toMatchObject({ rag: 'amber', narrative: 'with legal' });
    expect(await item('GT3')).toMatchObject({ rag: 'red', narrative: 'contractor withdrew' });
  });

  it('saves what was corrected on the card, and leaves out what was taken off it', async () => {
    const card = await cardFor(priya, 'GT1 red, GT2 red, GT4 red');
    const typed = { 'included.1': 'false', 'rag.2': 'amber', 'note.2': 'Not as bad as I first wrote.' };
    const done = wordsOn(await saved(card, 'Save all 3', typed));
    expect(done).toContain('All 2 are saved');
    expect(done).toContain('Left out by you.');
    expect((await item('GT2')).rag).toBe('blue');
    expect(await item('GT4')).toMatchObject({ rag: 'amber', narrative: 'Not as bad as I first wrote.' });
  });

  it('says which were kept when somebody else was first with one', async () => {
    const card = await cardFor(priya, 'GT1 green, GT2 green');
    const { eTag, actions } = await item('GT2');
    await recordUpdate(store.services, {
      ...{ id: 'theirs', person: martin, from: 'tab', recommendationId: 'p-1:GT2', actionId: null },
      change: { rag: 'amber' },
      basedOn: { item: eTag, action: actions[0]!.eTag },
    });
    const done = wordsOn(await saved(card, 'Save all 2'));
    expect(done).toContain('1 of 2 saved');
    expect(done).toContain('Not saved: Martin Osei changed it while you were writing.');
    expect((await item('GT2')).rag).toBe('amber');
  });

  it('keeps nothing twice when the press is delivered again', async () => {
    const card = await cardFor(priya, 'GT1 amber one more word, GT3 amber another');
    const { verb, data } = button(card, 'Save all 2');
    await teams.press(priya, { verb, data });
    const before = (await item('GT1')).history.length;
    const again = await teams.press(priya, { verb, data });
    expect(wordsOn(cardOf(again))).toContain('Saved before; nothing changed twice.');
    expect((await item('GT1')).history).toHaveLength(before);
  });

  it('asks about what is not clear beside what is, and answers that below', async () => {
    const card = await cardFor(priya, 'GT1 green\nGT2 purple\nGT33 amber\nGT6 amber');
    const words = wordsOn(card);
    expect(words).toContain('Save this?');
    expect(words).toContain('“purple” is not one of the four colours');
    expect(words).toContain('I know nothing called “GT33”');
    expect(words).toContain('You can read GT6 but not update it.');
    const before = teams.sent.length;
    await teams.press(priya, button(card, 'I meant GT3'));
    expect(wordsOn(cardOf(teams.sent.slice(before)[0]!))).toContain('Save this to GT3?');
  });

  it('asks which is meant when two refs of one item are said to be different things', async () => {
    const card = await cardFor(priya, 'GT5 amber, IA9 red');
    const words = wordsOn(card);
    expect(words).toContain('IA9 and another ref of this message are both GT5');
    const before = teams.sent.length;
    await teams.press(priya, button(card, 'What I said of IA9'));
    expect(wordsOn(cardOf(teams.sent.slice(before)[0]!))).toContain('◆ Red');
  });

  it('leaves everything as it was when it is given up', async () => {
    const before = await item('GT1');
    const card = await cardFor(priya, 'GT1 red, GT2 red');
    expect(wordsOn(await saved(card, 'Cancel'))).toContain('Everything stays as it was.');
    expect(await item('GT1')).toEqual(before);
  });

  it('does not let a card made up elsewhere write for somebody who may only read', async () => {
    const { eTag } = await item('GT6');
    const entry = { item: 'p-1:GT6', action: null, itemTag: eTag, actionTag: null, change: { rag: 'green' } };
    const answer = await teams.press(priya, { verb: 'goldenThread.saveAll', data: { entries: [entry] } });
    expect(wordsOn(cardOf(answer))).toContain('Only the owner of GT6');
    expect((await item('GT6')).rag).toBe('red');
  });
});

describe('nothing has changed', () => {
  it.each(['GT5 same as last time', 'GT5 still green'])(
    '%j is kept as an update of its own',
    async (text) => {
      store.clock.set('2026-03-03T10:00:00Z');
      const before = await item('GT5');
      const card = await cardFor(priya, text);
      expect(wordsOn(card)).toContain('No change. It still stands: Where GT5 stands.');
      expect(wordsOn(await saved(card, 'Save'))).toContain('✓ GT5 is saved');
      const after = await item('GT5');
      expect(after.history.length).toBe(before.history.length + 1);
      expect(after.history[0]).toMatchObject({ by: 'Priya Anand', note: 'Where GT5 stands.', changes: [] });
      expect(after).toMatchObject({ rag: 'green', narrative: 'Where GT5 stands.' });
      expect(after.updatedAt).toBe('2026-03-03T10:00:00.000Z');
    },
  );
});

describe('undo', () => {
  it('takes back one’s own last change after showing it, in an entry that says so', async () => {
    store.clock.set('2026-03-04T10:00:00Z');
    const { rag, narrative } = await item('GT4');
    const asked = await cardFor(priya, 'GT4 red wrong item, sorry');
    await saved(asked, 'Save');
    const card = await cardFor(priya, 'undo');
    expect(wordsOn(card)).toContain('Take this back?');
    expect(wordsOn(card)).toContain('◆ Red → ▲ Amber');
    expect((await item('GT4')).rag).toBe('red');
    expect(wordsOn(await saved(card, 'Take it back'))).toContain('GT4: taken back');
    const after = await item('GT4');
    expect(after).toMatchObject({ rag, narrative });
    expect(after.history[0]).toMatchObject({ by: 'Priya Anand', note: expect.stringContaining('Undone') });
    expect(wordsOn(await saved(card, 'Take it back'))).toContain('GT4: taken back');
    expect((await item('GT4')).history).toHaveLength(after.history.length);
    expect(wordsOn(await cardFor(priya, 'undo'))).toContain('is taken back already');
    // The first card still lies on another device of hers, and does not claim what is no longer so.
    expect(wordsOn(await saved(asked, 'Save'))).toContain('GT4 has changed since you saved this');
    expect((await item('GT4')).rag).toBe(rag);
  });

  it('takes back a date as if it had never moved', async () => {
    store.clock.set('2026-03-05T10:00:00Z');
    const before = (await item('GT5')).actions[0]!;
    await saved(await cardFor(priya, 'GT5 due 30 Nov because the audit moved'), 'Save');
    expect((await item('GT5')).actions[0]).toMatchObject({ timesMoved: 1, due: { end: '2026-11-30' } });
    await saved(await cardFor(priya, 'undo GT5'), 'Take it back');
    const { due, timesMoved, firstDueDate } = (await item('GT5')).actions[0]!;
    expect({ end: due.end, timesMoved, firstDueDate }).toEqual({
      end: before.due.end,
      timesMoved: 0,
      firstDueDate: before.firstDueDate,
    });
  });

  it('leaves a date that was only asked for to be withdrawn', async () => {
    store.clock.set('2026-03-05T12:00:00Z');
    await store.store.createMany('plans', [
      aPlan({ id: 'p-3', title: 'Strict plan', ownersMayMoveDates: false }),
    ]);
    await store.store.createMany('recommendations', [
      aRecommendation({ id: 'p-3:S1', planId: 'p-3', key: 'S1', refs: ['S1'] }),
    ]);
    const owned = { ownerPostIds: ['post-head-of-finance'], accountablePostIds: ['post-director'] };
    await store.store.createMany('actions', [
      anAction({
        id: 'p-3:S1:1',
        planId: 'p-3',
        recommendationId: 'p-3:S1',
        dueDate: '2026-06-30',
        ...owned,
      }),
    ]);
    await saved(await cardFor(priya, 'S1 due 30 Nov because the audit moved'), 'Save');
    expect(wordsOn(await cardFor(priya, 'undo'))).toContain('You asked for a new date for S1.');
  });

  it('takes back together what was saved together', async () => {
    store.clock.set('2026-03-06T10:00:00Z');
    const before = [(await item('GT1')).rag, (await item('GT2')).rag];
    const asked = await cardFor(priya, 'GT1 blue, GT2 blue');
    await saved(asked, 'Save all 2');
    await saved(await cardFor(priya, 'undo'), 'Take back all 2');
    expect([(await item('GT1')).rag, (await item('GT2')).rag]).toEqual(before);
    const late = wordsOn(await saved(asked, 'Save all 2'));
    expect(late).toContain('Nothing was saved');
    expect(late).toContain('You had saved this, and Priya Anand has changed it since');
  });

  it('leaves alone what has stood for a day, although its card still offers to take it back', async () => {
    store.clock.set('2026-03-06T12:00:00Z');
    await saved(await cardFor(priya, 'GT2 green all in place'), 'Save');
    const card = await cardFor(priya, 'undo GT2');
    store.clock.set('2026-03-07T12:00:01Z');
    expect(wordsOn(await saved(card, 'Take it back'))).toContain('has stood for more than 24 hours');
    expect((await item('GT2')).rag).toBe('green');
  });

  it('leaves alone what somebody changed since, and says who', async () => {
    store.clock.set('2026-03-07T14:00:00Z');
    await saved(await cardFor(priya, 'GT3 blue'), 'Save');
    const theirs = await cardFor(martin, 'GT3 red the auditors disagree');
    await teams.press(martin, button(theirs, 'Save'));
    expect(wordsOn(await cardFor(priya, 'undo GT3'))).toContain(
      'GT3 was changed again by Martin Osei on 7 March 2026',
    );
    expect((await item('GT3')).rag).toBe('red');
  });

  it('has nothing to take back for somebody who changed nothing, or not lately', async () => {
    expect(wordsOn(await cardFor(tom, 'undo'))).toContain('There is nothing to take back');
    store.clock.set('2026-03-20T10:00:00Z');
    expect(wordsOn(await cardFor(priya, 'undo'))).toContain('There is nothing to take back');
  });

  it('takes back nobody else’s entry, whatever a card asks for', async () => {
    store.clock.set('2026-03-21T10:00:00Z');
    await saved(await cardFor(priya, 'GT1 red mine'), 'Save');
    const entry = (await item('GT1')).history[0]!;
    const answer = await teams.press(tom, { verb: 'goldenThread.undo', data: { entries: [entry.id] } });
    expect(wordsOn(cardOf(answer))).toContain('There is nothing to take back');
    expect((await item('GT1')).rag).toBe('red');
  });
});

describe('questions', () => {
  it.each([
    [priya, "what's overdue in finance?", 'Head of Finance'],
    [martin, 'red for Tom Brackley', '◆ Red'],
    [martin, 'due before 31 March in governance plan', 'due by 30 March 2026'],
    [priya, 'no update in money', 'No update yet this period'],
    [priya, 'who owns GT6', 'Tom Brackley, Head of Procurement'],
    [priya, 'what did we decide on GT1?', 'No meeting has recorded a decision on GT1 yet.'],
    [priya, 'what changed on GT1?', 'Priya Anand, 21 March 2026, from chat'],
    [martin, 'what changed on 21 March 2026 in governance plan?', '→ ◆ Red'],
    [martin, 'what changed before 2 January 2026 in money?', 'Nobody changed anything in these days.'],
    [martin, 'my team', 'Open actions'],
  ])('%# %j is answered', async (person, text, words) => {
    expect(wordsOn(await cardFor(person, text))).toContain(words);
  });

  it('lists what one has changed oneself, and nothing that others did', async () => {
    const words = wordsOn(await cardFor(martin, 'what did I change this month?'));
    expect(words).toContain('Martin Osei, 7 March 2026, from chat');
    expect(words).not.toContain('Priya Anand');
  });

  it('asks which is meant when several are called like that, and answers for the one chosen', async () => {
    const card = await cardFor(priya, 'overdue in head');
    expect(wordsOn(card)).toContain('What do you mean by “head”?');
    const answer = await teams.press(priya, button(card, 'Head of Procurement'));
    expect(wordsOn(cardOf(answer))).toContain('Head of Procurement');
  });

  it('asks rather than guess when a name is mistyped, and says what there is when it is unknown', async () => {
    expect(wordsOn(await cardFor(priya, 'overdue in procurment'))).toContain('Head of Procurement');
    const unknown = wordsOn(await cardFor(priya, 'overdue in highways'));
    expect(unknown).toContain('I know no plan, theme, post or person called “highways”.');
    expect(unknown).toContain('Governance plan, Peer challenge and Strict plan');
  });
});

describe('a slow SharePoint', () => {
  it('is told of before the answer, which follows', async () => {
    const { services } = store;
    const slowly: typeof services.store.snapshot = async () => {
      await new Promise((done) => setTimeout(done, 60));
      return services.store.snapshot();
    };
    const slow = await startTeams(
      { ...services, store: { ...services.store, snapshot: slowly } },
      { waiting: { typingAfterMs: 10, sayAfterMs: 30 } },
    );
    const said = await slow.say(priya, 'GT1 amber');
    await slow.close();
    expect(said[0]!.body['type']).toBe('typing');
    expect(said[1]!.body['text']).toContain('still working on that');
    expect(wordsOn(cardOf(said.at(-1)!))).toContain('Save this to GT1?');
  });

  it('is not spoken of when the answer is there in time', async () => {
    expect(await teams.say(priya, 'GT1 amber')).toHaveLength(1);
  });
});

describe('messages that come again', () => {
  const edit = (text: string, eventType = 'editMessage') =>
    teams.activity(priya, {
      ...{ type: 'messageUpdate', id: 'edited-1', text },
      channelData: { eventType, tenant: { id: tenantId } },
    });
  const sentFor = async (activity: unknown) => {
    const before = teams.sent.length;
    await teams.post(activity);
    return teams.sent.slice(before);
  };

  it('reads a mended message again, once for each wording, and saves nothing by itself', async () => {
    const before = await item('GT1');
    const [answer] = await sentFor(edit('GT1 blue now mended'));
    expect(wordsOn(cardOf(answer!))).toContain('now mended');
    expect(await sentFor(edit('GT1 blue now mended'))).toHaveLength(0);
    expect(await sentFor(edit('GT1 blue now mended twice'))).toHaveLength(1);
    expect(await sentFor(edit('GT1 blue', 'undeleteMessage'))).toHaveLength(0);
    expect(await item('GT1')).toEqual(before);
  });

  it('knows a press delivered to another process for the one it has seen', async () => {
    store.clock.set('2026-03-22T10:00:00Z');
    const other = await startTeams({ ...store.services, store: store.anotherStore() });
    const { verb, data } = button(await cardFor(priya, 'GT1 amber, GT2 green and ready'), 'Save all 2');
    await teams.press(priya, { verb, data });
    const before = [(await item('GT1')).history.length, (await item('GT2')).history.length];
    const again = await other.press(priya, { verb, data });
    await other.close();
    expect(wordsOn(cardOf(again))).toContain('Saved before; nothing changed twice.');
    expect([(await item('GT1')).history.length, (await item('GT2')).history.length]).toEqual(before);
  });

  it('leaves what is newer alone when an older press comes late', async () => {
    store.clock.set('2026-03-23T10:00:00Z');
    const older = button(await cardFor(priya, 'GT1 red first thought'), 'Save');
    const newer = button(await cardFor(priya, 'GT1 blue second thought'), 'Save');
    await teams.press(priya, newer);
    const late = await teams.press(priya, older);
    expect(wordsOn(cardOf(late))).toContain('GT1 changed while you were writing');
    expect((await item('GT1')).rag).toBe('blue');
  });
});

it('names what shares a ref within one plan so that the buttons can be told apart', async () => {
  for (const key of ['MR-1', 'KR-1']) {
    await store.store.create(
      'recommendations',
      aRecommendation({ id: `p-1:${key}`, key, refs: ['R1'], text: `Do ${key}.` }),
    );
    await store.store.create(
      'actions',
      anAction({
        id: `p-1:${key}:1`,
        recommendationId: `p-1:${key}`,
        ownerPostIds: ['post-head-of-finance'],
      }),
    );
  }
  const card = await cardFor(priya, 'R1 green\nGT1 amber');
  const plan = aPlan().title;
  expect(button(card, `MR-1 · ${plan}`)).toBeDefined();
  expect(button(card, `KR-1 · ${plan}`)).toBeDefined();
});
