import { longDate } from '#domain/dates';
import { ragLabel, type Rag } from '#domain/rag';
import { statusLabels, type Status } from '#domain/status';
import { listOf } from './words.ts';

/** What the bot says when it cannot tell what a message means. Nothing has been changed then. */
export const reading = {
  notAColour: (typed: string) =>
    `“${typed}” is not one of the four colours: use red, amber, green or blue. Nothing was changed.`,
  twoColours: (ref: string, rags: readonly Rag[]) =>
    `You name ${listOf(rags.map((rag) => ragLabel(rag).toLowerCase()))} for ${ref}. Which one is it? Nothing was changed.`,
  whichColour: (ref: string, not: Rag) =>
    `So ${ref} is not ${ragLabel(not).toLowerCase()}. What is it now? Nothing was changed.`,
  twoStatuses: (ref: string, statuses: readonly Status[]) =>
    `Is ${ref} ${statuses.map((status) => `“${statusLabels[status].toLowerCase()}”`).join(' or ')}? Nothing was changed.`,
  twoDays: (ref: string, days: readonly string[]) =>
    `You name ${listOf(days.map(longDate))} for ${ref}. Which one is it? Nothing was changed.`,
  noSuchDay: (typed: string) => `There is no such day as “${typed}”. Nothing was changed.`,
  unclearDay: (typed: string) =>
    `“${typed}” could mean several days. Give one, for example “due 30 November because the audit moved”. Nothing was changed.`,
  notADay: (ref: string, typed: string) =>
    `I cannot read a day in “${typed}”. When is ${ref} due? Write it like “${ref} due 30 November because the audit moved”. Nothing was changed.`,
  notAStatus: (typed: string, meant: Status) =>
    `Do you mean “${statusLabels[meant].toLowerCase()}” by “${typed}”? Nothing was changed.`,
  shiftOf: (ref: string, typed: string, due: string) =>
    `${ref} is due ${longDate(due)}. Is it ${typed} later than that, or ${typed} from today? Nothing was changed.`,
  shift: (ref: string, typed: string) =>
    `Is that ${typed} from today, or from the date ${ref} has? Give the day itself, for example “${ref} due 30 November because the audit moved”. Nothing was changed.`,
  pastDay: (ref: string, day: string) =>
    `${longDate(day)} is over already. When will ${ref} be due? Write it like “${ref} due 30 November because the audit moved”. Nothing was changed.`,
  mixedUp: (refs: readonly string[]) =>
    refs.length === 1
      ? `I cannot tell what that says about ${listOf(refs)}. Begin with its ref, for example “${listOf(refs)} amber policy drafted”. Nothing was changed.`
      : `I cannot tell which words are about which of ${listOf(refs)}. Begin each with its ref, one to a line. Nothing was changed.`,
  tooWide: (typed: string, count: number, most: number) =>
    `“${typed}” is ${count} items, more than you could check at once. Name up to ${most}, for example in two messages. Nothing was changed.`,
  unclearPeriod: (typed: string) =>
    `I cannot tell which days “${typed}” means. Name them, for example “what changed since 2 March” or “last week”.`,
  maybeNumber: (typed: string) =>
    `I cannot tell whether “${typed}” is an item or counts something. If it is the item, put a colon after it, for example “${typed}: policy drafted”; otherwise name the item this is about.`,
  noSuchList: (typed: string) =>
    `Nothing here is kept as “${typed}”. You can ask what is not started, in progress, done, overdue or slipped, or what is red or amber.`,
  oneList: (typed: string) =>
    `I can list one thing at a time. Please ask for “${typed}” in a message of its own.`,
  noRef:
    'Which item is that about? Put its ref first, for example “GT8 amber policy drafted”. Type “my actions” to see yours.',
  tooManyItems: (most: number) =>
    `That is more than I can show you to check: I take up to ${most} items at once. Send it in two messages. Nothing was changed.`,
  theme: (ref: string) =>
    `${ref} is a theme, not an item. Open it to see its items, and update those. Nothing was changed.`,
} as const;
