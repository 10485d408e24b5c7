/** Forms that open over the chat. */
export const dialogs = {
  update: {
    button: 'All fields',
    title: (ref: string) => `Update ${ref}`,
    save: 'Save',
  },
  date: { title: (ref: string) => `New date for ${ref}` },
  nothing: 'Nothing has been changed on this form yet.',
  badDialog: 'I could not read what that form sent, so nothing was changed. Please open it again.',
  changed: (by: string | null, at: string | null) =>
    by && at
      ? `${by} changed this on ${at}, while you were writing. Nothing of yours is saved yet; what you wrote is below.`
      : 'This changed while you were writing. Nothing of yours is saved yet; what you wrote is below.',
  asItIsNow: 'As it is now',
  saveAnyway: 'Save mine all the same',
} as const;
