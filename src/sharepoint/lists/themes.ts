import type { Theme } from '#domain/plan';
import { ids, optionalNote, text, wholeNumber } from './codec.ts';
import { defineList } from './define-list.ts';
import { planId } from './references.ts';
import { title } from './title.ts';

export const themes = defineList<Theme>({
  displayName: 'Themes',
  description: 'Headings or governance issues inside a plan.',
  codecs: {
    planId,
    order: wholeNumber('SortOrder', 'Position'),
    ref: text('Ref', { displayName: 'Ref' }),
    title: title(),
    leadPostIds: ids('LeadPostIds', 'Leads (posts)'),
    summary: optionalNote('Summary', 'Summary'),
  },
});
