import { settingLabels, type SettingChange } from '#domain/setting-change';
import { instant, person } from './codec.ts';
import { defineList } from './define-list.ts';
import { longJson } from './long-json.ts';
import { planId } from './references.ts';

export const settingChanges = defineList<SettingChange>({
  displayName: 'Setting changes',
  description: 'Who set up a plan otherwise, when, and from what to what. Only ever added to.',
  title: ({ by, changes }) => `${by.name}: ${changes.map(({ field }) => settingLabels[field]).join(', ')}`,
  codecs: {
    planId,
    at: instant('MadeAt', 'Made at'),
    by: person('MadeBy', 'Made by'),
    changes: longJson('Changes', 'Changes', Array.isArray, []),
  },
});
