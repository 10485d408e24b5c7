import { countOf } from '#domain/count-of';
import type { PostView } from '#domain/view';
import { listOf, postName } from './words.ts';

/** How much of each kind is on a card. */
export interface DigestCounts {
  mine: number;
  theirs: number;
  /** Items an update is asked for. */
  wanted: number;
  troubles: number;
}

export const digest = {
  title: ({ mine, theirs, wanted, troubles }: DigestCounts) => {
    if (mine > 0) return mine === 1 ? '1 action needs you' : `${mine} actions need you`;
    if (theirs > 0) return `${countOf(theirs, 'overdue action')} you answer for`;
    if (wanted > 0) return wanted === 1 ? 'An update is wanted' : `${wanted} updates are wanted`;
    return troubles === 1 ? 'Something needs an administrator' : `${troubles} things need an administrator`;
  },
  because: (refs: readonly string[], others: number) =>
    `It comes today because of ${listOf(others > 0 ? [...refs, countOf(others, 'other')] : refs)}.`,
  mine: 'Yours, most urgent first',
  theirs: 'Overdue, and you answer for them',
  owner: (owner: PostView, count: number) => `${postName(owner)} · ${countOf(count, 'overdue action')}`,
  more: (count: number) => `And ${count} more.`,
  answeredBelow: 'It is at the end of the chat.',
  updatesWanted: 'An update is wanted',
  updatesWantedBy: (day: string) => `Nothing has been said yet this period, which ends on ${day}.`,
  moved: 'Changed since you were last told',
  nothing: 'none',
  troubles: 'For you as an administrator',
  moreTroubles: (count: number) => `And ${count} more. They are in the delivery report.`,
  summary: ({ mine, theirs, wanted, troubles }: DigestCounts) => {
    const parts = [
      ...(mine > 0 ? [`${countOf(mine, 'action')} of yours`] : []),
      ...(theirs > 0 ? [`${theirs} overdue with others`] : []),
      ...(wanted > 0 ? [`${countOf(wanted, 'update')} wanted`] : []),
      ...(troubles > 0 ? [`${countOf(troubles, 'problem')} to solve`] : []),
    ];
    return listOf(parts);
  },
} as const;
