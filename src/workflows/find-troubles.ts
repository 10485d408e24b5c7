import { addDays, type IsoDate } from '#domain/dates';
import type { Person } from '#domain/post';
import { actionRef } from '#domain/refs';
import type { OpenAction, Outlook } from '#domain/reminders';
import { shutOutOwners } from '#domain/shut-out';
import type { Trouble } from '#domain/trouble';
import type { Conversation, Reminder } from '#domain/reminder';
import type { Snapshot } from '#sharepoint/store';
import type { Decided } from './decide-reminders.ts';
import { findListTroubles, shortHash } from './find-list-troubles.ts';
import { cardKey } from './reminder-ledger.ts';

/** Everything that keeps reminders from reaching anybody now, and what the lists themselves need. */
export function findTroubles(
  snapshot: Snapshot,
  decided: Decided,
  { administratorIds, today }: { administratorIds: readonly string[]; today: IsoDate },
): Trouble[] {
  return [
    ...unreachable(snapshot, decided.people.values()),
    ...undelivered(snapshot, decided.people.values(), today),
    ...silentPosts(snapshot, decided),
    ...decided.unheard.map(({ plan: { id, title }, by, actions }) => ({
      ...{
        kind: 'unheard' as const,
        key: `trouble|unheard|${by}|${id}`,
        planId: id,
        plan: title,
        by,
        actions,
      },
    })),
    ...shutOut(snapshot, administratorIds),
    ...findListTroubles(snapshot),
  ];
}

/** How long somebody out of reach is left alone before a card is tried again. They come back by themselves, too. */
export const daysBetweenTries = 7;

/** Whether a card would only be refused: the person is out of reach, and one was tried in the last days. */
export function isOnStopList(snapshot: Snapshot, person: Person, today: IsoDate): boolean {
  const conversation = snapshot.get('conversations', person.id)?.value;
  if (!conversation || conversation.state === 'reachable') return false;
  return cardsOfLastDays(snapshot, person, today).some(({ failure }) => failure);
}

/** The newest first. */
function cardsOfLastDays(snapshot: Snapshot, person: Person, today: IsoDate): Reminder[] {
  return Array.from({ length: daysBetweenTries }, (_, days) => addDays(today, -days)).flatMap(
    (day) => snapshot.get('reminders', cardKey(day, person.id))?.value ?? [],
  );
}

export const conversationStateReasons = {
  reachable: '',
  blocked: 'They have blocked or muted Golden Thread in Teams, or may not use it.',
  removed: 'Golden Thread is not installed for them in Teams.',
} satisfies Record<Conversation['state'], string>;

function* unreachable(snapshot: Snapshot, outlooks: Iterable<Outlook>): Generator<Trouble> {
  for (const { person, due } of outlooks) {
    const conversation = snapshot.get('conversations', person.id)?.value;
    if (due.length === 0 || !conversation || conversation.state === 'reachable') continue;
    const { state, updatedAt: since } = conversation;
    yield {
      kind: 'unreachable',
      key: `trouble|unreachable|${person.id}|${since}`,
      person: person.name,
      since,
      reason: conversationStateReasons[state],
    };
  }
}

/** Cards that failed through no doing of the person: how this server is set up, or what Teams could not do. */
function undelivered(snapshot: Snapshot, outlooks: Iterable<Outlook>, today: IsoDate): Trouble[] {
  const byReason = new Map<string, Person[]>();
  for (const { person, due } of outlooks) {
    const conversation = snapshot.get('conversations', person.id)?.value;
    if (due.length === 0 || (conversation && conversation.state !== 'reachable')) continue;
    const failure = cardsOfLastDays(snapshot, person, today)[0]?.failure;
    if (failure) byReason.set(failure, [...(byReason.get(failure) ?? []), person]);
  }
  return [...byReason].map(([reason, people]) => ({
    kind: 'undelivered',
    // Told again when it befalls others.
    key: `trouble|undelivered|${shortHash(
      reason +
        people
          .map(({ id }) => id)
          .toSorted()
          .join(),
    )}`,
    people: people.map(({ name }) => name),
    reason,
  }));
}

function silentPosts(snapshot: Snapshot, { ownerless, who }: Decided): Trouble[] {
  const byPost = new Map<string, number>();
  const named: Trouble[] = [];
  for (const open of ownerless) {
    const { ownerPostIds } = open.action;
    if (ownerPostIds.length === 0) named.push(withoutOwner(snapshot, open));
    for (const id of ownerPostIds) byPost.set(id, (byPost.get(id) ?? 0) + 1);
  }
  const posts = [...byPost].flatMap(([id, actions]): Trouble[] => {
    const silence = who.silence(id);
    if (!silence) return [];
    const { post, away } = silence;
    return away
      ? [
          {
            ...{ kind: 'away', key: `trouble|away|${id}|${away.until}`, postId: id, post: post.title },
            ...{ person: away.person.name, until: away.until, actions },
          },
        ]
      : [{ kind: 'vacant-post', key: `trouble|vacant-post|${id}`, postId: id, post: post.title, actions }];
  });
  return [...posts, ...named];
}

/** Nothing of a plan is sent to whoever may not see it: somebody has to know that its owners are among them. */
function shutOut(snapshot: Snapshot, administratorIds: readonly string[]): Trouble[] {
  const posts = snapshot.all('posts').map(({ value }) => value);
  return snapshot.all('plans').flatMap(({ value: plan }) => {
    if (plan.state !== 'live' || plan.readerPostIds === null) return [];
    const actions = snapshot.byPlan('actions', plan.id).map(({ value }) => value);
    return shutOutOwners(plan, actions, posts, administratorIds).map(({ person, post, actions: open }) => ({
      ...{ kind: 'shut-out' as const, key: `trouble|shut-out|${plan.id}|${post.id}|${person.id}` },
      ...{ person: person.name, post: post.title, planId: plan.id, plan: plan.title, actions: open },
    }));
  });
}

function withoutOwner(snapshot: Snapshot, { plan, recommendation, action }: OpenAction): Trouble {
  const siblings = snapshot.byRecommendation('actions', recommendation.id).length;
  const ref = actionRef(recommendation, action, siblings);
  return { kind: 'no-owner', key: `trouble|no-owner|${action.id}`, ref, planId: plan.id, plan: plan.title };
}
