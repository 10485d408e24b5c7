import { rags, type Rag } from '#domain/rag';
import { isOneSlipAway } from './one-slip.ts';
import { skipWords } from './skip-words.ts';

/** What a text says about a colour at its start. `length` is how much of the text that took. */
export type RagRead = (
  | { kind: 'rag'; rag: Rag }
  /** "Not amber any more", "was green". */
  | { kind: 'not-rag'; rag: Rag; isPast: boolean }
  /** "Amber/green", "red or amber". */
  | { kind: 'two-rags'; rags: Rag[] }
  /** Meant as a colour, but not one of ours: "purple", "ambr". `meant` where only one can be. */
  | { kind: 'no-rag'; typed: string; meant: Rag | null }
) & { length: number };

const colour = '(red|amber|green|blue)';
const notAWordAfter = "(?![\\w'/-])";

const moved = new RegExp(
  `^(?:from )?${colour} *(?:->|→|=>|➔|➜|➡️?|⇒|>+) *${colour}${notAWordAfter}|^from ${colour} (?:up |down |back )?to ${colour}${notAWordAfter}`,
  'i',
);
const between = new RegExp(
  `^(?:between )?${colour}(?: *[/\\\\-] *| or | and | to | & | ?\\+ ?|, or )${colour}${notAWordAfter}`,
  'i',
);
const denied = new RegExp(
  `^(not|isn't|is not|isnt|no longer|never|nor|instead of|rather than|was|were|wasn't|previously|formerly|used to be|had been)(?: (?:rated|really|quite|yet|at|on|a|been|even|fully|just))* ${colour}${notAWordAfter}(?: (?:any ?more|any longer|before|last (?:time|month|quarter|period|year|week|meeting)|until (?:now|recently)|yet))?`,
  'i',
);
const plain = new RegExp(`^${colour}${notAWordAfter}`, 'i');
const roughly = new RegExp(`^${colour}(?:ish|y|-ish|-y| ish)\\b`, 'i');

/** What stands between a ref and its colour: "is now", "has moved to", "I'd say". */
const leads = new Set(
  "and but now is are am it its it's that's this as at on rag rated rating rate status colour color score still currently been has have gone going goes go went turned turning moved moving move changed changing change dropped slipped slipping back downgraded downgrade upgraded upgrade improved improving up down stay stays staying remain remains remaining i we i'd we'd we're i'm say think would call make mark marked set put keep keeping kept leave leaving left current today's latest worsened worsening deteriorated escalate escalated turn we've i've level overall delivery confidence looks look feels so also please update updated new again should be all both each to the".split(
    ' ',
  ),
);

/** "The" leads to a colour only with one of these: "the rating is amber". */
const nouns = new Set(['rag', 'rating', 'status', 'colour', 'color', 'score', 'confidence', 'level']);

export function readRag(text: string): RagRead | null {
  const lead = skipWords(text, leads);
  const rest = text.slice(lead.length);
  if (lead.words.includes('the') && !lead.words.some((word) => nouns.has(word))) return null;
  // "Should have been amber": then, and perhaps not now.
  if (/\bshould have been\b/.test(lead.words.join(' '))) return null;
  const read = readColour(rest) ?? readMark(rest);
  if (read) return { ...read, length: lead.length + read.length };
  // The lead words may be the start of the denial: "was green".
  return lead.length > 0 ? readColour(text) : null;
}

function readColour(text: string): RagRead | null {
  const move = moved.exec(text);
  if (move) return { kind: 'rag', rag: asRag(move[2] ?? move[4]), length: move[0].length };
  const two = between.exec(text);
  if (two) return { kind: 'two-rags', rags: [asRag(two[1]), asRag(two[2])], length: two[0].length };
  const not = denied.exec(text);
  if (not) {
    const isPast = /^(?:was|were|previously|formerly|used|had)/i.test(not[0]);
    return { kind: 'not-rag', rag: asRag(not[2]), isPast, length: not[0].length };
  }
  const exact = plain.exec(text);
  if (exact) {
    const after = text.slice(exact[0].length);
    return isThing(exact[0], after) || isForecast(after)
      ? null
      : { kind: 'rag', rag: asRag(exact[1]), length: exact[0].length };
  }
  const rough = roughly.exec(text);
  if (rough) return { kind: 'no-rag', typed: rough[0], meant: asRag(rough[1]), length: rough[0].length };
  return readSlip(text);
}

function asRag(word: string | undefined): Rag {
  return rags.find((rag) => rag === word?.toLowerCase()) ?? 'red';
}

