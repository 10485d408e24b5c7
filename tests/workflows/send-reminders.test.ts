import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Digest, SlipNews } from '#domain/digest';
import { addDays } from '#domain/dates';
import { defaultPreferences } from '#domain/preferences';
import type { Rag } from '#domain/rag';
import type { UpdateEntry } from '#domain/update';
import { MemorySnapshot } from '#sharepoint/copy/memory-snapshot';
import { recordUpdate } from '#workflows/record-update';
import { rememberConversation } from '#workflows/remember-conversation';
import type { Messenger } from '#workflows/messenger';
import { sendAgain } from '#workflows/send-again';
import { sendReminders } from '#workflows/send-reminders';
import { aPerson, aPost, anAction, aPlan, aRecommendation } from '#tests/helpers/builders';
import { startStore, type StartedStore } from '#tests/helpers/store';

const officer = aPerson('Olive Hart');
const director = aPerson('Dev Rao');

let started: StartedStore;
let sent: Digest[];
let slips: SlipNews[];
const messenger: Messenger = {
  send: async (_person, digest) => {
    sent.push(digest);
    return { delivered: true };
  },
  tellSlips: async (_person, news) => {
    slips.push(news);
    return { delivered: true };
  },
};
const answering = (send: Messenger['send']): Messenger => ({ send, tellSlips: messenger.tellSlips });

beforeEach(async () => {
  sent = [];
  slips = [];
  started = await startStore();
  const { store } = started;
  await store.create('plans', aPlan());
  await store.create('posts', aPost('Director', { holder: director }));
  await store.create('posts', aPost('Officer', { holder: officer, managerPostId: 'post-director' }));
  for (const [key, dueDate] of [
    ['GT1', '2026-03-10'],
    ['GT2', '2026-03-31'],
  ] as const) {
    await store.create('recommendations', aRecommendation({ id: `p-1:${key}`, key, refs: [key] }));
    const recommendationId = `p-1:${key}`;
    await store.create(
      'actions',
      anAction({ id: `${recommendationId}:1`, recommendationId, ownerPostIds: ['post-officer'], dueDate }),
    );
  }
});
afterEach(() => started.close());

const sweep = () => sendReminders(started.services, messenger);
const refs = (digest: Digest | undefined) => digest?.mine.map(({ action }) => action.ref);

