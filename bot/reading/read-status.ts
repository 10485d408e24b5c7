import type { IsoDate } from '#domain/dates';
import type { Status } from '#domain/status';
import { isOneSlipAway } from './one-slip.ts';
import { readDay } from './read-day.ts';
import { skipWords, type Skipped } from './skip-words.ts';

export interface StatusRead {
  /** Several where the words may mean any of them: "signed off" by whom? */
  statuses: readonly Status[];
  /** Characters the words took, those that lead to them included. */
  length: number;
  /** Where the status itself begins. */
  at: number;
  /** The words are part of a sentence ("started drafting", "done on 3 March"), which stands in the note whole. */
  keepsWords: boolean;
  /** "Was in progress", "was not started". */
  isPast: boolean;
}

const leads = new Set(
  "and but now is are it its it's that's this has have had been was status marked mark as set all fully finally officially already just please we we're i i've we've they've both so also work action task item job completely totally still currently back".split(
    ' ',
  ),
);

interface StatusWords {
  pattern: RegExp;
  statuses: readonly Status[];
  /** What may follow in the same breath without making it something else. */
  goesOn: 'anything' | 'never' | 'unless-part' | 'unless-object' | 'unless-later';
}

const statusWords: readonly StatusWords[] = (
  [
    [
      "(?:not|has ?n't|have ?n't|has not|have not|yet to)(?: yet)?(?: been)? (?:start(?:ed)?|begun|begin|commenced?)(?: yet)?|not yet under ?way",
      'not-started',
      'anything',
    ],
    ['in[ -]progress|under ?way|begun|wip|work in progress|part way through', 'in-progress', 'anything'],
    ['started|starting|commenced|re-?opened', 'in-progress', 'unless-later'],
    ['done(?: (?:and|&) dusted)?(?: here)?|✅|✔️?|☑️?|100% (?:done|complete)', 'implemented', 'unless-part'],
    [
      'implemented|completed?|finished|delivered|closed|actioned|achieved|resolved|sorted',
      'implemented',
      'unless-object',
    ],
    ['verified', 'verified', 'unless-object'],
    ['signed[ -]off', ['implemented', 'verified'], 'never'],
    ['on-?going', 'ongoing', 'never'],
    ['not accepted|rejected', 'not-accepted', 'unless-object'],
    ['superseded|overtaken by events', 'superseded', 'anything'],
    [
      'no longer (?:warranted|needed|required|necessary|relevant)|not (?:needed|required) any ?more',
      'no-longer-warranted',
      'anything',
    ],
  ] as const satisfies readonly (readonly [string, Status | readonly Status[], StatusWords['goesOn']])[]
).map(([words, meant, goesOn]) => ({
  pattern: new RegExp(`^(?:${words})(?![\\w'/-])`, 'iu'),
  statuses: typeof meant === 'string' ? [meant] : meant,
  goesOn,
}));

/** Reads a status at the start of a clause; the clause is all there is, up to the next comma or dash. */
export function readStatus(text: string, today: IsoDate): StatusRead | null {
  const lead = skipWords(text, leads);
  const rest = text.slice(lead.length);
  for (const { pattern, statuses, goesOn } of statusWords) {
    const match = pattern.exec(rest);
    if (!match) continue;
    const after = rest.slice(match[0].length);
    const keepsWords = runsOn(after);
    if (keepsWords && !mayGoOn(goesOn, after, today)) return null;
    const isPast = lead.words.includes('was') && statuses.every((status) => unfinished.has(status));
    return { statuses, length: lead.length + match[0].length, at: wordsFrom(lead), keepsWords, isPast };
  }
  return null;
}

/** "Was completed" is how it stands; of these "was" tells how it stood. */
const unfinished: ReadonlySet<Status> = new Set<Status>(['not-started', 'in-progress', 'ongoing']);

/** "Work has begun on the register" is about the work: its words begin there. */
function wordsFrom({ words, starts, length }: Skipped): number {
  const noun = words.findIndex((word) => nouns.has(word));
  return starts[noun] ?? length;
}

const nouns = new Set(['work', 'action', 'task', 'item', 'job']);

