import { longDate, type IsoDate, type IsoInstant } from './dates.ts';
import type { Status } from './status.ts';
import type { UpdateEntry } from './update.ts';

/** A date as a document writes it, beside what was understood. */
export interface DueDate {
  /** As written; empty when the document gave none. */
  text: string;
  kind: 'by' | 'from' | 'range' | 'ongoing' | 'none';
  start: IsoDate | null;
  /** The day it is due; null when it has no end. */
  end: IsoDate | null;
  precision: 'day' | 'month' | 'quarter' | 'season' | 'year' | null;
}

/** What the council will do about a recommendation. */
export interface Action {
  id: string;
  planId: string;
  recommendationId: string;
  /** Place within its recommendation, from 1. */
  order: number;
  text: string;
  ownerPostIds: string[];
  accountablePostIds: string[];
  due: DueDate;
  /** The first date it ever had; kept for good. */
  firstDueDate: IsoDate | null;
  timesMoved: number;
  status: Status;
  progress: string | null;
  closedAt: IsoInstant | null;
  lastUpdate: UpdateEntry | null;
}

/** The action due on that day: the move is counted, and the first date it ever had stays. */
export function withDueDate(action: Action, dueDate: IsoDate): Action {
  const { end } = action.due;
  return {
    ...action,
    due:
      dueDate === end
        ? action.due
        : { text: longDate(dueDate), kind: 'by', start: null, end: dueDate, precision: 'day' },
    firstDueDate: action.firstDueDate ?? dueDate,
    timesMoved: action.timesMoved + (end && dueDate !== end ? 1 : 0),
  };
}
