import { useState } from 'react';
import type { Draft } from './draft.ts';

export interface KeptDraft {
  draft: Draft | null;
  /** Keeps it, also over a reload of the page; null forgets it. */
  keep: (draft: Draft | null) => void;
}

/**
 * The unsaved update of one person about one item, kept for as long as the browser's tab is open.
 *
 * @param personId whose it is: on a shared screen the next person must not find it
 */
export function useDraft(personId: string, itemId: string): KeptDraft {
  const key = `golden-thread-draft ${personId} ${itemId}`;
  const [kept, setKept] = useState(() => ({ key, draft: readDraft(key) }));
  const isOther = kept.key !== key; // the panel went on to the next item
  if (isOther) setKept({ key, draft: readDraft(key) });
  return {
    draft: isOther ? readDraft(key) : kept.draft,
    keep: (next) => {
      setKept({ key, draft: next });
      if (next) sessionStorage.setItem(key, JSON.stringify(next));
      else sessionStorage.removeItem(key);
    },
  };
}

function readDraft(key: string): Draft | null {
  const text = sessionStorage.getItem(key);
  return text ? (JSON.parse(text) as Draft) : null; // written by `keep` above, under this key only
}
