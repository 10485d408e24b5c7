import { countOf } from '#domain/count-of';

/** What shows that something was done. */
export const evidence = {
  title: (ref: string) => `Evidence for ${ref}`,
  none: 'No evidence has been added yet.',
  count: (count: number) => countOf(count, 'link'),
  added: (by: string, at: string) => `Added by ${by} on ${at}`,
  inDocument: 'In the document',
  add: 'Add a link',
  addNow: 'Add this link',
  hint: 'Choose a link to open it.',
  open: (title: string, host: string) => `Open ${title} at ${host}`,
} as const;
