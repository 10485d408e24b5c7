/** What was decided about a recommendation before anything was done about it. */
export type Decision = 'accepted' | 'partly' | 'rejected';

const words: [RegExp, Decision][] = [
  [
    /^(?:n|no|not (?:accepted|agreed|approved|supported)|reject(?:ed)?|declined?|disagreed?|refused?)\b/iu,
    'rejected',
  ],
  [
    /^(?:part(?:ly|ially|ial)?\b|(?:agreed|accept(?:ed)?|approved)?,? ?(?:but )?in (?:part|principle)\b)/iu,
    'partly',
  ],
  [/^(?:y|yes|agreed?|accept(?:ed)?|approved?|supported|✓|✔|☑)(?![a-z])/iu, 'accepted'],
];

/** "Y", "Agreed in part", "Not accepted": null when the text says something else. */
export function readDecision(text: string): Decision | null {
  const trimmed = text.trim();
  return words.find(([pattern]) => pattern.test(trimmed))?.[1] ?? null;
}

/** A decision and the words that explain it, as one response; a bare "Y" says nothing beside them. */
export function responseOf(decision: string | null, explained: string | null): string | null {
  if (!decision || !explained) return decision ?? explained;
  const isBare = /^(?:y(?:es)?|no?|agreed?|accept(?:ed)?)\.?$/iu.test(decision.trim());
  return isBare ? explained : `${decision}\n${explained}`;
}
