import type { Draft } from './draft.ts';
import { useKept, type Kept } from './useKept.ts';

export interface KeptDraft {
  draft: Draft | null;
  keep: Kept<Draft>['keep'];
}

/**
 * The unsaved update of one person about one item.
 *
 * @param personId whose it is: on a shared screen the next person must not find it
 */
export function useDraft(personId: string, itemId: string): KeptDraft {
  const { value: draft, keep } = useKept<Draft>(keyOf(personId, itemId));
  return { draft, keep };
}

/** Whether there is one, without following it. */
export function hasDraft(personId: string, itemId: string): boolean {
  return sessionStorage.getItem(keyOf(personId, itemId)) !== null;
}

function keyOf(personId: string, itemId: string): string {
  return `golden-thread-draft ${personId} ${itemId}`;
}
