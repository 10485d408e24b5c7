import { InvalidInputError } from '#domain/errors';
import { decideDateChange } from '#workflows/decide-date-change';
import { importDocument } from '#workflows/import-document';
import { listPlans } from '#workflows/list-plans';
import { logAllUpdates } from '#workflows/log-updates';
import { recordUpdate, type UpdateRequest } from '#workflows/record-update';
import { recordUpdates } from '#workflows/record-updates';
import { reimportDocument } from '#workflows/reimport-document';
import { requestDateChange } from '#workflows/request-date-change';
import type { Messenger } from '#workflows/messenger';
import { sendReminders } from '#workflows/send-reminders';
import type { Services } from '#workflows/services';
import { showPlan } from '#workflows/show-plan';
import { aPerson, aPlan, aPost, aRecommendation, anAction } from './builders.ts';
import type { Scenario } from './crashes.ts';
import type { StartedStore } from './store.ts';

const clerk = aPerson('Kit Bell');
const officer = aPerson('Olive Hart');
const director = aPerson('Dev Rao');
const editor = { id: 'person-ed', displayName: 'Ed Marsh', email: 'ed.marsh@council.example' };

/** A plan of some recommendations as tab-separated text, with a rating, a narrative and an owner each. */
function document(edition: string, rows: number) {
  const head = ['No.', 'Recommendation', 'Responsible officer', 'Target date', 'Status', 'RAG', 'Progress'];
  const body = Array.from({ length: rows }, (_, index) => [
    `R${index + 1}`,
    `Put arrangement ${'abcdefgh'.charAt(index).repeat(6)} for the ${things[index]} in writing.`,
    index % 2 ? 'Head of Audit' : 'Head of Parks',
    edition === 'first' ? 'June 2026' : 'September 2026',
    'In progress',
    edition === 'first' ? 'Amber' : 'Green',
    `Position in the ${edition} edition of the ${things[index]}.`,
  ]);
  const text = [head, ...body].map((row) => row.join('\t')).join('\n');
  return {
    name: `Harbour plan, ${edition}.txt`,
    bytes: new TextEncoder().encode(`Harbour plan\n\n${text}\n`),
  };
}
const things = ['quay', 'register', 'forecast', 'rota', 'survey', 'ledger', 'lease', 'fence'];

async function givenAPlan({ store }: StartedStore): Promise<void> {
  await store.create('plans', aPlan({ ownersMayMoveDates: false }));
  await store.create('posts', aPost('Director', { holder: director }));
  await store.create('posts', aPost('Officer', { holder: officer, managerPostId: 'post-director' }));
  for (const key of ['GT1', 'GT2', 'GT3']) {
    const recommendationId = `p-1:${key}`;
    await store.create(
      'recommendations',
      aRecommendation({ id: recommendationId, key, refs: [key], rag: 'amber', narrative: 'Drafted.' }),
    );
    const ownerPostIds = ['post-officer'];
    await store.create(
      'actions',
      anAction({ id: `${recommendationId}:1`, recommendationId, ownerPostIds, dueDate: '2026-03-31' }),
    );
  }
}

/** eTags as a person saw them before: the same whoever asks again. */
async function seen({ store }: Services, key: string): Promise<UpdateRequest['basedOn']> {
  const snapshot = await store.snapshot();
  return {
    item: snapshot.get('recommendations', `p-1:${key}`)!.eTag,
    action: snapshot.get('actions', `p-1:${key}:1`)!.eTag,
  };
}

/** An update of one item, asked for again and again with the eTags it was first based on. */
function updating(name: string, change: UpdateRequest['change'], person = officer): Scenario {
  let basedOn: UpdateRequest['basedOn'];
  return {
    name,
    async prepare(started) {
      await givenAPlan(started);
      basedOn = await seen(started.services, 'GT1');
    },
    async run(services) {
      const outcome = await recordUpdate(services, {
        ...{ id: 'request-1', person, from: 'tab', recommendationId: 'p-1:GT1', actionId: 'p-1:GT1:1' },
        ...{ change, basedOn },
      });
      if (!outcome.ok) throw new Error(JSON.stringify(outcome));
    },
  };
}

const evidence = { title: 'Minutes', url: 'https://example.org/minutes' };

