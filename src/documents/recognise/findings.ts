import type { Finding } from '#domain/finding';
import type { ParsedPlan } from '#domain/parsed-plan';
import type { DocumentContent } from '../content.ts';
import type { BuiltItem } from './build-plan.ts';
import type { Entry } from './entries.ts';
import type { DocumentReading } from './read-document.ts';
import { excerpt } from './words.ts';

export interface Evidence {
  plan: ParsedPlan;
  items: BuiltItem[];
  keys: Map<Entry, string>;
  reading: DocumentReading;
  content: DocumentContent;
}

/** What a careful reader would challenge, known from the document alone. */
export function findingsOf(evidence: Evidence): Finding[] {
  const { items, content, reading, plan } = evidence;
  const warnings = content.warnings.map((message): Finding => ({
    kind: 'not-read',
    severity: 'warning',
    keys: [],
    where: 'document',
    message,
  }));
  if (items.length === 0) return [...warnings, noRecommendations(plan, reading, content)];
  return [...warnings];
}

function noRecommendations(plan: ParsedPlan, reading: DocumentReading, content: DocumentContent): Finding {
  const tables = content.blocks.filter((block) => block.type === 'table');
  const first = tables[0]?.rows[0]?.cells
    .map((cell) => cell.lines.map(({ text }) => text).join(' '))
    .filter((text) => text !== '')
    .join(', ');
  const seen = reading.refusal
    ? `It looks like ${reading.refusal}.`
    : tables.length === 0
      ? `It has no tables and no numbered recommendations, only text beginning "${excerpt(plan.title)}".`
      : `It has ${tables.length === 1 ? 'one table' : `${tables.length} tables`}; the first begins "${excerpt(first ?? '')}".`;
  return {
    kind: 'no-recommendations',
    severity: 'error',
    keys: [],
    where: 'document',
    message: `No recommendations or actions were found in this document. ${seen}`,
  };
}
