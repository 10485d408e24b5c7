import pino from 'pino';
import { expect, it } from 'vitest';
import type { Store } from '#sharepoint/store';
import { createMetrics } from '#server/metrics';
import { createSweep } from '#server/sweep';
import { runSweep } from '#workflows/run-sweep';
import { recordUpdate } from '#workflows/record-update';
import { showItem } from '#workflows/show-item';
import { aPerson, aPost, anAction, aPlan, aRecommendation } from '#tests/helpers/builders';
import { aMeeting } from '#tests/helpers/meetings';
import { startStore } from '#tests/helpers/store';

const officer = aPerson('Olive Hart');
const director = aPerson('Dev Rao');

it('sends the day’s cards although somebody could not be told of a change', async () => {
  const started = await startStore();
  const { store, services, clock } = started;
  try {
    clock.set('2026-03-02T10:00:00Z');
    await givenALateAction(store);
    const { item } = await showItem(services, officer, aRecommendation().id);
    const [action] = item.actions;
    const asked = await recordUpdate(services, {
      ...{ id: crypto.randomUUID(), person: officer, from: 'chat', recommendationId: item.id },
      ...{ actionId: action!.id, basedOn: { item: item.eTag, action: action!.eTag } },
      change: { dueDate: '2026-05-31', reason: 'The audit moved.' },
    });
    expect(asked).toMatchObject({ ok: true });

    const missed = await runSweep(services, nobodyHears, { dryRun: true });
    expect(missed.notices).toEqual([{ person: director, items: 1 }]);

    const sent: string[] = [];
    const sweep = createSweep({
      services,
      messenger: {
        tell: () => Promise.reject(new Error('Teams did not answer.')),
        tellSlips: () => Promise.resolve({ delivered: true }),
        send: ({ name }) => {
          sent.push(name);
          return Promise.resolve({ delivered: true });
        },
      },
      metrics: createMetrics(),
      logger: pino({ level: 'silent' }),
    });
    await expect(sweep(new AbortController().signal)).rejects.toThrow('could not be told');
    expect(sent).toContain('Olive Hart');
  } finally {
    await started.close();
  }
});

it('sends the day’s cards although something that was minuted cannot be carried out', async () => {
  const started = await startStore();
  const { store, services, clock } = started;
  try {
    clock.set('2026-03-02T10:00:00Z');
    await givenALateAction(store);
    const { id: itemId, planId } = aRecommendation();
    const minute = {
      itemId,
      planId,
      by: director,
      at: '2026-03-02T09:45:00Z',
      takenBack: null,
      problem: null,
    };
    const tooLong = { ...minute, id: 'minute-1', kind: 'decision' as const, text: 'x'.repeat(64_000) };
    await store.create('meetings', aMeeting([itemId], { minutes: [tooLong] }));

    const sent: string[] = [];
    const send = ({ name }: { name: string }) => {
      sent.push(name);
      return Promise.resolve({ delivered: true as const });
    };
    await expect(runSweep(services, { ...nobodyHears, send })).rejects.toThrow('64,000');
    expect(sent).toContain('Olive Hart');
  } finally {
    await started.close();
  }
});

async function givenALateAction(store: Store): Promise<void> {
  await store.create('plans', aPlan({ ownersMayMoveDates: false }));
  await store.createMany('posts', [
    aPost('Officer', { holder: officer, managerPostId: 'post-director' }),
    aPost('Director', { holder: director }),
  ]);
  await store.create('recommendations', aRecommendation());
  await store.create('actions', anAction({ ownerPostIds: ['post-officer'], dueDate: '2026-02-20' }));
}

/** For a dry run. */
const nobodyHears = {
  send: () => Promise.reject(new Error('A dry run sends nothing.')),
  tell: () => Promise.reject(new Error('A dry run sends nothing.')),
  tellSlips: () => Promise.reject(new Error('A dry run sends nothing.')),
};
