import { longDate } from '#domain/dates';
import type { ActionView, ItemDetail } from '#domain/view';
import { firstDateWords, strings } from '../strings/index.ts';
import { dueRun } from './action-row.ts';
import {
  box,
  execute,
  fact,
  openUrl,
  quiet,
  says,
  title,
  type CardAction,
  type Element,
} from './elements.ts';
import { oneLine, plainText } from './plain-text.ts';
import { verbs, type CardChange } from './verbs.ts';
import type { Banner, Why } from './why.ts';

/** An action on a card that shows how it stands whenever it is looked at. */
export interface LiveCard {
  item: ItemDetail;
  action: ActionView;
  /** Why the last answer was not kept. */
  problems?: readonly string[];
  /** What the person had written when their answer came too late. */
  typed?: string | null;
  /** Why this person was sent it, where that is not plain. */
  told?: Told | null;
  tabUrl: string | null;
}

/** Why somebody was sent a card: as the card carries it, and in words while it is so. */
export interface Told {
  why: Why;
  banner: Banner | null;
}

export function bannerBox({ told }: { told?: Told | null | undefined }): Element | null {
  if (!told?.banner) return null;
  const { title: headline, sentence } = told.banner;
  return box([headline === null ? null : title(headline), says(sentence, { spacing: 'small' })], {
    style: 'accent',
  });
}

/** What a card that asks for itself afresh says of why it was sent. */
export function carryWhy({ told }: { told?: Told | null | undefined }): { why?: Why } {
  return told ? { why: told.why } : {};
}

/** The headline, and which plan it is about. */
export function liveTitle(words: string, { item }: LiveCard): Element[] {
  return [title(plainText(words, 200)), quiet(oneLine(item.planTitle, 90), { spacing: 'none' })];
}

/** What was asked, and what is to be done about it; said once where both say the same. */
export function whatItIsAbout({ item, action }: LiveCard): Element[] {
  const isSame = item.text.replace(/\W+/g, '') === action.text.replace(/\W+/g, '');
  return [
    says(plainText(item.text, 320), { spacing: 'medium' }),
    ...(isSame ? [] : [fact(strings.item.action, plainText(action.text, 320))]),
  ];
}

export function dueFact(label: string, action: ActionView): Element {
  return fact(label, [dueRun(action)], firstDateWords(action));
}

/** Words that would otherwise be lost with the card they were written on. */
export function typedWords(typed: string | null | undefined, say: (words: string) => string): Element | null {
  return typed ? says(plainText(say(typed), 5_000), { spacing: 'small' }) : null;
}

/** What stands on a form that is not there any more; null for nothing. */
export function draftWords(draft: CardChange | undefined): string | null {
  const { note, reason, dueDate, evidence } = draft ?? {};
  const words = [note, reason, dueDate && longDate(dueDate), evidence?.url].filter((part) => part);
  return words.length > 0 ? words.join(' – ') : null;
}

export function waysOn({ item, action, tabUrl }: LiveCard): (CardAction | null)[] {
  const target = { item: item.id, action: action.id };
  return [
    execute(strings.buttons.open(action.ref), verbs.open, target, { withInputs: true }),
    openUrl(strings.buttons.openInTab, tabUrl),
  ];
}
