import { countOf } from '#domain/count-of';

export const plansStrings = {
  plans: {
    title: 'Plans',
    summary: (plans: number, items: number) =>
      `${countOf(plans, 'plan')}, ${countOf(items, 'recommendation')}`,
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
    closedOf: (closed: number, actions: number) => `${closed} of ${countOf(actions, 'action')} closed`,
    ragOf: (parts: string) => `Delivery confidence: ${parts}`,
    ragPart: (label: string, items: number) => `${label} ${items}`,
    noItems: 'No recommendations',
  },
};
