import { countOf } from '#domain/count-of';

export const lists = {
  mine: {
    title: 'My actions',
    empty: 'You have no open actions.',
    summary: (count: number, late: number) =>
      late > 0 ? `${countOf(count, 'open action')}, ${late} overdue` : countOf(count, 'open action'),
  },
  overdue: {
    title: 'Overdue',
    empty: 'Nothing of yours, or of the people you answer for, is overdue.',
    summary: (count: number) => `${countOf(count, 'overdue action')}, the latest first`,
  },
  page: (page: number, pages: number) => `Page ${page} of ${pages}`,
  hint: 'Choose an action to open it.',
} as const;
