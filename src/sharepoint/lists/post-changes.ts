import type { PostFieldChange, PostLogEntry } from '#domain/post-change';
import { instant, json, person, text } from './codec.ts';
import { defineList } from './define-list.ts';

export const postChanges = defineList<PostLogEntry>({
  displayName: 'Post changes',
  description: 'Who changed which post: its holder, deputies, manager and rights. Only ever added to.',
  title: ({ by, postId }) => `${by.name}, ${postId}`,
  codecs: {
    postId: text('PostId', { displayName: 'Post', indexed: true }),
    at: instant('MadeAt', 'Made at'),
    by: person('MadeBy', 'Made by'),
    changes: json<PostFieldChange[]>('Changes', 'Changes', Array.isArray, []),
  },
});
