import type { DateChange } from '#domain/date-change';
import {
  choice,
  day,
  instant,
  optionalDay,
  optionalInstant,
  optionalNote,
  optionalPerson,
  person,
} from './codec.ts';
import { defineList } from './define-list.ts';
import { actionId, planId } from './references.ts';
import { dateChangeStateWords } from './words.ts';

export const dateChanges = defineList<DateChange>({
  displayName: 'Date changes',
  description: 'Every move of a due date, asked for or made.',
  title: ({ actionId: about, from, to }) => `${about.replace(/^[^:]*:/, '')}: ${from ?? 'no date'} to ${to}`,
  codecs: {
    planId,
    actionId,
    from: optionalDay('DateBefore', 'Date before'),
    to: day('DateAfter', 'Date after'),
    reason: optionalNote('Reason', 'Reason'),
    state: choice('State', 'State', dateChangeStateWords, 'requested'),
    requestedBy: person('RequestedBy', 'Requested by'),
    requestedAt: instant('RequestedAt', 'Requested at'),
    decidedBy: optionalPerson('DecidedBy', 'Decided by'),
    decidedAt: optionalInstant('DecidedAt', 'Decided at'),
  },
});
