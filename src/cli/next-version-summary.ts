import { isIsoDate, longDate } from '#domain/dates';
import type { DifferenceKind, FieldDifference } from '#domain/compare-plan';
import { ragLabel, rags } from '#domain/rag';
import { statusLabels, statuses } from '#domain/status';
import { updatedFieldLabels } from '#domain/update';
import type { NextVersionView } from '#domain/view';
import { shortLine } from './short-line.ts';

const kinds = {
  new: 'New',
  closed: 'Closed',
  'rag-moved': 'RAG moved',
  'date-moved': 'Date moved',
  changed: 'Changed',
  missing: 'Not in this document; stays in the plan',
} satisfies Record<Exclude<DifferenceKind, 'same'>, string>;

/** What an update would write, for a person to read before it does. */
export function nextVersionSummary(next: NextVersionView): string {
  const { planTitle, closesPeriod, opensPeriod, differences, unchanged } = next;
  const lines = [
    planTitle,
    ...(opensPeriod ? [`Opens ${opensPeriod}${closesPeriod ? `, closes ${closesPeriod}` : ''}`] : []),
    ...Object.entries(kinds).flatMap(([kind, label]) => {
      const items = differences.filter((difference) => difference.kind === kind);
      if (items.length === 0) return [];
      return ['', `${label}: ${items.length}`, ...items.flatMap(itemLines)];
    }),
    '',
    `Unchanged: ${unchanged}`,
  ];
  return `${lines.join('\n')}\n`;
}

function itemLines({ ref, text, changes, actions }: NextVersionView['differences'][number]): string[] {
  return [
    `  ${ref}  ${shortLine(text)}`,
    ...changes.map((change) => `    ${changeLine(change)}`),
    ...actions.flatMap((action) =>
      action.changes.map(
        (change) => `    ${action.ref === ref ? '' : `${action.ref}: `}${changeLine(change)}`,
      ),
    ),
  ];
}

function changeLine({ field, before, after, written, takenByDefault }: FieldDifference): string {
  const values = before === null ? words(after) : `${words(before)} → ${words(after)}`;
  const whose = written ? ` (${written.by} wrote it here${takenByDefault ? '' : ', and it stays'})` : '';
  return `${updatedFieldLabels[field]}: ${values}${whose}`;
}

function words(value: string | null): string {
  if (value === null) return 'nothing';
  const rag = rags.find((known) => known === value);
  if (rag) return ragLabel(rag);
  const status = statuses.find((known) => known === value);
  if (status) return statusLabels[status];
  return isIsoDate(value) ? longDate(value) : `“${shortLine(value)}”`;
}
