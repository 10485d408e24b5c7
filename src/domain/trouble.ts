import { countOf, plural } from './count-of.ts';
import { dayWords } from './day-words.ts';
import { longDate, type IsoDate, type IsoInstant } from './dates.ts';

/**
 * Something only an administrator can mend: what keeps reminders from reaching anybody, and what was done to
 * the lists in SharePoint itself. Each is told of once.
 */
export type Trouble =
  | { kind: 'unreachable'; key: string; person: string; since: IsoInstant; reason: string }
  | { kind: 'undelivered'; key: string; people: string[]; reason: string }
  | { kind: 'vacant-post'; key: string; postId: string; post: string; actions: number }
  | {
      kind: 'away';
      key: string;
      postId: string;
      post: string;
      person: string;
      until: IsoDate;
      actions: number;
    }
  | { kind: 'no-owner'; key: string; ref: string; planId: string; plan: string }
  | {
      kind: 'shut-out';
      key: string;
      person: string;
      post: string;
      planId: string;
      plan: string;
      actions: number;
    }
  | { kind: 'unheard'; key: string; planId: string; plan: string; by: 'above' | 'sponsor'; actions: number }
  | { kind: 'list'; key: string; sentence: string };

/** One sentence that says what is wrong and what to do about it. */
export function troubleSentence(trouble: Trouble): string {
  switch (trouble.kind) {
    case 'unreachable':
      return `${trouble.person} cannot be reached since ${dayWords(trouble.since)}. ${trouble.reason}`;
    case 'undelivered':
      return `The last card could not be brought to ${namesOf(trouble.people)}. ${trouble.reason}`;
    case 'vacant-post':
      return `${trouble.post} has no holder and no deputy, so nobody hears about ${countOf(trouble.actions, 'open action')}. Record who holds the post.`;
    case 'away':
      return `${trouble.person}, ${trouble.post}, is away until ${longDate(trouble.until)} with no deputy, so nobody hears about ${countOf(trouble.actions, 'open action')}. Name a deputy.`;
    case 'no-owner':
      return `${trouble.ref} in “${trouble.plan}” names no owner. Give it one.`;
    case 'shut-out':
      return `${trouble.person}, ${trouble.post}, owns ${countOf(trouble.actions, 'open action')} in “${trouble.plan}” and may not see that plan, so they hear of nothing in it. Let their post see the plan, or give the ${plural(trouble.actions, 'action')} to somebody who may.`;
    case 'unheard':
      return unheardSentence(trouble);
    case 'list':
      return trouble.sentence;
  }
}

function unheardSentence({ by, plan, actions }: Extract<Trouble, { kind: 'unheard' }>): string {
  const late = countOf(actions, 'late action');
  return by === 'above'
    ? `Nobody but ${plural(actions, 'its', 'their')} owners hears of ${late} in “${plan}”: neither those who answer for ${plural(actions, 'it', 'them')} nor the owners’ managers have anybody here who may see the plan. Say who answers for ${plural(actions, 'it', 'them')}, or record who holds their post.`
    : `The sponsor’s post of “${plan}” has nobody here who may see the plan, so no sponsor hears of ${late}. Record who holds it, or choose another sponsor.`;
}

/** More names than this become a number. */
const mostNames = 3;

function namesOf(people: readonly string[]): string {
  const others = people.length - mostNames;
  if (others > 1) return `${people.slice(0, mostNames).join(', ')} and ${others} more people`;
  const last = people.at(-1) ?? '';
  return people.length < 2 ? last : `${people.slice(0, -1).join(', ')} and ${last}`;
}
