import { TurnContext, type Activity, type CloudAdapter } from 'botbuilder';
import { today } from '#domain/clock';
import type { IsoDate } from '#domain/dates';
import { AppError } from '#domain/errors';
import type { Person } from '#domain/post';
import type { Conversation } from '#domain/reminder';
import { rememberConversation } from '#workflows/remember-conversation';
import type { Delivery, Messenger } from '#workflows/messenger';
import type { Services } from '#workflows/services';
import type { NoticeMessenger } from '#workflows/tell-people';
import { digestCard, digestWords } from '../cards/digest-card.ts';
import { noticeCard, noticeWords } from '../cards/notice-card.ts';
import { slipCard, slipWords } from '../cards/slip-card.ts';
import { refusals, type Refusal } from '../strings/index.ts';
import { cardActivity } from './card-activity.ts';
import { ConnectorSilenceError } from './connector-transport.ts';
import { readReference, writeReference } from './conversation-reference.ts';
import { connectorStatus, refusalOf } from './refusal.ts';
import { createPace } from './pace.ts';
import { withRetries, type Patience } from './retry.ts';

export interface MessengerOptions {
  adapter: CloudAdapter;
  services: Services;
  appId: string;
  tenantId: string;
  /** Bot Connector service for people who have never written to the bot. */
  teamsUrl: string;
  /** Where the tab starts; null where there is no tab to link to. */
  tabUrl: string | null;
  /** Puts the app into a person's Teams; false where that is not possible. Without, nobody gets it that way. */
  install?: ((personId: string) => Promise<boolean>) | undefined;
  /** Where the tab shows an item. */
  itemUrl: (itemId: string) => string | null;
  patience?: Patience | undefined;
  /** Messages a second; tests are in a hurry. */
  messagesPerSecond?: number | undefined;
}

/** A card of the bot's own accord is in no hurry: it waits as long as Teams asks for. */
const sweepPatience: Patience = { tries: 6, firstWaitMs: 1_000, longestWaitMs: 120_000 };

/** Somebody waits while others are told: what cannot be sent by then is told by the next sweep. */
const noticePatience: Patience = { tries: 3, firstWaitMs: 500, longestWaitMs: 2_000 };

/** Writes to people of the bot's own accord, in their personal chat. */
export function createMessenger(options: MessengerOptions): Messenger & NoticeMessenger {
  const { tabUrl } = options;
  const pace = createPace(options.messagesPerSecond);
  const patience = { ...sweepPatience, ...options.patience, onThrottled: (ms: number) => pace.rest(ms) };
  // A card of yesterday would come on top of today's, which a later sweep sends with all that is still true.
  const deskOf = (day: IsoDate): Desk => ({
    ...options,
    attempt: (send) =>
      withRetries(async () => {
        await pace.turn();
        if (today(options.services.clock) !== day) throw new Error('The day it was written for is over.');
        return send();
      }, patience),
  });
  // A few notices do not wait behind a sweep of thousands of cards.
  const promptDesk: Desk = {
    ...options,
    attempt: (send) => withRetries(send, { ...noticePatience, ...options.patience }),
  };
  return {
    send: (person, digest) =>
      tell(
        deskOf(digest.today),
        person,
        cardActivity(digestCard(digest, tabUrl), digestWords(digest).summary),
      ),
    tellSlips: (person, news) =>
      tell(deskOf(news.today), person, cardActivity(slipCard(news, tabUrl), slipWords(news.slips))),
    tell: (person, notices) =>
      tell(
        promptDesk,
        person,
        cardActivity(noticeCard(person, notices, options.itemUrl), noticeWords(notices)),
      ),
  };
}

interface Desk extends MessengerOptions {
  /** In its turn, and again when Teams says so. */
  attempt: <T>(send: () => Promise<T>) => Promise<T>;
}

