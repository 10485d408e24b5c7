import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Digest } from '#domain/digest';
import { MemorySnapshot } from '#sharepoint/copy/memory-snapshot';
import { sendReminders, type Messenger } from '#workflows/send-reminders';
import { aPerson, aPost, anAction, aPlan, aRecommendation } from '#tests/helpers/builders';
import { startStore, type StartedStore } from '#tests/helpers/store';

const officer = aPerson('Olive Hart');
const director = aPerson('Dev Rao');

let started: StartedStore;
let sent: Digest[];
const messenger: Messenger = {
  send: async (_person, digest) => {
    sent.push(digest);
    return { delivered: true };
  },
};

beforeEach(async () => {
  sent = [];
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
    const dies: Messenger = { send: () => Promise.reject(new Error('The process was killed.')) };
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
    const blocked: Messenger = {
      send: async () => ({ delivered: false, reason: 'Olive Hart blocked the app.' }),
    };
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
});
