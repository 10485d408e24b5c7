import { describe, expect, it } from 'vitest';
import { verbs, type Verb } from '#bot/cards/verbs';
import { tellMissed } from '#workflows/tell-people';
import type { Person } from '#domain/post';
import { aPost } from '#tests/helpers/builders';
import { chatHouse, checked, type Card, type ChatItem } from '#tests/helpers/chat-house';
import { helena, martin, priya, tom } from '#tests/helpers/chat-people';
import { button, cardOf, wordsOn } from '#tests/helpers/teams';

const house = chatHouse(
  aPost('Clerk', { holder: helena, isAdministrator: true }),
  aPost('Vacant officer', { deputies: [priya] }),
);
const { tick, givenAnItem, read, press, say } = house;

/** What Teams draws over a card by itself when somebody comes back to it. */
async function again(who: Person, card: Card): Promise<Card> {
  const { action } = card['refresh'] as { action: { verb: Verb; data: unknown } };
  return checked(cardOf(await house.teams.refresh(who, action)));
}

const newestCard = () => checked(cardOf(house.teams.sent.at(-1)!));
const asks = (item: ChatItem) => `Martin Osei asks how ${item.ref} is going`;

describe('why somebody was sent a card', () => {
  it('is still said when Teams draws it afresh, until somebody has answered, which it then says', async () => {
    const item = await givenAnItem();
    await house.teams.press(martin, { verb: verbs.nudge, data: item.target });
    const nudge = newestCard();
    expect(wordsOn(nudge)).toContain(asks(item));
    expect(wordsOn(await again(priya, nudge))).toContain('A line is enough.');
    tick();
    await press(priya, button(await say(priya, `${item.ref} amber signed by the chair`), 'Save'));
    const answered = wordsOn(await again(priya, nudge));
    expect(answered).toContain(asks(item));
    expect(answered).toContain('Priya Anand has updated it since, on 2 March 2026.');
    expect(answered).not.toContain('A line is enough.');
  });

  it('is for them alone: whoever looks at a copy of the card is told nothing of it', async () => {
    const item = await givenAnItem();
    await house.teams.press(martin, { verb: verbs.nudge, data: item.target });
    const copy = wordsOn(await again(tom, newestCard()));
    expect(copy).not.toContain(asks(item));
    expect(copy).not.toContain('What has happened?');
  });

  it('stays on what administrators are asked instead of a vacant post, while the post is vacant', async () => {
    const item = await givenAnItem('post-vacant-officer');
    const proposal = await say(priya, `${item.ref} due 30 Nov because the audit moved`);
    await press(priya, button(proposal, 'Save'));
    await tellMissed(house.store.services, house.teams.bot.messenger);
    const asked = newestCard();
    const instead = 'so the administrators are asked instead';
    expect(wordsOn(asked)).toContain(instead);
    expect(wordsOn(await again(helena, asked))).toContain(instead);
    const post = (await house.store.store.snapshot()).get('posts', 'post-vacant-officer')!;
    await house.store.store.update('posts', { ...post.value, managerPostId: 'post-director' }, post.eTag);
    expect(wordsOn(await again(helena, asked))).toContain('Martin Osei, Director could not be asked');
    await press(martin, button(await again(martin, asked), 'Agree 30 November 2026'));
    expect(wordsOn(await again(helena, asked))).not.toContain('instead');
  });

  it('stays on evidence that nobody checks', async () => {
    const item = await givenAnItem();
    const done = await say(priya, `${item.ref} done https://netherwell.sharepoint.com/minutes.docx`);
    await press(priya, button(done, 'Save'));
    await tellMissed(house.store.services, house.teams.bot.messenger);
    const told = newestCard();
    expect(wordsOn(told)).toContain('Nobody holds a post that checks evidence');
    expect(wordsOn(await again(helena, told))).toContain('Nobody holds a post that checks evidence');
  });
});

