import { useEffect, useRef } from 'react';
import type { ChatMessage } from '#infra/local/contract';
import { trialApi } from '../api.ts';

/** Cards further back are asked for when they are scrolled to in Teams; here they stay as they were sent. */
const mostCards = 10;

/**
 * Asks the bot for the newest state of the cards that want it, once each time a person's chat is opened. A
 * card that arrives later is as new as it can be.
 */
export function useRefresh(personId: string, messages: readonly ChatMessage[] | null): void {
  const opened = useRef<string | null>(null);
  useEffect(() => {
    if (!messages || opened.current === personId) return;
    opened.current = personId;
    const wanting = messages.slice(-mostCards).flatMap(({ id, cards }) => {
      const action = refreshOf(cards[0]);
      return action ? [{ id, action }] : [];
    });
    for (const { id, action } of wanting) {
      // A card that cannot be brought up to date is shown as it was sent.
      trialApi.refresh(personId, id, action).catch(() => undefined);
    }
  }, [personId, messages]);
}

function refreshOf(card: unknown): object | null {
  const { refresh } = (card ?? {}) as { refresh?: { action?: object } };
  return refresh?.action ?? null;
}
