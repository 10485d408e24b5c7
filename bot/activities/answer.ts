import type { Person } from '#domain/post';
import type { Services } from '#workflows/services';
import type { NoticeMessenger } from '#workflows/tell-people';
import type { AdaptiveCard } from '../cards/elements.ts';

/** What an answer is made from: who asks, and where things are. Teams itself is left outside. */
export interface Desk {
  services: Services;
  person: Person;
  /** Reaches others, where a button does that. */
  messenger: NoticeMessenger;
  /** Where the tab shows an item; null where there is no tab to link to. */
  tabUrl: (itemId: string) => string | null;
}

/** The same desk, answering where others read along: restricted plans are as good as not there. */
export function forEveryone(desk: Desk): Desk {
  return { ...desk, services: { ...desk.services, audience: 'everyone' } };
}

/** A sentence, or a card with a sentence for the notification. */
export type Answer =
  { kind: 'sentence'; text: string } | { kind: 'card'; card: AdaptiveCard; summary: string };

export function sentence(text: string): Answer {
  return { kind: 'sentence', text };
}

export function answerWith(card: AdaptiveCard, summary: string): Answer {
  return { kind: 'card', card, summary };
}
