import { countOf } from '#domain/count-of';
import { longDate } from '#domain/dates';
import type { Finding } from '#domain/finding';
import type { Named, ParsedAction, ParsedPlan } from '#domain/parsed-plan';
import { planSourceLabels } from '#domain/plan';
import { ragLabel, rags, type Rag } from '#domain/rag';
import { statusLabels } from '#domain/status';
import { shortLine } from './short-line.ts';

/** What a document was understood to say, for a person to hold against the document. */
export function planSummary(plan: ParsedPlan): string {
  const lines = [
    plan.title,
    `${planSourceLabels[plan.source]}: ${countOf(plan.recommendations.length, 'item')}, ${countOf(plan.actions.length, 'action')}, ${countOf(plan.findings.length, 'finding')}`,
    ...(plan.periods.length > 0 ? [`Periods: ${plan.periods.map(({ label }) => label).join(', ')}`] : []),
    `Rated now: ${ratedNow(plan)}`,
    '',
    ...plan.recommendations.flatMap(({ key, text, ratings }) => [
      `${key}  ${ragLabel(ratings.at(-1)?.rag ?? null)}  ${shortLine(text)}`,
      ...plan.actions.filter(({ recommendationKey }) => recommendationKey === key).map(actionLine),
    ]),
    ...(plan.findings.length > 0 ? ['', 'Findings', ...plan.findings.map(findingLine)] : []),
  ];
  return `${lines.join('\n')}\n`;
}

function ratedNow({ recommendations }: ParsedPlan): string {
  const last = recommendations.map(({ ratings }) => ratings.at(-1)?.rag ?? null);
  return ([...rags, null] as (Rag | null)[])
    .map((rag) => ({ rag, found: last.filter((each) => each === rag).length }))
    .filter(({ found }) => found > 0)
    .map(({ rag, found }) => `${found} ${ragLabel(rag).toLowerCase()}`)
    .join(', ');
}

function actionLine({ text, owners, due, status }: ParsedAction): string {
  const facts = [
    owners.map(nameOf).join(', ') || 'no owner',
    due.end ? `due ${longDate(due.end)}` : due.text || 'no date',
    ...(status ? [statusLabels[status].toLowerCase()] : []),
  ];
  return `    ${shortLine(text)} (${facts.join('; ')})`;
}

function findingLine({ severity, where, message }: Finding): string {
  return `  ${severity}: ${message}${where ? ` (${where})` : ''}`;
}

function nameOf({ post, person }: Named): string {
  return [person, post].filter(Boolean).join(', ');
}
