import type { Finding } from '#domain/finding';
import type { Figure } from '#domain/recommendation';
import type { Evidence } from './findings.ts';

const states =
  'complete[d]?|implemented|closed|delivered|achieved|underway|under way|in progress|on track|on hold|started|not started|to be progressed|to be started|outstanding|overdue|open|delayed|at risk|off track|superseded|red|amber|green|blue';
const counted = new RegExp(
  `(?<![\\d/.,£-]|january |february |march |april |may |june |july |august |september |october |november |december )(?!(?:19|20)\\d\\d\\b)(\\d[\\d,]*)\\s+(?:(?:recommendations?|actions?|audits?|items?|milestones?|measures?|are|were|is|was|have|has|had|been|being|shown|rated|now|as|the|of|these|them)\\s+){0,5}(${states})\\b`,
  'giu',
);
const total =
  /\b(?:all|the|of|against(?: the| all)?)\s+(\d[\d,]*)\s+(?:\p{L}+\s+){0,4}?(?:recommendations?|actions?|audits?|items?|milestones?|measures?|projects?)\b/giu;

/** Counts a text gives of what is done and not done: "40 as being complete, 9 as underway", of 76. */
export function figuresIn(text: string): Figure[] {
  const totals = [...text.matchAll(total)].map((match) => ({ at: match.index, count: number(match[1]) }));
  return [...text.matchAll(counted)].map((match) => ({
    count: number(match[1]),
    label: (match[2] ?? '').toLowerCase(),
    of:
      totals.findLast(
        ({ at, count }) => at < match.index && match.index - at < 400 && count >= number(match[1]),
      )?.count ?? null,
  }));
}

/** One line per item that has figures, and a challenge where they do not add up to what they are part of. */
export function figureFindings({ items }: Evidence): Finding[] {
  return items.flatMap(({ entry, recommendation }) => {
    const figures = recommendation.figures ?? [];
    if (figures.length === 0) return [];
    const keys = [recommendation.key];
    const groups = new Map<number, Figure[]>();
    for (const figure of figures)
      if (figure.of !== null) groups.set(figure.of, [...(groups.get(figure.of) ?? []), figure]);
    const findings: Finding[] = [
      {
        kind: 'figures',
        severity: 'info',
        keys,
        where: entry.where,
        message: `The narrative counts ${figures.map(({ count, label, of }) => `${count} ${label}${of === null ? '' : ` of ${of}`}`).join(', ')}.`,
      },
    ];
    for (const [of, group] of groups) {
      const sum = group.reduce((whole, { count }) => whole + count, 0);
      const isDistinct = new Set(group.map(({ label }) => label)).size === group.length;
      if (group.length < 2 || !isDistinct || sum <= of) continue;
      findings.push({
        kind: 'figures-do-not-add-up',
        severity: 'warning',
        keys,
        where: entry.where,
        message: `${group.map(({ count, label }) => `${count} ${label}`).join(', ')} come to ${sum}, not ${of}.`,
      });
    }
    return findings;
  });
}

function number(text: string | undefined): number {
  return Number((text ?? '').replace(/,/gu, ''));
}
