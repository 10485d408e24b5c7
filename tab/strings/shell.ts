export const shellStrings = {
  nav: {
    label: 'Golden Thread',
    overview: 'Overview',
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
};
