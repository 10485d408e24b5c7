import type { Evidence } from '#domain/update';
import { instant, note, person } from './codec.ts';
import { defineList } from './define-list.ts';
import { optionalActionId, planId, recommendationId } from './references.ts';
import { title } from './title.ts';

export const evidence = defineList<Evidence>({
  displayName: 'Evidence',
  description: 'Links that show something was done.',
  codecs: {
    planId,
    recommendationId,
    actionId: optionalActionId,
    title: title(),
    url: note('Address', 'Address'),
    addedBy: person('AddedBy', 'Added by'),
    addedAt: instant('AddedAt', 'Added at'),
  },
});
