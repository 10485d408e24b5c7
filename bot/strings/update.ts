/** A proposal, and what becomes of it. */
export const confirm = {
  title: (ref: string) => `Save this to ${ref}?`,
  columns: { before: 'Now', after: 'Will be' },
  reasonFor: {
    'date-moves': 'Why is the date moving?',
    reopens: 'Why is it opened again?',
    'closed-undone': 'Why is it closed without being done?',
  },
  evidenceNeeded: 'Add a link to the evidence, or say why there is none.',
  withoutEvidenceLabel: 'Or why there is none',
  standsAgain: (narrative: string) => `No change. It still stands: ${narrative}`,
  nothingNew: 'No change.',
} as const;

export const saved = {
  title: (ref: string) => `${ref} is saved`,
  already: 'This was saved before; nothing changed twice.',
  replaced: (ref: string) => `${ref} has changed since you saved this`,
  replacedBy: (by: string, day: string) => `Changed by ${by} on ${day}. This is what you had saved:`,
} as const;

export const cancelled = {
  title: 'Nothing was saved',
  sentence: (ref: string) => `${ref} stays as it was.`,
  several: 'Everything stays as it was.',
} as const;

export const conflict = {
  title: (ref: string) => `${ref} changed while you were writing`,
  columns: { before: 'As it is now', after: 'Yours' },
  lastChange: (by: string, at: string) => `Last changed by ${by} on ${at}.`,
  question: 'Nothing of yours has been saved yet. What should stand?',
} as const;