function importing(rows: number): Scenario {
  return {
    name: 'an import',
    prepare: () => Promise.resolve(),
    async run(services) {
      try {
        await importDocument(services, clerk, document('first', rows), { title: 'Harbour plan' });
      } catch (error) {
        // Done all but the answer: whoever asks again is told so.
        if (!(error instanceof InvalidInputError) || !/already imported/.test(error.message)) throw error;
      }
    },
    async meanwhile(services) {
      const { plans } = await listPlans(services, clerk);
      for (const { id } of plans) {
        const { plan } = await showPlan(services, clerk, id);
        if (plan.items.length !== rows) throw new Error(`${plan.items.length} of ${rows} items are seen.`);
      }
    },
  };
}

function reimporting(rows: number): Scenario {
  return {
    name: 'the next version of a document',
    async prepare({ services }) {
      await importDocument(services, clerk, document('first', rows - 1), { title: 'Harbour plan' });
    },
    async run(services) {
      const [plan] = (await services.store.snapshot()).all('plans');
      await reimportDocument(services, clerk, plan!.value.id, document('second', rows));
    },
  };
}

let asked: UpdateRequest['basedOn'];
const requestId = 'request-1:a:date';

const ask = async (services: Services): Promise<void> => {
  const outcome = await requestDateChange(services, {
    ...{ id: 'request-1', person: officer, from: 'chat', recommendationId: 'p-1:GT1', actionId: 'p-1:GT1:1' },
    ...{ dueDate: '2026-05-31', reason: 'The audit moved.' },
    basedOn: { item: asked.item, action: asked.action! },
  });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
};

const silent: Messenger = {
  send: () => Promise.resolve({ delivered: true }),
  tellSlips: () => Promise.resolve({ delivered: true }),
};

/** @param rows of the documents that are imported */
export function crashScenarios(rows: number): Scenario[] {
  return [
    importing(rows),
    reimporting(rows),
    updating('an update with evidence', { status: 'implemented', evidence, note: 'Signed.' }),
    updating('a date moved', { dueDate: '2026-06-30', reason: 'The supplier is late.' }, director),
    updating('an update of item and action', { rag: 'red', status: 'ongoing', note: 'Started late.' }),
    severalUpdates(),
    handEdits(),
    {
      name: 'a request for a new date',
      async prepare(started) {
        await givenAPlan(started);
        asked = await seen(started.services, 'GT1');
      },
      run: ask,
    },
    {
      name: 'the answer to a request for a new date',
      async prepare(started) {
        await givenAPlan(started);
        asked = await seen(started.services, 'GT1');
        await ask(started.services);
      },
      async run(services) {
        const outcome = await decideDateChange(services, {
          ...{ requestId, person: director, from: 'chat' },
          decision: { kind: 'agree' },
        });
        if (!outcome.ok) throw new Error(JSON.stringify(outcome));
      },
    },
    {
      name: 'a sweep of reminders',
      async prepare(started) {
        await givenAPlan(started);
        started.clock.set('2026-04-07T09:00:00Z');
      },
      run: (services) => sendReminders(services, silent),
      againAt: '2026-04-07T09:30:00Z', // when a claim counts as abandoned
    },
  ];
}

function severalUpdates(): Scenario {
  let updates: Parameters<typeof recordUpdates>[1]['updates'];
  return {
    name: 'several updates at once',
    async prepare(started) {
      await givenAPlan(started);
      updates = await Promise.all(
        ['GT1', 'GT2', 'GT3'].map(async (key) => ({
          ...{ id: `request-${key}`, recommendationId: `p-1:${key}`, actionId: `p-1:${key}:1` },
          ...{
            change: { rag: 'green', status: 'ongoing' } as const,
            basedOn: await seen(started.services, key),
          },
        })),
      );
    },
    async run(services) {
      const outcomes = await recordUpdates(services, { person: officer, from: 'tab', updates });
      const failed = outcomes.find(({ ok }) => !ok);
      if (failed) throw new Error(JSON.stringify(failed));
    },
  };
}

function handEdits(): Scenario {
  return {
    name: 'the log of edits by hand',
    async prepare(started) {
      await givenAPlan(started);
      const { byHand } = started.graph.control;
      const snapshot = await started.store.snapshot();
      for (const key of ['GT1', 'GT2']) {
        const item = snapshot.get('recommendations', `p-1:${key}`)!;
        const action = snapshot.get('actions', `p-1:${key}:1`)!;
        byHand.edit('Recommendations', item.itemId, { Rag: 'Red' }, editor);
        byHand.edit('Actions', action.itemId, { DueDate: '2026-06-30' }, editor);
        byHand.edit('Actions', action.itemId, { DueDate: '2026-09-30', Status: 'Ongoing' }, editor);
      }
    },
    run: (services) => logAllUpdates(services),
  };
}
