import type { Finding } from '#domain/finding';
import type { ParsedPlan } from '#domain/parsed-plan';
import type { Status } from '#domain/status';
import type { DocumentContent } from '../content.ts';
import type { BuiltItem } from './build-plan.ts';
import { claimFindings } from './claims.ts';
import { dateFindings } from './date-findings.ts';
import type { Entry } from './entries.ts';
import { figureFindings } from './figures.ts';
import { narrativeFindings } from './narrative-findings.ts';
import { ratingFindings } from './rating-findings.ts';
import type { DocumentReading } from './read-document.ts';
import { rowFindings } from './row-findings.ts';
import { excerpt } from './words.ts';

/** The finished plan beside how it was read. */
export interface Evidence {
  plan: ParsedPlan;
  items: BuiltItem[];
  keys: Map<Entry, string>;
  reading: DocumentReading;
  content: DocumentContent;
}

/** What a careful reader would challenge, so far as the document alone can show it. */
export function findingsOf(evidence: Evidence): Finding[] {
  const { items, content } = evidence;
  const notRead = content.warnings.map((message): Finding => ({
    kind: 'not-read',
    severity: 'warning',
    keys: [],
    where: 'document',
    message,
  }));
  if (items.length === 0) return [noRecommendations(evidence), ...notRead];
  return [
    ...notRead,
    ...ratingFindings(evidence),
    ...claimFindings(evidence),
    ...narrativeFindings(evidence),
    ...ownerFindings(evidence),
    ...dateFindings(evidence),
    ...rowFindings(evidence),
    ...figureFindings(evidence),
  ];
}

function noRecommendations({ plan, reading, content }: Evidence): Finding {
  const tables = content.blocks.filter((block) => block.type === 'table');
  const first = tables[0]?.rows
    .map((row) =>
      row.cells.map((cell) => cell.lines.map(({ text }) => text).join(' ')).filter((text) => text !== ''),
    )
    .find((texts) => texts.length > 0)
    ?.join(', ');
  const seen = reading.refusal
    ? `It looks like ${reading.refusal}.`
    : first === undefined
      ? `It has no tables and no numbered recommendations, only text that begins "${excerpt(plan.title)}".`
      : `It has ${tables.length === 1 ? 'one table' : `${tables.length} tables`}, but none with a column for recommendations or actions; the first begins "${excerpt(first)}".`;
  return {
    kind: 'no-recommendations',
    severity: 'error',
    keys: [],
    where: 'document',
    message: `No recommendations or actions were found in this document. ${seen}`,
  };
}

/** Nobody is asked to do what was turned down or fell away. */
function isDropped(status: Status | null): boolean {
  return status === 'not-accepted' || status === 'superseded' || status === 'no-longer-warranted';
}

function ownerFindings({ items, plan }: Evidence): Finding[] {
  const actions = items.flatMap((item) => item.actions);
  const ranTogether = actions
    .filter((built) => built.ranTogether)
    .map(({ action, where }): Finding => ({
      kind: 'owners-run-together',
      severity: 'warning',
      keys: [action.recommendationKey],
      where,
      message: `Several owners stood with nothing between them and were read as ${action.owners.map((owner) => owner.post ?? owner.person).join('; ')}.`,
    }));
  const ownerless = actions.filter(
    ({ action }) =>
      action.owners.length === 0 && action.accountable.length === 0 && !isDropped(action.status),
  );
  if (ownerless.length === 0) return ranTogether;
  if (ownerless.length === plan.actions.length) {
    return [
      {
        kind: 'no-owner',
        severity: 'warning',
        keys: [...new Set(ownerless.map(({ action }) => action.recommendationKey))],
        where: 'document',
        message: 'The document names no owner for any action.',
      },
    ];
  }
  return [
    ...ranTogether,
    ...ownerless.map(({ action, where }): Finding => ({
      kind: 'no-owner',
      severity: 'warning',
      keys: [action.recommendationKey],
      where,
      message: `Nobody is named to do "${excerpt(action.text)}".`,
    })),
  ];
}
