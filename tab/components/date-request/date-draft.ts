import { isIsoDate, type IsoDate } from '#domain/dates';
import { strings } from '#tab/strings';

/** A new date being asked for. */
export interface AskDraft {
  dueDate: string;
  reason: string;
  /** The last request and what it said: sent again unchanged, it must be recognised as the same. */
  attempt: { id: string; said: string } | null;
}

/** An answer being written: another date than the one asked for, or why it is refused. */
export interface AnswerDraft {
  kind: 'other' | 'refuse';
  dueDate: string;
  note: string;
}

export type DraftFaults = Partial<Record<'dueDate' | 'reason' | 'note', string>>;

/** What can be said before the server is asked; the server has the last word. */
export function askFaults(
  { dueDate, reason }: AskDraft,
  standing: IsoDate | null,
  today: IsoDate,
): DraftFaults {
  const isDay = isIsoDate(dueDate) && dueDate !== standing && dueDate >= today;
  return {
    ...(isDay ? {} : { dueDate: strings.dates.needDate }),
    ...(reason.trim() ? {} : { reason: strings.dates.needReason }),
  };
}

export function answerFaults({ kind, dueDate, note }: AnswerDraft, standing: IsoDate | null): DraftFaults {
  if (kind === 'refuse') return note.trim() ? {} : { note: strings.dates.needRefusal };
  return isIsoDate(dueDate) && dueDate !== standing ? {} : { dueDate: strings.dates.needDate };
}

/** "30 June 2026" beside a field, since browsers write dates in their own language's order. */
export function isDay(text: string): text is IsoDate {
  return isIsoDate(text);
}
