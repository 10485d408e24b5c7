/** Taking back one's own last change. */
export const undo = {
  title: (count: number) => (count === 1 ? 'Take this back?' : `Take these ${count} back?`),
  columns: { before: 'Now', after: 'Will be again' },
  doneTitle: (refs: string) => `${refs}: taken back`,
  evidenceStays: 'The link you gave stays among the evidence; whoever looks after the list can remove it.',
  nothing: 'There is nothing to take back: you have changed nothing here in the last 24 hours.',
  nothingOn: (ref: string) =>
    `There is nothing to take back on ${ref}: you have changed nothing on it here in the last 24 hours.`,
  asked: (ref: string) =>
    `You asked for a new date for ${ref}. Withdraw the request where it waits, on the card of ${ref}. Nothing was changed.`,
  already: (ref: string) => `Your last change to ${ref} is taken back already. Nothing was changed.`,
  changedSince: (ref: string, by: string, at: string) =>
    `${ref} was changed again by ${by} on ${at}, so your change before that can no longer be taken back. Nothing was changed.`,
  late: (ref: string) =>
    `What you changed on ${ref} has stood for more than 24 hours, so it stays. Send a new update instead. Nothing was changed.`,
  closed: (ref: string) => `You may no longer update ${ref}, so I did not take your change back.`,
} as const;
