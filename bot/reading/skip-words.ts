/** Words passed over at the start of a text, as people put them between a ref and what they say about it. */
export interface Skipped {
  /** Characters passed over, spaces and light punctuation after the last word included. */
  length: number;
  /** In lower case, in order. */
  words: readonly string[];
  /** Where each of them begins. */
  starts: readonly number[];
}

/**
 * Passes over words of a set. "To" is one of them only after a word that sets something: "set to done" says
 * that it is done, "to do" does not.
 */
export function skipWords(text: string, skippable: ReadonlySet<string>): Skipped {
  const words: string[] = [];
  const starts: number[] = [];
  let length = lightPunctuation(text, 0);
  for (;;) {
    const word = wordAt(text, length);
    const isSkipped =
      word !== '' &&
      (skippable.has(word) ||
        (word === 'to' && setting.has(words.findLast((each) => !meaningIt.has(each)) ?? '')));
    if (!isSkipped) return { length, words, starts };
    words.push(word);
    starts.push(length);
    length = lightPunctuation(text, length + word.length);
  }
}

/** "Moved this to amber". */
const meaningIt = new Set(['this', 'it', 'that']);

const setting = new Set(
  'set mark marked put leave left keep turn worsened deteriorated escalate escalated move moved change changed go gone going turn turned update updated up down back dropped slipped improved downgraded upgraded rag status rating'.split(
    ' ',
  ),
);

const word = /[\p{L}][\p{L}']*/uy;

function wordAt(text: string, at: number): string {
  word.lastIndex = at;
  return word.exec(text)?.[0].toLowerCase() ?? '';
}

const tellingEmoji = '[🔴🟥🟠🟧🟡🟨🟢🟩🔵🟦✅✔☑❤💚]';

/** Emoji that are a colour or a tick say something. */
export const telling = new RegExp(tellingEmoji, 'u');

/** All others are decoration. */
export const decoration = String.raw`(?:(?!${tellingEmoji})\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f)`;

const punctuation = new RegExp(`(?:[\\s,;:=.&+/→–—-]|${decoration})*`, 'uy');

/** Where the next word begins, past spaces and marks that only keep words apart. */
export function lightPunctuation(text: string, at: number): number {
  punctuation.lastIndex = at;
  return at + (punctuation.exec(text)?.[0].length ?? 0);
}