async function tell(desk: Desk, person: Person, activity: Partial<Activity>): Promise<Delivery> {
  try {
    await deliver(desk, person, activity);
    return { delivered: true };
  } catch (error) {
    if (refusalOf(error) !== 'not-installed' || !(await desk.install?.(person.id))) {
      return refused(desk, person, error);
    }
  }
  try {
    await deliver(desk, person, activity);
    return { delivered: true };
  } catch (error) {
    // It was put there a moment ago and Teams does not know yet: that says nothing about the person.
    if (refusalOf(error) === 'not-installed') return { delivered: false, reason: refusals.failed };
    return refused(desk, person, error);
  }
}

/** What a refusal says about the person. How this server is set up, and what Teams cannot do, says nothing. */
const stateAfter: Partial<Record<Refusal, 'blocked' | 'removed'>> = {
  'not-installed': 'removed',
  removed: 'removed',
  blocked: 'blocked',
  disabled: 'blocked',
};

async function refused(desk: Desk, person: Person, error: unknown): Promise<Delivery> {
  const refusal = refusalOf(error);
  if (!refusal) throw error;
  const state = stateAfter[refusal];
  if (state) await markRefused(desk, person, state);
  return { delivered: false, reason: refusals[refusal] };
}

async function deliver(desk: Desk, person: Person, activity: Partial<Activity>): Promise<void> {
  const reference = await write(desk, person, activity);
  if (!reference) return;
  try {
    await remember(desk, person, reference, 'reachable');
  } catch (error) {
    // The message has arrived. Where the person is reached is found again with the next one.
    if (!(error instanceof AppError)) throw error;
  }
}

/** @returns the conversation's reference where it was opened just now, or is to be marked as reachable */
async function write(desk: Desk, person: Person, activity: Partial<Activity>): Promise<string | null> {
  const known = await knownConversation(desk, person);
  const reference = known && readReference(known.reference);
  if (!reference) return open(desk, person, activity);
  try {
    await desk.attempt(() =>
      desk.adapter.continueConversationAsync(desk.appId, reference, async (context) => {
        await context.sendActivity(activity);
      }),
    );
    // Whoever was marked as out of reach is not: the message has just arrived.
    return known.state === 'reachable' ? null : known.reference;
  } catch (error) {
    // The chat was deleted, or its service has moved away; Teams opens another one for the same person.
    const isGone =
      connectorStatus(error) === 404 || (error instanceof ConnectorSilenceError && error.isUnsent);
    if (!isGone) throw error;
    return open(desk, person, activity);
  }
}

/** Opens the personal chat by the person's object id, which needs no message from them first. */
async function open(desk: Desk, person: Person, activity: Partial<Activity>): Promise<string> {
  const { adapter, appId, tenantId, teamsUrl } = desk;
  const bot = { id: `28:${appId}`, name: '' };
  let reference = '';
  await desk.attempt(() =>
    adapter.createConversationAsync(
      appId,
      'msteams',
      teamsUrl,
      'https://api.botframework.com',
      {
        ...{ bot, tenantId, isGroup: false },
        members: [{ id: person.id, name: person.name }],
        channelData: { tenant: { id: tenantId } },
      },
      async (context) => {
        reference = writeReference({ ...TurnContext.getConversationReference(context.activity), bot });
        await context.sendActivity(activity);
      },
    ),
  );
  return reference;
}

async function knownConversation(
  { services }: MessengerOptions,
  person: Person,
): Promise<Conversation | null> {
  const snapshot = await services.store.snapshot();
  return snapshot.get('conversations', person.id)?.value ?? null;
}

async function markRefused(
  options: MessengerOptions,
  person: Person,
  state: 'blocked' | 'removed',
): Promise<void> {
  const known = await knownConversation(options, person);
  await remember(options, person, known?.reference ?? '', state);
}

async function remember(
  { services }: MessengerOptions,
  person: Person,
  reference: string,
  state: Conversation['state'],
): Promise<void> {
  await rememberConversation(services, {
    ...{ id: person.id, reference, personName: person.name, state },
    updatedAt: services.clock.now().toISOString(),
  });
}
