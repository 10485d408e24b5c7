import { TurnContext, type Activity, type CloudAdapter } from 'botbuilder';
import type { Person } from '#domain/post';
import type { Conversation } from '#domain/reminder';
import { rememberConversation } from '#workflows/remember-conversation';
import type { Delivery, Messenger } from '#workflows/messenger';
import type { Services } from '#workflows/services';
import { digestCard, digestWords } from '../cards/digest-card.ts';
import { slipCard, slipWords } from '../cards/slip-card.ts';
import { refusals } from '../strings/index.ts';
import { cardActivity } from './card-activity.ts';
import { readReference, writeReference } from './conversation-reference.ts';
import { connectorFacts, refusalOf } from './refusal.ts';
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
  patience?: Patience | undefined;
}

/** Writes to people of the bot's own accord, in their personal chat. */
export function createMessenger(options: MessengerOptions): Messenger {
  const { tabUrl } = options;
  return {
    send: (person, digest) =>
      tell(options, person, cardActivity(digestCard(digest, tabUrl), digestWords(digest).summary)),
    tellSlips: (person, news) =>
      tell(options, person, cardActivity(slipCard(news, tabUrl), slipWords(news.slips))),
  };
}

async function tell(
  options: MessengerOptions,
  person: Person,
  activity: Partial<Activity>,
): Promise<Delivery> {
  try {
    const reference = await deliver(options, person, activity);
    if (reference) await remember(options, person, reference, 'reachable');
    return { delivered: true };
  } catch (error) {
    const refusal = refusalOf(error);
    if (!refusal) throw error;
    await markRefused(options, person, refusal === 'not-installed' ? 'removed' : 'blocked');
    return { delivered: false, reason: refusals[refusal] };
  }
}

/** @returns the conversation's reference where it was opened just now */
async function deliver(
  options: MessengerOptions,
  person: Person,
  activity: Partial<Activity>,
): Promise<string | null> {
  const known = await knownConversation(options, person);
  const reference = known && readReference(known.reference);
  if (!reference) return open(options, person, activity);
  try {
    await withRetries(
      () =>
        options.adapter.continueConversationAsync(options.appId, reference, async (context) => {
          await context.sendActivity(activity);
        }),
      options.patience,
    );
    // Whoever was marked as out of reach is not: the message has just arrived.
    return known.state === 'reachable' ? null : known.reference;
  } catch (error) {
    // The chat was deleted; Teams opens another one for the same person.
    if (connectorFacts(error).status !== 404) throw error;
    return open(options, person, activity);
  }
}

/** Opens the personal chat by the person's object id, which needs no message from them first. */
async function open(options: MessengerOptions, person: Person, activity: Partial<Activity>): Promise<string> {
  const { adapter, appId, tenantId, teamsUrl, patience } = options;
  const bot = { id: `28:${appId}`, name: '' };
  let reference = '';
  await withRetries(
    () =>
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
    patience,
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
