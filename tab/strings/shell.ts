export const shellStrings = {
  nav: {
    label: 'Golden Thread',
    myWork: 'My work',
    overview: 'Overview',
    plans: 'Plans',
    meetings: 'Meetings',
    import: 'Import',
    people: 'People and posts',
    deliveries: 'Deliveries',
    more: 'More',
    morePlaces: 'More places',
    skip: 'Skip to content',
    printed: (council: string, date: string) => `${council}, as at ${date}`,
  },

  session: {
    signOut: 'Sign out',
  },

  connection: {
    offline: (time: string) =>
      `You are offline. This is what was loaded at ${time}; what you write is kept as a draft.`,
    unreachable: (time: string) =>
      `Golden Thread cannot be reached. This is what was loaded at ${time}; what you write is kept as a draft.`,
    signedOut: 'Your sign-in has ended. What you wrote is kept; sign in again to save it.',
    forgotten:
      'Teams no longer says who you are. What you wrote is kept; if trying again does not help, sign out of Teams and in again.',
    signIn: 'Sign in again',
  },

  stage: {
    share: 'Share to stage',
    sharing: 'Sharing…',
    refused:
      'Teams did not take this onto the stage. Only organisers and presenters may share, and one thing at a time: stop what is shared, or ask the organiser.',
  },

  link: {
    copy: 'Copy link',
    copied: 'Link copied',
    byHand: 'This link could not be copied by itself. Copy it from here:',
    done: 'Done',
  },

  configure: {
    title: 'What should this tab show?',
    body: 'Everybody who opens the tab signs in as themselves, and sees only what they may see.',
    overview: 'Overview',
    overviewBody: 'How all plans stand: done, late, red, and what got worse',
    meetings: 'Meetings',
    meetingsBody: 'Agendas made from what needs attention, and what was decided',
    noPlans: 'There is no plan yet that you may see. The overview fills up by itself once there is one.',
    meetingsName: 'Review meetings',
    view: 'How the plan is listed',
    wholePlan: 'All of it',
    viewName: (view: string, plan: string) => `${view} – ${plan}`,
    nothingChosen: 'Choose what the tab should show first.',
    notSaved: 'Teams could not save this tab. Try again in a moment.',
    save: (name: string) => `The tab will be called “${name}”. Choose Save.`,
  },

  trial: {
    banner: 'Local trial – nothing here is real.',
    today: (date: string) => `Today is ${date}.`,
  },

  outside: {
    title: 'Open Golden Thread by itself',
    body: 'The page around this one does not say who you are. Golden Thread opens in Microsoft Teams, or in a window of its own.',
    open: 'Open in a new window',
  },

  signIn: {
    title: 'Sign in to Golden Thread',
    body: 'Use your council account, the one you have in Microsoft Teams.',
    refused:
      'You could not be signed in. Try again, or ask whoever looks after Golden Thread in your council.',
    unavailable: 'Signing in is not possible just now. Check your connection and try again.',
    button: 'Sign in',
    waiting: 'Taking you to sign in…',
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
    body: 'Importing plans, setting them up and seeing who was told what is done by people who administer Golden Thread in your council. Ask one of them.',
  },
};
