import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aPost, anAction, aPlan, aRecommendation } from '#tests/helpers/builders';
import { priya } from '#tests/helpers/chat-people';
import { startStore, type StartedStore } from '#tests/helpers/store';
import { button, cardOf, startTeams, wordsOn, type TestTeams } from '#tests/helpers/teams';

let store: StartedStore;
let teams: TestTeams;

beforeAll(async () => {
  store = await startStore();
  teams = await startTeams(store.services);
  await store.store.create('plans', aPlan());
  await store.store.create('posts', aPost('Head of Finance', { holder: priya }));
  await store.store.create('recommendations', aRecommendation());
  await store.store.create(
    'actions',
    anAction({ ownerPostIds: ['post-head-of-finance'], dueDate: '2026-03-31' }),
  );
});

afterAll(async () => {
  await teams.close();
  await store.close();
});

async function answered(text: string): Promise<unknown> {
  const [answer] = await teams.say(priya, text);
  return cardOf(answer!);
}
const kept = async () => (await store.store.snapshot()).get('preferences', priya.id)?.value;

describe('saying how one wants to hear', () => {
  it('keeps it and shows how it stands', async () => {
    expect(wordsOn(await answered('remind me at 14:00'))).toContain('14:00');
    expect(await kept()).toMatchObject({ hour: 14, personName: 'Priya Anand' });
    expect(wordsOn(await answered('I’m away until 5 May'))).toContain('Head of Finance has no deputy');
    expect(await kept()).toMatchObject({ hour: 14, awayUntil: '2026-05-05' });
  });

  it('is put right on the card', async () => {
    const card = await answered('my settings');
    const typed = { hour: '11', scope: 'overdue', pausedUntil: '2026-03-09', awayUntil: '' };
    const saved = await teams.press(priya, button(card, 'Save'), typed);
    expect(wordsOn(cardOf(saved))).toContain('Paused. You hear again on 9 March 2026.');
    expect(await kept()).toMatchObject({
      ...{ hour: 11, onlyOverdue: true, pausedUntil: '2026-03-09', awayUntil: null },
    });
    const resumed = await teams.press(priya, button(cardOf(saved), 'Resume reminders'));
    expect(wordsOn(cardOf(resumed))).not.toContain('Paused');
    expect(await kept()).toMatchObject({ hour: 11, pausedUntil: null });
  });

  it('says what cannot be, and changes nothing', async () => {
    const before = await kept();
    expect(wordsOn(await answered('pause reminders until 1 September'))).toContain('at the latest');
    expect(await kept()).toEqual(before);
    const [unclear] = await teams.say(priya, 'pause reminders until whenever');
    expect(unclear?.body['text']).toContain('I cannot tell which day');
  });

  it('lets an action rest until its date at most, and wakes it again', async () => {
    const card = await answered('snooze GT8 until 30 April');
    expect(wordsOn(card)).toContain('GT8 until 31 March 2026');
    const woken = await teams.press(priya, button(card, 'Wake GT8'));
    expect(wordsOn(cardOf(woken))).not.toContain('31 March 2026');
    expect(await kept()).toMatchObject({ snoozes: [] });
  });

  it('asks again when a card was tampered with', async () => {
    const before = await kept();
    const forged = { verb: 'goldenThread.setPreferences', data: { hour: '99', id: 'somebody-else' } };
    const answer = await teams.press(priya, forged);
    expect(wordsOn(cardOf(answer))).toContain('Choose an hour');
    const broken = await teams.press(priya, { ...forged, data: { digest: '__proto__' } });
    expect(broken.body.statusCode).toBe(400);
    expect(await kept()).toEqual(before);
  });
});
