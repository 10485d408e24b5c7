import { countOf } from '#domain/count-of';

/** The list of a plan: what stands in and around its rows. */
export const gridStrings = {
  grid: {
    chooseAll: 'Choose every row shown',
    choose: (ref: string) => `Choose ${ref}`,
    edit: 'Update',
    dateRequested: 'New date asked for',
    findings: (n: number) => countOf(n, 'thing worth a second look', 'things worth a second look'),
  },

  view: {
    more: 'Filter, sort and group',
    moreActive: (n: number) => `Filter, sort and group (${n})`,
    group: 'Group by',
    groups: {
      theme: 'Theme',
      owner: 'Owner',
      directorate: 'Directorate',
      month: 'Month it is due',
      none: 'Nothing',
    },
    sort: 'Sort by',
    sorts: {
      ref: "The plan's own order",
      due: 'Due date',
      rag: 'RAG, worst first',
      status: 'Status',
      updated: 'Last update',
      moved: 'Times the date moved',
    },
    order: 'Order',
    clear: 'Clear filters',
    direction: { up: 'Ascending', down: 'Descending' },
    owner: 'Owner',
    theme: 'Theme',
    rag: 'RAG',
    status: 'Status',
    any: 'Any',
    changes: (n: number) => `${countOf(n, 'change')} since this order was made.`,
    refresh: 'Refresh the order',
  },
};
