import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verbs } from '#bot/cards/verbs';
import type { Person } from '#domain/post';
import { aPost } from '#tests/helpers/builders';
import { chatHouse, checked, type Card, type ChatItem } from '#tests/helpers/chat-house';
import { ben, martin, priya, ruth, tom } from '#tests/helpers/chat-people';
import { button, cardOf, wordsOn } from '#tests/helpers/teams';

const house = chatHouse(
  aPost('Head of Internal Audit', { holder: ruth, isVerifier: true }),
  aPost('Auditor', { holder: ben, isVerifier: true }),
);
const { tick, givenAnItem, read, press, say } = house;

async function ask(item: ChatItem, day = '30 November 2026'): Promise<string> {
  const proposal = await say(priya, `${item.ref} due ${day} because the audit moved`);
  await press(priya, button(proposal, 'Save'));
  return (await read(item)).actions[0]!.dateRequest!.id;
}

const request = (item: ChatItem, id: string) => ({
  verb: verbs.request,
  data: { ...item.target, request: id },
});

describe('a new date in chat', () => {
  it('says before it is saved whom it asks, and after it that they are asked', async () => {
    const item = await givenAnItem();
    const proposal = await say(priya, `${item.ref} due 30 Nov because the audit moved`);
    expect(wordsOn(proposal)).toContain(
      'Asks Martin Osei, Director to agree 30 November 2026. Until then the date stays as it is.',
    );
    const saved = await press(priya, button(proposal, 'Save'));
    expect(wordsOn(saved)).toContain('Martin Osei, Director is asked to agree it.');
    expect((await read(item)).actions[0]).toMatchObject({ due: { end: '2026-01-31' } });
  });

  it('moves at once for whoever may settle it', async () => {
    const item = await givenAnItem();
    const proposal = await say(martin, `${item.ref} due 30 Nov because the audit moved`);
    expect(wordsOn(proposal)).not.toContain('Asks');
    await press(martin, button(proposal, 'Save'));
    expect((await read(item)).actions[0]).toMatchObject({ due: { end: '2026-11-30' }, timesMoved: 1 });
  });

  it('starts from the item’s card, for whoever may update it', async () => {
    const item = await givenAnItem();
    const form = await press(priya, button(await say(priya, item.ref), 'Ask for a new date'));
    expect(wordsOn(form)).toContain('A new date has to be agreed by Martin Osei, Director.');
    const typed = { dueDate: '2026-11-30', reason: 'The audit moved.' };
    await press(priya, button(form, 'Ask for this date'), typed);
    expect((await read(item)).actions[0]?.dateRequest).toMatchObject({ to: '2026-11-30' });
    expect(button(await say(martin, item.ref), 'Set a new date')).toBeDefined();
    expect(JSON.stringify(await say(tom, item.ref))).not.toContain('a new date');
  });

  it('is agreed with one tap, and the card says so in its place', async () => {
    const item = await givenAnItem();
    const card = await press(martin, request(item, await ask(item)));
    expect(wordsOn(card)).toContain('Priya Anand asks for a new date');
    const answered = await press(martin, button(card, 'Agree 30 November 2026'));
    expect(wordsOn(answered)).toContain(`${item.ref} is now due 30 November 2026`);
    expect((await read(item)).actions[0]?.due.end).toBe('2026-11-30');
  });

  it('is agreed with another date, or refused with a reason; what is missing is asked for, what is typed stays', async () => {
    const item = await givenAnItem();
    const card = await press(martin, request(item, await ask(item)));
    const without = await press(martin, button(card, 'Agree this date'), { reason: 'Sooner.' });
    expect(wordsOn(without)).toContain('Give the date you agree to');
    expect(JSON.stringify(without)).toContain('"value":"Sooner."');
    const refusedWithout = await press(martin, button(card, 'Refuse'), { dueDate: '2026-06-30' });
    expect(wordsOn(refusedWithout)).toContain('Say why 30 November 2026 is refused');
    expect(JSON.stringify(refusedWithout)).toContain('"value":"2026-06-30"');
    await press(martin, button(card, 'Agree this date'), { dueDate: '2026-06-30' });
    expect((await read(item)).actions[0]?.due.end).toBe('2026-06-30');
  });

  it('that somebody else answered first shows how it ended, and what had been written', async () => {
    const item = await givenAnItem();
    const card = await press(martin, request(item, await ask(item)));
    const proposal = await say(martin, `${item.ref} due 15 May 2026 because it must`);
    await press(martin, button(proposal, 'Save'));
    const late = wordsOn(await press(martin, button(card, 'Refuse'), { reason: 'Not before purdah.' }));
    expect(late).toContain('There is nothing left to agree');
    expect(late).toContain('You had written: Not before purdah.');
    expect((await read(item)).actions[0]?.due.end).toBe('2026-05-15');
  });

  it('may be withdrawn by whoever asked, and is not theirs to agree', async () => {
    const item = await givenAnItem();
    const id = await ask(item);
    const card = await press(priya, request(item, id));
    expect(wordsOn(card)).toContain('It waits for Martin Osei, Director.');
    const forged = { verb: verbs.decide, data: { ...item.target, request: id, answer: 'agree' } };
    expect(wordsOn(await press(priya, forged))).toContain('Only those who answer for');
    expect(wordsOn(await press(priya, button(card, 'Withdraw the request')))).toContain('was withdrawn');
    expect((await read(item)).actions[0]).toMatchObject({ due: { end: '2026-01-31' }, dateRequest: null });
  });

  it('shows how it stands whenever Teams asks by itself, and the same card while nothing changed', async () => {
    const item = await givenAnItem();
    const card = await press(martin, request(item, await ask(item)));
    const refresh = (card as unknown as { refresh: { action: { verb: string; data: object } } }).refresh
      .action;
    const again = await house.teams.refresh(martin, refresh);
    expect(again.body.value).toEqual(card);
    await press(martin, button(card, 'Agree 30 November 2026'));
    expect(wordsOn(cardOf(await house.teams.refresh(martin, refresh)))).toContain(
      'is now due 30 November 2026',
    );
  });

  it('is never decided by a card that asks by itself', async () => {
    const item = await givenAnItem();
    const data = { ...item.target, request: await ask(item), answer: 'agree' };
    const answer = await house.teams.refresh(martin, { verb: verbs.decide, data });
    expect(answer.body).toMatchObject({ type: 'application/vnd.microsoft.error' });
    expect((await read(item)).actions[0]?.due.end).toBe('2026-01-31');
  });
});

