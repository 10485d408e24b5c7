import { longDate, type IsoDate } from '#domain/dates';

export const slips = {
  title: (refs: readonly string[]) =>
    refs.length === 1 ? `The RAG of ${refs[0]} got worse` : `The RAG of ${refs.length} items got worse`,
  by: (name: string, day: IsoDate) => `${name}, ${longDate(day)}`,
  noReason: 'No reason was given.',
  ask: 'What will bring it back, and by when?',
  noteLabel: 'Recovery note',
  askPlaceholder: 'For example: supplier replaced, testing done by 30 June',
  save: 'Save the recovery note',
  open: 'Choose an item to open it and say what will bring it back.',
  more: (count: number) => `And ${count} more. They are in the tab.`,
} as const;
