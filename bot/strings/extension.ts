import { ragLabel, type Rag } from '#domain/rag';
import { listOf } from './words.ts';

/** The message extension, link previews, and cards that stand where others read them too. */
export const extension = {
  preview: (rag: Rag | null, words: string) => `${ragLabel(rag)} · ${words}`,
  restricted: (ref: string) => `${ref}: an item of a restricted plan`,
  restrictedHint: 'Only people who may see the plan can open this. Press the button to see it, if you may.',
  show: 'Show it to me',
  update: 'Open and update',
  live: 'Shows how things stand now to whoever may see it.',
  title: { saveUpdate: 'Save as update', saveEvidence: 'Save as evidence' },
  save: { saveUpdate: 'Save update', saveEvidence: 'Save evidence' },
  item: 'Which action is this about?',
  chooseItem: 'Choose one of yours, or type a ref below',
  ref: 'Or type its ref',
  refPlaceholder: 'For example: GT8 or GT8/2',
  evidenceTitle: (by: string | null) => (by ? `Message from ${by}` : 'Message in Teams'),
  noItem: 'Choose what this is about, or type its ref.',
  severalPlans: (ref: string, plans: readonly string[]) =>
    `${ref} stands in several plans: ${listOf(plans, 'and')}. Choose it from the list instead.`,
  noNote: 'Write what has happened: that is what is kept.',
  noEvidence: 'Give the link to the evidence.',
  noMessage:
    'Teams did not say which message this is about. Use the menu of a message: More actions, then this.',
  kept: (ref: string) => `${ref}: saved.`,
  bad: 'I could not read what that form sent, so nothing was changed. Please open it again.',
} as const;
