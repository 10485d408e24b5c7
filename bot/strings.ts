import { countOfDays, longDate, type IsoDate } from '#domain/dates';
import { dueStateLabels } from '#domain/due-state';
import { ragLabel, rags, type Rag } from '#domain/rag';
import { statusLabels } from '#domain/status';
import { updatedFieldLabels } from '#domain/update';
import type { ActionView, PostView } from '#domain/view';

/** Every word the bot says. One file, so that another language is one more file. */
export const strings = {
  botName: 'Golden Thread',
  cannotShow:
    'Golden Thread has something for you that this version of Teams cannot show. Please update Teams.',

  lists: {
    mine: {
      title: 'My actions',
      empty: 'You have no open actions.',
      summary: (count: number, late: number) =>
        late > 0 ? `${countOf(count, 'open action')}, ${late} overdue` : countOf(count, 'open action'),
    },
    overdue: {
      title: 'Overdue',
      empty: 'Nothing of yours, or of the people you answer for, is overdue.',
      summary: (count: number) => `${countOf(count, 'overdue action')}, the latest first`,
    },
    page: (page: number, pages: number) => `Page ${page} of ${pages}`,
    hint: 'Choose an action to open it.',
  },

  statuses: statusLabels,

  fields: updatedFieldLabels,

  item: {
    summary: (ref: string) => `${ref}: where it stands`,
    action: 'Action',
    owner: 'Owner',
    due: 'Due',
    status: 'Status',
    latest: 'Latest position',
    nothingSaid: 'Nothing has been said yet this period.',
    actions: 'Actions',
    note: 'Position',
    nothingYet: 'Nothing yet',
    evidence: 'Evidence',
    reason: 'Reason',
    moreActions: (count: number, ref: string) => `And ${count} more: type ${ref}/11, for example.`,
    was: (rag: Rag) => `rated ${ragLabel(rag)} last period`,
    update: 'Update',
    keepRag: (rag: Rag | null) => (rag ? `Keep ${ragLabel(rag)}` : 'Leave not rated'),
    keepStatus: (label: string) => `Keep “${label}”`,
    ragLabel: 'RAG',
    statusLabel: 'Status',
    noteLabel: 'What has happened?',
    notePlaceholder: 'For example: policy drafted, chair to sign',
    evidenceUrlLabel: 'Link to evidence',
    evidenceUrlPlaceholder: 'https://',
    evidenceTitleLabel: 'What the link shows',
    dueDateLabel: 'New due date',
    reasonLabel: 'Reason for a new date, for reopening, for closing undone, or for having no evidence',
    mayNotUpdate: (ref: string, owners: readonly PostView[]) =>
      owners.length > 0
        ? `You can read ${ref} but not update it. ${listOf(owners.map(postName))} can.`
        : `You can read ${ref} but not update it.`,
  },

  confirm: {
    title: (ref: string) => `Save this to ${ref}?`,
    columns: { before: 'Now', after: 'Will be' },
    reasonFor: {
      'date-moves': 'Why is the date moving?',
      reopens: 'Why is it opened again?',
      'closed-undone': 'Why is it closed without being done?',
    },
    evidenceNeeded: 'Add a link to the evidence, or say why there is none.',
    withoutEvidenceLabel: 'Or why there is none',
  },

  saved: {
    title: (ref: string) => `${ref} is saved`,
    already: 'This was saved before; nothing changed twice.',
  },

  cancelled: { title: 'Nothing was saved', sentence: (ref: string) => `${ref} stays as it was.` },

  conflict: {
    title: (ref: string) => `${ref} changed while you were writing`,
    columns: { before: 'As it is now', after: 'Yours' },
    lastChange: (by: string, at: string) => `Last changed by ${by} on ${at}.`,
    question: 'Nothing of yours has been saved yet. What should stand?',
  },

  choose: {
    item: (ref: string) => `Which ${ref} do you mean?`,
    itemHint: 'Several plans use this ref.',
    action: (ref: string) => `Which action of ${ref} do you mean?`,
    actionHint: (ref: string) => `Next time you can type ${ref}/1 or ${ref}/2.`,
  },

  digest: {
    title: (mine: number, theirs: number) => {
      if (mine === 0) return `${countOf(theirs, 'overdue action')} you answer for`;
      return mine === 1 ? '1 action needs you' : `${mine} actions need you`;
    },
    mine: 'Yours, most urgent first',
    theirs: 'Overdue, and you answer for them',
    owner: (owner: PostView, count: number) => `${postName(owner)} · ${countOf(count, 'overdue action')}`,
    more: (count: number) => `And ${count} more.`,
    answeredBelow: 'It is at the end of the chat.',
    slipped: 'The RAG got worse. Say what will bring it back.',
    summary: (mine: number, theirs: number) =>
      theirs === 0
        ? `${countOf(mine, 'action')} of yours to look at`
        : `${countOf(mine, 'action')} of yours and ${theirs} overdue with others`,
  },

  help: {
    title: 'What you can ask me',
    lines: [
      { say: 'my actions', gives: 'what you have to do, most urgent first' },
      { say: 'overdue', gives: 'what is late, yours and your people’s' },
      { say: 'GT8', gives: 'one item and where it stands' },
      { say: 'GT8 amber policy drafted, chair to sign', gives: 'rate it and say why' },
      { say: 'GT8 done https://…', gives: 'say it is done, with a link to the evidence' },
      { say: 'GT8 due 30 November because the audit moved', gives: 'move its date' },
    ],
    note: 'Use your own refs instead of GT8. You always see what I understood before anything is saved.',
  },

  welcome: {
    title: (council: string) => `Golden Thread for ${council}`,
    sentence:
      'I keep the thread from a recommendation to the evidence that it was acted on. I will tell you when an action of yours is coming due or late, and you can answer here in a few words.',
  },

  buttons: {
    save: 'Save',
    cancel: 'Cancel',
    edit: 'Change it first',
    more: 'Evidence or new date',
    evidence: 'Evidence',
    myActions: 'My actions',
    overdue: 'Overdue',
    help: 'Help',
    back: { mine: 'Back to my actions', overdue: 'Back to overdue' },
    next: 'Next',
    previous: 'Previous',
    open: (ref: string) => `Open ${ref}`,
    openInTab: 'Open in the tab',
    keepTheirs: 'Keep it as it is now',
    saveMine: 'Save mine',
    editMine: 'Change mine first',
  },

  problem: {
    title: 'That did not work',
    notUnderstood:
      'I did not understand that. Type “help” to see what you can ask, or “my actions” for your list.',
    tooLong: (longest: number) =>
      `That message is too long for me: I read up to ${longest.toLocaleString('en-GB')} characters. Put the document in SharePoint and send me the link.`,
    unknownColour: (word: string) =>
      `“${word}” is not one of the four colours: use red, amber, green or blue. Nothing was changed.`,
    noSuchDay: (typed: string) => `There is no such day as “${typed}”. Nothing was changed.`,
    unclearDay: (typed: string) =>
      `“${typed}” could mean several days. Give one, for example “due 30 November because the audit moved”. Nothing was changed.`,
    unknownRef: (typed: string) => `I know nothing called “${typed}” in the plans you can see.`,
    noSuchAction: (ref: string) => `${ref} has no such action.`,
    didYouMean: (refs: readonly string[]) => `Did you mean ${listOf(refs, 'or')}?`,
    nobody:
      'Teams did not tell me who you are, so I did nothing. Sign in to Teams with your council account and try again.',
    wrongTenant: 'Golden Thread belongs to another organisation, so I did nothing.',
    groupChat: 'Please ask me in our personal chat: answers there are only for you.',
    badCard:
      'I could not read what that button sent, so nothing was changed. Ask for the item again, for example by typing its ref.',
    notFound: 'That is no longer there, or you may not see it. Nothing was changed.',
    failed: 'Something went wrong on our side and nothing was changed. Please try again in a minute.',
    unreachable:
      'SharePoint cannot be reached right now, so nothing was changed. Please try again in a minute.',
  },
} as const;

