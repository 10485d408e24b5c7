import type { Action } from '#domain/action';
import { withDueDate } from '#domain/action';
import type { Plan } from '#domain/plan';
import type { Person, Post } from '#domain/post';
import { defaultPreferences, weekdays, type Preferences } from '#domain/preferences';
import type { Rag } from '#domain/rag';
import type { Recommendation } from '#domain/recommendation';
import { defaultReminderStages } from '#domain/reminder-stages';
import type { Entities, ListName } from '#sharepoint/entities';
import type { Store } from '#sharepoint/store';
import { aPerson, aPlan, aPost, anAction, aRecommendation } from '#tests/helpers/builders';
import type { Chance } from './chance.ts';
import { dayAfter } from './rules.ts';

export const firstDay = '2026-01-05';

export const people = [
  ...['Ada Flint', 'Ben Okoro', 'Cath Moss', 'Dev Rao', 'Elin Shah'],
  ...['Finn Gray', 'Gwen Hale', 'Hari Lowe', 'Ines Park', 'Jude Kerr'],
].map(aPerson);

/** Whether Teams takes a card for somebody. `left`: the directory no longer knows them. */
export type Reach = 'reachable' | 'blocked' | 'removed' | 'left';

const posts = ['Chief', 'Resources', 'Place', 'Legal', 'Finance', 'Housing', 'Parks', 'Roads'];
const managers = [null, 'Chief', 'Chief', 'Resources', 'Resources', 'Place', 'Place', 'Place'];
const idOf = (title: string) => `post-${title.toLowerCase()}`;
const postIds = posts.map(idOf);
const rags: readonly Rag[] = ['red', 'amber', 'green'];

/** Three plans of a council of eight posts, with everything that may be otherwise left to chance. */
export async function fillCouncil(store: Store, chance: Chance): Promise<void> {
  const plans = ['p-1', 'p-2', 'p-3'].map((id, index) =>
    aPlan({
      id,
      title: `Plan ${index + 1}`,
      sponsorPostId: chance.percent(70) ? chance.one(postIds) : null,
      readerPostIds: index === 1 ? chance.some(postIds, 4) : null,
      ...(index === 2 && {
        reminderStages: { ...defaultReminderStages, daysBefore: [30, 7], daysBetweenLate: 10 },
      }),
    }),
  );
  await store.createMany('plans', plans);
  await store.createMany(
    'posts',
    posts.map((title, index) =>
      aPost(title, {
        holder: chance.percent(85) ? chance.one(people) : null,
        deputies: chance.some(people, chance.below(3)),
        managerPostId: managers[index] ? idOf(managers[index]) : null,
        isAdministrator: title === 'Legal',
      }),
    ),
  );
  await store.createMany(
    'periods',
    plans.map(({ id }) => ({
      ...{ id: `${id}:q`, planId: id, order: 1, label: 'Q1', kind: 'current' as const },
      ...{ closedAt: null, lastChange: null },
      cutOff: dayAfter(firstDay, 30 + chance.below(120)),
    })),
  );
  const items = Array.from({ length: 12 }, (_, index) =>
    aRecommendation({
      ...{ id: `r-${index}`, planId: plans[index % 3]!.id, key: `GT${index}`, refs: [`GT${index}`] },
      ...{ order: index, rag: chance.one(rags) },
      accountablePostIds: chance.some(postIds, chance.below(3)),
    }),
  );
  await store.createMany('recommendations', items);
  await store.createMany(
    'actions',
    items.flatMap(({ id, planId }) =>
      Array.from({ length: 1 + chance.below(3) }, (_, index) =>
        anAction({
          ...{ id: `${id}:${index + 1}`, planId, recommendationId: id, order: index + 1 },
          ownerPostIds: chance.some(postIds, chance.percent(10) ? 0 : 1 + chance.below(2)),
          accountablePostIds: chance.percent(30) ? [chance.one(postIds)] : [],
          dueDate: dayAfter(firstDay, chance.below(300)),
        }),
      ),
    ),
  );
}

