import { countOf } from '#domain/count-of';
import type { SentAgain } from '#domain/delivery';
import type { DeliveryState } from '#domain/reminder';

export const deliveriesStrings = {
  deliveries: {
    title: 'Delivery report',
    lead: 'Who was told what, when and through which stage, and who could not be reached.',
    loading: 'Loading the delivery report…',
    export: 'Export for Excel',
    exporting: 'Exporting…',

    unreachedTitle: 'Could not be reached',
    unreachedCount: (people: number) =>
      `${countOf(people, 'person', 'people')} ${people === 1 ? 'has' : 'have'} something to hear that did not arrive.`,
    since: (date: string) => `Last tried ${date}`,
    nextTry: (date: string) => `Tried again by itself on ${date}.`,
    todo: {
      install:
        'Ask them to add Golden Thread in Teams (Apps, then Built for your organisation), or have your Teams administrator install it for them.',
      unblock: 'Ask them to open their chat with Golden Thread in Teams and unblock or unmute it.',
      'switched-off': 'Ask your Teams administrator to allow Golden Thread for them.',
      left: 'If they have left, record who holds their posts now; their actions then come to that person.',
      configuration:
        'Nothing they can mend: have whoever runs this server check its Teams address and bot registration.',
      wait: 'Nothing to do unless it goes on.',
    },
    toPeople: 'People and posts',
    sendAgain: 'Send again',
    sendAgainTo: (name: string) => `Send again to ${name}`,
    sendingAgain: 'Sending…',
    sentAgain: {
      sent: (name: string) => `Sent to ${name}, with all that had not arrived.`,
      refused: (name: string) => `${name} could still not be reached.`,
      failed: (name: string) =>
        `Something went wrong on the way to ${name}. Nothing was sent twice; try again in a few minutes.`,
      nothing: (name: string) => `There is nothing left to send to ${name}, or it is being sent already.`,
      sending: (name: string) => `It is still on its way to ${name}. What comes of it stands in this report.`,
      resting: () =>
        'People are written to on working days from 8 in the morning to 6 in the evening. Try again then.',
    } satisfies Record<SentAgain['result'], (name: string) => string>,

    troublesTitle: 'Needs mending',
    openPlan: 'Open the plan',
    openSettings: 'Open its settings',

    logTitle: 'What was told',
    from: 'From',
    fromHint: 'Empty: 30 days back.',
    to: 'To',
    person: 'Person',
    everybody: 'Everybody',
    plan: 'Plan',
    everyPlan: 'Every plan',
    state: 'Outcome',
    all: 'All',
    states: {
      sent: 'Arrived',
      failed: 'Did not arrive',
      sending: 'Being sent',
      unknown: 'Not known; told again',
    } satisfies Record<DeliveryState, string>,
    clear: 'Show the last 30 days',
    total: (total: number) => countOf(total, 'message'),
    columns: { when: 'When', person: 'Who', stage: 'Through', item: 'About', state: 'Outcome' },
    wholeCard: 'All that was on it',
    page: (page: number, pages: number) => `Page ${page} of ${pages}`,
    previous: 'Previous page',
    next: 'Next page',
    noneTitle: 'Nothing matches',
    none: 'Nothing was sent in these days to whom you chose. Choose other days, or show the last 30.',
    emptyTitle: 'Nothing has been sent yet',
    empty: (date: string | null) =>
      date === null
        ? 'No open action has both a date ahead and an owner who holds a post. Once one has, its owner hears before the date, and it is listed here.'
        : `The first card is due on ${date}. Who got it, and who did not, is then listed here.`,
  },
};
