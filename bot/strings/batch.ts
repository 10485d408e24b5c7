/** Several updates in one message. */
export const batch = {
  title: (count: number) => (count === 1 ? 'Save this?' : `Save these ${count} updates?`),
  included: 'Save this one',
  unclear: 'Not saved yet',
  unclearHint: 'These are not saved with the others.',
  unclearWays: 'A button answers below; this card stays.',
  saved: (kept: number, all: number) =>
    kept === all
      ? all === 1
        ? 'It is saved'
        : `All ${all} are saved`
      : kept === 0
        ? 'Nothing was saved'
        : `${kept} of ${all} saved`,
  replaced: (by: string, day: string) => `You had saved this, and ${by} has changed it since, on ${day}.`,
  saidTwice: (typed: string, ref: string) =>
    `${typed} and another ref of this message are both ${ref}, and you said different things of them.`,
  asked: (ref: string) => `You ask about ${ref}.`,
  leftOut: 'Left out by you.',
  nothingLeft: 'Nothing was saved: every one was left out.',
  already: 'Saved before; nothing changed twice.',
  changedBy: (by: string) => `Not saved: ${by} changed it while you were writing.`,
  changed: 'Not saved: it changed while you were writing.',
  notSaved: (problem: string) => `Not saved: ${problem}`,
  noRights: (ref: string) => `You can read ${ref} but not update it.`,
} as const;
