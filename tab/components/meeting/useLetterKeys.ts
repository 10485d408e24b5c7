import { useState } from 'react';

const key = 'golden-thread-letter-keys';

export interface LetterKeys {
  isOn: boolean;
  set: (isOn: boolean) => void;
}

/**
 * Whether single letters work as keys; kept in this browser.
 *
 * @see https://www.w3.org/WAI/WCAG22/Understanding/character-key-shortcuts.html
 */
export function useLetterKeys(): LetterKeys {
  const [isOn, setOn] = useState(() => localStorage.getItem(key) !== 'off');
  return {
    isOn,
    set: (next) => {
      setOn(next);
      if (next) localStorage.removeItem(key);
      else localStorage.setItem(key, 'off');
    },
  };
}