describe('checking the evidence', () => {
  async function givenItIsDone(): Promise<ChatItem> {
    const item = await givenAnItem();
    const proposal = await say(priya, `${item.ref} done https://example.org/code-of-conduct.docx`);
    const saved = await press(priya, button(proposal, 'Save'));
    expect(wordsOn(saved)).toContain('A verifier is told at once');
    return item;
  }
  const check = (item: ChatItem) => ({ verb: verbs.check, data: item.target });

  it('shows the verifier what was asked, what was done, by whom, and the links', async () => {
    const item = await givenItIsDone();
    const words = wordsOn(await press(ruth, check(item)));
    expect(words).toContain('please check the evidence');
    expect(words).toContain('Publish the reviewed code of conduct.');
    expect(words).toContain('Priya Anand, Head of Finance, on 2 March 2026');
    expect(words).toContain('code-of-conduct.docx');
  });

  it('is decided by the first verifier; the others see it settled, with what they had written', async () => {
    const item = await givenItIsDone();
    const [ruths, bens] = [await press(ruth, check(item)), await press(ben, check(item))];
    expect(wordsOn(await press(ruth, button(ruths, 'Verify')))).toContain(`${item.ref} is verified`);
    const late = wordsOn(
      await press(ben, button(bens, 'Send back with'), { reason: 'The link is a draft.' }),
    );
    expect(late).toContain(`${item.ref} is verified`);
    expect(late).toContain('By Ruth Ellery');
    expect(late).toContain('You had written: The link is a draft.');
    expect((await read(item)).actions[0]?.status).toBe('verified');
  });

  it('sends back with a reason only, and can be reversed with one', async () => {
    const item = await givenItIsDone();
    const card = await press(ruth, check(item));
    expect(wordsOn(await press(ruth, button(card, 'Send back with')))).toContain('Say what is missing');
    await press(ruth, button(card, 'Verify'));
    tick();
    const verified = await press(ruth, check(item));
    const reopened = await press(ruth, button(verified, 'Send back with'), { reason: 'It was repealed.' });
    expect(wordsOn(reopened)).toContain('was sent back');
    expect((await read(item)).actions[0]).toMatchObject({ status: 'in-progress' });
    expect((await read(item)).history[0]).toMatchObject({ by: 'Ruth Ellery', note: 'It was repealed.' });
  });

  it('asks to look again when the owner changed something after the card was sent', async () => {
    const item = await givenItIsDone();
    const card = await press(ruth, check(item));
    const more = await say(priya, `${item.ref} signed copy is on its way`);
    await press(priya, button(more, 'Save'));
    const stale = await press(ruth, button(card, 'Send back with'), { reason: 'Where is the signature?' });
    expect(wordsOn(stale)).toContain('Look again before you decide.');
    expect(JSON.stringify(stale)).toContain('"value":"Where is the signature?"');
    expect((await read(item)).actions[0]?.status).toBe('implemented');
  });

  it('is not open to the owner, whatever their card claims', async () => {
    const item = await givenItIsDone();
    const { eTag } = (await read(item)).actions[0]!;
    const forged = { verb: verbs.verify, data: { ...item.target, actionTag: eTag, answer: 'verify' } };
    for (const who of [priya, martin, tom]) {
      expect(wordsOn(await press(who, forged))).toMatch(/Only a verifier|Only the owner/);
    }
    expect((await read(item)).actions[0]?.status).toBe('implemented');
  });
});

