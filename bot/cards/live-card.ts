import { dayInLondon } from '#domain/clock';
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
import { verbs } from './verbs.ts';

/** An action on a card that shows how it stands whenever it is looked at. */
export interface LiveCard {
  item: ItemDetail;
  action: ActionView;
  /** Why the last answer was not kept. */
  problems?: readonly string[];
  /** What the person had written when their answer came too late. */
  typed?: string | null;
  /** Why this person is shown it, where that is not plain. */
  banner?: string | null;
  tabUrl: string | null;
}

export function bannerBox({ banner }: LiveCard): Element | null {
  return banner ? box([says(banner)], { style: 'accent' }) : null;
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
  return typed ? says(plainText(say(typed), 2_000), { spacing: 'small' }) : null;
}

export function waysOn({ item, action, tabUrl }: LiveCard): (CardAction | null)[] {
  return [
    execute(strings.buttons.open(action.ref), verbs.open, { item: item.id, action: action.id }),
    openUrl(strings.buttons.openInTab, tabUrl),
  ];
}

export function dayWords(instant: string): string {
  return longDate(dayInLondon(new Date(instant)));
}
