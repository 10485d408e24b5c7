import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Change } from '#domain/change';
import type { Notice } from '#domain/notice';
import type { Person } from '#domain/post';
import type { UpdateEntry } from '#domain/update';
import { decideDateChange } from '#workflows/decide-date-change';
import { nudgeOwner } from '#workflows/nudge-owner';
import { recordUpdate } from '#workflows/record-update';
import { recordUpdates } from '#workflows/record-updates';
import type { Delivery } from '#workflows/messenger';
import type { News, Services } from '#workflows/services';
import { showItem } from '#workflows/show-item';
import { tellMissed, tellPeople } from '#workflows/tell-people';
import { aPerson, aPost, anAction, aPlan, aRecommendation } from '#tests/helpers/builders';
import { startStore, type StartedStore } from '#tests/helpers/store';

const officer = aPerson('Olive Hart');
const director = aPerson('Dev Rao');
const auditor = aPerson('Ina Cole');
const otherAuditor = aPerson('Ben Moss');
const clerk = aPerson('Kit Bell');

let started: StartedStore;
let services: Services;
let news: News[] = [];
let told: { to: string; kinds: string[]; notices: readonly Notice[] }[] = [];
let answerOf: (person: Person) => Delivery = () => ({ delivered: true });
const faults: string[] = [];
let count = 0;
let minute = 0;

const messenger = {
  tell: (person: Person, notices: readonly Notice[]) => {
    const delivery = answerOf(person);
    if (delivery.delivered) told.push({ to: person.name, kinds: notices.map(({ kind }) => kind), notices });
    return Promise.resolve(delivery);
  },
};

beforeAll(async () => {
  started = await startStore();
  services = {
    ...started.services,
    onNews: (more) => news.push(...more),
    onFault: (what, error) => faults.push(`${what}: ${(error as Error).message}`),
  };
  const { store } = started;
  await store.createMany('plans', [
    aPlan({ ownersMayMoveDates: false }),
    aPlan({ id: 'p-2', ownersMayMoveDates: false, readerPostIds: ['post-officer', 'post-director'] }),
  ]);
  await store.createMany('posts', [
    aPost('Officer', { holder: officer, managerPostId: 'post-director' }),
    aPost('Director', { holder: director }),
    aPost('Vacant officer', { deputies: [officer] }),
    aPost('Vacant director'),
    aPost('Auditor', { holder: auditor, isVerifier: true }),
    aPost('Other auditor', { holder: otherAuditor, isVerifier: true }),
    aPost('Clerk', { holder: clerk, isAdministrator: true }),
  ]);
});
afterAll(() => started.close());
beforeEach(() => {
  [news, told, answerOf] = [[], [], () => ({ delivered: true })];
  tick();
});

function tick(): void {
  minute += 1;
  started.clock.set(new Date(Date.UTC(2026, 2, 2, 9, minute)).toISOString());
}

interface Item {
  recommendationId: string;
  actionId: string;
}

async function givenAnItem(values: Parameters<typeof anAction>[0] = {}, planId = 'p-1'): Promise<Item> {
  count += 1;
  const key = `GT${count}`;
  const recommendationId = `${planId}:${key}`;
  const actionId = `${recommendationId}:1`;
  const { store } = started;
  await store.create('recommendations', aRecommendation({ id: recommendationId, planId, key, refs: [key] }));
  await store.create(
    'actions',
    anAction({
      ...{ id: actionId, planId, recommendationId, ownerPostIds: ['post-officer'], dueDate: '2026-03-31' },
      ...values,
    }),
  );
  return { recommendationId, actionId };
}

const read = async ({ recommendationId }: Item) => (await showItem(services, officer, recommendationId)).item;

async function change(item: Item, asked: Change, person = officer): Promise<void> {
  const now = await read(item);
  const basedOn = { item: now.eTag, action: now.actions[0]!.eTag };
  const outcome = await recordUpdate(services, {
    id: crypto.randomUUID(),
    ...{ person, from: 'chat', ...item, change: asked, basedOn },
  });
  expect(outcome).toMatchObject({ ok: true });
}

const askForDate = (item: Item) => change(item, { dueDate: '2026-05-31', reason: 'The audit moved.' });
const sayDone = (item: Item) => change(item, { status: 'implemented', reason: 'Nothing to show.' });
const tell = () => tellPeople(services, messenger, news);
const recipients = () => told.map(({ to, kinds }) => `${to}: ${kinds.join(', ')}`).toSorted();

