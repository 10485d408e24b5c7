import { updatedFieldLabels } from '#domain/update';

/**
 * Every sentence and label of the tab, in English (UK). A second language is a second object of this
 * shape. Names of statuses, colours and sources come from the domain, where chat and reports find them too.
 */
export const strings = {
  product: 'Golden Thread',

  nav: {
    label: 'Golden Thread',
    plans: 'Plans',
    import: 'Import',
    skip: 'Skip to content',
  },

  trial: {
    banner: 'Local trial – nothing here is real.',
    today: (date: string) => `Today is ${date}.`,
  },

  outside: {
    title: 'Open Golden Thread in Microsoft Teams',
    body: 'Golden Thread knows who you are through Teams, so it opens there: choose Golden Thread in the bar at the side of Teams, or follow a link that a colleague sent you in a chat.',
  },

  loading: {
    start: 'Opening Golden Thread…',
    plans: 'Loading plans…',
    plan: 'Loading the plan…',
    item: 'Loading…',
    page: 'Loading the page…',
  },

  failures: {
    title: 'This could not be loaded',
    retry: 'Try again',
    retrying: 'Trying…',
    unreachable: 'Golden Thread cannot be reached. Check your connection; nothing you wrote is lost.',
    signIn: 'Teams did not say who you are. Try again, or sign out of Teams and in again.',
    answered: (status: number) => `Golden Thread could not answer (${status}). Try again in a moment.`,
    unexpected: 'Something went wrong on this page. Open it again; nothing you wrote is lost.',
    stale: (time: string) => `Not up to date: this is how things stood at ${time}.`,
    reopen: 'Open again',
  },

  missing: {
    title: 'There is nothing here',
    body: 'It may have been removed, or it is restricted to other people. If you followed a link, ask whoever sent it.',
    page: 'This address does not lead to a page of Golden Thread.',
    back: 'All plans',
  },

  forbidden: {
    title: 'This page is for administrators',
    body: 'Importing plans is done by people who administer Golden Thread in your council. Ask one of them if a plan is missing.',
  },

  plans: {
    title: 'Plans',
    summary: (plans: number, items: number) => `${count(plans, 'plan')}, ${count(items, 'recommendation')}`,
    emptyTitle: 'No plans yet',
    emptyAdministrator:
      'Bring in the first one: an audit report, a peer challenge action plan, a governance statement – the Word, Excel or PDF document as you have it.',
    emptyReader:
      'When somebody who administers Golden Thread brings in a plan that you may see, it appears here.',
    import: 'Import a plan',
    openPeriod: (label: string) => `Reporting ${label}`,
    noPeriod: 'No open period',
  },

  figures: {
    overdue: 'overdue',
    dueSoon: 'due soon',
    closed: 'closed',
    actions: 'actions',
    items: 'recommendations',
    closedOf: (closed: number, actions: number) => `${closed} of ${count(actions, 'action')} closed`,
    ragOf: (parts: string) => `Delivery confidence: ${parts}`,
    ragPart: (label: string, items: number) => `${label} ${items}`,
    noItems: 'No recommendations',
  },

  plan: {
    imported: (date: string) => `Brought in ${date}`,
    ragKey: 'What the colours mean here',
    itemsHeading: 'Recommendations',
    otherItems: 'Not under a heading',
    lead: (names: string) => `Lead: ${names}`,
    themeItems: (items: number) => count(items, 'recommendation'),
    columns: {
      ref: 'Ref',
      text: 'Recommendation and actions',
      owner: 'Owner',
      due: 'Due',
      rag: 'RAG',
      status: 'Status',
    },
    noOwner: 'No owner',
    noDate: 'No date',
    noAction: 'No action yet',
    partOf: (ref: string) => `Part of ${ref}`,
    partsOf: (parts: number) => `${count(parts, 'part')}`,
    action: (ref: string) => `Action ${ref}`,
    moreOwners: (people: number) => `and ${people} more`,
    noHolder: 'no holder named',
    justUpdated: 'Updated just now',
    open: (ref: string) => `Open ${ref}`,
  },

  filters: {
    label: 'Show',
    names: {
      all: 'All',
      overdue: 'Overdue',
      soon: 'Due soon',
      'red-amber': 'Red and amber',
      mine: 'Mine',
      'no-owner': 'No owner',
      closed: 'Closed',
    },
    search: 'Search',
    searchPlaceholder: 'Ref, words or owner',
    clear: 'Show all',
    result: (shown: number, all: number) =>
      shown === all ? count(all, 'recommendation') : `${shown} of ${count(all, 'recommendation')}`,
    noneTitle: 'Nothing matches',
    none: (filter: string, search: string) =>
      search ? `Nothing under “${filter}” matches “${search}”.` : `Nothing under “${filter}” at the moment.`,
  },

  due: {
    late: (days: number) => `${count(days, 'day')} late`,
    inDays: (days: number) => (days === 1 ? 'Tomorrow' : `In ${days} days`),
    from: (date: string) => `From ${date}`,
    range: (start: string, end: string) => `${start} to ${end}`,
    asWritten: (text: string) => `“${text}”`,
    moved: (times: number) =>
      times === 1 ? 'moved once' : times === 2 ? 'moved twice' : `moved ${times} times`,
    pastFirst: (days: number, first: string) => `${count(days, 'day')} past its first date, ${first}`,
    first: (first: string) => `first date ${first}`,
  },

  movement: {
    better: 'better',
    same: 'no change',
    worse: 'worse',
    was: (label: string) => `was ${label}`,
    title: (movement: string, before: string) => `${movement}; was ${before} last period`,
  },

  item: {
    close: 'Close',
    openedOn: (plan: string) => plan,
    level: {
      statutory: 'Statutory recommendation',
      key: 'Key recommendation',
      improvement: 'Improvement recommendation',
    },
    kind: {
      recommendation: 'Recommendation',
      'governance-issue': 'Governance issue',
      'success-criterion': 'Success criterion',
    },
    priority: { high: 'High priority', medium: 'Medium priority', low: 'Low priority' },
    refs: (refs: string) => `Also ${refs}`,
    text: 'What was asked for',
    response: "The council's response",
    documentEvidence: 'Evidence in the document',
    impact: 'Impact',
    confidence: 'Delivery confidence',
    now: 'Now',
    narrative: 'Latest position',
    earlierNarratives: 'Earlier periods',
    noNarrative: 'Nothing has been written for this period.',
    actions: (total: number) => (total === 1 ? 'Action' : 'Actions'),
    noActions: 'No action has been set against this.',
    owners: 'Owner',
    accountable: 'Accountable',
    leadMembers: 'Lead member',
    due: 'Due',
    written: (text: string) => `in the document: “${text}”`,
    status: 'Status',
    progress: 'Progress',
    dates: 'Date moves',
    dateMove: (from: string, to: string) => `${from} → ${to}`,
    dateState: { requested: 'asked for', agreed: 'agreed', refused: 'refused' },
    evidence: 'Evidence',
    noEvidence: 'No evidence has been added.',
    byAt: (by: string, at: string) => `${by}, ${at}`,
    decisions: 'Decisions',
    decidedAt: (meeting: string, date: string) => `${meeting}, ${date}`,
    findings: 'Worth a second look',
    history: 'Updates',
    noHistory: 'No updates yet.',
    from: (source: string) => `from ${source}`,
    nothing: 'nothing',
    fields: updatedFieldLabels,
    update: 'Update',
    updateAbout: (ref: string) => `Update ${ref}`,
  },

  form: {
    title: (ref: string) => `Update ${ref}`,
    about: 'About',
    wholeItem: (ref: string) => `${ref} as a whole`,
    rag: 'Delivery confidence',
    status: 'Status',
    dueDate: 'Due date',
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
    notSent: 'It could not be sent. Your text is kept here; try again.',
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

  import: {
    title: 'Import a plan',
    lead: 'Bring in the document as it was published. Nothing is kept until you have seen what was understood and say so.',
    drop: 'Drop a document here',
    choose: 'Choose a file',
    kinds: 'Word, Excel, PDF, CSV or text, up to 25 MB',
    reading: (name: string) => `Reading ${name}…`,
    seconds: (n: number) => `${n} s`,
    tooLarge: (name: string) => `${name} is larger than 25 MB. Save the tables on their own and try again.`,
    unreadable: 'The document could not be read',
    planTitle: 'Title of the plan',
    titleNeeded: 'Give the plan a title.',
    counts: {
      recommendations: (n: number) => plural(n, 'recommendation'),
      actions: (n: number) => plural(n, 'action'),
      posts: (n: number) => plural(n, 'post or person', 'posts and people'),
      themes: (n: number) => plural(n, 'theme'),
      periods: (n: number) => plural(n, 'period'),
    },
    already: (title: string) => `This very document has been brought in already, as “${title}”.`,
    besideIt: (title: string) =>
      `This looks like the next version of “${title}”. Importing it here makes a plan of its own beside that one.`,
    openExisting: 'Open that plan',
    findings: 'Worth a second look',
    noFindings: 'Nothing in the document looked doubtful.',
    severity: { error: 'Wrong', warning: 'Doubtful', info: 'Note' },
    goTo: (key: string) => `Go to ${key}`,
    postsTitle: 'Posts and people',
    postsNew: (n: number) => `${n} new`,
    postsKnown: (n: number) => `${n} already known`,
    postNew: 'new',
    table: 'Row by row',
    columns: {
      ref: 'Ref',
      text: 'Recommendation and actions',
      owners: 'Owners',
      due: 'Due',
      priority: 'Priority',
      ratings: 'Ratings, status',
    },
    ratingsOf: (periods: string) => `Ratings stand in this order: ${periods}.`,
    priority: { high: 'High', medium: 'Medium', low: 'Low' },
    commit: 'Import this plan',
    other: 'Choose another document',
    writing: (written: number, total: number) => `Writing row ${written} of ${total}…`,
    starting: 'Starting…',
    cancel: 'Stop',
    stopped:
      'Stopped. What was written so far is hidden until the import is finished; carry on whenever you like.',
    broken: 'The connection broke off. Carry on and it continues where it stopped.',
    failed: 'The import did not finish',
    resume: 'Carry on',
    doneTitle: 'The plan is in',
    done: (title: string) => `“${title}” can now be seen by everyone who may.`,
    open: 'Open the plan',
    another: 'Import another',
  },

  columns: {
    title: 'Columns',
    lead: 'What each column of the document was taken for. Correct what is wrong: it goes for every table with that heading, and is remembered for the next document once you import this one.',
    table: (where: string) => where.charAt(0).toUpperCase() + where.slice(1),
    alike: (n: number) => `and ${n} more with the same headings`,
    notTaken: 'not part of the plan',
    showLeftOut: (n: number) => `Show ${count(n, 'table')} left out of the plan`,
    moreRows: (n: number) => `Show ${n} rows`,
    fewerRows: 'Show fewer rows',
    unnamed: (number: number) => `Column ${number}, without heading`,
    holds: (heading: string) => `What “${heading}” holds`,
    understood: 'As Golden Thread understands it',
    byContent: 'by what its cells hold',
    from: { given: 'Corrected', remembered: 'Remembered from last time', nothing: 'Not understood' },
    reading: 'Reading again…',
    readAgain: (items: number, actions: number) =>
      `Read again: ${count(items, 'recommendation')}, ${count(actions, 'action')}.`,
    reset: 'Undo my corrections',
  },

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
    commit: (n: number) => `Take over ${count(n, 'change')}`,
    again: 'Compare again',
    stopped:
      'Stopped. What was written so far stands; carry on whenever you like, and it goes on from there.',
    failed: 'The update did not finish',
    doneTitle: 'The plan is up to date',
    done: (plan: string) => `What you took over is in “${plan}”, and every change is in its history.`,
  },
};

function plural(n: number, one: string, many = `${one}s`): string {
  return n === 1 ? one : many;
}

function count(n: number, one: string, many?: string): string {
  return `${n.toLocaleString('en-GB')} ${plural(n, one, many)}`;
}
