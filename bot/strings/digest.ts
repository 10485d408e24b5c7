import type { PostView } from '#domain/view';
import { countOf, postName } from './words.ts';

export const digest = {
  title: (mine: number, theirs: number) => {
    if (mine === 0) return `${countOf(theirs, 'overdue action')} you answer for`;
    return mine === 1 ? '1 action needs you' : `${mine} actions need you`;
  },
  mine: 'Yours, most urgent first',
  theirs: 'Overdue, and you answer for them',
  owner: (owner: PostView, count: number) => `${postName(owner)} · ${countOf(count, 'overdue action')}`,
  more: (count: number) => `And ${count} more.`,
  answeredBelow: 'It is at the end of the chat.',
  slipped: 'The RAG got worse. Say what will bring it back.',
  summary: (mine: number, theirs: number) =>
    theirs === 0
      ? `${countOf(mine, 'action')} of yours to look at`
      : `${countOf(mine, 'action')} of yours and ${theirs} overdue with others`,
} as const;
