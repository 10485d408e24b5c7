import { useEffect, useEffectEvent } from 'react';

/** What a key of the review does; a key that leads nowhere now is left to the browser. */
export type MeetingKey = 'next' | 'previous' | 'decision' | 'action' | 'date' | 'follow' | 'leave' | 'help';

const byKey: Record<string, MeetingKey> = {
  ArrowRight: 'next',
  PageDown: 'next', // what a presenter's remote control sends
  ArrowLeft: 'previous',
  PageUp: 'previous',
  d: 'decision',
  a: 'action',
  t: 'date',
  f: 'follow',
  Escape: 'leave',
  '?': 'help',
};

export interface MeetingKeysOptions {
  onKey: Partial<Record<MeetingKey, (() => void) | null>>;
  /** Whether letters do anything; arrows and pages always do. */
  hasLetters: boolean;
}

/**
 * The keyboard of a review. It listens to the whole page, so that nobody has to find the right place first, and
 * never where somebody writes, chooses from a list or answers a question.
 */
export function useMeetingKeys({ onKey, hasLetters }: MeetingKeysOptions): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (isSpokenFor(event.target)) return;
    const isLetter = event.key.length === 1;
    if (isLetter && !hasLetters) return;
    const key = byKey[isLetter ? event.key.toLowerCase() : event.key];
    const act = key && onKey[key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  useEffect(() => {
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}

const hasOwnKeys =
  'input, textarea, select, [contenteditable], [role="dialog"], [role="alertdialog"], [role="listbox"], [role="menu"], [role="combobox"], [role="radiogroup"]';

function isSpokenFor(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(hasOwnKeys) !== null;
}