describe('a reminder sweep', () => {
  it('sends one person one card with all that wants them, the most urgent first', async () => {
    started.clock.set('2026-03-04T09:00:00Z');
    await sweep();
    expect(sent.map(({ person }) => person)).toEqual([officer]);
    expect(refs(sent[0])).toEqual(['GT1', 'GT2']);
  });

  it('sends nothing twice, and no second card on one day', async () => {
    await sweep();
    await sweep();
    started.clock.set('2026-03-05T09:00:00Z');
    await sweep();
    expect(sent).toHaveLength(2);
    await sweep();
    expect(sent).toHaveLength(2);
  });

  it('sends a director what is overdue below them, by owner', async () => {
    started.clock.set('2026-03-24T09:00:00Z');
    await sweep();
    const card = sent.find(({ person }) => person.id === director.id);
    expect(card?.mine).toEqual([]);
    expect(card?.theirs).toMatchObject([
      {
        owner: { title: 'Officer', holder: 'Olive Hart' },
        items: [{ action: { ref: 'GT1', daysLate: 14 } }],
      },
    ]);
  });

  it('sends once when several processes sweep at the same moment', async () => {
    const services = [1, 2, 3].map(() => ({ ...started.services, store: started.anotherStore() }));
    await Promise.all(services.map((each) => sendReminders(each, messenger)));
    expect(sent).toHaveLength(1);
  });

  it('takes over the card of a sweep that died after ten minutes, and not before', async () => {
    const dies = answering(() => Promise.reject(new Error('The process was killed.')));
    const report = await sendReminders(started.services, dies);
    expect(report.unreachable).toMatchObject([
      { person: officer, reason: expect.stringContaining('will be tried again') },
    ]);
    await sweep();
    expect(sent).toHaveLength(0);
    started.clock.set('2026-03-02T09:41:00Z');
    await sweep();
    expect(sent).toHaveLength(1);
  });

  it('reports who could not be reached and tries again another day', async () => {
    const blocked = answering(async () => ({ delivered: false, reason: 'Olive Hart blocked the app.' }));
    const report = await sendReminders(started.services, blocked);
    expect(report).toMatchObject({
      sent: [],
      unreachable: [{ person: officer, reason: 'Olive Hart blocked the app.' }],
    });
    await sweep();
    expect(sent).toHaveLength(0);
    started.clock.set('2026-03-03T09:00:00Z');
    await sweep();
    expect(sent).toHaveLength(1);
  });

  it('is sent again at once when an administrator asks, however often they press, and on no day of rest', async () => {
    const clerk = aPerson('Owen Tarrant');
    await started.store.create('posts', aPost('Clerk', { holder: clerk, isAdministrator: true }));
    const tell = () => Promise.resolve({ delivered: true as const });
    const blocked = answering(async () => ({ delivered: false, reason: 'They have blocked it.' }));
    await sendReminders(started.services, blocked);
    const again = (through: Messenger, who = clerk) =>
      sendAgain(started.services, { ...through, tell }, who, officer.id);
    expect(await again(blocked)).toEqual({ result: 'refused', reason: 'They have blocked it.' });
    const pressed = await Promise.all([again(messenger), again(messenger)]);
    expect(pressed.map(({ result }) => result).toSorted()).toEqual(['nothing', 'sent']);
    expect(await again(messenger)).toEqual({ result: 'nothing', reason: null });
    expect(sent.map(({ person }) => person.name)).toEqual(['Olive Hart']);
    await expect(again(messenger, officer)).rejects.toThrow('Only an administrator');
    started.clock.set('2026-03-07T10:00:00Z');
    expect(await again(messenger)).toEqual({ result: 'resting', reason: null });
  });

  it('writes nothing on a dry run', async () => {
    const report = await sendReminders(started.services, messenger, { dryRun: true });
    expect(report.sent).toMatchObject([{ person: officer, items: 1 }]);
    expect((await started.store.snapshot()).all('reminders')).toEqual([]);
    expect(sent).toEqual([]);
  });

  it('looks closely only at the items it tells somebody of, however many there are', async () => {
    started.clock.set('2026-03-24T09:00:00Z');
    const others = Array.from({ length: 30 }, (_, index) => `GT${index + 10}`);
    await started.store.createMany(
      'recommendations',
      others.map((key, order) => aRecommendation({ id: `p-1:${key}`, key, refs: [key], order })),
    );
    await started.store.createMany(
      'actions',
      others.map((key) =>
        anAction({ id: `p-1:${key}:1`, recommendationId: `p-1:${key}`, dueDate: '2026-12-31' }),
      ),
    );
    const reads = vi.spyOn(MemorySnapshot.prototype, 'byRecommendation');
    await sweep();
    expect(sent.map(({ person }) => person)).toEqual([officer, director]);
    const shown = reads.mock.calls.filter(([list]) => list === 'ratings').map(([, id]) => id);
    expect(new Set(shown)).toEqual(new Set(['p-1:GT1', 'p-1:GT2']));
  });

  it('writes to nobody on a bank holiday, and loses nothing by it', async () => {
    started.clock.set('2026-04-06T09:00:00Z'); // Easter Monday
    expect(await sweep()).toMatchObject({ isWorkingDay: false, sent: [] });
    started.clock.set('2026-04-07T09:00:00Z');
    await sweep();
    expect(refs(sent[0])).toEqual(['GT1', 'GT2']);
  });

  it('waits for the hour a person chose, summer and winter', async () => {
    await started.store.create('preferences', { ...defaultPreferences(officer), hour: 11 });
    const toOfficer = () => sent.filter(({ person }) => person.id === officer.id);
    for (const [early, inTime] of [
      ['2026-03-02T10:59:00Z', '2026-03-02T11:00:00Z'],
      ['2026-04-07T09:59:00Z', '2026-04-07T10:00:00Z'],
    ] as const) {
      sent.length = 0;
      started.clock.set(early);
      expect(await sweep()).toMatchObject({ waiting: 1 });
      expect(toOfficer()).toHaveLength(0);
      started.clock.set(inTime);
      await sweep();
      expect(toOfficer()).toHaveLength(1);
    }
  });

  it('is quiet while a person paused, and tells them once with the furthest stage afterwards', async () => {
    const preferences = { ...defaultPreferences(officer), pausedUntil: '2026-03-20' };
    await started.store.create('preferences', preferences);
    for (const day of ['2026-03-03', '2026-03-10', '2026-03-19']) {
      started.clock.set(`${day}T09:30:00Z`);
      await sweep();
    }
    expect(sent).toHaveLength(0);
    started.clock.set('2026-03-20T09:30:00Z');
    await sweep();
    expect(sent).toHaveLength(1);
    expect(sent[0]?.mine[0]).toMatchObject({ action: { ref: 'GT1' }, stage: 'late-8' });
  });

  it('sends after an outage of weeks one card with the furthest stage of each action', async () => {
    await sweep();
    started.clock.set('2026-05-05T09:00:00Z');
    sent.length = 0;
    await sweep();
    await sweep();
    const card = sent.filter(({ person }) => person.id === officer.id);
    expect(card).toHaveLength(1);
    expect(card[0]?.mine.map(({ stage }) => stage)).toEqual(['late-50', 'late-29']);
  });

  it('brings an officer with several late actions one card a week, with all of them on it', async () => {
    const third = { id: 'p-1:GT2:2', recommendationId: 'p-1:GT2', order: 2, dueDate: '2026-03-13' };
    await started.store.create('actions', anAction({ ...third, ownerPostIds: ['post-officer'] }));
    const cards: [string, number][] = [];
    for (let day = '2026-04-01'; day < '2026-05-01'; day = addDays(day, 1)) {
      sent.length = 0;
      started.clock.set(`${day}T09:30:00Z`);
      await sweep();
      const card = sent.find(({ person }) => person.id === officer.id);
      if (card) cards.push([day, card.mine.length]);
    }
    // Each of them has a weekday of its own on which it would be said again.
    const wednesdays = ['2026-04-01', '2026-04-08', '2026-04-15', '2026-04-22', '2026-04-29'];
    expect(cards).toEqual(wednesdays.map((day) => [day, 3]));
  });

  it('tells at once of a rating that got worse, besides the day’s card and only once', async () => {
    await sweep();
    const row = (await started.store.snapshot()).get('recommendations', 'p-1:GT2')!;
    const rated = async (rag: Rag, before: Rag, eTag: string) =>
      started.store.update(
        'recommendations',
        {
          ...row.value,
          ...{ rag, accountablePostIds: ['post-director'] },
          lastUpdate: {
            ...{ id: `u-${rag}`, at: started.clock.now().toISOString(), by: officer, postId: null },
            ...{ from: 'chat', note: 'The supplier withdrew.', evidence: null },
            changes: [{ field: 'rag', before, after: rag }],
          },
        },
        eTag,
      );
    await rated('red', 'amber', row.eTag);
    const report = await sweep();
    expect(report.slips).toEqual([{ person: director, items: 1 }]);
    expect(slips).toMatchObject([
      {
        person: director,
        slips: [{ item: { ref: 'GT2' }, before: 'amber', after: 'red', by: officer.name }],
      },
    ]);
    await sweep();
    started.clock.set('2026-03-03T09:30:00Z');
    await sweep();
    expect(slips).toHaveLength(1);
  });

  it('tells a slip once when several processes sweep at the same moment', async () => {
    const row = (await started.store.snapshot()).get('recommendations', 'p-1:GT2')!;
    const lastUpdate: UpdateEntry = {
      ...{ id: 'u-1', at: started.clock.now().toISOString(), by: director, postId: null },
      ...{ from: 'tab', note: null, evidence: null },
      changes: [{ field: 'rag', before: 'green', after: 'red' }],
    };
    await started.store.update('recommendations', { ...row.value, rag: 'red', lastUpdate }, row.eTag);
    const services = [1, 2, 3].map(() => ({ ...started.services, store: started.anotherStore() }));
    await Promise.all(services.map((each) => sendReminders(each, messenger)));
    expect(slips).toHaveLength(1);
  });

  it('stops between people when told to, and the next sweep goes on', async () => {
    const stopped = new AbortController();
    stopped.abort();
    const report = await sendReminders(started.services, messenger, { signal: stopped.signal });
    expect(report).toMatchObject({ sent: [], waiting: 1 });
    await sweep();
    expect(sent).toHaveLength(1);
  });

  it.each([
    ['its day', '2026-03-03T09:00:00Z'],
    ['its working hours', '2026-03-02T18:00:00Z'],
  ])('begins no more letters after %s, and the next sweep goes on', async (_what, later) => {
    for (let number = 0; number < 45; number += 1) {
      const id = `p-1:GT1:${number + 2}`;
      await started.store.create('posts', aPost(`Officer ${number}`, { holder: aPerson(`P ${number}`) }));
      await started.store.create(
        'actions',
        anAction({
          ...{ id, recommendationId: 'p-1:GT1', order: number + 2, dueDate: '2026-03-10' },
          ownerPostIds: [`post-officer-${number}`],
        }),
      );
    }
    const slow = answering(async (_person, digest) => {
      started.clock.set(later);
      sent.push(digest);
      return { delivered: true };
    });
    const report = await sendReminders(started.services, slow);
    expect(report.waiting).toBe(6); // two handfuls of twenty were begun
    expect(sent).toHaveLength(1);
    started.clock.set('2026-03-03T10:00:00Z');
    await sweep();
    expect(new Set(sent.map(({ person }) => person.id))).toHaveLength(46);
  });

  it('tells administrators once of what reaches nobody', async () => {
    const clerk = aPerson('Owen Tarrant');
    await started.store.create('posts', aPost('Clerk', { holder: clerk, isAdministrator: true }));
    await started.store.create('posts', aPost('Head of Planning'));
    const recommendationId = 'p-1:GT1';
    await started.store.create(
      'actions',
      anAction({
        ...{ id: `${recommendationId}:2`, recommendationId, order: 2 },
        ...{ ownerPostIds: ['post-head-of-planning'], dueDate: '2027-01-01' },
      }),
    );
    const toClerk = () => sent.filter(({ person }) => person.id === clerk.id);
    await sweep();
    expect(toClerk()).toMatchObject([
      { troubles: [{ kind: 'vacant-post', post: 'Head of Planning', actions: 1 }] },
    ]);
    started.clock.set('2026-03-03T09:30:00Z');
    const report = await sweep();
    expect(toClerk()).toHaveLength(1);
    expect(report.troubles).toEqual([expect.stringContaining('Head of Planning has no holder')]);
  });

  it('calls an administrator whom nobody has met by the name the directory has', async () => {
    const id = '00000000-0000-4000-8000-0000000000aa';
    const displayName = 'Owen Tarrant';
    started.graph.control.directory.set([
      { id, displayName, mail: null, userPrincipalName: 'owen.tarrant@testshire.example' },
    ]);
    await started.store.create('posts', aPost('Head of Planning'));
    await started.store.create(
      'actions',
      anAction({
        ...{ id: 'p-1:GT1:2', recommendationId: 'p-1:GT1', order: 2, dueDate: '2027-01-01' },
        ownerPostIds: ['post-head-of-planning'],
      }),
    );
    const settings = { ...started.services.settings, administratorIds: [id] };
    const report = await sendReminders({ ...started.services, settings }, messenger, { dryRun: true });
    expect(report.sent.map(({ person }) => person)).toContainEqual({ id, name: displayName });
  });

  it('leaves somebody out of reach alone for a week, and tells the administrator', async () => {
    const clerk = aPerson('Owen Tarrant');
    await started.store.create('posts', aPost('Clerk', { holder: clerk, isAdministrator: true }));
    let tries = 0;
    const blocked = answering(async (person, digest) => {
      if (person.id !== officer.id) return messenger.send(person, digest);
      tries += 1;
      await rememberConversation(started.services, {
        ...{ id: officer.id, reference: '', personName: officer.name, state: 'blocked' },
        updatedAt: started.clock.now().toISOString(),
      });
      return { delivered: false, reason: 'They have blocked Golden Thread.' };
    });
    for (const day of ['2026-03-02', '2026-03-03', '2026-03-05', '2026-03-06', '2026-03-10']) {
      started.clock.set(`${day}T09:30:00Z`);
      await sendReminders(started.services, blocked);
    }
    expect(tries).toBe(2);
    expect(sent.map(({ person, troubles }) => [person.name, troubles.map(({ kind }) => kind)])).toEqual([
      [clerk.name, ['unreachable']],
    ]);
  });

  it('shows whoever hears weekly all that moved since their last digest, whatever came in between', async () => {
    const { store, services, clock } = started;
    const own = { id: 'p-1:GT1:2', recommendationId: 'p-1:GT1', order: 2, ownerPostIds: ['post-director'] };
    await store.create('actions', anAction({ ...own, dueDate: '2026-04-01' }));
    await store.create('preferences', { ...defaultPreferences(director), digestWeekday: 'tuesday' });
    const cardOn = async (day: string) => {
      clock.set(`${day}T09:30:00Z`);
      sent.length = 0;
      await sweep();
      return sent.find(({ person }) => person.id === director.id);
    };
    expect(await cardOn('2026-03-24')).toMatchObject({ theirs: [{}], movedCount: 0 });
    for (let day = 11; day < 23; day += 1) {
      clock.set(`2026-03-25T09:${day}:00Z`);
      await recordUpdate(services, await movesDate('p-1:GT2', `2026-05-${day}`));
    }
    expect(await cardOn('2026-03-27')).toMatchObject({ mine: [{}], theirs: [], moved: [] });
    const weeksLater = await cardOn('2026-04-14');
    expect(weeksLater?.movedCount).toBe(12); // a card has room for some, and says how many more
    expect(weeksLater?.moved[0]).toMatchObject({ ref: 'GT2', change: { after: '2026-05-22' } });
    expect(await cardOn('2026-04-21')).toMatchObject({ theirs: [{}], movedCount: 0 });
  });

  it('shows a manager what moved since their last card', async () => {
    started.clock.set('2026-03-24T09:30:00Z');
    await sweep();
    started.clock.set('2026-03-30T09:30:00Z');
    await recordUpdate(started.services, await movesDate('p-1:GT2', '2026-04-30'));
    started.clock.set('2026-03-31T09:30:00Z');
    sent.length = 0;
    await sweep();
    const card = sent.find(({ person }) => person.id === director.id);
    expect(card?.moved).toMatchObject([
      {
        ref: 'GT2',
        by: officer.name,
        change: { field: 'dueDate', before: '2026-03-31', after: '2026-04-30' },
      },
    ]);
  });
});

async function movesDate(recommendationId: string, dueDate: string) {
  const snapshot = await started.store.snapshot();
  const actionId = `${recommendationId}:1`;
  return {
    ...{ id: `move-to-${dueDate}`, person: officer, recommendationId, actionId },
    from: 'chat' as const,
    change: { dueDate, reason: 'The audit moved.' },
    basedOn: {
      item: snapshot.get('recommendations', recommendationId)!.eTag,
      action: snapshot.get('actions', actionId)!.eTag,
    },
  };
}