describe('what was just kept', () => {
  it('tells the manager of a date that is asked for, once, with what they may do', async () => {
    const item = await givenAnItem();
    await askForDate(item);
    await tell();
    await tell();
    await tellMissed(services, messenger);
    expect(recipients()).toEqual(['Dev Rao: date-asked']);
    expect(told[0]!.notices[0]).toMatchObject({
      ...{ by: 'Olive Hart', isInstead: false },
      action: { dateRequest: { to: '2026-05-31', mayDecide: true } },
    });
  });

  it('tells whoever asked how it was answered, and nobody of what they did themselves', async () => {
    const item = await givenAnItem();
    await askForDate(item);
    const requestId = (await read(item)).actions[0]!.dateRequest!.id;
    news = [];
    await decideDateChange(services, {
      ...{ requestId, person: director, from: 'chat' },
      decision: { kind: 'refuse', note: 'No.' },
    });
    await tell();
    expect(recipients()).toEqual(['Olive Hart: date-decided']);
  });

  it('tells the owner of an action that a meeting agreed, and not once it is struck out again', async () => {
    const lastUpdate: UpdateEntry = {
      ...{ id: crypto.randomUUID(), at: started.clock.now().toISOString(), by: director, postId: null },
      ...{ from: 'meeting', note: 'Agreed at Improvement Board, 2 March 2026.', evidence: null },
      changes: [{ field: 'text', before: null, after: 'Tell the board.' }],
    };
    const item = await givenAnItem({ lastUpdate });
    const dropped = { ...lastUpdate, id: crypto.randomUUID() };
    const struck = await givenAnItem({ lastUpdate: dropped, status: 'no-longer-warranted' });
    news = [
      { actionId: item.actionId, entryId: lastUpdate.id },
      { actionId: struck.actionId, entryId: dropped.id },
    ];
    await tell();
    expect(recipients()).toEqual(['Olive Hart: given']);
    expect(told[0]!.notices[0]).toMatchObject({ by: 'Dev Rao', note: lastUpdate.note });
  });

  it('tells administrators where nobody answers for an action', async () => {
    const item = await givenAnItem({
      ownerPostIds: ['post-vacant-officer'],
      accountablePostIds: ['post-vacant-director'],
    });
    await askForDate(item);
    await tell();
    expect(recipients()).toEqual(['Kit Bell: date-asked']);
    expect(told[0]!.notices[0]).toMatchObject({ isInstead: true });
    expect((await read(item)).actions[0]).toMatchObject({ dateAgreedBy: [] });
  });

  it('tells every verifier of what is done, and the owner what they made of it', async () => {
    const item = await givenAnItem();
    await sayDone(item);
    await tell();
    expect(recipients()).toEqual(['Ben Moss: to-verify', 'Ina Cole: to-verify']);
    [news, told] = [[], []];
    tick();
    await change(item, { status: 'in-progress', reason: 'The minutes are a draft.' }, auditor);
    await tell();
    expect(recipients()).toEqual(['Olive Hart: closure-decided']);
  });

  it('tells nobody of a plan they may not read, and administrators that nobody checks it', async () => {
    const item = await givenAnItem({}, 'p-2');
    await sayDone(item);
    await tell();
    expect(recipients()).toEqual(['Kit Bell: to-verify']);
    expect(told[0]!.notices[0]).toMatchObject({ isInstead: true });
  });

  it('says on one card what many changes at once ask of one person', async () => {
    const items = [await givenAnItem(), await givenAnItem(), await givenAnItem()];
    const updates = await Promise.all(
      items.map(async (item) => {
        const now = await read(item);
        return {
          ...{ id: crypto.randomUUID(), ...item, basedOn: { item: now.eTag, action: now.actions[0]!.eTag } },
          change: { dueDate: '2026-06-30', reason: 'All of it waits for the audit.' },
        };
      }),
    );
    await recordUpdates(services, { person: officer, from: 'tab', updates });
    await tell();
    expect(recipients()).toEqual(['Dev Rao: date-asked, date-asked, date-asked']);
  });

  it('tells whoever asked when nobody could be reached', async () => {
    const item = await givenAnItem();
    await askForDate(item);
    answerOf = ({ id }) =>
      id === director.id ? { delivered: false, reason: 'They have removed it.' } : { delivered: true };
    await tell();
    expect(recipients()).toEqual(['Olive Hart: unreached']);
    expect(told[0]!.notices[0]).toMatchObject({
      unreached: { names: ['Dev Rao'], reason: 'They have removed it.' },
    });
    const rows = (await started.store.snapshot()).byAction('reminders', item.actionId);
    expect(rows.map(({ value }) => [value.stage, value.failure])).toEqual([
      ['date-asked', 'They have removed it.'],
      ['unreached', null],
    ]);
  });

  it('is told by the next sweep when the server stopped before anybody was', async () => {
    const item = await givenAnItem();
    await askForDate(item);
    await tellMissed(services, messenger);
    await tellMissed(services, messenger);
    expect(recipients()).toEqual(['Dev Rao: date-asked']);
  });
});

