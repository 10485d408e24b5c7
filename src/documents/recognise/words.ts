/** Lower-case words and numbers only: what two differently typed copies of one text have in common. */
export function wordsOf(text: string): string[] {
  return (
    text
      .toLowerCase()
      .replace(/[’‘']/gu, '')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** 0 to 1: how much of the shorter text's wording stands in the other. */
export function likeness(one: string, other: string): number {
  const [a, b] = [new Set(wordsOf(one)), new Set(wordsOf(other))];
  if (a.size === 0 || b.size === 0) return 0;
  const shared = [...a].filter((word) => b.has(word)).length;
  return (2 * shared) / (a.size + b.size);
}

export function sameWords(one: string, other: string): boolean {
  return wordsOf(one).join(' ') === wordsOf(other).join(' ');
}

/** Ends as a sentence, a list item or a heading may: nothing seems to follow. */
export function endsCleanly(text: string): boolean {
  return /(?:[.!?:;…]["'’”)\]]*|[;,] (?:and|or)|["”)\]]|https?:\S+)$/u.test(text.trim());
}

/** Starts in the middle of a sentence. */
export function startsMidSentence(text: string): boolean {
  return (
    /^[a-z(]?[a-z][a-z-]*(?:[\s,.;:]|$)/u.test(text.trim()) && !/^(?:[a-z]|[ivx]+)[.)]\s/u.test(text.trim())
  );
}

/** Ends on a word that must be followed by another. */
export function endsDangling(text: string): boolean {
  return /(?<![;,])\s(?:and|or|of|the|a|an|to|for|with|by|in|on|at|from|that|which|is|are|was|were|be|been|has|have|had|will|its|their|our|this|as|not)$/iu.test(
    text.trim(),
  );
}

/** Up to and including the first sentence's end; the whole text when it has only one. */
export function firstSentence(text: string): string {
  return /^.*?[.!?]["'’”)]*(?=\s+[A-Z“"'‘(])/su.exec(text)?.[0] ?? text;
}

/** Two pieces of one text: a space inside a sentence, else a new line. */
export function joinText(first: string | null, second: string | null): string | null {
  if (!first || !second) return first || second || null;
  return endsCleanly(first) && !startsMidSentence(second) ? `${first}\n${second}` : `${first} ${second}`;
}

/** Shortened for a message, at a word. */
export function excerpt(text: string, length = 60): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  return line.length <= length ? line : `${line.slice(0, length).replace(/\s\S*$/u, '')}…`;
}
