import type { Rag } from '#domain/rag';

export type Direction = 'better' | 'same' | 'worse';

const words: [RegExp, Direction][] = [
  [
    /[↔⇔⬌→⇒⇨➡►▶●=]|\b(?:same|no change|unchanged|static|stable|steady|level|maintained|sideways|none)\b/iu,
    'same',
  ],
  [/[↑⇧⇑⬆▲↗⬈➚]|\b(?:improv\w*|better|up(?:wards?)?|positive|increasing|rising)\b/iu, 'better'],
  [
    /[↓⇩⇓⬇▼↘⬊➘]|\b(?:worse\w*|declin\w*|deteriorat\w*|down(?:wards?)?|negative|decreasing|falling|slip\w*)\b/iu,
    'worse',
  ],
];

/** Which way an arrow or a word says that something moves; null when it says neither. */
export function readDirection(text: string): Direction | null {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.length > 40) return null;
  return words.find(([pattern]) => pattern.test(trimmed))?.[1] ?? null;
}

const rank: Record<Rag, number> = { red: 0, amber: 1, green: 2, blue: 3 };

export function directionBetween(before: Rag, now: Rag): Direction {
  const change = rank[now] - rank[before];
  return change > 0 ? 'better' : change < 0 ? 'worse' : 'same';
}
