import type { ConversationReference } from 'botbuilder';
import { z } from 'zod';

/** What goes into an address and a header; the row it is kept on may have been edited by hand. */
const chatId = z.string().regex(/^(?!\.+$)[ -~]+$/);

/** What is kept of a personal chat: enough to write to it later, and nothing that changes by the message. */
const stored = z.object({
  serviceUrl: z.url({ protocol: /^https?$/ }),
  channelId: z.string(),
  conversation: z.object({ id: chatId, tenantId: z.string().optional() }),
  bot: z.object({ id: z.string() }),
});

export function writeReference(reference: Partial<ConversationReference>): string {
  const { serviceUrl, channelId, conversation, bot } = reference;
  return JSON.stringify(
    stored.parse({
      ...{ serviceUrl, channelId },
      conversation: { id: conversation?.id, tenantId: conversation?.tenantId },
      bot: { id: bot?.id },
    }),
  );
}

/** Null for what this version cannot read: the conversation is then opened afresh. */
export function readReference(text: string): Partial<ConversationReference> | null {
  const { success, data } = stored.safeParse(parseJson(text));
  if (!success) return null;
  const { conversation, bot, serviceUrl, channelId } = data;
  return {
    ...{ serviceUrl, channelId },
    bot: { id: bot.id, name: '' },
    conversation: {
      ...{ id: conversation.id, conversationType: 'personal', isGroup: false, name: '' },
      ...(conversation.tenantId === undefined ? {} : { tenantId: conversation.tenantId }),
    },
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // edited by hand in SharePoint; the schema refuses it
  }
}
