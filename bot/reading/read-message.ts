import type { IsoDate } from '#domain/dates';
import { clausesOf } from './clauses.ts';
import { withoutCourtesy } from './courtesy.ts';
import type { RefAt } from './find-refs.ts';
import { findRefs } from './find-refs.ts';
import { isAskingWord, isLeadingWord } from './lead-words.ts';
import { setLinksAside, type TextWithLinks } from './links.ts';
import type { ItemReading, Message, NamedRef, Topic } from './message.ts';
import { plainMessage } from './plain-message.ts';
import { readChange } from './read-change.ts';
import { readParts, type Part } from './read-items.ts';
import { readNoSuchList, readQuestion, type QuestionRead } from './read-question.ts';

export interface MessageContext {
  today: IsoDate;
  /** Every ref the person could mean, as `normalRef` writes it. */
  knownRefs: ReadonlySet<string>;
  /** As `spellingOf` writes them: where "03" and "3" are two items, both. */
  spellings?: ReadonlySet<string>;
}

/** As much as Teams lets anybody send; a document belongs in SharePoint, with a link to it here. */
export const longestMessage = 28_000;

/**
 * Understands one chat message. Deterministic; guesses nothing that changes anything: a ref counts only
 * when it is known, and whatever is read here is shown to the person before it is kept.
 */
export function readMessage(text: string, context: MessageContext): Message {
  if (text.length > longestMessage) return { kind: 'too-long' };
  const { text: typed, links } = setLinksAside(plainMessage(text));
  if (helpWords.has(bareWords(typed)) || typed === '?') return { kind: 'help' };
  const words = withoutCourtesy(typed, context);
  const bare = bareWords(words);
  if (helpWords.has(bare)) return { kind: 'help' };
  if (bare === '') return { kind: 'not-understood' };
  const undo = readUndo(words, bare, context);
  if (undo) return undo;

  const { parts, mixedUp, number } = readParts(words, { ...context, links });
  if (mixedUp.length > 0) return { kind: 'mixed-up', refs: mixedUp };
  for (const { typed, tooMany } of parts.flatMap(({ refs }) => refs)) {
    if (tooMany !== undefined) return { kind: 'too-wide', typed, count: tooMany };
  }
  const [first, ...others] = parts;
  const noSuchList = first ? null : readNoSuchList(words);
  const question = first?.refs.some(({ isKnown }) => isKnown) ? null : readQuestion(words, context.today);
  if (noSuchList !== null && (!question || noSuchList.endsWith(question.question.within ?? ' ')))
    return { kind: 'no-such-list', typed: noSuchList };
  if (question && (question.isAsked || !first)) {
    return question.isAsked ? asList(question) : maybeList(question.question);
  }
  if (!first)
    return number === null ? readRefless(words, links, context) : { kind: 'maybe-number', typed: number };
  if (asksAbout(words, first)) return about(words, parts);
  return readUpdates([first, ...others], {
    ...context,
    links,
    whole: words,
    isRequest: requests.test(words),
  });
}

/** Its words alone, to be looked up. */
function bareWords(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}' ]/gu, ' ')
    .replace(/ +/g, ' ')
    .trim();
}

const helpWords = new Set(
  'help,help me,help please,hi,hello,hey,hiya,hi there,hello there,good morning,good afternoon,morning,start,get started,commands,command,menu,options,what can you do,what can i say,what can i ask,what can i ask you,what can i say to you,what can you tell me,who are you,what are you,what can i do,how does this work,how do i use this,how do i update,thanks,thank you,many thanks,ta,cheers,ok,okay,great'.split(
    ',',
  ),
);

type Question = Extract<Message, { kind: 'list' }>['question'];

function asList({ question, second }: QuestionRead): Message {
  if (second !== null) return { kind: 'one-list', typed: second };
  const { within } = question;
  return within !== null && /^(?:since|before|after|until|till|between|during)\b/i.test(within)
    ? { kind: 'unclear-period', typed: within }
    : { kind: 'list', question };
}

