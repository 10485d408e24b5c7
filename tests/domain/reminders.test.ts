import { describe, expect, it } from 'vitest';
import type { Action } from '#domain/action';
import { addDays } from '#domain/dates';
import type { Period } from '#domain/plan';
import { defaultPreferences, type Preferences } from '#domain/preferences';
import { slipOf, type Slip } from '#domain/slip';
import type { UpdateEntry } from '#domain/update';
import { lacksUpdate, updateRequest } from '#domain/update-request';
import { aPerson, aPost, anAction, aPlan, aRecommendation } from '#tests/helpers/builders';
import { anItem, decided, englishDays, heard } from '#tests/helpers/reminders';

const officer = aPerson('Olive Hart');
const director = aPerson('Dev Rao');
const sponsor = aPerson('Chris Vane');
const posts = [
  aPost('Chief Executive', { holder: sponsor }),
  aPost('Director', { holder: director }),
  aPost('Officer', { holder: officer, managerPostId: 'post-director' }),
];
const dueDate = '2026-03-31';
const action = anAction({ ownerPostIds: ['post-officer'], dueDate });
const sponsored = { plan: aPlan({ sponsorPostId: 'post-chief-executive' }) };

const on = (today: string, changed: Action = action) => ({ posts, today, items: [anItem([changed])] });
const prefer = (values: Partial<Preferences>, person = officer): Preferences[] => [
  { ...defaultPreferences(person), ...values },
];

describe('reminders', () => {
  it('reach the owner 28, 14 and 5 days before, on the day, a day after and then weekly', () => {
    const stages = [-29, -28, -20, -14, -5, -1, 0, 1, 7, 8, 15].map(
      (days) => heard(on(addDays(dueDate, days)))[officer.name],
    );
    expect(stages).toEqual([
      ...[undefined, 'before-28', 'before-28', 'before-14', 'before-5', 'before-5', 'due-today'],
      ...['late-1', 'late-1', 'late-8', 'late-15'],
    ]);
  });

  it('lose nothing when nights are missed, and say only the furthest stage, once', () => {
    const ledger = new Set<string>();
    const sweep = (today: string) => {
      const { due } = decided({ ...on(today), ledger });
      for (const { key } of due) ledger.add(key);
      return due.filter(({ person }) => person.id === officer.id).map(({ stage }) => stage);
    };
    expect(sweep('2026-03-05')).toEqual(['before-28']);
    expect(sweep('2026-03-06')).toEqual([]);
    expect(sweep('2026-04-09')).toEqual(['late-8']);
    expect(sweep('2026-04-09')).toEqual([]);
  });

  it('say on the last working day what would come too late after a holiday', () => {
    const easter = anAction({ ...action, dueDate: '2026-04-04' });
    expect(heard(on('2026-04-01', easter))).toEqual({ [officer.name]: 'before-5' });
    expect(heard(on('2026-04-02', easter))).toEqual({ [officer.name]: 'due-today' });
    expect(heard(on('2026-04-07', easter))).toEqual({ [officer.name]: 'late-1' });
  });

  it("tell the owner's manager at 14 days late and the sponsor at 28", () => {
    expect(heard({ ...on('2026-04-13'), plan: sponsored })).toEqual({ 'Olive Hart': 'late-8' });
    expect(heard({ ...on('2026-04-14'), plan: sponsored })).toMatchObject({ 'Dev Rao': 'escalated-14' });
    expect(heard({ ...on('2026-04-28'), plan: sponsored })).toMatchObject({
      'Dev Rao': 'escalated-28',
      'Chris Vane': 'sponsor',
    });
  });

  it('start anew when the date is moved, and for a new owner', () => {
    const ledger = new Set(decided(on('2026-04-01')).due.map(({ key }) => key));
    const moved = anAction({ ...action, dueDate: '2026-05-01' });
    expect(heard({ ...on('2026-04-03', moved), ledger })).toEqual({ 'Olive Hart': 'before-28' });
    const handedOver = anAction({ ...action, ownerPostIds: ['post-director'], dueDate });
    expect(heard({ ...on('2026-04-02', handedOver), ledger })).toEqual({ 'Dev Rao': 'late-1' });
  });

  it('say nothing of a plan to whoever may not read it, and say it once they may', () => {
    const readers = new Set([officer.id]);
    const late = { ...on('2026-04-28'), ledger: new Set<string>() };
    expect(heard({ ...late, plan: { ...sponsored, readers } })).toEqual({ [officer.name]: 'late-22' });
    expect(heard({ ...late, plan: sponsored })).toMatchObject({ [sponsor.name]: 'sponsor' });
  });

  it('report what is late enough for others to hear of it, and nobody does', () => {
    const alone = [aPost('Officer', { holder: officer }), aPost('Chief Executive')];
    const { unheard } = decided({ ...on('2026-04-28'), posts: alone, plan: sponsored });
    expect(unheard).toMatchObject([
      { by: 'above', actions: 1 },
      { by: 'sponsor', actions: 1 },
    ]);
    expect(decided({ ...on('2026-04-13'), posts: alone, plan: sponsored }).unheard).toEqual([]);
    expect(decided({ ...on('2026-04-28'), plan: sponsored }).unheard).toEqual([]);
  });

  it('bring no card that only says again what a card of the last week had on it', () => {
    const ledger = new Set(decided(on('2026-04-02')).due.map(({ key }) => key));
    const after = { ledger, cards: ['2026-04-03'] };
    expect(heard({ ...on('2026-04-08'), ...after })).toEqual({});
    expect(heard({ ...on('2026-04-09'), ...after })).toEqual({});
    expect(heard({ ...on('2026-04-10'), ...after })).toEqual({ [officer.name]: 'late-8' });
    const another = anItem([anAction({ ...action, id: 'p-1:GT8:2', order: 2, dueDate: '2026-04-08' })]);
    const { due } = decided({ ...on('2026-04-09'), items: [anItem([action]), another], ...after });
    expect(due.map(({ stage }) => stage)).toEqual(['late-8', 'late-1']);
    expect(heard({ ...on('2026-04-09'), cards: after.cards })).toEqual({ [officer.name]: 'late-8' });
  });

  it('stop when the action is closed', () => {
    expect(heard(on('2026-04-20', anAction({ ...action, status: 'implemented' })))).toEqual({});
  });

  it('reach the deputies while the post is vacant, and report what nobody owns', () => {
    const deputy = aPerson('Del Moss');
    const vacant = [aPost('Officer', { deputies: [deputy] })];
    expect(decided({ ...on(dueDate), posts: vacant }).due.map(({ person }) => person)).toEqual([deputy]);
    const { ownerless } = decided({ ...on(dueDate), posts: [aPost('Officer')] });
    expect(ownerless.map((open) => open.action)).toEqual([action]);
  });

  it('reach the deputies while the holder is away, and the holder again afterwards', () => {
    const deputy = aPerson('Del Moss');
    const covered = [aPost('Officer', { holder: officer, deputies: [deputy] })];
    const preferences = prefer({ awayUntil: '2026-04-02' });
    expect(heard({ ...on('2026-04-01'), posts: covered, preferences })).toEqual({ 'Del Moss': 'late-1' });
    expect(heard({ ...on('2026-04-02'), posts: covered, preferences })).toEqual({ 'Olive Hart': 'late-1' });
  });
});

