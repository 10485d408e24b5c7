import type { PostView } from '#domain/view';

export const updateStrings = {
  form: {
    title: (ref: string) => `Update ${ref}`,
    about: 'About',
    wholeItem: (ref: string) => `${ref} as a whole`,
    rag: 'Delivery confidence',
    status: 'Status',
    dueDate: 'Due date',
    dateIsAsked: (posts: readonly PostView[]) =>
      posts.length > 0
        ? `${posts.map(({ title }) => title).join(' or ')} is asked to agree it; until then the date stays.`
        : 'An administrator is asked to agree it; until then the date stays.',
    reason: 'Reason',
    reasonHint:
      'Needed to move the date, to reopen, to close what was not done, or to say implemented without evidence.',
    note: 'Latest position',
    noteHint: 'In your words. It is kept under your name and shown in the committee report.',
    evidenceTitle: 'Evidence: what it is',
    evidenceUrl: 'Evidence: link',
    evidencePlaceholder: 'https://',
    save: 'Save update',
    saving: 'Saving…',
    cancel: 'Cancel',
    saved: 'Update saved.',
    problems: 'This could not be saved yet',
    nothing: 'Change something first: a rating, a status, a date, a note or a link.',
    notSent: 'It could not be sent. It is saved on this device; try again when the connection is back.',
    needTitle: 'Say what the evidence is, for example “Audit Committee minutes, 3 March”.',
    needUrl: 'Paste the link to the evidence; it starts with https://.',
    startFrom: 'Start from this text',
    needDateReason: 'Say why the date moves.',
    needReopenReason: 'Say why it is opened again.',
    needClosingReason: 'Say why it is closed without being done.',
    needEvidence: 'Add a link to the evidence below, or say here why there is none.',
  },

  discard: {
    title: 'Discard what you have written?',
    body: 'Your update has not been saved.',
    keep: 'Keep writing',
    discard: 'Discard',
  },

  conflict: {
    title: 'Somebody changed this while you were writing',
    who: (by: string, at: string) => `${by} saved an update ${at}. Nothing of yours was saved or lost.`,
    unknown: 'It was saved by somebody else. Nothing of yours was saved or lost.',
    theirs: 'As it stands now',
    yours: 'Yours, not saved',
    choose: (field: string) => `${field}: which shall stand?`,
    keepTheirs: (value: string) => `Keep as it stands: ${value}`,
    useMine: (value: string) => `Use mine: ${value}`,
    carryOn: 'Carry on with my update',
    drop: 'Drop my update',
  },
};
