import type { Update } from '#domain/update';
import { choice, instant, optionalNote, optionalText, person, type Codec } from './codec.ts';
import { defineList } from './define-list.ts';
import { longJson } from './long-json.ts';
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
    changes: longJson('Changes', 'Changes', Array.isArray, []),
    evidence: evidence(),
  },
});

function evidence(): Codec<Update['evidence']> {
  const title = optionalNote('EvidenceTitle', 'Evidence');
  const url = optionalNote('EvidenceAddress', 'Evidence address');
  return {
    columns: [...title.columns, ...url.columns],
    write: (given) => ({ ...title.write(given?.title ?? null), ...url.write(given?.url ?? null) }),
    read(fields, report) {
      const address = url.read(fields, report);
      return address === null ? null : { title: title.read(fields, report) ?? '', url: address };
    },
  };
}