describe('evidence', () => {
  it('lists the links of an item and takes one more', async () => {
    const item = await givenAnItem();
    const list = await press(priya, { verb: verbs.evidence, data: { ...item.target, page: 1 } });
    expect(wordsOn(list)).toContain('No evidence has been added yet.');
    await press(priya, button(list, 'Add this link'), {
      evidenceUrl: 'https://example.org/minutes',
      evidenceTitle: 'Minutes [x](https://evil.example)',
    });
    const after = await press(priya, { verb: verbs.evidence, data: { ...item.target, page: 1 } });
    expect(wordsOn(after)).toContain('Minutes [x](https://evil.example)');
    expect(JSON.stringify(after)).toContain('"url":"https://example.org/minutes"');
  });
});

describe('a dialog', () => {
  const open = (who: Person, data: object, replyToId = 'm-1') =>
    house.teams.invoke(who, 'task/fetch', { data: { msteams: { type: 'task/fetch' }, ...data } }, replyToId);
  const send = (who: Person, data: object) => house.teams.invoke(who, 'task/submit', { data });
  const formOf = (body: unknown) => {
    const { task } = body as { task: { type: string; value: { title: string; card: { content: Card } } } };
    expect(task.type).toBe('continue');
    const card = task.value.card.content;
    checked(card);
    const { actions } = (card as { body: { actions?: { data: object }[] }[] }).body.at(-1) ?? {};
    return { title: task.value.title, card, data: actions![0]!.data };
  };

  it('takes every field of an update at once, closes, and puts the card it came from right', async () => {
    const item = await givenAnItem();
    const form = formOf((await open(priya, { dialog: 'update', ...item.target })).body);
    expect(form.title).toBe(`Update ${item.ref}`);
    const before = house.teams.sent.length;
    const note = 'A long story. '.repeat(500).trim();
    const answer = await send(priya, { ...form.data, rag: 'amber', status: 'in-progress', note });
    expect(answer).toEqual({ status: 200, body: null });
    expect((await read(item)).narrative).toBe(note);
    expect(house.teams.sent.slice(before)).toMatchObject([{ method: 'PUT' }]);
    expect(wordsOn(cardOf(house.teams.sent.at(-1)!))).toContain(`${item.ref} is saved`);
  });

  it('shows what is missing and keeps what was typed', async () => {
    const item = await givenAnItem();
    const form = formOf((await open(priya, { dialog: 'update', ...item.target })).body);
    const again = formOf(
      (await send(priya, { ...form.data, status: 'implemented', note: 'All signed.' })).body,
    );
    expect(wordsOn(again.card)).toContain('add a link to the evidence');
    expect(JSON.stringify(again.card)).toContain('"value":"All signed."');
    expect(formOf((await send(priya, form.data)).body).card).toBeDefined();
    expect((await read(item)).actions[0]?.status).toBe('in-progress');
  });

  it('shows what somebody else changed meanwhile, and saves on top of that when told to', async () => {
    const item = await givenAnItem();
    const form = formOf((await open(priya, { dialog: 'update', ...item.target })).body);
    const theirs = await say(martin, `${item.ref} red no budget`);
    await press(martin, button(theirs, 'Save'));
    tick();
    const typed = { rag: 'green', note: 'Budget found.' };
    const conflict = formOf((await send(priya, { ...form.data, ...typed })).body);
    expect(wordsOn(conflict.card)).toContain('Martin Osei changed this');
    expect((await read(item)).rag).toBe('red');
    expect((await send(priya, { ...conflict.data, ...typed })).body).toBeNull();
    expect((await read(item)).rag).toBe('green');
  });

  it('asks for a date where that is all', async () => {
    const item = await givenAnItem();
    const form = formOf((await open(priya, { dialog: 'date', ...item.target })).body);
    await send(priya, { ...form.data, dueDate: '2026-11-30', reason: 'The audit moved.' });
    expect((await read(item)).actions[0]?.dateRequest).toMatchObject({ to: '2026-11-30' });
  });

  it('says so in a sentence when it asks for what is not there, or not for this person', async () => {
    for (const data of [
      {},
      { dialog: '__proto__' },
      { dialog: 'update', item: 'p-9:X', action: null },
      7,
      null,
    ]) {
      const { status, body } = await house.teams.invoke(priya, 'task/fetch', { data });
      expect(status).toBe(200);
      expect(body).toMatchObject({ task: { type: 'message' } });
      expect((await house.teams.invoke(priya, 'task/submit', { data })).body).toMatchObject({
        task: { type: 'message' },
      });
    }
  });
});

