import { countOf } from '#domain/count-of';

export const overviewStrings = {
  overview: {
    title: 'Overview',
    summary: (plans: number, items: number, overdue: number, red: number) =>
      `${countOf(plans, 'plan')}, ${countOf(items, 'recommendation')}: ${countOf(overdue, 'action')} overdue, ${red.toLocaleString('en-GB')} red`,
    loading: 'Loading the overview…',
    plansHeading: 'Every plan',
    plan: 'Plan',
    done: 'Actions closed',
    late: 'Overdue',
    red: 'Red',
    sinceLast: 'Since last period',
    sinceBaseline: 'Since baseline',
    doneOf: (closed: number, actions: number) => `${closed} of ${actions}`,
    noActions: 'no actions',
    noMovement: 'no change',
    noPeriodYet: 'no earlier period',
    noBaseline: 'no baseline',
    better: (items: number) => `${items} better`,
    worse: (items: number) => `${items} worse`,

    slippingHeading: 'Slipping',
    slippingHint: 'Rated worse than last period, or with a date that was moved and is not met yet.',
    noSlipping: 'Nothing is rated worse than last period, and no open date was moved.',
    was: (rag: string) => `was ${rag}`,
    pastFirst: (days: number) => `${countOf(days, 'day')} past its first date`,

    nextHeading: 'Due next',
    nextHint: 'Until each plan’s cut-off, or for four weeks where no cut-off is set.',
    noNext: 'No open action falls due before the next cut-off or in the next four weeks.',
    noOwner: 'no owner',
    due: (day: string) => `due ${day}`,

    showAll: (all: number) => `Show all ${all}`,
    showFewer: 'Show fewer',

    periodsHeading: 'Confidence by theme and period',
    choosePlan: 'Plan',
    heatLabel: (plan: string) => `Ratings of ${plan} by theme and period`,
    theme: 'Theme',
    otherTheme: 'Not under a heading',
    openNow: (label: string) => `${label} (now)`,
    cellPart: (items: number, rag: string) => `${items} ${rag}`,
    chartLabel: (plan: string) => `Number of recommendations at each rating, period by period: ${plan}`,
    noPeriods: 'This plan has no reporting periods, so there is nothing to compare yet.',
  },
};
