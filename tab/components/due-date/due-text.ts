import type { DueDate } from '#domain/action';
import { longDate } from '#domain/dates';
import { statusLabels } from '#domain/status';
import { strings } from '#tab/strings';

/** A due date as people say it: "31 March 2026", "From 1 June 2021", "Ongoing". */
export function dueText(due: Omit<DueDate, 'precision'>): string {
  const { kind, start, end } = due;
  if (kind === 'range' && start && end) return strings.due.range(longDate(start), longDate(end));
  if (end) return longDate(end);
  if (start) return strings.due.from(longDate(start));
  if (kind === 'ongoing') return statusLabels.ongoing;
  return due.text ? strings.due.asWritten(due.text) : strings.plan.noDate;
}
