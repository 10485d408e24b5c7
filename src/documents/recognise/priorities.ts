import type { Priority } from '#domain/recommendation';

const words: [RegExp, Priority][] = [
  [
    /^(?:h|high|critical|urgent|essential|fundamental|immediate|very high|major|p1|priority 1|1|one|red|grade 1|a)\b/iu,
    'high',
  ],
  [
    /^(?:m|med|medium|moderate|significant|important|normal|p2|priority 2|2|two|amber|grade 2|b|standard)\b/iu,
    'medium',
  ],
  [
    /^(?:l|low|minor|desirable|advisory|routine|best practice|merits attention|housekeeping|p3|priority 3|3|three|green|grade 3|c|p4|4)\b/iu,
    'low',
  ],
];

/** "H", "High", "Priority 1", "Significant": on the three-step scale of a plan. */
export function readPriority(text: string): Priority | null {
  const trimmed = text
    .trim()
    .replace(/^[^\p{L}\d]+/u, '')
    .replace(/^(?:priority|risk|rating|grade)\s*[:–-]\s*/iu, '');
  return trimmed.length > 30 ? null : (words.find(([pattern]) => pattern.test(trimmed))?.[1] ?? null);
}
