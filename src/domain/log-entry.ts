import type { DateChange } from './date-change.ts';
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
  dateChange: DateChange | null;
  evidence: Evidence | null;
}

/**
 * Derives every row from the entry alone, so that whoever finds an unlogged entry after a crash can finish
 * the work exactly as its writer would have.
 */
export function logEntry(entry: UpdateEntry, subject: EntrySubject): LoggedEntry {
  const moved = entry.changes.find(({ field }) => field === 'dueDate');
  return {
    update: { ...entry, ...subject },
    dateChange:
      moved?.after && subject.actionId
        ? {
            id: `${entry.id}:date`,
            planId: subject.planId,
            actionId: subject.actionId,
            from: moved.before,
            to: moved.after,
            reason: entry.note,
            state: 'agreed',
            requestedBy: entry.by,
            requestedAt: entry.at,
            decidedBy: entry.by,
            decidedAt: entry.at,
          }
        : null,
    evidence: entry.evidence && {
      id: `${entry.id}:evidence`,
      ...subject,
      ...entry.evidence,
      addedBy: entry.by,
      addedAt: entry.at,
    },
  };
}
