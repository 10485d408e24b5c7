import type { Finding } from '#domain/finding';
import { longDate } from '#domain/dates';
import { ragLabel, type Rag } from '#domain/rag';
import { isClosed } from '#domain/status';
import { directionBetween, readDirection } from './directions.ts';
import type { Evidence } from './findings.ts';
import { excerpt, likeness, sameWords } from './words.ts';

/** Ratings and wordings that disagree, periods that cannot be told apart, and colours the dates do not bear out. */
export function ratingFindings(evidence: Evidence): Finding[] {
  return [
    ...samePeriods(evidence),
    ...disagreements(evidence),
    ...unreadable(evidence),
    ...unsupported(evidence),
    ...turns(evidence),
  ];
}

function samePeriods({ plan }: Evidence): Finding[] {
  return plan.periods.flatMap((period, index) =>
    plan.periods
      .slice(index + 1)
      .filter((other) => period.cutOff !== null && other.cutOff === period.cutOff)
      .map((other): Finding => ({
        kind: 'same-period-date',
        severity: 'warning',
        keys: [],
        where: 'column headings',
        message: `"${period.label}" and "${other.label}" carry the same date, ${longDate(period.cutOff ?? '')}; one of them may be wrong.`,
      })),
  );
}

function disagreements({ items, plan }: Evidence): Finding[] {
  return items.flatMap(({ entry, recommendation }) => {
    const findings: Finding[] = [];
    const keys = [recommendation.key];
    for (const again of entry.again) {
      for (const period of plan.periods) {
        const here = entry.ratings.find((rating) => rating.label === period.label);
        const there = again.ratings.find((rating) => rating.label === period.label);
        if (!here?.rag || !there?.rag || here.rag === there.rag) continue;
        findings.push({
          kind: 'rated-differently',
          severity: 'error',
          keys,
          where: `${here.where} and ${there.where}`,
          message: `Rated ${ragLabel(here.rag).toLowerCase()} in one place and ${ragLabel(there.rag).toLowerCase()} in another for "${period.label}". The first is used.`,
        });
      }
    }
    const wordings = [
      ...new Map(entry.again.map((again) => [again.text.toLowerCase(), again])).values(),
    ].filter((again) => !sameWords(again.text, entry.text));
    for (const again of wordings) {
      findings.push({
        kind: 'worded-differently',
        severity: likeness(again.text, entry.text) > 0.97 ? 'info' : 'warning',
        keys,
        where: `${entry.where} and ${again.where}`,
        message: `The same item is worded differently: "${difference(entry.text, again.text)}" and "${difference(again.text, entry.text)}".`,
      });
    }
    return findings;
  });
}

/** The part of one wording that the other does not share, with a word or two around it. */
function difference(one: string, other: string): string {
  const [a, b] = [one.split(/\s+/u), other.split(/\s+/u)];
  const start = a.findIndex((word, index) => word !== b[index]);
  if (start < 0) return excerpt(a.slice(-6).join(' '), 80);
  let tail = 0;
  while (tail < a.length - start && a.at(-1 - tail) === b.at(-1 - tail)) tail += 1;
  return excerpt(a.slice(Math.max(0, start - 3), Math.max(start + 3, a.length - tail + 2)).join(' '), 100);
}

function unreadable({ items }: Evidence): Finding[] {
  return items.flatMap(({ entry, recommendation }) =>
    entry.ratings
      .filter((rating) => !rating.isUnderstood)
      .map((rating): Finding => ({
        kind: 'unreadable-rating',
        severity: 'warning',
        keys: [recommendation.key],
        where: rating.where,
        message: `"${excerpt(rating.text)}" under "${rating.label}" is not a rating we know, so the item is left unrated.`,
      })),
  );
}

/** Arrows and words for the direction of travel that the ratings beside them contradict. */
function turns({ items, plan }: Evidence): Finding[] {
  const current = plan.periods.findLast(({ kind }) => kind === 'current');
  const previous = plan.periods.findLast(({ kind }) => kind !== 'current');
  if (!current || !previous) return [];
  return items.flatMap(({ entry, recommendation }) => {
    const ragIn = (label: string): Rag | null =>
      recommendation.ratings.find(({ period }) => period === label)?.rag ?? null;
    const [before, now] = [ragIn(previous.label), ragIn(current.label)];
    const said = readDirection(entry.direction ?? '');
    if (!said || !before || !now) return [];
    const seen = directionBetween(before, now);
    // A rating has few steps: something may get better or worse within one.
    if (said === seen || seen === 'same' || (said === 'same' && now === 'blue')) return [];
    return [
      {
        kind: 'direction-disagrees',
        severity: 'warning' as const,
        keys: [recommendation.key],
        where: entry.where,
        message: `The direction of travel says "${excerpt(entry.direction ?? '')}", but the rating went from ${ragLabel(before).toLowerCase()} to ${ragLabel(now).toLowerCase()}.`,
      },
    ];
  });
}

function unsupported({ items, plan }: Evidence): Finding[] {
  const current = plan.periods.find(({ kind }) => kind === 'current');
  return items.flatMap(({ entry, recommendation, actions }) => {
    const findings: Finding[] = [];
    const keys = [recommendation.key];
    const rag = recommendation.ratings.find(({ period }) => period === current?.label)?.rag ?? null;
    const open = actions.filter(({ action }) => !action.status || !isClosed(action.status));
    if (
      rag === 'red' &&
      open.length === 0 &&
      !actions.some(({ action }) => action.status === 'in-progress')
    ) {
      findings.push({
        kind: 'red-without-action',
        severity: 'warning',
        keys,
        where: entry.where,
        message: 'Rated red, and no action to recover it is given.',
      });
    }
    const cutOff = current?.cutOff ?? null;
    for (const { action, where } of open) {
      const { end } = action.due;
      if (rag !== 'green' || !cutOff || !end || end >= cutOff) continue;
      findings.push({
        kind: 'green-but-overdue',
        severity: 'warning',
        keys,
        where,
        message: `Rated green, but due ${longDate(end)}, before the period ended on ${longDate(cutOff)}, and not shown as done.`,
      });
    }
    const isUnproved = (status: string | null): boolean => status === 'implemented' || status === 'verified';
    if (
      actions.some(({ action }) => isUnproved(action.status) && !action.progress) &&
      !recommendation.evidence &&
      !recommendation.narrative
    ) {
      findings.push({
        kind: 'complete-without-evidence',
        severity: 'warning',
        keys,
        where: entry.where,
        message: 'Shown as complete with nothing to show for it.',
      });
    }
    return findings;
  });
}
