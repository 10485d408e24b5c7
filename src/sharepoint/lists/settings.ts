import type { Setting } from '#domain/setting';
import { note } from './codec.ts';
import { defineList } from './define-list.ts';

export const settings = defineList<Setting>({
  displayName: 'Settings',
  description: 'What Golden Thread remembers about this site. Not to be edited.',
  title: ({ id }) => id,
  codecs: {
    value: note('SettingValue', 'Value'),
  },
});
