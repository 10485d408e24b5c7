import type { AgendaEntryView } from '#domain/meeting-view';

/** Why an item is on the agenda, where its rating stands beside it: that says already whether it is red. */
export function reasonsBeside({ reasons }: AgendaEntryView): AgendaEntryView['reasons'] {
  return reasons.filter(({ kind }) => kind !== 'red');
}
