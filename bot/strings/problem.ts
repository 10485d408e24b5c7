import { listOf } from './words.ts';

export const problem = {
  /** In a group, where nothing may follow in a message. */
  unsavedWords: 'You have written something here that is not saved yet. Save it first, or empty the field.',
  title: 'That did not work',
  notUnderstood:
    'I did not understand that. Type “help” to see what you can ask, or “my actions” for your list.',
  tooLong: (longest: number) =>
    `That message is too long for me: I read up to ${longest.toLocaleString('en-GB')} characters. Put the document in SharePoint and send me the link.`,
  tooLongForItem: (ref: string, longest: number) =>
    `That is too long for ${ref}: in chat I keep up to ${longest.toLocaleString('en-GB')} characters for an item. Put the document in SharePoint and send me the link. Nothing was changed.`,
  unknownRef: (typed: string) => `I know nothing called “${typed}” in the plans you can see.`,
  /** In a group, also for a ref that whoever asks would find in their own chat. */
  unknownRefHere: (typed: string) =>
    `I know nothing called “${typed}” in the plans that everybody here can see.`,
  noSuchAction: (ref: string) => `${ref} has no such action.`,
  didYouMean: (refs: readonly string[]) => `Did you mean ${listOf(refs, 'or')}?`,
  nobody:
    'Teams did not tell me who you are, so I did nothing. Sign in to Teams with your council account and try again.',
  wrongTenant: 'Golden Thread belongs to another organisation, so I did nothing.',
  onlyBetweenUs: 'Please tell me that in our own chat: your settings are only for you.',
  /** Said in a group instead of an answer. */
  readAlong: {
    outsiders:
      'People from outside the council are in this chat, so I say nothing about plans here. Ask me in our own chat.',
    unknown:
      'I could not find out who is in this chat, so I say nothing about plans here. Ask me in our own chat, or try again in a minute.',
  },
  badCard:
    'I could not read what that button sent, so nothing was changed. Ask for the item again, for example by typing its ref.',
  notFound: 'That is no longer there, or you may not see it. Nothing was changed.',
  failed: 'Something went wrong on our side and nothing was changed. Please try again in a minute.',
  unreachable:
    'SharePoint cannot be reached right now, so nothing was changed. Please try again in a minute.',
} as const;
