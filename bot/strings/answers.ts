import { countOf } from '#domain/count-of';
import { longDate } from '#domain/dates';
import { asksForChanges, type Listed, type ListQuestion } from '#domain/list-question';
import { statusLabels } from '#domain/status';
import { listOf } from './words.ts';

const headings = {
  open: 'Open actions',
  overdue: 'Overdue',
  due: 'Coming due',
  slipped: 'Slipped',
  'no-update': 'No update yet this period',
  changed: 'What changed',
  'changed-by-me': 'What you changed',
  'to-verify': 'Implemented, to be verified',
  done: 'Implemented or verified',
  'not-started': statusLabels['not-started'],
  'in-progress': statusLabels['in-progress'],
  verified: statusLabels.verified,
  ongoing: statusLabels.ongoing,
  'not-accepted': statusLabels['not-accepted'],
  superseded: statusLabels.superseded,
  'no-longer-warranted': statusLabels['no-longer-warranted'],
  unrated: 'Not rated',
  red: 'Rated red',
  amber: 'Rated amber',
  green: 'Rated green',
  blue: 'Rated blue',
} satisfies Record<Listed, string>;

const whose = {
  mine: 'Yours',
  team: 'Yours and those of the people you answer for',
  all: 'In all plans you can see',
} satisfies Record<ListQuestion['whose'], string>;

/** Answers to questions. Headings are read as Markdown and hold only our own words. */
export const answers = {
  headings,
  scope: (question: ListQuestion, place: string | null) => {
    const where = place ?? whose[question.whose];
    const { due } = question;
    if (!due) return where;
    const { from, to } = due;
    const what = asksForChanges(question) ? 'changed' : 'due';
    if (from !== null && from === to) return `${where} · ${what} ${longDate(from)}`;
    if (from !== null && to !== null) return `${where} · ${what} ${longDate(from)} to ${longDate(to)}`;
    if (to !== null) return `${where} · ${what} by ${longDate(to)}`;
    return from === null
      ? where
      : `${where} · ${what} ${what === 'changed' ? 'since' : 'from'} ${longDate(from)}`;
  },
  count: (count: number, isAboutItems: boolean) => countOf(count, isAboutItems ? 'item' : 'action'),
  none: 'There is nothing like that.',
  noneChanged: 'Nobody changed anything in these days.',
  noneChangedByYou: 'You changed nothing in these days.',
  hint: 'Choose one to open it below.',
  page: (page: number, pages: number) => `Page ${page} of ${pages}`,
  which: (words: string) => `What do you mean by “${words}”?`,
  whichHint: 'Several things are called like that, or nearly.',
  kinds: { plan: 'Plan', theme: 'Theme', post: 'Post' },
  nowhere: (words: string) => `I know no plan, theme, post or person called “${words}”.`,
  nowhereHint: (plans: readonly string[]) =>
    plans.length === 0
      ? 'There is no plan you can see yet.'
      : `There ${plans.length === 1 ? 'is the plan' : 'are the plans'} ${listOf(plans)}. A post such as “Head of Finance” or somebody’s name will do too.`,
  owner: {
    title: (ref: string) => `Who is behind ${ref}`,
    owner: 'Owner',
    accountable: 'Answers for it',
    lead: 'Lead member',
    nobody: 'Nobody is recorded.',
  },
  decisions: {
    title: (ref: string) => `What was decided on ${ref}`,
    none: (ref: string) => `No meeting has recorded a decision on ${ref} yet.`,
    at: (meeting: string, day: string) => `${meeting}, ${longDate(day)}`,
  },
  changes: {
    title: (ref: string) => `What changed on ${ref}`,
    none: (ref: string) => `Nobody has changed ${ref} since it was imported.`,
    count: (entries: number, items: number) =>
      `${countOf(entries, 'change')} to ${countOf(items, 'item')}, the latest first`,
    before: (words: string) => `Before: ${words}`,
    confirmed: 'Confirmed as it stands.',
    moreHere: (count: number) => `And ${countOf(count, 'earlier change')} in these days.`,
    by: (who: string, day: string, from: string) => `${who}, ${longDate(day)}, from ${from}`,
    more: (count: number) => `And ${countOf(count, 'earlier entry', 'earlier entries')} in the tab.`,
  },
  several: (count: number) => (count === 1 ? 'The item you named' : `The ${count} items you named`),
  stillWorking: 'I am still working on that: SharePoint is slow to answer. The answer will follow here.',
  /** Where no answer can follow. */
  tryAgain: 'SharePoint is slow to answer. Please try that again in a moment; nothing is kept twice.',
  /** After `stillWorking`, where only the form itself could say more. */
  notKept: 'That was not saved, because something on the form has to be put right. Please open it again.',
} as const;
