import type { Update } from '#domain/update';
import { choice, instant, json, optionalNote, optionalText, person } from './codec.ts';
import { defineList } from './define-list.ts';
import { optionalActionId, planId, recommendationId } from './references.ts';
import { updateSourceWords } from './words.ts';

export const updates = defineList<Update>({
  displayName: 'Updates',
  description: 'Who changed what, when and from where. Only ever added to.',
  title: ({ by, note, recommendationId: about }) =>
    `${by.name}, ${about.replace(/^[^:]*:/, '')}${note ? `: ${note}` : ''}`,
  codecs: {
    planId,
    recommendationId,
    actionId: optionalActionId,
    at: instant('MadeAt', 'Made at'),
    by: person('MadeBy', 'Made by'),
    postId: optionalText('PostId', { displayName: 'As (post)' }),
    from: choice('MadeFrom', 'Made from', updateSourceWords, 'sharepoint'),
    note: optionalNote('UpdateNote', 'Note'),
    changes: json('Changes', 'Changes (data)', []),
  },
});
