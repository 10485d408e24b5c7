import type { Conversation } from '#domain/reminder';
import { choice, instant, note, text } from './codec.ts';
import { defineList } from './define-list.ts';
import { conversationStateWords } from './words.ts';

export const conversations = defineList<Conversation>({
  displayName: 'Conversations',
  description: 'Where Golden Thread can reach each person in Teams. Not to be edited.',
  title: ({ personName }) => personName,
  codecs: {
    reference: note('ConversationReference', 'Conversation (data)'),
    personName: text('PersonName', { displayName: 'Person' }),
    state: choice('State', 'State', conversationStateWords, 'removed'),
    updatedAt: instant('ChangedAt', 'Changed at'),
  },
});
