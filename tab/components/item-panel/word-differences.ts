/** A run of words that one or both of two texts have. */
export interface WordRun {
  kind: 'same' | 'removed' | 'added';
  text: string;
}

/** Beyond this many words on either side comparing costs more than it tells; the texts then stand as they are. */
const mostWords = 1_200;

/**
 * What became of one text in another, word by word, in reading order: what both have, what went and what came.
 * Null where the texts are too long or share too little to be compared.
 */
export function wordDifferences(before: string, after: string): WordRun[] | null {
  const a = before.match(wordWithSpace) ?? [];
  const b = after.match(wordWithSpace) ?? [];
  if (a.length > mostWords || b.length > mostWords) return null;
  const lengths = commonLengths(a, b);
  const common = lengths[0] ?? 0;
  if (common * 2 < Math.min(a.length, b.length)) return null; // written anew
  const runs: WordRun[] = [];
  const push = (kind: WordRun['kind'], text: string) => {
    const last = runs.at(-1);
    if (last?.kind === kind) last.text += text;
    else runs.push({ kind, text });
  };
  const width = b.length + 1;
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const [old, now] = [a[i], b[j]];
    if (old !== undefined && now !== undefined && old.trim() === now.trim()) {
      push('same', now);
      i += 1;
      j += 1;
    } else if (
      now === undefined ||
      (old !== undefined && (lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0))
    ) {
      push('removed', old ?? '');
      i += 1;
    } else {
      push('added', now);
      j += 1;
    }
  }
  return runs;
}

const wordWithSpace = /\S+\s*/g;

/** Length of the longest common run of words from each pair of places on, row by row. */
function commonLengths(a: readonly string[], b: readonly string[]): Uint16Array {
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      lengths[i * width + j] =
        a[i]?.trim() === b[j]?.trim()
          ? (lengths[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0);
    }
  }
  return lengths;
}
