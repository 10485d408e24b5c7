import type { PlanSource } from '#domain/plan';

const signs: [RegExp, PlanSource, number][] = [
  [/\bannual governance statement\b|\bAGS\b/iu, 'annual-governance-statement', 3],
  [/\bgovernance issues?\b/iu, 'annual-governance-statement', 1],
  [/\bpeer (?:challenge|review|team)\b|\bcorporate peer\b|\bLGA\b.*\bpeer\b/iu, 'peer-challenge', 3],
  [
    /\b(?:external audit|external auditors?|auditor['’]?s annual report|ISA ?260|value for money recommendations|grant thornton|ernst & young|kpmg|mazars|forvis|bdo|deloitte)\b/iu,
    'external-audit',
    2,
  ],
  [
    /\b(?:key|improvement|statutory) recommendations?\b|\b\d+ (?:key|improvement|statutory)\b/iu,
    'external-audit',
    2,
  ],
  [
    /\b(?:internal audit|audit actions?|audit tracker|audit recommendations?|head of internal audit|agreed management actions?)\b/iu,
    'internal-audit',
    2,
  ],
  [
    /\b(?:intervention|best value|commissioners?|recovery plan|improvement and recovery|directions?|statutory notice|exit strategy|ofsted|inspection|CQC)\b/iu,
    'intervention',
    2,
  ],
  [/\b(?:scrutiny|task and finish|select committee|overview and scrutiny)\b/iu, 'scrutiny', 2],
];

/**
 * Guesses whose recommendations these are. A title says more than a heading, a heading more than a column.
 *
 * @param texts in falling order of weight: file name and title, headings, column headings and first lines
 */
export function guessSource(texts: { title: string; headings: string; columns: string }): PlanSource {
  const scores = new Map<PlanSource, number>();
  for (const [text, weight] of [
    [texts.title, 5],
    [texts.headings, 2],
    [texts.columns, 1],
  ] as const) {
    for (const [pattern, source, strength] of signs) {
      if (pattern.test(text)) scores.set(source, (scores.get(source) ?? 0) + strength * weight);
    }
  }
  const best = [...scores].sort(([, one], [, other]) => other - one)[0];
  return best?.[0] ?? 'other';
}
