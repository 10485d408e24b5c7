import type { Entry } from './entries.ts';
import { wordsOf } from './words.ts';

/** Above this, two wordings are of one item; see `EntryIndex.likeIt`. */
export const sameWording = 0.9;

/** How a line's first words are looked up. */
const openingWords = 3;

/**
 * Finds entries by ref, by wording and by their first words without going through all of them for every row and
 * line. Entries are taken in when they are first looked for, by then as complete as they will be.
 */
export class EntryIndex {
  private readonly entries: readonly Entry[];
  private readonly byRef = new Map<string, Entry[]>();
  private readonly byWord = new Map<string, Entry[]>();
  private readonly words = new Map<Entry, ReadonlySet<string>>();
  private readonly byOpening = new Map<string, Entry[]>();
  private readonly place = new Map<Entry, number>();
  private count = 0;

  constructor(entries: readonly Entry[]) {
    this.entries = entries;
  }

  /** Entries with the same refs, in document order. */
  withRefsOf({ refs }: Entry): Entry[] {
    this.takeIn();
    return this.byRef.get(refKey(refs)) ?? [];
  }

  /**
   * Entries worded like this one, above `sameWording`, in document order. Two such wordings share all but 18 % of
   * their words, so of any 18 % and one more of these words the other has at least one; the rarest are looked up.
   */
  likeIt({ text }: Entry): Entry[] {
    this.takeIn();
    const words = new Set(wordsOf(text));
    const holders = [...words]
      .map((word) => this.byWord.get(word) ?? [])
      .sort((one, other) => one.length - other.length);
    const enough = Math.floor(words.size * 0.2) + 1;
    const likely = new Set(holders.slice(0, enough).flat());
    return this.inOrder([...likely].filter((other) => this.isLike(words, other)));
  }

  /** Entries that this line may name: by its ref, or because it begins with their words; in document order. */
  namedBy(ref: string | null, body: string): Entry[] {
    this.takeIn();
    const opening = openingOf(body);
    return this.inOrder([
      ...(ref ? (this.byRef.get(firstRefKey(ref)) ?? []) : []),
      ...(opening ? (this.byOpening.get(opening) ?? []) : []),
    ]);
  }

  private isLike(words: ReadonlySet<string>, other: Entry): boolean {
    const theirs = this.words.get(other) ?? new Set<string>();
    const least = (sameWording * (words.size + theirs.size)) / 2;
    if (Math.min(words.size, theirs.size) <= least) return false;
    let mayMiss = words.size - least;
    for (const word of words) {
      if (theirs.has(word)) continue;
      mayMiss -= 1;
      if (mayMiss <= 0) return false;
    }
    return true;
  }

  private takeIn(): void {
    for (; this.count < this.entries.length; this.count++) {
      const entry = this.entries[this.count] as Entry;
      this.place.set(entry, this.count);
      if (entry.refs[0]) {
        push(this.byRef, refKey(entry.refs), entry);
        push(this.byRef, firstRefKey(entry.refs[0]), entry);
      }
      const words = new Set(wordsOf(entry.text));
      this.words.set(entry, words);
      for (const word of words) push(this.byWord, word, entry);
      const opening = openingOf(entry.text);
      if (opening) push(this.byOpening, opening, entry);
    }
  }

  private inOrder(entries: Entry[]): Entry[] {
    const place = (entry: Entry): number => this.place.get(entry) ?? 0;
    return [...new Set(entries)].sort((one, other) => place(one) - place(other));
  }
}

function push(map: Map<string, Entry[]>, key: string, entry: Entry): void {
  const known = map.get(key);
  if (known) known.push(entry);
  else map.set(key, [entry]);
}

function refKey(refs: string[]): string {
  return `all ${refs.join('|').toLowerCase()}`;
}

function firstRefKey(ref: string): string {
  return `first ${ref.toLowerCase()}`;
}

function openingOf(text: string): string | null {
  const words = wordsOf(text.slice(0, 200)).slice(0, openingWords);
  return words.length === openingWords ? words.join(' ') : null;
}
