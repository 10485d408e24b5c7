import { addDays, type IsoDate } from '#domain/dates';
import { asksForChanges, type ListQuestion } from '#domain/list-question';
import { readPeriod } from './read-period.ts';

/** A question for a list, and whether it was put as one: "red" alone may also be half an update. */
export interface QuestionRead {
  question: ListQuestion;
  isAsked: boolean;
  /** "Red or amber": another list asked for in the same breath, as typed. */
  second: string | null;
}

/** Reads "what's overdue in finance?", "red items for Tom Brackley", "due this month"; null when it is none. */
export function readQuestion(text: string, today: IsoDate): QuestionRead | null {
  const words = text
    .replace(/[?!.…]+/g, ' ')
    // What is overdue is open.
    .replace(/\bopen (?:and|but) (?=\p{L})|\band open\b/giu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
  if (words.length > 160) return null;
  const whose = readWhose(words);
  const byMe = /\bnot\b|n't\b/i.test(words) ? null : ownChanges.exec(words);
  const which = byMe ? changesByMe(words, byMe) : readWhich(whose.rest);
  const period = readPeriod(which?.rest ?? whose.rest, today, looksBack.has(which?.which ?? 'due'));
  const isDue = which?.which === 'due' || (which === null && period !== null && asks.test(text));
  if (!which && !isDue && !whose.whose) return null;
  // "Finished the survey" tells; "what's finished" asks.
  if (which && statusLists.has(which.which) && !asksForStatus.test(text)) return null;

  const second = which ? secondList(which) : null;
  const left = which?.rest ?? whose.rest;
  const withoutPeriod = period ? `${left.slice(0, period.start)} ${left.slice(period.end)}` : left;
  const within = scopeWords(withoutPeriod);
  const isAsked =
    second !== null ||
    asks.test(text) ||
    /\b(?:in|for|owned by|assigned to)\b/i.test(withoutPeriod) ||
    within === null;
  if (!which && !period && !asksForList(words)) return null;
  return {
    isAsked,
    second,
    question: {
      which: which?.which ?? (period ? 'due' : 'open'),
      due: period
        ? { from: period.from, to: period.to }
        : which && asksForChanges(which)
          ? { from: addDays(today, -7), to: null }
          : null,
      whose:
        which?.which === 'changed-by-me'
          ? 'all'
          : (whose.whose ?? (within !== null ? 'all' : which || period ? 'team' : 'mine')),
      within,
    },
  };
}

/** Of these "since January" and "in March" can only be those that have been. */
const looksBack: ReadonlySet<ListQuestion['which']> = new Set(['overdue', 'changed', 'changed-by-me']);

const asks =
  /\?\s*$|^\W*(?:please |can you |could you |hi |hello |hey )*(?:what|which|who|show|list|give|tell|find|get|any|anything|how many|are|is|do|does|have|has)\b/i;

function asksForList(words: string): boolean {
  return /\b(?:actions?|items?|list|tasks?|recommendations?|things|to do|todo|team|people|everything|mine|owe|on my plate|responsible|accountable)\b/i.test(
    words,
  );
}

type Whose = ListQuestion['whose'];

const whoseWords: readonly (readonly [RegExp, Whose])[] = [
  [
    /\b(?:for |in |of |by )?my (?:whole )?(?:team|people|staff|area|directorate|service|department|reports|direct reports)(?:'s)?\b/i,
    'team',
  ],
  [
    /\b(?:for |across |in )?(?:everyone|everybody|everything|the (?:whole )?council|council[ -]?wide|the organisation|all plans|every plan|all)(?:'s)?\b/i,
    'all',
  ],
  [
    /\b(?:(?:for|of|by|are|is|to) )?(?:mine|myself)\b|\b(?:for|of|by|to) me\b|\b(?:my|do i|have i|am i|i have|i've|i owe|i own|i)\b/i,
    'mine',
  ],
];

function readWhose(text: string): { whose: Whose | null; rest: string } {
  for (const [pattern, whose] of whoseWords) {
    if (pattern.test(text)) return { whose, rest: text.replace(pattern, ' ') };
  }
  return { whose: null, rest: text };
}

/** "What did I change", "my last updates": what the person did themselves. */
const ownChanges =
  /\b(?:(?:did|have|had) i|i have|i've|i) (?:just |last |recently )*(?:changed?|updated?|moved?|altered?|edited?|said|say|reported?|recorded?)\b|\bmy (?:own |last |latest |recent )*(?:changes|updates|edits)\b/i;

function changesByMe(words: string, { index, 0: typed }: RegExpExecArray): WhichRead {
  return {
    which: 'changed-by-me',
    rest: words.slice(0, index) + words.slice(index + typed.length),
    at: index,
  };
}

const finished = '(?:complete|completed|done|finished|implemented|closed|delivered|achieved)';

const whichWords: readonly (readonly [RegExp, ListQuestion['which']])[] = [
  [
    /\b(?:no|without|needs?|needing|missing|lacking|awaiting|wants?) (?:an? |any )?updat(?:es?|ing)\b|\b(?:not|has ?n't|have ?n't)(?: +(?:been|i|we))* +updated\b|\bun-?updated\b|\bstale\b/i,
    'no-update',
  ],
  [
    /\bover-?due\b|\bover due\b|\boverude\b|\bovredue\b|\b(?:running )?late\b|\bpast (?:their |its |the )?due(?: date)?\b|\bbehind(?: schedule)?\b|\bmissed (?:deadlines?|dates?)\b/i,
    'overdue',
  ],
  [
    /\bslip(?:s|ped|ping|page)?\b|\b(?:got|getting|gone|going|become) (?:worse|backwards)\b|\bworsen(?:ed|ing)\b|\bdeteriorat(?:ed|ing)\b/i,
    'slipped',
  ],
  [
    new RegExp(
      `\\bunfinished\\b|\\bincomplete\\b|(?:\\bnot|n't)(?: yet)?(?: been)?(?: yet)? ${finished}\\b|\\b(?:to be|(?:needs?|left|remains) to (?:be|get)) ${finished}\\b`,
      'i',
    ),
    'open',
  ],
  [
    /\b(?:awaiting|waiting for|waiting to be|needs?|to be|to) (?:verif\w+|evidence(?: check)?)\b|\bunverified\b|\bto verify\b/i,
    'to-verify',
  ],
  [
    /(?:\bnot|n't)(?: yet)?(?: been)? (?:started|begun|commenced)\b|\bun-?started\b|\byet to start\b/i,
    'not-started',
  ],
  [/\bin[ -]progress\b|\bunder ?way\b|\bstarted\b|\bbeing worked on\b/i, 'in-progress'],
  [/\bverified\b/i, 'verified'],
  [new RegExp(`\\b${finished}\\b`, 'i'), 'done'],
  [/\bon-?going\b/i, 'ongoing'],
  [/\bnot accepted\b|\brejected\b/i, 'not-accepted'],
  [/\bsuperseded\b/i, 'superseded'],
  [/\bno longer (?:warranted|needed|required)\b/i, 'no-longer-warranted'],
  [/\b(?:not|never) rated\b|\bun-?rated\b|\bno (?:rag|rating|colour)\b/i, 'unrated'],
  [/\breds?\b|🔴/iu, 'red'],
  [/\bambers?\b|🟠|🟡/iu, 'amber'],
  [/\bgreens?\b|🟢/iu, 'green'],
  [/\bblues?\b|🔵/iu, 'blue'],
  [
    /\b(?:been )?(?:changed?|changes|updated|moved|altered)\b|\b(?:what's|whats|what is|anything) new\b|\b(?:recent|latest|last) (?:updates?|activity)\b|\brecently\b/i,
    'changed',
  ],
  [/\b(?:coming |falling )?due(?: soon)?\b|\bcoming up\b|\bupcoming\b|\bdeadlines?\b/i, 'due'],
  [/\bopen\b|\boutstanding\b|\b(?:still )?to do\b|\btodo\b|\bneeds? doing\b/i, 'open'],
];

/** These words as often tell as ask. */
const statusLists: ReadonlySet<ListQuestion['which']> = new Set([
  'not-started',
  'in-progress',
  'verified',
  'done',
  'ongoing',
  'not-accepted',
  'superseded',
  'no-longer-warranted',
]);
const asksForStatus =
  /\?\s*$|^\W*(?:please |can you |could you |hi |hello |hey )*(?:what|which|who|show|list|give|tell|find|any|anything|how many)(?:'?s|'?ve|'?re)?\b|^\W*(?:(?:my|our|all|the|everything|not|in|no|longer|\w+'s|\w+) ){0,4}(?:actions?|items?|recommendations?|tasks?)\W*$|^\W*(?:my|everything) /i;

/** "What's on hold?": a state that plans here do not keep apart. As typed, or null. */
export function readNoSuchList(text: string): string | null {
  return asksForStatus.test(text)
    ? (/\b(?:on hold|paused|parked|stuck|blocked|stalled|suspended|at risk|off track|escalated)\b/i.exec(
        text,
      )?.[0] ?? null)
    : null;
}

interface WhichRead {
  which: ListQuestion['which'];
  rest: string;
  /** Where in the rest the words for it stood. */
  at: number;
}

function readWhich(text: string): WhichRead | null {
  for (const [pattern, which] of whichWords) {
    const match = pattern.exec(text);
    if (match) {
      // "Upcoming deadlines" says it twice.
      const rest = text.replaceAll(new RegExp(pattern.source, `${pattern.flags}g`), ' ');
      return { which, rest, at: match.index };
    }
  }
  return null;
}

/** "Red or amber", "due and red": joined to the first, and nobody's name such as "parks and green spaces". */
function secondList({ which, rest, at }: WhichRead): string | null {
  const other = readWhich(rest);
  if (!other || which === 'changed-by-me') return null;
  const [from, to] = [Math.min(at, other.at), Math.max(at, other.at)];
  const isJoined =
    /^[\p{L}'-]* *(?:,|&|\/|\b(?:and|or|but)\b) *(?:(?:is|are|also|the|those|what's) )*$/iu.test(
      rest.slice(from, to),
    );
  return isJoined ? wordsOf(other.which, rest) : null;
}

function wordsOf(wanted: ListQuestion['which'], text: string): string | null {
  const [pattern] = whichWords.find(([, which]) => which === wanted) ?? [];
  return pattern?.exec(text)?.[0] ?? null;
}

const small = new Set(
  "what what's whats which who who's whos show list give tell find get how many much any anything is are was were do does did have has had there here the a an of in for at within from by across under on to with owned assigned belonging please can could you me us i my that which're need needs be been being items item actions action things thing recommendations recommendation recs rec tasks task stuff ones one rated rag rating status currently now still right all everything list lists everything's just so far and or if owe own plate hi hello hey thanks plan's today's as it its it's we our them their this next soon yet hear update updates updated looking look going gone up got work responsible plate who'd whom whose also about left remaining".split(
    ' ',
  ),
);

/** What is left once everything else has been read: the name of a plan, a theme, a post or a person. */
function scopeWords(text: string): string | null {
  const words = text
    .replace(/[^\p{L}\p{N}'&/. -]+/gu, ' ')
    .split(/ +/)
    .filter(Boolean);
  const isSmall = (word: string) =>
    small.has(word.toLowerCase().replace(/'s$/, '')) || small.has(word.toLowerCase());
  const first = words.findIndex((word) => !isSmall(word));
  if (first === -1) return null;
  const last = words.findLastIndex((word) => !isSmall(word));
  const said = words
    .slice(first, last + 1)
    .join(' ')
    .replace(/'s$/, '');
  return said === '' ? null : said.slice(0, 100);
}
