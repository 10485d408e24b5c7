import { countOf } from '#domain/count-of';

export const nextVersionStrings = {
  nextVersion: {
    fromPlan: 'Update from a document',
    back: (plan: string) => plan,
    title: (plan: string) => `Update “${plan}”`,
    lead: 'Bring in the next version of this plan’s document. You see everything that differs before anything is written, and the history stays.',
    looksLike: (plan: string) => `This looks like the next version of “${plan}”`,
    whatUpdateDoes:
      'Update that plan, and its history stays: you see every difference first and choose what to take over. Or make a new plan beside it.',
    update: (plan: string) => `Update “${plan}”`,
    updateInstead: 'Update it instead',
    asNew: 'Import as a new plan',
    nothingYet: (fileName: string) =>
      `This is what ${fileName} says otherwise than the plan. Nothing is written yet; clear what is to stay as it is.`,
    nothing: (fileName: string) =>
      `There is nothing in ${fileName} to take over: the plan says all of it already.`,
    kinds: {
      new: { count: 'new', title: 'New', note: null },
      closed: { count: 'closed', title: 'Closed', note: null },
      'rag-moved': { count: 'RAG moved', title: 'RAG moved', note: null },
      'date-moved': { count: 'date moved', title: 'Date moved', note: null },
      changed: { count: 'otherwise changed', title: 'Otherwise changed', note: null },
      missing: {
        count: 'not in the document',
        title: 'Missing from this document',
        note: 'Stays in the plan. If it is over, close it there with the reason.',
      },
    },
    unchanged: 'unchanged',
    period: (opens: string, closes: string | null) =>
      closes
        ? `It reports ${opens}: this begins with it, and ${closes} is closed with its ratings as they stand.`
        : `It reports ${opens}, which begins with it.`,
    contested: (n: number) =>
      n === 1
        ? 'In one place somebody wrote something here since the last import. Both are shown; choose which stands.'
        : `In ${n} places somebody wrote something here since the last import. Both are shown; choose which stands.`,
    newPosts: (titles: string[]) => `Named for the first time: ${titles.join(', ')}.`,
    all: (n: number) => `All ${n}`,
    byWording: 'Recognised by its wording; its number changed.',
    actions: {
      new: (ref: string) => `New action of ${ref}:`,
      changed: (ref: string) => `${ref}:`,
      missing: (ref: string) => `${ref} is missing from this document and stays:`,
    },
    becomes: ' becomes ',
    now: 'Now',
    inDocument: 'In the document',
    choose: (field: string) => `${field}: which shall stand?`,
    writtenBy: (by: string, at: string) => `Written here by ${by}, ${at}`,
    commit: (n: number) => `Take over ${countOf(n, 'change')}`,
    again: 'Compare again',
    stopped:
      'Stopped. What was written so far stands; carry on whenever you like, and it goes on from there.',
    failed: 'The update did not finish',
    doneTitle: 'The plan is up to date',
    done: (plan: string) => `What you took over is in “${plan}”, and every change is in its history.`,
  },
};