describe('what a person prefers', () => {
  it('leaves out what is not late yet for whoever wants only that', () => {
    const preferences = prefer({ onlyOverdue: true });
    expect(heard({ ...on('2026-03-30'), preferences })).toEqual({});
    expect(heard({ ...on(dueDate), preferences })).toEqual({});
    expect(heard({ ...on('2026-04-01'), preferences })).toEqual({ 'Olive Hart': 'late-1' });
  });

  it('lets an action rest, but not those who hear about it, and not once its date moved', () => {
    const snoozed = prefer({ snoozes: [{ actionId: action.id, dueDate, until: '2026-04-21' }] });
    expect(heard({ ...on('2026-04-14'), preferences: snoozed })).toEqual({ 'Dev Rao': 'escalated-14' });
    expect(heard({ ...on('2026-04-21'), preferences: snoozed })).toMatchObject({ 'Olive Hart': 'late-15' });
    const moved = anAction({ ...action, dueDate: '2026-04-20' });
    expect(heard({ ...on('2026-04-16', moved), preferences: snoozed })).toEqual({
      'Olive Hart': 'before-5',
    });
  });

  it('keeps what others let slip for the weekday chosen, and makes a missed one good', () => {
    const preferences = prefer({ digestWeekday: 'monday' }, director);
    const late = (today: string) => heard({ ...on(today), preferences })['Dev Rao'];
    // 14 days late on Tuesday 14 April: the Monday after is the 20th.
    expect(['2026-04-14', '2026-04-17', '2026-04-20', '2026-04-21'].map(late)).toEqual([
      ...[undefined, undefined, 'escalated-14', 'escalated-14'],
    ]);
    expect(late('2026-04-28')).toBe('escalated-21');
  });
});