describe('words begun on an item’s card', () => {
  const typed = { rag: 'red', status: 'keep', note: 'The supplier withdrew.' };

  it('go on in the form for a new date, and are saved with it', async () => {
    const item = await givenAnItem();
    const form = await press(priya, button(await say(priya, item.ref), 'Ask for a new date'), typed);
    expect(wordsOn(form)).toContain('What you had begun is below');
    expect(JSON.stringify(form)).toContain('"value":"The supplier withdrew."');
    const date = { dueDate: '2026-11-30', reason: 'A new tender.' };
    const saved = wordsOn(await press(priya, button(form, 'Ask for this date'), { ...typed, ...date }));
    expect(saved).toContain('The supplier withdrew.');
    expect((await read(item)).rag).toBe('red');
    expect((await read(item)).actions[0]?.dateRequest).toMatchObject({ to: '2026-11-30' });
  });

  it('come back with the item’s card, and go on among the evidence and in the dialog', async () => {
    const item = await givenAnItem();
    const card = await say(priya, item.ref);
    const form = await press(priya, button(card, 'Ask for a new date'), typed);
    const back = await press(priya, button(form, `Open ${item.ref}`), { ...typed, dueDate: '2026-11-30' });
    expect(JSON.stringify(back)).toContain('"value":"The supplier withdrew."');
    expect(JSON.stringify(back)).toContain('"value":"2026-11-30"');
    const evidence = await press(priya, button(card, 'All evidence'), typed);
    expect(JSON.stringify(evidence)).toContain('"value":"The supplier withdrew."');
    expect(evidence).not.toHaveProperty('refresh');
    const opened = { data: { dialog: 'update', ...item.target, ...typed } };
    expect(JSON.stringify((await house.teams.invoke(priya, 'task/fetch', opened)).body)).toContain(
      '"value":"The supplier withdrew."',
    );
    expect((await read(item)).rag).toBeNull();
  });

  it('stay where they are when the list is asked for, which then comes beneath', async () => {
    const item = await givenAnItem();
    const list = await press(priya, { verb: verbs.list, data: { list: 'mine', page: 1 } });
    const row = button(list, `Open ${item.ref}`);
    const card = await press(priya, row);
    const before = house.teams.sent.length;
    const answer = await house.teams.press(priya, button(card, 'Back to my actions'), typed);
    expect(answer.body.type).toBe('application/vnd.microsoft.activity.message');
    expect(wordsOn(cardOf(house.teams.sent[before]!))).toContain('My actions');
    const untouched = { rag: 'keep', status: 'keep', note: '' };
    expect(wordsOn(await press(priya, button(card, 'Back to my actions'), untouched))).toContain(
      'My actions',
    );
  });

  it('are still there for whoever lost their post meanwhile, or whose plan was archived', async () => {
    const item = await givenAnItem('post-head-of-procurement');
    const card = await say(tom, item.ref);
    const change = async <L extends 'posts' | 'plans'>(list: L, id: string, values: object) => {
      const row = (await house.store.store.snapshot()).get(list, id)!;
      await house.store.store.update(list, { ...row.value, ...values } as never, row.eTag);
    };
    await change('posts', 'post-head-of-procurement', { holder: helena });
    const refused = wordsOn(await press(tom, button(card, 'Save'), typed));
    expect(refused).toContain('You had written: The supplier withdrew.');
    await change('plans', 'p-1', { state: 'archived' });
    const answer = await house.teams.press(helena, button(card, 'Save'), typed);
    expect(answer.body.type).toBe('application/vnd.microsoft.activity.message');
    await change('plans', 'p-1', { state: 'live' });
    expect((await read(item)).rag).toBeNull();
  });

  it('are never cut, however long a message they came from', async () => {
    const item = await givenAnItem();
    const note = 'The chair has signed. '.repeat(150).slice(0, -2);
    const form = await press(priya, button(await say(priya, `${item.ref} ${note}`), 'Change it first'));
    expect(JSON.stringify(form)).toContain(JSON.stringify(note));
  });
});
