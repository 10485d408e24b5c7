import { TeamsInfo, type Activity, type CloudAdapter, type ConversationReference } from 'botbuilder';
import type { Person } from '#domain/post';
import type { ChatMessenger, Readers } from '#workflows/messenger';
import type { Services } from '#workflows/services';
import { recordCard, recordWords } from '../cards/record-card.ts';
import { refusals } from '../strings/index.ts';
import { cardActivity } from './card-activity.ts';
import { readReference } from './conversation-reference.ts';
import { connectorStatus, refusalOf } from './refusal.ts';
import { withRetries, type Patience } from './retry.ts';
import type { Rosters } from './who-reads-along.ts';

export interface ChatMessengerOptions {
  adapter: CloudAdapter;
  services: Services;
  appId: string;
  tenantId: string;
  /** Bot Connector service where none is known from the person's own chat. */
  teamsUrl: string;
  /** Where the tab shows a meeting. */
  meetingUrl: (meetingId: string) => string | null;
  rosters: Rosters;
  patience?: Patience | undefined;
}

/** Somebody waits for the answer. */
const chatPatience: Patience = { tries: 3, firstWaitMs: 500, longestWaitMs: 2_000 };

/** Writes into chats that several read, once Teams itself has said that whoever asks belongs to them. */
export function createChatMessenger(options: ChatMessengerOptions): ChatMessenger {
  const { adapter, appId, tenantId, rosters } = options;
  const attempt = <T>(send: () => Promise<T>) => withRetries(send, { ...chatPatience, ...options.patience });

  return {
    async isMember(person, conversationId) {
      const reference = await referenceTo(options, person, conversationId);
      let isMember = false;
      try {
        await attempt(() =>
          adapter.continueConversationAsync(appId, reference, async (context) => {
            const member = await TeamsInfo.getMember(context, person.id);
            // Older answers carry no tenant; the id is one of our own directory either way.
            const isOurs = (member.tenantId ?? tenantId) === tenantId;
            isMember = isOurs && member.aadObjectId?.toLowerCase() === person.id;
          }),
        );
        return isMember;
      } catch (error) {
        // Teams knows no such chat, not with us in it, or nobody of that name in it.
        if ([400, 403, 404].includes(connectorStatus(error) ?? 0)) return false;
        throw error;
      }
    },
    async readersOf(person, conversationId) {
      const reference = await referenceTo(options, person, conversationId);
      let readers: Readers = 'unknown';
      await adapter.continueConversationAsync(appId, reference, async (context) => {
        readers = await rosters.readersOf(context);
      });
      return readers;
    },
    async postRecord(person, conversationId, record) {
      const reference = await referenceTo(options, person, conversationId);
      const meetingUrl = options.meetingUrl(record.id);
      const card = recordCard({ record, postedBy: person.name, meetingUrl });
      const activity: Partial<Activity> = cardActivity(card, recordWords(record));
      try {
        await attempt(() =>
          adapter.continueConversationAsync(appId, reference, async (context) => {
            await context.sendActivity(activity);
          }),
        );
        return { delivered: true };
      } catch (error) {
        const refusal = refusalOf(error);
        if (!refusal) throw error;
        return { delivered: false, reason: refusals[refusal] };
      }
    },
  };
}

/** The chat lies where the person's own chat with the bot does: both are of the same council. */
async function referenceTo(
  { services, appId, tenantId, teamsUrl }: ChatMessengerOptions,
  person: Person,
  conversationId: string,
): Promise<Partial<ConversationReference>> {
  const known = (await services.store.snapshot()).get('conversations', person.id)?.value;
  const serviceUrl = (known && readReference(known.reference)?.serviceUrl) ?? teamsUrl;
  return {
    ...{ channelId: 'msteams', serviceUrl },
    bot: { id: `28:${appId}`, name: '' },
    conversation: { id: conversationId, tenantId, isGroup: true, conversationType: 'groupChat', name: '' },
  };
}
