import { countOf } from '#domain/count-of';
import type { PostProblem } from '#domain/registered-post';

export const peopleStrings = {
  people: {
    title: 'People and posts',
    loading: 'Loading posts…',
    summary: (posts: number, mend: number) =>
      mend === 0 ? `${countOf(posts, 'post')}, all in order` : `${countOf(posts, 'post')}, ${mend} to mend`,
    search: 'Find a post or a person',
    result: (shown: number, all: number) =>
      shown === all ? countOf(all, 'post') : `${shown} of ${all} posts`,
    show: 'Show',
    filters: {
      all: 'Every post',
      mend: 'To mend',
      vacant: 'Without a holder',
      verifier: 'Checks evidence',
      administrator: 'Administers',
    },
    order: 'Order',
    orders: {
      worst: 'To mend first',
      title: 'By title',
      holder: 'By holder',
      open: 'Most open actions',
      overdue: 'Most overdue',
    },
    add: 'New post',
    left: 'Somebody has left',
    paste: 'Paste a list',
    none: 'No post is shown. Choose “Every post” or search for something else.',
    noPosts: 'There are no posts yet. They come with the first plan, or make one here.',
    closed:
      'Golden Thread may not search the council’s directory (User.ReadBasic.All), so it finds only people it has met; anybody else by name followed by their object id from Entra.',
    onlyConfigured:
      'No post administers Golden Thread: only the people named in the server’s settings do. Give the right to a post, so that it passes on with it.',
    vacant: 'Nobody holds it',
    deputies: (names: string) => `Deputies: ${names}`,
    under: (title: string) => `Reports to ${title}`,
    work: (open: number, overdue: number) =>
      open === 0 ? 'Nothing open' : `${open} open${overdue > 0 ? `, ${overdue} overdue` : ''}`,
    plans: 'Open actions in',
    inPlan: (open: number, overdue: number) => `${open} open${overdue > 0 ? `, ${overdue} overdue` : ''}`,
    verifies: 'Checks evidence',
    administers: 'Administers',
    changed: (by: string, when: string) => `Last changed by ${by}, ${when}`,
    edit: 'Edit',
    editOf: (title: string) => `Edit ${title}`,
    closeOf: (title: string) => `Close ${title}`,
    problem: (problem: PostProblem): string => {
      switch (problem.kind) {
        case 'vacant':
          return problem.hasDeputy
            ? `Nobody holds it; its deputies hear about ${countOf(problem.open, 'open action')}.`
            : `Nobody holds it, so nobody hears about ${countOf(problem.open, 'open action')}.`;
        case 'left':
          return `${problem.person} is no longer in the council’s directory.`;
        case 'unreachable':
          return problem.state === 'blocked'
            ? `${problem.person} cannot be reached: Golden Thread is blocked or muted in their Teams.`
            : `${problem.person} cannot be reached: Golden Thread is not installed in their Teams.`;
        case 'circle':
          return 'Its managers go round in a circle. Choose another manager.';
        case 'alike':
          return `Looks like the same post as “${problem.title}”.`;
        case 'person-title':
          return 'Its title is a person’s name. Rename it to the post they hold.';
      }
    },
    merge: 'Merge with another post…',
    fields: {
      title: 'Title',
      holder: 'Holder',
      deputies: 'Deputies',
      manager: 'Reports to',
      verifier: 'Checks evidence before closure',
      administrator: 'Administers Golden Thread',
    },
    person: 'Type a name or an e-mail address',
    searching: 'Searching…',
    nobody: (typed: string) => `Nobody is called “${typed}”.`,
    typeMore: 'Type at least two letters.',
    removePerson: (name: string) => `Remove ${name}`,
    save: 'Save',
    saving: 'Saving…',
    cancel: 'Cancel',
    remove: 'Remove this post',
    removeTitle: (title: string) => `Remove “${title}”?`,
    removeDo: 'Remove it',
    removeBody: 'Nothing names it. It stays in the log and cannot be brought back.',
    saved: (title: string) => `“${title}” is saved.`,
    noAnswer: (why: string) => `No answer came back. ${why} Save it again: it is kept only once.`,
    sentBefore:
      'This was sent before and no answer came back, so it may be saved already. Save it again to be sure: it is kept only once.',
    undo: 'Undo',
    undoing: 'Undoing…',
    undone: 'Undone. It stands as before; both changes are in the log.',
    notUndone: (why: string) => `It is not undone. ${why}`,
    unsaved: 'Not saved yet',
    addKept: 'New post – carry on',
    gone: 'The post this link leads to is no longer there. It may have been merged into another or removed.',
    removed: (title: string) => `“${title}” is removed.`,
    conflict: 'Somebody else changed this post meanwhile',
    conflictBy: (by: string) => `${by} changed it. Nothing of yours is saved yet.`,
    now: 'As it stands now',
    mine: 'As you want it',
    keepMine: 'Save mine',
    takeTheirs: 'Leave it as it stands',
    ownTitle: 'This takes away your own rights',
    own: {
      administers: 'You will no longer administer Golden Thread, and this page closes for you.',
      verifies: 'You will no longer check evidence.',
      post: (title: string) => `You will no longer act for ${title}.`,
    },
    goOn: 'Do it all the same',
    mergeTitle: 'Merge two posts',
    goes: (title: string) => `“${title}” goes`,
    stays: 'The post that stays',
    swap: 'The other way round',
    mergeCounts: (actions: number, items: number, themes: number) =>
      actions + items + themes === 0
        ? 'No action, recommendation or theme names the post that goes, so none moves.'
        : `${countOf(actions, 'action')}, ${countOf(items, 'recommendation')} and ${countOf(themes, 'theme')} move to the post that stays, each with an entry in its log.`,
    mergeIn: (title: string, open: number, closed: number) => `${title}: ${open} open, ${closed} closed`,
    sponsors: (titles: string) => `It becomes the sponsor of ${titles}.`,
    opens: (titles: string) =>
      `Whoever acts for it may from then on read ${titles}, which not everybody may.`,
    below: (titles: string) => `These posts report to it: ${titles}.`,
    leaving: (names: string) => `No longer acting for these actions: ${names}.`,
    lostRights: {
      administrator: 'The right to administer goes with the post that goes.',
      verifier: 'The right to check evidence goes with the post that goes.',
    },
    mergeKept: 'A later document that still uses the old title is understood. A merge cannot be undone.',
    mergeDo: 'Merge',
    merging: 'Merging…',
    merged: (from: string, into: string) => `“${from}” is now part of “${into}”.`,
    leftTitle: 'Somebody has left',
    leaver: 'Who has left',
    choose: 'Choose…',
    leaverOption: (name: string, posts: number) => `${name} – ${countOf(posts, 'post')}`,
    takesOver: 'Who takes over',
    takesOverSame: 'That is who has left. Choose somebody else.',
    takesOverHint: 'Leave it empty to make what they hold vacant.',
    handOver: (n: number) => `Hand over ${countOf(n, 'post')}`,
    handed: (n: number) => `${countOf(n, 'post')} handed over.`,
    becomes: (holder: string | null, deputies: string) =>
      `${holder ? `held by ${holder}` : 'vacant'}${deputies ? `, deputies: ${deputies}` : ''}`,
    pasteTitle: 'Paste a list of holders',
    pasteLabel: 'The list',
    pasteHint: 'Two columns from Excel: the post, then a name or e-mail address. Nothing is written yet.',
    match: 'Look them up',
    matching: 'Looking them up…',
    empty: 'Paste at least one line with a post and a name.',
    tooMany: (n: number) => `That is more than ${n} lines. Paste them in several goes.`,
    line: (n: number) => `Line ${n}`,
    guess: 'not written exactly so – check',
    same: 'already so',
    noPost: (post: string) => `There is no post “${post}”.`,
    manyPosts: (list: string) => `Several posts look like it: ${list}.`,
    noPerson: (who: string) => `Nobody is found for “${who}”.`,
    manyPeople: (list: string) => `Several people are found: ${list}. Give the e-mail address.`,
    noWho: 'No name is given.',
    twice: 'Another line gives this post too.',
    pasteBack: 'Back to the list',
    again: 'Try again',
    fill: (n: number) => `Give ${countOf(n, 'post')} its holder`,
    filled: (n: number) => `${countOf(n, 'post')} changed.`,
    notDone: 'Not done',
    close: 'Close',
  },
};