describe('one who cannot be told', () => {
  it('keeps nobody else from hearing', async () => {
    await askForDate(await givenAnItem());
    await sayDone(await givenAnItem());
    answerOf = ({ id }) => {
      if (id === director.id) throw new Error('Teams did not answer.');
      return { delivered: true };
    };
    await expect(tell()).rejects.toThrow('1 could not be told.');
    expect(recipients()).toEqual(['Ben Moss: to-verify', 'Ina Cole: to-verify']);
  });
});

describe('a nudge', () => {
  const nudge = (item: Item, person = director) =>
    nudgeOwner(services, messenger, { person, actions: [item] });
  const nothing = { told: [], already: [], unreached: [], failed: [], left: [] };

  it('reaches the owner in the name of whoever sent it, once a day', async () => {
    const item = await givenAnItem();
    expect(await nudge(item)).toEqual({ ...nothing, told: ['Olive Hart'] });
    expect(told[0]!.notices[0]).toMatchObject({ kind: 'nudge', by: 'Dev Rao' });
    expect(await nudge(item)).toEqual({ ...nothing, already: ['Olive Hart'] });
    expect(await nudge(item, clerk)).toMatchObject({ already: ['Olive Hart'] });
    started.clock.set('2026-03-04T09:30:00Z');
    expect(await nudge(item)).toMatchObject({ told: ['Olive Hart'] });
  });

  it('about several actions is one card for each owner', async () => {
    const items = [await givenAnItem(), await givenAnItem()];
    expect(await nudgeOwner(services, messenger, { person: director, actions: items })).toEqual({
      ...nothing,
      told: ['Olive Hart'],
    });
    expect(told.map(({ kinds }) => kinds)).toEqual([['nudge', 'nudge']]);
  });

  it('is for those who answer for the action, while it is open and somebody owns it', async () => {
    const left = (item: Item, why: string) => ({ ...nothing, left: [{ actionId: item.actionId, why }] });
    const item = await givenAnItem();
    expect(await nudge(item, officer)).toEqual(left(item, 'forbidden'));
    expect(await nudge(item, auditor)).toEqual(left(item, 'forbidden'));
    const own = await givenAnItem({ ownerPostIds: ['post-director'] });
    expect(await nudge(own, director)).toEqual(left(own, 'forbidden'));
    const vacant = await givenAnItem({ ownerPostIds: ['post-vacant-director'] });
    expect(await nudge(vacant, clerk)).toEqual(left(vacant, 'nobody'));
    const closed = await givenAnItem({ status: 'superseded' });
    expect(await nudge(closed)).toEqual(left(closed, 'closed'));
  });

  it('goes to nobody whom a restricted plan does not name', async () => {
    const item = await givenAnItem({ ownerPostIds: ['post-auditor'] }, 'p-2');
    expect(await nudge(item, clerk)).toMatchObject({ left: [{ why: 'nobody' }] });
    expect(told).toEqual([]);
  });

  it('says so when Teams does not take it, and is sent again as soon as it would, once', async () => {
    answerOf = () => ({ delivered: false, reason: 'They have blocked it.' });
    const item = await givenAnItem();
    const unreached = [{ name: 'Olive Hart', reason: 'They have blocked it.' }];
    expect(await nudge(item)).toEqual({ ...nothing, unreached });
    expect(await nudge(item)).toEqual({ ...nothing, unreached });
    answerOf = () => ({ delivered: true });
    expect(await nudge(item)).toEqual({ ...nothing, told: ['Olive Hart'] });
    expect(await nudge(item)).toEqual({ ...nothing, already: ['Olive Hart'] });
  });

  it('tells the others when something goes wrong with one owner, who can be asked again at once', async () => {
    const item = await givenAnItem({ ownerPostIds: ['post-officer', 'post-auditor'] });
    answerOf = (person) => {
      if (person.id === officer.id) throw new Error('Teams did not answer.');
      return { delivered: true };
    };
    const outcome = await nudge(item, clerk);
    expect(outcome.failed).toEqual(['Olive Hart']);
    expect(outcome.told).toContain('Ina Cole');
    expect(faults).toEqual(['could not nudge somebody: Teams did not answer.']);
    answerOf = () => ({ delivered: true });
    const again = await nudge(item, clerk);
    expect(again.told).toEqual(['Olive Hart']);
    expect(again.already).toContain('Ina Cole');
  });
});
