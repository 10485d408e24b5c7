import { useState } from 'react';

export interface Kept<T> {
  value: T | null;
  /** Keeps it, also over a reload of the page; null forgets it. */
  keep: (value: T | null) => void;
}

/** Something a person is writing, kept for as long as the browser's tab is open. */
export function useKept<T>(key: string): Kept<T> {
  const [kept, setKept] = useState(() => ({ key, value: read<T>(key) }));
  const isOther = kept.key !== key; // the place it is shown in went on to something else
  if (isOther) setKept({ key, value: read<T>(key) });
  return {
    value: isOther ? read<T>(key) : kept.value,
    keep: (next) => {
      setKept({ key, value: next });
      if (next) sessionStorage.setItem(key, JSON.stringify(next));
      else sessionStorage.removeItem(key);
    },
  };
}

function read<T>(key: string): T | null {
  const text = sessionStorage.getItem(key);
  return text ? (JSON.parse(text) as T) : null; // written by `keep` above, under this key only
}
