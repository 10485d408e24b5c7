import type { UndoAnswer } from '#api/contract/my-work';
import { strings } from '#tab/strings';

/** What became of taking entries back: done, or why one of them stays. */
export function undoSaid(undone: UndoAnswer['undone']): string {
  const { undone: done, notUndone } = strings.myWork;
  if (undone.length === 0) return notUndone.changed;
  for (const { result } of undone) if (result !== 'undone') return notUndone[result];
  return done;
}
