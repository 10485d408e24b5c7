import { useCallback, useEffect, useRef, useState } from 'react';
import type { ChatMessage, TrialEvent } from '../contract.ts';
import { trialApi } from './api.ts';

export interface Chat {
  /** Null until first read. */
  messages: ChatMessage[] | null;
  isTyping: boolean;
  problem: string | null;
  say: (text: string) => void;
  sayAgain: (messageId: string) => void;
  markRead: () => void;
  /** For events of the server; those about other people are ignored. */
  hear: (event: TrialEvent) => void;
  reload: () => void;
}

/** A typing sign is taken down after this long without another, as in Teams. */
const typingMs = 6_000;

/** One person's chat with the bot. */
export function useChat(personId: string | null): Chat {
  const [read, setRead] = useState<{ personId: string; messages: ChatMessage[] } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isTyping, setTyping] = useState(false);
  const typingTimer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const attempt = useCallback((work: Promise<unknown>) => {
    work.then(
      () => setProblem(null),
      (error: unknown) => setProblem(error instanceof Error ? error.message : String(error)),
    );
  }, []);

  const reload = useCallback(() => {
    if (!personId) return;
    attempt(trialApi.messages(personId).then((messages) => setRead({ personId, messages })));
  }, [personId, attempt]);

  useEffect(reload, [reload]);
  useEffect(() => () => clearTimeout(typingTimer.current), []);

  const showTyping = useCallback((shown: boolean) => {
    clearTimeout(typingTimer.current);
    setTyping(shown);
    if (shown) typingTimer.current = setTimeout(() => setTyping(false), typingMs);
  }, []);

  const hear = useCallback(
    (event: TrialEvent) => {
      if (!('personId' in event) || event.personId !== personId) return;
      if (event.type === 'typing') showTyping(true);
      if (event.type === 'message' && event.message.from === 'bot') showTyping(false);
      setRead((before) =>
        before?.personId === personId ? { personId, messages: afterEvent(before.messages, event) } : before,
      );
    },
    [personId, showTyping],
  );

  return {
    messages: read && read.personId === personId ? read.messages : null,
    isTyping,
    problem,
    say: (text) => personId && attempt(trialApi.say(personId, text)),
    sayAgain: (messageId) => personId && attempt(trialApi.sayAgain(personId, messageId)),
    markRead: useCallback(() => {
      if (personId) attempt(trialApi.markRead(personId));
    }, [personId, attempt]),
    hear,
    reload,
  };
}

function afterEvent(messages: ChatMessage[], event: TrialEvent): ChatMessage[] {
  if (event.type === 'deleted') return messages.filter(({ id }) => id !== event.messageId);
  if (event.type !== 'message') return messages;
  const isKnown = messages.some(({ id }) => id === event.message.id);
  if (!isKnown) return [...messages, event.message];
  return messages.map((message) => (message.id === event.message.id ? event.message : message));
}
