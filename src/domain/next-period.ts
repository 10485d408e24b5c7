import { InvalidInputError } from './errors.ts';
import type { ParsedPeriod, ParsedPlan } from './parsed-plan.ts';
import { periodLabel } from './plan-from-document.ts';
import type { Period } from './plan.ts';

/** What a document's newest period means for a plan. */
export interface NextPeriod {
  /** Periods that are open now and end with this document. */
  ending: Period[];
  /** The period the document opens; null when the plan has it already. */
  opening: ParsedPeriod | null;
}

/**
 * A document that reports a period the plan does not have yet closes the open one.
 *
 * @throws {InvalidInputError} when the document is older than the plan: its newest period was closed before
 */
export function nextPeriod(periods: readonly Period[], parsed: ParsedPlan): NextPeriod {
  const newest = parsed.periods.at(-1);
  const open = periods.filter(({ closedAt }) => closedAt === null);
  if (!newest) return { ending: [], opening: null };
  const current = { ...newest, label: periodLabel(newest.label) };
  const isCurrent = ({ label }: Period) => periodLabel(label) === current.label;
  if (open.some(isCurrent)) {
    // Two are open only when the opening of the second was interrupted.
    return { ending: open.filter((period) => !isCurrent(period)), opening: null };
  }
  if (periods.some(isCurrent)) {
    // A single column is often headed just "RAG", in every edition.
    if (parsed.periods.length === 1) return { ending: [], opening: null };
    throw new InvalidInputError([
      `This document is older than the plan: it reports up to ${current.label}, which is closed here.`,
    ]);
  }
  return { ending: open, opening: current };
}
