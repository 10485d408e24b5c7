import { postFieldLabels, type PostFieldChange, type PostLogEntry } from '#domain/post-change';
import { instant, json, person, text } from './codec.ts';
import { defineList } from './define-list.ts';

export const postChanges = defineList<PostLogEntry>({
  displayName: 'Post changes',
  description: 'Who changed which post: its holder, deputies, manager and rights. Only ever added to.',
  title: ({ postId, changes }) => `${postId.replace(/^post-/, '')}: ${changes.map(inWords).join('; ')}`,
  codecs: {
    postId: text('PostId', { displayName: 'Post', indexed: true }),
    at: instant('MadeAt', 'Made at'),
    by: person('MadeBy', 'Made by'),
    changes: json<PostFieldChange[]>('Changes', 'Changes', Array.isArray, []),
  },
});

function inWords({ field, before, after }: PostFieldChange): string {
  return `${postFieldLabels[field]} ${before ?? 'none'} → ${after ?? 'none'}`;
}