/** Words follow at once that are neither a reason, nor another value, nor politeness. */
function runsOn(after: string): boolean {
  return (
    /^,? +[\p{L}\p{N}£]/u.test(after) &&
    !/^ +(?:because|cos|as|since|due to|owing to|and|now|but (?:still |now |it's )?(?:red|amber|green|blue|due)|please|thanks|so|red|amber|green|blue|due|deadline|in progress)\b/i.test(
      after,
    )
  );
}

function mayGoOn(goesOn: StatusWords['goesOn'], after: string, today: IsoDate): boolean {
  switch (goesOn) {
    case 'anything':
      return true;
    case 'never':
      return false;
    case 'unless-later':
      return !/^ +(?:in|on|from|next|after|soon|once|when|tomorrow|later|shortly|by)\b/i.test(after);
    case 'unless-part':
      return !isLater(after, today) && (isDay(after, today) || !isPart(after));
    case 'unless-object':
      return !isLater(after, today) && (isDay(after, today) || (saysWhen(after) && !isPart(after)));
  }
}

/** "Done most of it", "done except training", "done the first draft": not all of it. */
function isPart(after: string): boolean {
  return /^,? +(?:but|although|though|most|some|much|half|part|partly|partially|nearly|almost|about|around|approximately|roughly|a|an|the|our|my|your|their|this|these|that|what|lots?|all but|except|excluding|apart|bar|other|only|first|initial|draft|drafts|everything (?:but|except)|subject to|pending|save for|barring|minus|in (?:part|draft|principle|theory)|to|for (?:phase|some|part|most)|up|nothing|no|not|\d|phase|stage|with the exception|once|when|if|unless|until|before|where)\b/i.test(
    after,
  );
}

/** After "completed" or "delivered" another word is what was completed, not all of the action. */
function saysWhen(after: string): boolean {
  return /^ +(?:today|yesterday|last|this|on|in|by|at|early|earlier|ahead|late|with|per|following|see|recently|already|again)\b/i.test(
    after,
  );
}

function isDay(after: string, today: IsoDate): boolean {
  return readDay(after.trimStart(), today) !== null;
}

/** "Done by March": it will be. "Done on 3 March" has been. */
function isLater(after: string, today: IsoDate): boolean {
  const by = /^ +(?:by|before|within|next|tomorrow|this coming|(?:by )?(?:the )?end of)\b ?/i.exec(after);
  if (!by) return false;
  if (!/by|before/i.test(by[0])) return true;
  return readDay(after.slice(by[0].length), today) !== null;
}

/** All there is, and nearly a status: "compleeted", "won't do". */
export interface StatusSlip {
  kind: 'no-status';
  typed: string;
  meant: Status;
  length: number;
}

const oneWord = {
  implemented: 'completed complete implemented finished delivered closed',
  'in-progress': 'started underway',
  ongoing: 'ongoing',
  verified: 'verified',
  superseded: 'superseded',
} as const satisfies Partial<Record<Status, string>>;
const slipsOfDone = new Set(['doen', 'dnoe', 'donne', 'doone', 'odne']);

/** "Won't do" and no more: of all there is to do, or for now? "Won't do the survey" is about the survey. */
const refusal =
  /^(?:(?:won't|wont|will not|not going to) (?:be )?(?:do|doing|action|actioning|proceed|proceeding|progress|progressing)|(?:not|aren't|are not) (?:doing|actioning|proceeding|progressing))(?: with)?(?: (?:this|that|it|this one|that one|this action|this recommendation|any ?more|any longer))*(?=[\s.!]*$| (?:because|due to|owing to)\b)/i;

export function readStatusSlip(text: string): StatusSlip | null {
  const lead = skipWords(text, leads);
  const refused = refusal.exec(text.slice(lead.length))?.[0];
  if (refused !== undefined) {
    const length = lead.length + refused.length;
    return { kind: 'no-status', typed: refused, meant: 'not-accepted', length };
  }
  const typed = /^[a-z]{4,13}(?=[\s.!]*$)/i.exec(text.slice(lead.length))?.[0];
  if (typed === undefined) return null;
  const low = typed.toLowerCase();
  if (low === 'close') return null;
  const [meant] = slipsOfDone.has(low)
    ? (['implemented'] as const)
    : (Object.keys(oneWord) as (keyof typeof oneWord)[]).filter((status) =>
        oneWord[status].split(' ').some((word) => isOneSlipAway(low, word)),
      );
  return meant ? { kind: 'no-status', typed, meant, length: lead.length + typed.length } : null;
}