/** What befalls a council on a day. Written to the lists as they are, whoever may do such a thing. */
export async function befall(
  store: Store,
  chance: Chance,
  now: Date,
  reach: Map<string, Reach>,
): Promise<string> {
  const snapshot = await store.snapshot();
  const day = now.toISOString().slice(0, 10);
  const event = chance.one(events);
  switch (event) {
    case 'date':
      return onAction((action) => withDueDate(action, dayAfter(day, chance.below(120) - 40)));
    case 'owner':
      return onAction((action) => ({ ...action, ownerPostIds: chance.some(postIds, 1 + chance.below(2)) }));
    case 'status':
      return onAction((action) => ({
        ...action,
        status: chance.one(['in-progress', 'in-progress', 'implemented', 'verified', 'superseded'] as const),
      }));
    case 'rag':
      return change('recommendations', (item: Recommendation) => rated(item, chance.one(rags)));
    case 'holder':
      return change('posts', (post: Post) => ({
        ...post,
        holder: chance.percent(40) ? null : chance.one(people),
      }));
    case 'deputies':
      return change('posts', (post: Post) => ({ ...post, deputies: chance.some(people, chance.below(3)) }));
    case 'plan':
      return change('plans', (plan: Plan) => ({
        ...plan,
        state: chance.percent(80) ? 'live' : 'archived',
        readerPostIds: chance.percent(60) ? null : chance.some(postIds, 4),
      }));
    case 'preferences':
      return prefer(chance.one(people));
    case 'reach': {
      const { id } = chance.one(people);
      reach.set(id, chance.one(['reachable', 'reachable', 'blocked', 'removed', 'left'] as const));
      return `${event} ${id} ${reach.get(id)}`;
    }
  }

  async function onAction(changed: (action: Action) => Action): Promise<string> {
    return change('actions', changed);
  }

  async function change<L extends ListName>(
    list: L,
    changed: (value: Entities[L]) => Entities[L],
  ): Promise<string> {
    const row = chance.one(snapshot.all(list));
    await store.update(list, changed(row.value), row.eTag);
    return `${event} ${row.value.id}`;
  }

  function rated(item: Recommendation, rag: Rag): Recommendation {
    if (item.rag === rag) return item;
    return {
      ...item,
      rag,
      lastUpdate: {
        ...{ id: `u-${item.id}-${now.getTime()}`, at: now.toISOString(), by: chance.one(people) },
        ...{ postId: null, from: 'tab', note: chance.percent(50) ? 'The supplier withdrew.' : null },
        ...{ evidence: null, changes: [{ field: 'rag', before: item.rag, after: rag }] },
      },
    };
  }

  async function prefer(person: Person): Promise<string> {
    const known = snapshot.get('preferences', person.id);
    const value: Preferences = { ...(known?.value ?? defaultPreferences(person)), ...preference() };
    if (known) await store.update('preferences', value, known.eTag);
    else await store.create('preferences', value);
    return `preferences ${person.id} ${JSON.stringify(value)}`;
  }

  function preference(): Partial<Preferences> {
    const { value: action } = chance.one(snapshot.all('actions'));
    return chance.one([
      { hour: 8 + chance.below(10) },
      { digestWeekday: chance.percent(50) ? chance.one(weekdays) : null },
      { onlyOverdue: chance.percent(50) },
      { pausedUntil: dayAfter(day, 1 + chance.below(28)) },
      { awayUntil: dayAfter(day, 1 + chance.below(40)) },
      {
        snoozes: action.due.end
          ? [{ actionId: action.id, dueDate: action.due.end, until: dayAfter(day, 1 + chance.below(7)) }]
          : [],
      },
    ]);
  }
}

const events = [
  ...(['date', 'date', 'owner', 'status', 'rag', 'rag', 'holder', 'deputies', 'plan'] as const),
  ...(['preferences', 'preferences', 'preferences', 'reach'] as const),
];