describe('cards that claim what they like', () => {
  it('change nothing, whatever ids and answers they carry', async () => {
    const item = await givenAnItem();
    const id = await ask(item);
    const before = await read(item);
    const payloads = [
      { verb: verbs.decide, data: { ...item.target, request: '__proto__', answer: 'agree' } },
      { verb: verbs.decide, data: { ...item.target, request: id, answer: 'constructor' } },
      {
        verb: verbs.decide,
        data: { item: '__proto__', action: 'constructor', request: id, answer: 'agree' },
      },
      { verb: verbs.verify, data: { ...item.target, actionTag: '*', answer: 'verify' } },
      { verb: verbs.check, data: { item: item.target.item, action: 'p-1:GT1:99' } },
      { verb: verbs.evidence, data: { ...item.target, page: -1 } },
      { verb: verbs.date, data: { item: item.target.item, action: { toString: 'x' } } },
      { verb: 'toString', data: item.target },
    ];
    for (const payload of payloads) {
      for (const who of [priya, tom])
        expect((await house.teams.press(who, payload)).status).toBeLessThan(500);
    }
    expect(await read(item)).toEqual(before);
  });

  it('are refused or answered, never a fault and never a write, whatever stands in them', async () => {
    const item = await givenAnItem();
    await ask(item);
    const before = await read(item);
    const ids = fc.constantFrom(item.target.item, item.target.action, '__proto__', '', 'x'.repeat(300));
    const anything = fc.oneof(ids, fc.jsonValue({ maxDepth: 2 }));
    const data = fc.record(
      { item: anything, action: anything, request: anything, answer: anything, actionTag: anything },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...Object.values(verbs)), data, async (verb, sent) => {
        expect((await house.teams.press(tom, { verb, data: sent })).status).toBeLessThan(500);
        const dialog = await house.teams.invoke(tom, 'task/submit', { data: { dialog: 'update', ...sent } });
        expect(dialog.body).toMatchObject({ task: { type: 'message' } });
      }),
      { numRuns: 40 },
    );
    expect(await read(item)).toEqual(before);
  });
});
