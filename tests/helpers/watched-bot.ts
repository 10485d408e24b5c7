import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import type { Person } from '#domain/post';
import { aPlan, aPost, anAction, aRecommendation } from './builders.ts';
import { priya, tom } from './chat-people.ts';
import { serveBot, type Answered, type ServedBot } from './served-bot.ts';

/** A bot behind real HTTP that people try to misuse. */
export interface WatchedBot {
  readonly bot: ServedBot;
  /** What was answered over HTTP in this test. */
  heard: string[];
  /** Posts an activity of a person's and expects that it is no failure of ours. */
  as(person: Person, part: Record<string, unknown>): Promise<Answered>;
  press(person: Person, value: unknown, part?: object): Promise<Answered>;
  expectAnswered(answered: Answered): void;
  /** What the bot sent to Teams in this test. */
  said(): string;
}

const secrets = /secret about|Exempt investigation|Hush now/;

/**
 * To be called at the top of a test file: after each of its tests nothing was written, and nothing of the
 * restricted plan was said, here or in Teams. Priya owns what is in both plans; Tom is signed in like everybody
 * else, but owns nothing and reads no restricted plan.
 */
export function watchBot(): WatchedBot {
  let bot: ServedBot;
  let before: string;
  const heard: string[] = [];

  beforeAll(async () => {
    bot = await serveBot();
    const { store: lists } = bot;
    const finance = aPost('Head of Finance', { holder: priya });
    await lists.createMany('posts', [finance, aPost('Head of Procurement', { holder: tom })]);
    await lists.createMany('plans', [
      aPlan(),
      aPlan({ id: 'p-2', title: 'Exempt investigation', readerPostIds: [finance.id] }),
    ]);
    const restricted = { planId: 'p-2', key: 'X1', refs: ['X1'] };
    await lists.createMany('recommendations', [
      aRecommendation({ rag: 'green', text: 'Reconcile the bank account every month.' }),
      aRecommendation({ ...restricted, id: 'p-2:X1', text: 'A secret about savings.' }),
    ]);
    const ownerPostIds = [finance.id];
    await lists.createMany('actions', [
      anAction({ ownerPostIds, dueDate: '2026-03-31' }),
      anAction({
        id: 'p-2:X1:1',
        recommendationId: 'p-2:X1',
        planId: 'p-2',
        ownerPostIds,
        text: 'Hush now.',
      }),
    ]);
    await bot.store.snapshot();
  });

  afterAll(async () => {
    await bot.close();
  });

  beforeEach(() => {
    before = kept();
    heard.length = 0;
    bot.teams.sent.length = 0;
    bot.teams.logged.length = 0;
  });

  afterEach(() => {
    expect(kept()).toBe(before);
    expect([...heard, JSON.stringify(bot.teams.sent)].join('\n')).not.toMatch(secrets);
  });

  /** Everything in SharePoint but where people can be reached, which each message may tell anew. */
  function kept(): string {
    return JSON.stringify(bot.graph.rows().filter(({ list }) => !/conversation/i.test(list)));
  }

  const watched: WatchedBot = {
    get bot() {
      return bot;
    },
    heard,
    async as(person, part) {
      const answered = await bot.postAs(person, part);
      watched.expectAnswered(answered);
      return answered;
    },
    press: (person, value, part = {}) =>
      watched.as(person, { type: 'invoke', name: 'adaptiveCard/action', value, ...part }),
    /** 501 is how a bot says that it knows no such invoke. */
    expectAnswered({ status, text }) {
      heard.push(text);
      expect(status === 501 || (status >= 200 && status < 500), `${status} ${text.slice(0, 200)}`).toBe(true);
    },
    said: () => bot.teams.sent.map(({ body }) => JSON.stringify(body)).join('\n'),
  };
  return watched;
}

export function execute(verb: unknown, data: unknown) {
  return { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' };
}
