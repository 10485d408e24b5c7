import type { Finding } from '#domain/finding';
import type { Evidence } from './findings.ts';

const reasons: Record<string, { kind: string; says: string }> = {
  impossible: { kind: 'impossible-date', says: 'is not a day that exists' },
  relative: { kind: 'relative-date', says: 'depends on something else, so it has no day of its own' },
  'no-year': { kind: 'date-without-year', says: 'does not say which year' },
  unreadable: { kind: 'unreadable-date', says: 'is not a date we can read' },
};

/** Dates that were not understood, cells with more dates than actions, and actions with no date at all. */
export function dateFindings({ items, plan }: Evidence): Finding[] {
  const actions = items.flatMap((item) => item.actions);
  const findings: Finding[] = [];
  for (const { action, where, problems } of actions) {
    for (const { problem, text } of problems) {
      const reason = reasons[problem];
      if (reason)
        findings.push({
          kind: reason.kind,
          severity: 'warning',
          keys: [action.recommendationKey],
          where,
          message: `"${text}" ${reason.says}; give the action a date.`,
        });
    }
  }
  const uneven = new Map(actions.filter((built) => built.isUneven).map((built) => [built.where, built]));
  for (const [where, { action }] of uneven) {
    findings.push({
      kind: 'dates-not-matched',
      severity: 'warning',
      keys: [action.recommendationKey],
      where,
      message: `The row gives several dates ("${action.due.text.replace(/\n/gu, '; ')}") that could not be matched to its actions one by one.`,
    });
  }
  const undated = actions.filter(
    ({ action, problems }) => action.due.kind === 'none' && problems.length === 0 && !action.status,
  );
  if (undated.length > 0 && undated.length === plan.actions.length) {
    findings.push({
      kind: 'no-date',
      severity: 'warning',
      keys: [],
      where: 'document',
      message: 'The document gives no date for any action.',
    });
  } else {
    for (const { action, where } of undated) {
      findings.push({
        kind: 'no-date',
        severity: 'info',
        keys: [action.recommendationKey],
        where,
        message: 'The action has no date.',
      });
    }
  }
  return findings;
}
