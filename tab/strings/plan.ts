import { countOf } from '#domain/count-of';

export const planStrings = {
  plan: {
    imported: (date: string) => `Brought in ${date}`,
    ragKey: 'What the colours mean here',
    itemsHeading: 'Recommendations',
    otherItems: 'Not under a heading',
    lead: (names: string) => `Lead: ${names}`,
    themeItems: (items: number) => countOf(items, 'recommendation'),
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
    partsOf: (parts: number) => `${countOf(parts, 'part')}`,
    action: (ref: string) => `Action ${ref}`,
    moreOwners: (people: number) => `and ${people} more`,
    noHolder: 'no holder named',
    justUpdated: 'Updated just now',
    open: (ref: string) => `Open ${ref}`,
  },

  filters: {
    label: 'Show',
    names: {
      overdue: 'Overdue',
      soon: 'Due soon',
      slipped: 'Slipped',
      red: 'Red',
      'no-update': 'No update this period',
      mine: 'Mine',
      team: "My team's",
      'date-request': 'Date request waiting',
      findings: 'Worth a second look',
      'no-owner': 'No owner',
      closed: 'Closed',
    },
    search: 'Search',
    searchPlaceholder: 'Ref, words or owner',
    clear: 'Show all',
    result: (shown: number, all: number) =>
      shown === all ? countOf(all, 'recommendation') : `${shown} of ${countOf(all, 'recommendation')}`,
    noneTitle: 'Nothing matches',
    none: 'No recommendation in this plan fits everything that is asked for. Take a filter away, or show all.',
  },

  due: {
    late: (days: number) => `${countOf(days, 'day')} late`,
    inDays: (days: number) => (days === 1 ? 'Tomorrow' : `In ${days} days`),
    from: (date: string) => `From ${date}`,
    range: (start: string, end: string) => `${start} to ${end}`,
    asWritten: (text: string) => `“${text}”`,
    moved: (times: number) =>
      times === 1 ? 'moved once' : times === 2 ? 'moved twice' : `moved ${times} times`,
    pastFirst: (days: number, first: string) => `${countOf(days, 'day')} past its first date, ${first}`,
    first: (first: string) => `first date ${first}`,
  },

  movement: {
    better: 'better',
    same: 'no change',
    worse: 'worse',
    was: (label: string) => `was ${label}`,
    title: (movement: string, before: string) => `${movement}; was ${before} when last rated`,
    none: 'no earlier rating',
  },
};
