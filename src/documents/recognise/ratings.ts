import type { Rag } from '#domain/rag';
import type { Cell } from '../content.ts';
import { textOf } from './rows.ts';

export type RatingReading = { rag: Rag | null; isUnderstood: boolean };

const letters: Record<string, Rag | null> = {
  r: 'red',
  a: 'amber',
  g: 'green',
  b: 'blue',
  y: 'amber',
  o: 'amber',
  ra: 'red',
  ar: 'red',
  ag: 'amber',
  ga: 'amber',
};

const symbols: [RegExp, Rag][] = [
  [/🔴|🟥|❌|♦️?🔴/u, 'red'],
  [/🟠|🟡|🟧|🟨|⚠/u, 'amber'],
  [/🟢|🟩|✅|✔/u, 'green'],
  [/🔵|🟦/u, 'blue'],
];

const colours: [RegExp, Rag][] = [
  [/\bred\b/iu, 'red'],
  [/\b(amber|yellow|orange)\b/iu, 'amber'],
  [/\bgreen\b/iu, 'green'],
  [/\bblue\b/iu, 'blue'],
];

const meanings: [RegExp, Rag][] = [
  [/\b(complete(d)?|implemented|closed|embedded|delivered|done)\b/iu, 'blue'],
  [
    /\b(off[- ]track|not on track|overdue|at serious risk|critical|behind (schedule|target)|significant (delay|risk|issue)s?|high risk)\b/iu,
    'red',
  ],
  [
    /\b(at risk|some (delay|risk|slippage|concern)s?|slippage|minor (delay|issue)s?|delayed|slightly behind|medium risk)\b/iu,
    'amber',
  ],
  [/\b(on[- ]track|on[- ]target|on schedule|low risk)\b/iu, 'green'],
];

const unrated =
  /^(?:-+|–|—|n\/?a|not (?:yet )?(?:rated|started|assessed|applicable|due)|none|tbc|nr|n\/r|grey|gray|new|\?)$/iu;

/**
 * Reads the rating in a cell: a letter, a word, a symbol, or nothing but a colour. The letter or word
 * counts before the colour, because colours are copied with their cells.
 *
 * @param isRatingColumn whether words such as "on track" may stand for a colour
 */
export function readRating(cell: Cell, isRatingColumn = true): RatingReading {
  const text = textOf(cell).replace(/\s+/gu, ' ').trim();
  const said = ratingInWords(text, isRatingColumn);
  if (said) return { rag: said, isUnderstood: true };
  if (text === '' || text.length <= 3 || /^[●⬤■◆▲▼►⇧⇨⇩↑→↓*·.]+$/u.test(text)) {
    const color = cell.fill ?? cell.lines.find((line) => line.color)?.color ?? null;
    const seen = color ? rainbow(color) : null;
    if (seen) return { rag: seen, isUnderstood: true };
  }
  return { rag: null, isUnderstood: text === '' || unrated.test(text) };
}

function ratingInWords(text: string, isRatingColumn: boolean): Rag | null {
  if (text === '') return null;
  const bare = text.toLowerCase().replace(/[^a-z]/gu, '');
  if (text.length <= 4 && !/\d/u.test(text) && bare in letters) return letters[bare] ?? null;
  const symbol = symbols.find(([pattern]) => pattern.test(text));
  if (symbol) return symbol[1];
  const named = colours
    .map(([pattern, rag]) => ({ at: text.search(pattern), rag }))
    .filter(({ at }) => at >= 0 && (isRatingColumn ? at < 40 : at === 0))
    .sort((one, other) => one.at - other.at)[0];
  if (named && (isRatingColumn || text.length < 40)) return named.rag;
  const lead = /^([ragb])\b\s*[-–:(]/iu.exec(text);
  if (lead && isRatingColumn) return letters[(lead[1] ?? '').toLowerCase()] ?? null;
  return isRatingColumn && text.length < 60
    ? (meanings.find(([pattern]) => pattern.test(text))?.[1] ?? null)
    : null;
}

/** The traffic-light colour a person would call this; null for greys, pales and others. */
export function rainbow(hex: string): Rag | null {
  const [r, g, b] = [0, 2, 4].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255) as [
    number,
    number,
    number,
  ];
  const [max, min] = [Math.max(r, g, b), Math.min(r, g, b)];
  const spread = max - min;
  if (Number.isNaN(spread) || spread < 0.12 || (max > 0 && spread / max < 0.14)) return null;
  const hue =
    60 * (max === r ? ((g - b) / spread + 6) % 6 : max === g ? (b - r) / spread + 2 : (r - g) / spread + 4);
  if (hue < 16 || hue >= 340) return 'red';
  if (hue < 66) return 'amber';
  if (hue < 170) return 'green';
  return hue < 255 ? 'blue' : null;
}
