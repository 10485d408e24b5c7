import { rags, type Rag } from '#domain/rag';
import type { Status } from '#domain/status';

/** What people call a RAG or a status in chat. Each reads from the start of a text only. */

export type RagRead =
  | { kind: 'rag'; rag: Rag; length: number }
  /** Meant as a colour, but not one of ours: "purple", "ambr", "amber/green". */
  | { kind: 'not-a-rag'; word: string };

export function readRag(text: string): RagRead | null {
  const moved = /^from (?:red|amber|green|blue) to (red|amber|green|blue)(?![\w/-])/i.exec(text);
  if (moved) return { kind: 'rag', rag: asRag(moved[1]), length: moved[0].length };
  const between = /^(?:red|amber|green|blue)(?:\/| or )(?:red|amber|green|blue)\b/i.exec(text);
  if (between) return { kind: 'not-a-rag', word: between[0] };
  const exact = /^(red|amber|green|blue)(?![\w/-])/i.exec(text);
  if (exact) return { kind: 'rag', rag: asRag(exact[1]), length: exact[0].length };

  const word = /^[a-z]+(?![\w/-])/i.exec(text)?.[0];
  if (word && (otherColours.has(word.toLowerCase()) || isSlipOfTheFinger(word.toLowerCase()))) {
    return { kind: 'not-a-rag', word };
  }
  return null;
}

function asRag(word: string | undefined): Rag {
  return rags.find((rag) => rag === word?.toLowerCase()) ?? 'red';
}

const otherColours = new Set(
  'purple yellow orange pink black white grey gray brown gold silver violet teal turquoise lime navy yelow'.split(
    ' ',
  ),
);

/** Real words one letter away from a colour: never taken for a slip. */
const realWords = new Set('ember umber greed greet greens blues clue glue blur'.split(' '));
const slipsOfRed = new Set(['redd', 'rred', 'rde', 'erd', 'reed']);

function isSlipOfTheFinger(word: string): boolean {
  if (realWords.has(word)) return false;
  if (slipsOfRed.has(word)) return true;
  // "Red" is too short for this: read, rod, bed and fed are words.
  return ['amber', 'green', 'blue'].some((colour) => isOneSlipAway(word, colour));
}

/** One letter missing, added, wrong, or two swapped. */
function isOneSlipAway(word: string, target: string): boolean {
  if (Math.abs(word.length - target.length) > 1 || word === target) return false;
  let start = 0;
  while (start < word.length && word[start] === target[start]) start += 1;
  const wordRest = word.slice(start);
  const targetRest = target.slice(start);
  return (
    wordRest.slice(1) === targetRest ||
    wordRest === targetRest.slice(1) ||
    wordRest.slice(1) === targetRest.slice(1) ||
    (wordRest[0] === targetRest[1] &&
      wordRest[1] === targetRest[0] &&
      wordRest.slice(2) === targetRest.slice(2))
  );
}

export interface StatusRead {
  status: Status;
  /** Characters to leave out of the note: none where the word is part of the sentence ("started drafting"). */
  length: number;
}

export function readStatus(text: string): StatusRead | null {
  for (const [pattern, status] of statusWords) {
    const match = pattern.exec(text);
    if (!match) continue;
    const rest = text.slice(match[0].length);
    const runsOn =
      /^(?:started|starting|completed|finished|delivered|implemented|complete)$/i.test(match[0]) &&
      /^ +[a-z]/i.test(rest) &&
      !/^ +(?:because|as|since|and|now|but|on|https?:)\b/i.test(rest);
    // "Complete the review" asks for something; it does not say that it is done.
    if (runsOn && /^complete$/i.test(match[0])) return null;
    return { status, length: runsOn ? 0 : match[0].length };
  }
  return null;
}

const statusWords: readonly (readonly [RegExp, Status])[] = (
  [
    ['not (?:yet )?started|not (?:yet )?begun', 'not-started'],
    ['in[ -]progress|started|starting|under ?way|begun', 'in-progress'],
    ['implemented|done|completed?|finished|delivered|closed', 'implemented'],
    ['verified', 'verified'],
    ['on-?going', 'ongoing'],
    ['not accepted|rejected', 'not-accepted'],
    ['superseded', 'superseded'],
    ['no longer (?:warranted|needed|required)', 'no-longer-warranted'],
  ] as const
).map(([words, status]) => [new RegExp(`^(?:${words})(?![\\w/-])`, 'i'), status]);
