import { CardFactory, type Activity } from 'botbuilder';
import type { AdaptiveCard } from '../cards/elements.ts';
import { plainText } from '../cards/plain-text.ts';

/** @param summary what the notification says */
export function cardActivity(card: AdaptiveCard, summary: string): Partial<Activity> {
  return {
    type: 'message',
    summary: plainText(summary, 200),
    attachments: [CardFactory.adaptiveCard(card)],
  };
}

/** A sentence that may repeat what somebody typed, so it is not read as Markdown. */
export function sentenceActivity(text: string): Partial<Activity> {
  return {
    type: 'message',
    text: plainText(text, 1_000),
    textFormat: 'plain',
    summary: plainText(text, 200),
  };
}