/** Things that have a colour in their name, as councils talk. */
const things: Readonly<Record<Rag, RegExp>> = {
  red: /^(?: |-)(?:tape|lines?|flags?|book|team|routes?|cross|herring|bins?|kite|lion|list|cards?|button)\b/i,
  amber: /^(?: |-)(?:alert|warning|lights?|valley|list)\b/i,
  green:
    /^(?: |-)(?:spaces?|belt|paper|flags?|fleet|energy|waste|bins?|travel|lights?|infrastructure|deal|homes?|lane|corridors?|roofs?|jobs?|economy|agenda|team|book|gas|network|party|space|finance|skills|champions?|plan|strategy|wedge|grants?)\b/i,
  blue: /^(?: |-)(?:badges?|lights?|bins?|plaques?|prints?|book|line|zone|sky|coats?)\b/i,
};

function isThing(word: string, after: string): boolean {
  return things[asRag(word)].test(after);
}

/** "Green by March", "green once signed": what it will be is not what it is. */
function isForecast(after: string): boolean {
  return /^ (?:by|when|if|once|next|soon|eventually|later|tomorrow|hopefully|expected|assuming|subject to|after|from|for (?:march|april|may|june|july)|in (?:\d|[a-z]+ (?:weeks?|months?)|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)))/i.test(
    after,
  );
}

const marksOf: readonly (readonly [RegExp, Rag])[] = [
  [/^(?:🔴|🟥|❤️?)/u, 'red'],
  [/^(?:🟠|🟧|🟡|🟨)/u, 'amber'],
  [/^(?:🟢|🟩|💚)/u, 'green'],
  [/^(?:🔵|🟦)/u, 'blue'],
];
const byLetter: Readonly<Record<string, Rag>> = { R: 'red', A: 'amber', G: 'green', B: 'blue' };

/** Nothing follows the letter, or why. */
const isAlone = /^\s*$|^\s+(?:because|due to|owing to|now|still|again|please)\b/i;

/** "A/G", "R-A": between two, as dashboards have it; nothing else of the clause may follow. */
const letterPair = /^([RAGB])[/-]([RAGB])(?=[\s.!]*$)/;

/** A coloured mark; or a single capital that is all there is: "GT8 A". */
function readMark(text: string): RagRead | null {
  const [pair, ...ofPair] = letterPair.exec(text) ?? [];
  if (pair !== undefined) {
    return { kind: 'two-rags', rags: ofPair.flatMap((each) => byLetter[each] ?? []), length: pair.length };
  }
  for (const [pattern, rag] of marksOf) {
    const match = pattern.exec(text);
    if (match) return { kind: 'rag', rag, length: match[0].length };
  }
  const rag = byLetter[text.slice(0, 1)];
  return rag !== undefined && isAlone.test(text.slice(1)) ? { kind: 'rag', rag, length: 1 } : null;
}

const otherColours: Readonly<Record<string, Rag | null>> = {
  ...{ orange: 'amber', yellow: 'amber', gold: 'amber', yelow: 'amber', crimson: 'red', scarlet: 'red' },
  ...{ purple: null, pink: null, black: null, white: null, grey: null, gray: null, brown: null },
  ...{ silver: null, violet: null, turquoise: null, teal: null, lime: 'green', navy: 'blue' },
};
const otherThings =
  /^(?:white|grey|gray|black|gold|silver|brown|yellow|orange|pink|lime|purple)[ -](?:papers?|fleet|box|spots?|command|bins?|lines?|flags?|list|belt|water|matter|bags?|book|pages|swan|hole)\b/i;

/** Real words one letter away from a colour: never taken for a slip. */
const realWords = new Set('ember umber greed greet greens blues clue glue blur'.split(' '));
const slipsOfRed = new Set(['redd', 'rred', 'rde', 'erd', 'reed']);

function readSlip(text: string): RagRead | null {
  const typed = /^[a-z]{3,9}(?![\w'/-])/i.exec(text)?.[0];
  if (!typed || otherThings.test(text)) return null;
  const low = typed.toLowerCase();
  if (Object.hasOwn(otherColours, low)) {
    return { kind: 'no-rag', typed, meant: otherColours[low] ?? null, length: typed.length };
  }
  const meant = colourMissed(low);
  return meant ? { kind: 'no-rag', typed, meant, length: typed.length } : null;
}

function colourMissed(low: string): Rag | null {
  if (realWords.has(low)) return null;
  if (slipsOfRed.has(low)) return 'red';
  // "Red" is too short for this: read, rod, bed and fed are words.
  return (['amber', 'green', 'blue'] as const).find((candidate) => isOneSlipAway(low, candidate)) ?? null;
}
