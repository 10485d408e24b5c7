import type { Period } from '#domain/plan';
import { choice, optionalDay, optionalInstant, wholeNumber } from './codec.ts';
import { defineList } from './define-list.ts';
import { lastSettingChange } from './last-setting-change.ts';
import { planId } from './references.ts';
import { title } from './title.ts';
import { periodKindWords } from './words.ts';

export const periods = defineList<Period>({
  displayName: 'Periods',
  description: 'Reporting periods of each plan.',
  codecs: {
    planId,
    order: wholeNumber('SortOrder', 'Position'),
    label: title('Label'),
    kind: choice('Kind', 'Kind', periodKindWords, 'previous'),
    cutOff: optionalDay('CutOff', 'Cut-off day'),
    closedAt: optionalInstant('ClosedAt', 'Closed at'),
    lastChange: lastSettingChange,
  },
});
