import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import type { Person, Post } from '#domain/post';
import type { ItemDetail } from '#domain/view';
import { showItem } from '#workflows/show-item';
import { aPlan, aPost, anAction, aRecommendation } from './builders.ts';
import { schemaProblems } from './card-checks.ts';
import { martin, priya, tom } from './chat-people.ts';
import { hasSchemas } from './schemas.ts';
import { startStore, type StartedStore } from './store.ts';
import { cardOf, startTeams, type TestTeams } from './teams.ts';

export interface ChatItem {
  ref: string;
  target: { item: string; action: string };
}

export type Card = ReturnType<typeof cardOf>;

/** A council that talks to the bot, and the ways its people have to do so. */
export interface ChatHouse {
  readonly store: StartedStore;
  readonly teams: TestTeams;
  /** A minute passes, as one does before every test. */
  tick(): void;
  /** An item of its own for every test, due on 31 January 2026; Priya's unless it is said whose. */
  givenAnItem(ownerPostId?: string): Promise<ChatItem>;
  read(item: ChatItem, who?: Person): Promise<ItemDetail>;
  /** Presses a button that has to answer with a card. */
  press(who: Person, pressed: { verb: unknown; data: unknown }, typed?: object): Promise<Card>;
  /** @returns the card that is answered */
  say(who: Person, text: string): Promise<Card>;
}

/**
 * To be called at the top of a test file: starts the house before its tests, on Monday 2 March 2026. Priya heads
 * Finance and Tom Procurement; Martin, Priya's director, has to agree new dates.
 */
export function chatHouse(...otherPosts: readonly Post[]): ChatHouse {
  let store: StartedStore;
  let teams: TestTeams;
  let items = 0;
  let minute = 0;

  beforeAll(async () => {
    store = await startStore();
    await store.store.createMany('posts', [
      aPost('Head of Finance', { holder: priya, managerPostId: 'post-director' }),
      aPost('Director', { holder: martin }),
      aPost('Head of Procurement', { holder: tom }),
      ...otherPosts,
    ]);
    await store.store.create('plans', aPlan({ ownersMayMoveDates: false }));
    teams = await startTeams(store.services);
  });

  afterAll(async () => {
    await teams.close();
    await store.close();
  });

  const house: ChatHouse = {
    get store() {
      return store;
    },
    get teams() {
      return teams;
    },
    tick() {
      minute += 1;
      store.clock.set(new Date(Date.UTC(2026, 2, 2, 9, 30 + minute)).toISOString());
    },
    async givenAnItem(ownerPostId = 'post-head-of-finance') {
      items += 1;
      const ref = `GT${items}`;
      const id = `p-1:${ref}`;
      const action = `${id}:1`;
      await store.store.create('recommendations', aRecommendation({ id, key: ref, refs: [ref] }));
      await store.store.create(
        'actions',
        anAction({ id: action, recommendationId: id, ownerPostIds: [ownerPostId], dueDate: '2026-01-31' }),
      );
      return { ref, target: { item: id, action } };
    },
    read: async ({ target }, who = priya) => (await showItem(store.services, who, target.item)).item,
    async press(who, pressed, typed = {}) {
      const answer = await teams.press(who, pressed, typed);
      const type = 'application/vnd.microsoft.card.adaptive';
      expect(answer.body).toMatchObject({ statusCode: 200, type });
      return checked(cardOf(answer));
    },
    async say(who, text) {
      const [sent] = await teams.say(who, text);
      return cardOf(sent!);
    },
  };

  beforeEach(() => house.tick());

  return house;
}

/** The card, which keeps to its published schema where that is at hand. */
export function checked(card: Card): Card {
  if (hasSchemas) expect(schemaProblems(card as never)).toEqual([]);
  return card;
}
