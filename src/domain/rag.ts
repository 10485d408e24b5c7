/** Delivery confidence on a plan's scale. Never the same thing as status. */
export type Rag = 'red' | 'amber' | 'green' | 'blue';

/** Worst first, so that an index compares two ratings. */
export const rags = ['red', 'amber', 'green', 'blue'] as const satisfies readonly Rag[];

export function isRag(text: string | null): text is Rag {
  return rags.some((rag) => rag === text);
}

export const ragLabels = {
  red: 'Red',
  amber: 'Amber',
  green: 'Green',
  blue: 'Blue',
} satisfies Record<Rag, string>;

/** "Amber", or "Not rated" where nobody has said. */
export function ragLabel(rag: Rag | null): string {
  return rag ? ragLabels[rag] : 'Not rated';
}

/** What one colour means in one plan; printed on reports. */
export interface RagMeaning {
  rag: Rag;
  meaning: string;
}

/** What one colour, or having none, means in a plan as it is set up. */
export interface RagKeyEntry {
  rag: Rag | 'none';
  meaning: string;
}

/** In which order a key is printed. */
export const ragKeyOrder = [...rags, 'none'] as const satisfies readonly RagKeyEntry['rag'][];

export function ragKeyLabel(rag: RagKeyEntry['rag']): string {
  return ragLabel(rag === 'none' ? null : rag);
}

export type Movement = 'better' | 'same' | 'worse';

/** How a rating moved, or null when either side was never rated. */
export function movement(before: Rag | null, after: Rag | null): Movement | null {
  if (!before || !after) return null;
  const step = rags.indexOf(after) - rags.indexOf(before);
  return step === 0 ? 'same' : step > 0 ? 'better' : 'worse';
}
