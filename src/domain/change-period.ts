import { isIsoDate, longDate, type IsoDate } from './dates.ts';
import type { Period } from './plan.ts';
import { periodLabel } from './plan-from-document.ts';
import type { SettingFieldChange } from './setting-change.ts';

export interface PeriodChange {
  label?: string | undefined;
  cutOff?: IsoDate | null | undefined;
}

export type ChangedPeriod =
  { ok: true; period: Period; changes: SettingFieldChange[] } | { ok: false; problems: string[] };

/** The open period under another name or with another cut-off day. A closed one is frozen for good. */
export function changePeriod(
  period: Period,
  change: PeriodChange,
  siblings: readonly Period[],
): ChangedPeriod {
  if (period.closedAt !== null) {
    return { ok: false, problems: [`${period.label} is closed; what a closed period says is frozen.`] };
  }
  const wanted = {
    ...period,
    label: change.label === undefined ? period.label : change.label.trim(),
    cutOff: change.cutOff === undefined ? period.cutOff : change.cutOff,
  };
  const others = siblings.filter(({ id }) => id !== period.id);
  const problems = [...labelProblems(wanted, others), ...cutOffProblems(wanted, others)];
  if (problems.length > 0) return { ok: false, problems };
  const dayOf = ({ cutOff }: Period) => (cutOff === null ? 'None' : longDate(cutOff));
  const changes: SettingFieldChange[] = [
    { field: 'period-label', before: period.label, after: wanted.label },
    { field: 'period-cut-off', before: dayOf(period), after: dayOf(wanted) },
  ];
  return { ok: true, period: wanted, changes: changes.filter(({ before, after }) => before !== after) };
}

function labelProblems({ label }: Period, others: readonly Period[]): string[] {
  if (label === '') return ['Give the period a name, such as “Quarter 2, 2026/27”.'];
  if (label.length > 100) return ['Shorten the name of the period to 100 characters.'];
  const isTaken = others.some((other) => periodLabel(other.label) === periodLabel(label));
  return isTaken
    ? [`Another period of this plan is called ${label} already; give this one another name.`]
    : [];
}

function cutOffProblems({ cutOff }: Period, others: readonly Period[]): string[] {
  if (cutOff === null) return [];
  if (!isIsoDate(cutOff)) return ['Give the cut-off day as a day that exists.'];
  const last = others
    .filter(({ closedAt }) => closedAt !== null)
    .flatMap((other) => (other.cutOff === null ? [] : [other.cutOff]))
    .toSorted()
    .at(-1);
  return last !== undefined && cutOff <= last
    ? [`The cut-off day must be after ${longDate(last)}, the cut-off day of the period before.`]
    : [];
}
