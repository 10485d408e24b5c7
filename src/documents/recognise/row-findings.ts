import type { Finding } from '#domain/finding';
import type { Evidence } from './findings.ts';
import { excerpt } from './words.ts';

/** What page breaks and lost numbering did to the rows, and what was done about it. */
export function rowFindings(evidence: Evidence): Finding[] {
  return [...bled(evidence), ...joined(evidence), ...lostNumbers(evidence), ...repeatedRefs(evidence)];
}

function bled({ reading, keys }: Evidence): Finding[] {
  return reading.notes.map(({ entries, where, fragment }): Finding => ({
    kind: 'bled-text',
    severity: 'warning',
    keys: entries.flatMap((entry) => keys.get(entry) ?? []),
    where,
    message: `"${excerpt(fragment)}" stood in this row but finishes the text of the row above, and was put back there.`,
  }));
}

function joined({ items }: Evidence): Finding[] {
  return items
    .filter(({ entry }) => entry.joinedAt.length > 0)
    .map(({ entry, recommendation }): Finding => ({
      kind: 'cut-by-page',
      severity: 'info',
      keys: [recommendation.key],
      where: [entry.where, ...new Set(entry.joinedAt)].join(' and '),
      message: 'The row looked cut in half by a page break, and its parts were put together.',
    }));
}

function lostNumbers({ items }: Evidence): Finding[] {
  const parts = items.filter(({ entry }) => entry.parent !== null);
  const parents = new Set(parts.map(({ recommendation }) => recommendation.parentKey));
  return [...parents].flatMap((parentKey) => {
    const own = parts.filter(({ recommendation }) => recommendation.parentKey === parentKey);
    const lost = own.filter(({ recommendation }) => recommendation.refs.length === 0);
    const first = lost[0];
    if (!first || lost.length === own.length) return [];
    return [
      {
        kind: 'number-lost',
        severity: 'info' as const,
        keys: lost.map(({ recommendation }) => recommendation.key),
        where: first.entry.where,
        message: `${lost.length === 1 ? 'One part has' : `${lost.length} parts have`} lost ${lost.length === 1 ? 'its' : 'their'} number in the document and ${lost.length === 1 ? 'was' : 'were'} numbered by place.`,
      },
    ];
  });
}

function repeatedRefs({ items }: Evidence): Finding[] {
  return items
    .filter(({ recommendation }) => {
      const wanted = recommendation.refs[0]?.replace(/\s+/gu, '');
      return wanted !== undefined && recommendation.key.startsWith(`${wanted}-`);
    })
    .map(({ entry, recommendation }): Finding => ({
      kind: 'repeated-ref',
      severity: 'warning',
      keys: [recommendation.refs[0] ?? '', recommendation.key],
      where: entry.where,
      message: `The reference ${recommendation.refs[0]} is used for another item already, so this one is called ${recommendation.key}.`,
    }));
}