/** "Red": a list; "red policy drafted" without a ref names nothing. */
function maybeList(question: Question): Message {
  return question.within === null ? { kind: 'list', question } : { kind: 'no-ref' };
}

const undoPhrases = new Set(
  'undo,undo that,undo it,undo this,undo last,undo my last,undo please,please undo,undo last change,undo my last change,undo the last change,undo the last one,undo both,undo all,undo all of them,undo last update,undo my last update,undo that change,revert,revert that,take that back,take it back,oops undo,oops,put it back,change it back,i made a mistake,wrong one'.split(
    ',',
  ),
);

function readUndo(words: string, bare: string, context: MessageContext): Message | null {
  if (
    undoPhrases.has(
      bare.replace(/^(?:(?:please|sorry|oops|ok|can you|could you) )+|(?: (?:please|sorry|thanks))+$/g, ''),
    )
  )
    return { kind: 'undo', ref: null };
  if (!/^(?:please )?(?:undo|revert|take back)\b/.test(bare)) return null;
  const [ref, another] = findRefs(words, context);
  if (!ref || another || ref.tooMany !== undefined) return null;
  return ref.isKnown ? { kind: 'undo', ref: named(ref) } : { kind: 'unknown-ref', typed: ref.typed };
}

/** Nothing here is called anything: a colour or a status alone may be half an update. */
function readRefless(words: string, links: TextWithLinks['links'], { today }: MessageContext): Message {
  const reading = readChange(words, { today, links });
  const saysHow =
    (reading.kind === 'change' && Object.keys(reading.change).some((field) => field !== 'note')) ||
    (reading.kind === 'doubt' && reading.doubt.problem !== 'not-a-colour');
  return saysHow ? { kind: 'no-ref' } : { kind: 'not-understood' };
}

const requests =
  /^\W*(?:(?:hi|hello|hey|please|pls|bot|golden thread)\W+)*(?:(?:can|could|would|will) (?:you|we|i|the)(?: please| pls)? )?(?:(?:due )?(?:date|deadline) (?:for|of|on)|mark|set|update|change|make|move|put|record|rate|close|reopen|push|extend|note|log|add|keep|leave|turn|(?:have|get|request|ask for) (?:an? |some )?(?:more time|(?:short |further )?extension))\b/i;
