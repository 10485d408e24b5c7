import type { Action, DueDate } from '#domain/action';
import {
  choice,
  ids,
  note,
  optionalChoice,
  optionalDay,
  optionalInstant,
  optionalNote,
  wholeNumber,
  type Codec,
} from './codec.ts';
import { defineList } from './define-list.ts';
import { lastUpdate } from './last-update.ts';
import { postIds } from './post-ids.ts';
import { planId, recommendationId } from './references.ts';
import { dueKindWords, precisionWords, statusWords } from './words.ts';

export const actions = defineList<Action>({
  displayName: 'Actions',
  description: 'What the council will do about each recommendation, who does it and by when.',
  title: (action) => action.text,
  keepsLog: true,
  codecs: {
    planId,
    recommendationId,
    order: wholeNumber('SortOrder', 'Position'),
    text: note('ActionText', 'Action text'),
    ownerPostIds: postIds('OwnerPostIds', 'Owners (posts)', { name: 'OwnerShown', displayName: 'Owner' }),
    accountablePostIds: ids('AccountablePostIds', 'Accountable (posts)'),
    due: dueDate(),
    firstDueDate: optionalDay('FirstDueDate', 'First due date'),
    timesMoved: wholeNumber('TimesMoved', 'Times moved'),
    status: choice('Status', 'Status', statusWords, 'not-started'),
    progress: optionalNote('Progress', 'Progress'),
    closedAt: optionalInstant('ClosedAt', 'Closed at'),
    lastUpdate,
  },
});

function dueDate(): Codec<DueDate> {
  const asWritten = note('DueAsWritten', 'Due, as written');
  const kind = choice('DueKind', 'Due kind', dueKindWords, 'none');
  const start = optionalDay('DueStart', 'Due from');
  const end = optionalDay('DueDate', 'Due date');
  const precision = optionalChoice('DuePrecision', 'Due precision', precisionWords);
  return {
    columns: [asWritten, kind, start, end, precision].flatMap((codec) => codec.columns),
    write: (due) => ({
      ...asWritten.write(due.text),
      ...kind.write(due.kind),
      ...start.write(due.start),
      ...end.write(due.end),
      ...precision.write(due.precision),
    }),
    read: (fields, report) => ({
      text: asWritten.read(fields, report),
      kind: kind.read(fields, report),
      start: start.read(fields, report),
      end: end.read(fields, report),
      precision: precision.read(fields, report),
    }),
  };
}