/** Why a person could not be reached, for the administrator's report. */
export const refusals = {
  'not-installed': 'Golden Thread is not installed for them in Teams.',
  blocked: 'They have blocked or muted Golden Thread in Teams.',
  disabled: 'An administrator has switched Golden Thread off for them in Teams.',
  'wrong-cloud': 'Their Teams is in another Microsoft cloud than this server is set up for.',
  unknown: 'Teams does not know them; they may have left.',
  'not-registered': 'Teams does not accept this bot’s identity; check its registration.',
  removed: 'They have removed Golden Thread from Teams.',
} as const;

export type Refusal = keyof typeof refusals;

/** Shape and word, never colour alone. */
const ragSymbols = { red: '◆', amber: '▲', green: '●', blue: '★' } satisfies Record<Rag, string>;

/** "▲ Amber". */
export function ragWords(rag: Rag | null): string {
  return `${rag ? ragSymbols[rag] : '○'} ${ragLabel(rag)}`;
}

export const ragChoices = rags.map((rag) => ({ title: ragWords(rag), value: rag }));

/** "31 March 2026 · 12 days late"; without a date what the document says. */
export function dueWords(action: Pick<ActionView, 'due' | 'dueState' | 'daysLate'>): string {
  const { due, dueState, daysLate } = action;
  if (!due.end) return due.text || dueStateLabels.undated;
  const date = longDate(due.end);
  switch (dueState) {
    case 'overdue':
      return `${date} · ${countOfDays(daysLate)} late`;
    case 'due-today':
      return `${date} · due today`;
    case 'due-soon':
      return `${date} · due soon`;
    case 'closed':
      return `${date} · closed`;
    default:
      return date;
  }
}

/** "First due 31 October 2025 · moved twice · 122 days past it"; null when it never moved. */
export function firstDateWords(
  action: Pick<ActionView, 'firstDueDate' | 'timesMoved' | 'daysLateAgainstFirst'>,
): string | null {
  const { firstDueDate, timesMoved, daysLateAgainstFirst } = action;
  if (!firstDueDate || timesMoved === 0) return null;
  const past = daysLateAgainstFirst > 0 ? [`${countOfDays(daysLateAgainstFirst)} past it`] : [];
  return [`First due ${longDate(firstDueDate)}`, `moved ${timesWords(timesMoved)}`, ...past].join(' · ');
}

function timesWords(times: number): string {
  return times === 1 ? 'once' : times === 2 ? 'twice' : `${times} times`;
}

/** "Priya Anand, Head of Finance"; a post named after its holder is said once. */
export function postName({ title, holder }: PostView): string {
  if (!holder) return `${title} (no holder recorded)`;
  return holder === title ? title : `${holder}, ${title}`;
}

export function dateOrNone(day: IsoDate | null): string {
  return day ? longDate(day) : 'No date';
}

function listOf(words: readonly string[], last: 'and' | 'or' = 'and'): string {
  if (words.length <= 1) return words.join('');
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}

function countOf(count: number, noun: string): string {
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`;
}