const negatedRequests =
  /^\W*(?:please )?(?:do not|don't|dont|never|ignore|forget|never mind|nevermind|stop|cancel|delete|remove|undo|revert|take back)\b/i;

/** Whether the message asks about what it names, rather than saying how that stands. */
function asksAbout(words: string, { words: said, lead }: Part): boolean {
  if (negatedRequests.test(words)) return true;
  if (requests.test(words)) return false;
  // "Hi, how is GT8": what is asked begins where the last clause does.
  const clause = clausesOf(lead).at(-1)?.text ?? '';
  const leadWords: string[] = [...(clause.toLowerCase().match(/[\p{L}][\p{L}'-]*/gu) ?? [])];
  const opening = leadWords.find((word) => !isLeadingWord(word) || isAskingWord(word));
  const isQuestion =
    opening !== undefined &&
    (aboutSomebody.test(clause)
      ? leadWords.some((word) => /^(?:how|what|when|who|whose|why|where|which|whether|if)$/.test(word))
      : isAskingWord(opening) && !statementFirst.test(clause));
  return (
    isQuestion ||
    /\b(?:see|cf)\s*[:(]?\s*$|\b(?:whether|tell me)\b/i.test(lead) ||
    topicAfter.test(said.trim())
  );
}

/** "We are amber on GT8" tells; "we need to know how GT8 is" asks. */
const aboutSomebody = /^\W*(?:(?:and|but|so|now|just|ok|okay|yes) )*(?:i|we|they|he|she|it|this|that)\b/i;

/** "Is finished, GT8" says so; "is GT8 finished" asks. */
const statementFirst =
  /^\W*(?:is|are|was|has|have)(?: (?:now|still|been|not|moved|gone|rated|to))* (?:red|amber|green|blue|done|complete|completed|finished|implemented|delivered|in progress|started|under way|on track|ongoing)\b/i;

const topicAfter =
  /^[\s:–—-]*(?:status|standing|latest|update|updates|progress|position|details?|info|information|card|owners?|who|who owns(?: it| this)?|history|changes|what changed|decisions?|rag|news|open|show|view|due date|when)?[\s?.!]*$/i;

function about(words: string, parts: readonly Part[]): Message {
  const refs = parts.flatMap((part) => part.refs);
  const [first, ...others] = refs.filter(({ isKnown }) => isKnown).map(named);
  if (first === undefined) return { kind: 'unknown-ref', typed: refs[0]?.typed ?? '' };
  return { kind: 'about', topic: topicOf(words), refs: [first, ...others] };
}

function named({ ref, typed }: NamedRef): NamedRef {
  return { ref, typed };
}

function topicOf(words: string): Topic {
  if (
    /^\W*who (?:has |have |had |last )*(?:changed|updated|moved|edited|altered|set|marked|rated)\b/i.test(
      words,
    )
  )
    return 'changes';
  if (
    /\b(?:own|owns|owner|owners|owned|responsible|accountable|whose|lead|leads|leading)\b|^\W*who\b/i.test(
      words,
    )
  )
    return 'owner';
  if (/\b(?:decid\w+|decisions?|agreed?|minut\w+)\b/i.test(words)) return 'decisions';
  if (
    /\b(?:changed?|changes|history|happened|happening|moved|last updated?|said|say|reported|wrote|last time|last update)\b/i.test(
      words,
    )
  )
    return 'changes';
  return 'standing';
}

interface UpdateContext extends MessageContext {
  links: TextWithLinks['links'];
  /** The message without its greeting and links. */
  whole: string;
  /** "Can you set GT8 to amber?" asks for a change, not about one. */
  isRequest: boolean;
}

function readUpdates(parts: readonly [Part, ...Part[]], context: UpdateContext): Message {
  const { isRequest } = context;
  const items = parts.flatMap(({ refs, words, isInside }) => {
    const said = asked(isRequest ? words.replace(/\?+\s*$/, '') : words);
    const reading = isInside ? asNote(words) : readChange(said, context);
    return refs.map((ref) => itemReading(ref, reading));
  });
  const [first, ...others] = items;
  const known = items.filter(({ isKnown }) => isKnown);
  const saysNothing = items.every(({ reading }) => reading.kind === 'nothing');
  if (!first || (saysNothing && known.length === 0))
    return { kind: 'unknown-ref', typed: first?.typed ?? '' };
  if (saysNothing) {
    const [ref, ...more] = known.map(named);
    return ref === undefined
      ? { kind: 'not-understood' }
      : { kind: 'about', topic: topicOf(context.whole), refs: [ref, ...more] };
  }
  return { kind: 'updates', items: [first, ...others] };
}

/** "Can this slip to the end of May? Recruitment is delayed": a polite way to say so. */
function asked(words: string): string {
  const lead = politely.exec(words)?.[0];
  return lead === undefined ? words : words.slice(lead.length).replace('?', ';');
}

const politely =
  /^[\s,;:–—-]*(?:please )?(?:can|could|may) (?=(?:we|i|you|this|it|that|the (?:due )?(?:date|deadline)) (?:please )?(?:be )?(?:slip|move|moved|extend|extended|push|pushed|put|changed?|have|go|set|mark|marked)\b)/i;

function itemReading({ ref, typed, isKnown }: RefAt, reading: ItemReading['reading']): ItemReading {
  return { ref, typed, isKnown, reading };
}

function asNote(words: string): ItemReading['reading'] {
  return { kind: 'change', change: { note: words.trim() }, orDay: null };
}
