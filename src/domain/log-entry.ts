import type { DateChange } from './date-change.ts';
import { isIsoDate, type IsoDate, type IsoInstant } from './dates.ts';
import type { Person } from './post.ts';
import type { Evidence, Update, UpdateEntry } from './update.ts';

/** What an entry is about. */
export interface EntrySubject {
  planId: string;
  recommendationId: string;
  actionId: string | null;
}

/** The rows an entry on an item stands for: its line in the log, and what the log line implies. */
export interface LoggedEntry {
  update: Update;
  /** A date that was moved, or asked for. */
  dateChange: DateChange | null;
  /** How a request for a date ended, to be kept on its row. */
  settled: SettledRequest | null;
  evidence: Evidence | null;
}

/** The states in which a request for a date ends. */
export type SettledState = Exclude<DateChange['state'], 'requested'>;

export interface SettledRequest {
  /** Of the request. */
  id: string;
  state: SettledState;
  /** The date agreed; null when none was. */
  to: IsoDate | null;
  decidedBy: Person;
  decidedAt: IsoInstant;
}

/** The id of the entry a decision leaves on its action: a request is decided once. */
export function decisionEntryId(requestId: string, state: SettledState): string {
  return `${requestId}:${state}`;
}

/**
 * Derives every row from the entry alone, so that whoever finds an unlogged entry after a crash can finish
 * the work exactly as its writer would have.
 */
export function logEntry(entry: UpdateEntry, subject: EntrySubject): LoggedEntry {
  const settled = settledBy(entry);
  return {
    update: { ...entry, ...subject },
    dateChange: settled ? null : dateChangeOf(entry, subject),
    settled,
    evidence: entry.evidence && {
      id: `${entry.id}:evidence`,
      ...subject,
      ...entry.evidence,
      addedBy: entry.by,
      addedAt: entry.at,
    },
  };
}

/** A move counts at once and is decided by whoever made it; what is asked for waits. */
function dateChangeOf(entry: UpdateEntry, { planId, actionId }: EntrySubject): DateChange | null {
  const asked = entry.changes.find(({ field }) => field === 'askedDate');
  const change = entry.changes.find(({ field }) => field === 'dueDate') ?? asked;
  // A person may have typed anything into the list.
  if (!change?.after || !isIsoDate(change.after) || !actionId) return null;
  const isAsked = change === asked;
  return {
    id: `${entry.id}:date`,
    ...{ planId, actionId },
    from: change.before !== null && isIsoDate(change.before) ? change.before : null,
    to: change.after,
    reason: entry.note,
    state: isAsked ? 'requested' : 'agreed',
    requestedBy: entry.by,
    requestedAt: entry.at,
    decidedBy: isAsked ? null : entry.by,
    decidedAt: isAsked ? null : entry.at,
  };
}

const decision = /^(.+:date):(agreed|refused|withdrawn)$/s;

function settledBy(entry: UpdateEntry): SettledRequest | null {
  const [, id, state] = decision.exec(entry.id) ?? [];
  if (!id || !state) return null;
  return {
    id,
    state: state as SettledState,
    to: entry.changes.find(({ field }) => field === 'dueDate')?.after ?? null,
    decidedBy: entry.by,
    decidedAt: entry.at,
  };
}
