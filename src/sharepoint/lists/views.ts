import type { SavedView } from '#domain/saved-view';
import { flag, instant, note, optionalInstant, person, text } from './codec.ts';
import { defineList } from './define-list.ts';
import { planId } from './references.ts';

export const views = defineList<SavedView>({
  displayName: 'Views',
  description: 'Ways to list a plan that people saved under a name in the tab.',
  title: ({ name }) => name,
  codecs: {
    planId,
    name: text('ViewName', { displayName: 'View' }),
    params: note('ViewParams', 'Filters, order and grouping (data)'),
    owner: person('ViewOwner', 'Saved by'),
    isShared: flag('Shared', 'Shared with everyone who may read the plan'),
    changedBy: person('ChangedBy', 'Changed by'),
    changedAt: instant('ChangedAt', 'Changed at'),
    deletedAt: optionalInstant('DeletedAt', 'Deleted at'),
  },
});