describe('a slip', () => {
  const slip: Slip = {
    entryId: 'u1:r',
    before: 'amber',
    after: 'red',
    at: '2026-01-10T10:00:00Z',
    by: sponsor,
    note: null,
  };
  const item = anItem([action], {
    slip,
    recommendation: aRecommendation({ rag: 'red', accountablePostIds: ['post-director'] }),
  });
  const told = (over: Partial<typeof item> = {}) =>
    heard({ posts, today: '2026-01-12', items: [{ ...item, ...over }] });

  it('is told to the owner and to whoever answers for the item', () => {
    expect(told()).toEqual({ 'Olive Hart': 'slipped', 'Dev Rao': 'slipped' });
  });

  it('is not told to whoever made it', () => {
    expect(told({ slip: { ...slip, by: director } })).toEqual({ 'Olive Hart': 'slipped' });
    expect(told({ slip: { ...slip, by: officer, note: 'The supplier withdrew.' } })).toEqual({
      'Dev Rao': 'slipped',
    });
  });

  it('is told to the owner’s manager where nobody else would hear of it', () => {
    const recommendation = aRecommendation({ rag: 'red', accountablePostIds: [] });
    const actions = [anAction({ ...action, accountablePostIds: [] })];
    const byOwner = { ...slip, by: officer, note: 'The supplier withdrew.' };
    expect(told({ recommendation, actions, slip: byOwner })).toEqual({ 'Dev Rao': 'slipped' });
  });

  it('asks the only owner for a reason who gave none, once though they manage themselves', () => {
    expect(told({ slip: { ...slip, by: officer } })).toMatchObject({ 'Olive Hart': 'slipped' });
    const both = [posts[2]!, aPost('Director', { holder: officer })];
    const own = anItem([action], { slip: { ...slip, by: officer } });
    expect(decided({ posts: both, today: '2026-01-12', items: [own] }).due).toHaveLength(1);
  });

  const entry = (id: string, at: string, before: string, after: string): UpdateEntry => ({
    ...{ id, at, by: sponsor, postId: null, from: 'chat', note: null, evidence: null },
    changes: [{ field: 'rag', before, after }],
  });

  it('is the newest change of rating, while it stands and is news', () => {
    const fell = entry('u1', '2026-01-10T10:00:00Z', 'amber', 'red');
    const noted = { ...entry('u2', '2026-01-11T10:00:00Z', '', ''), changes: [] };
    expect(slipOf({ rag: 'red' }, [noted, fell], '2026-01-12')).toMatchObject({ entryId: 'u1' });
    expect(slipOf({ rag: 'red' }, [fell], '2026-02-20')).not.toBeNull(); // whoever paused for four weeks hears of it
    expect(slipOf({ rag: 'red' }, [fell], '2026-02-22')).toBeNull();
    const undone = entry('u3', '2026-01-11T10:00:00Z', 'red', 'amber');
    expect(slipOf({ rag: 'amber' }, [undone, fell], '2026-01-12')).toBeNull();
    expect(slipOf({ rag: 'green' }, [fell], '2026-01-12')).toBeNull();
  });
});

describe('an update', () => {
  const closedAt = '2026-01-05T12:00:00Z';
  const periods: Period[] = [
    {
      id: 'q3',
      planId: 'p-1',
      order: 1,
      label: 'Q3',
      kind: 'previous',
      cutOff: '2025-12-31',
      closedAt,
      lastChange: null,
    },
    {
      id: 'q4',
      planId: 'p-1',
      order: 2,
      label: 'Q4',
      kind: 'current',
      cutOff: '2026-04-10',
      closedAt: null,
      lastChange: null,
    },
  ];

  it('is asked for ten working days before the cut-off, and not after it', () => {
    const asked = (today: string) => updateRequest(periods, '2025-04-01T09:00:00Z', today, englishDays);
    // Good Friday and Easter Monday lie between.
    expect(asked('2026-03-24')).toBeNull();
    expect(asked('2026-03-25')).toEqual({
      ...{ periodId: 'q4', cutOff: '2026-04-10', since: '2026-01-05T12:00:00Z' },
    });
    expect(asked('2026-04-10')).not.toBeNull();
    expect(asked('2026-04-11')).toBeNull();
  });

  it('is lacking where nobody has said anything since the last period closed', () => {
    const at = (instant: string, from: UpdateEntry['from'] = 'chat'): UpdateEntry => ({
      ...{ id: 'u', at: instant, by: officer, postId: null, from, note: 'x', changes: [], evidence: null },
    });
    const since = '2026-01-05T12:00:00Z';
    const said = (lastUpdate: UpdateEntry | null) =>
      lacksUpdate({ lastUpdate: null }, [{ ...action, lastUpdate }], since);
    expect(said(null)).toBe(true);
    expect(said(at('2026-01-04T09:00:00Z'))).toBe(true);
    expect(said(at('2026-02-04T09:00:00Z', 'import'))).toBe(true);
    expect(said(at('2026-02-04T09:00:00Z'))).toBe(false);
    expect(lacksUpdate({ lastUpdate: null }, [{ ...action, status: 'verified' }], since)).toBe(false);
  });

  it('is asked of the owners, or of whoever answers for an item without actions', () => {
    const request = { periodId: 'q4', cutOff: '2026-04-10', since: '2026-01-05T12:00:00Z' };
    const far = anAction({ ...action, dueDate: '2027-03-31' });
    const ask = (items: ReturnType<typeof anItem>[]) =>
      heard({ posts, today: '2026-03-30', items, plan: { updateRequest: request } });
    expect(ask([anItem([far])])).toEqual({ 'Olive Hart': 'update-wanted' });
    const recommendation = aRecommendation({ accountablePostIds: ['post-director'] });
    expect(ask([anItem([], { recommendation })])).toEqual({ 'Dev Rao': 'update-wanted' });
    expect(ask([anItem([], { recommendation, isParent: true })])).toEqual({});
  });
});
