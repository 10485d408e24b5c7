import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { WorkRow } from '#domain/my-work-view';
import type { ItemDetail } from '#domain/view';
import { useApi } from '../api/ApiProvider.tsx';
import { mayBeKept } from '../api/errors.ts';
import { undo } from '../api/my-work.ts';
import { undoSaid } from '../components/my-work/undo-said.ts';
import { myWorkKey } from '../api/queries.ts';
import { recordUpdate } from '../api/record-update.ts';
import { keyOf } from '../components/my-work/rows.ts';
import { strings } from '../strings.ts';
import { useItemChanged } from './useItemChanged.ts';

/** How the last press on a row stands. */
export type RowState =
  | { is: 'saving' }
  /** An answer of another kind is on its way, or did not get through; the form it came from says so. */
  | { is: 'answering' }
  /** `ids` of what was recorded, for taking it back. */
  | { is: 'recorded'; ids: string[] }
  | { is: 'told'; sentence: string }
  /** `retry` sends the same request again, so that it is recorded once; null where that would not help. */
  | { is: 'failed'; sentence: string; retry: (() => void) | null }
  /** Somebody else was first; `saw` is what the person meant to confirm. */
  | { is: 'changed'; saw: WorkRow; theirs: ItemDetail };

export interface OnTrack {
  stateOf: (key: string) => RowState | null;
  confirm: (row: WorkRow) => void;
  takeBack: (row: WorkRow, ids: readonly string[]) => void;
  /** Says once more, of how the item stands by now. */
  confirmTheirs: (row: WorkRow, theirs: ItemDetail) => void;
  answering: (row: WorkRow) => void;
  tell: (row: WorkRow, sentence: string) => void;
  noteRecorded: (key: string, ids: string[]) => void;
  forget: (row: WorkRow) => void;
}

/** "Still on track" with one press: what was pressed is shown at once, and what became of it as soon as it is known. */
export function useOnTrack(): OnTrack {
  const api = useApi();
  const queries = useQueryClient();
  const itemChanged = useItemChanged();
  const [states, setStates] = useState<ReadonlyMap<string, RowState>>(new Map());
  const busy = useRef(new Set<string>()); // a double click comes before the button is drawn as disabled
  const set = (key: string, state: RowState | null) =>
    setStates((before) => {
      const next = new Map(before);
      if (state) next.set(key, state);
      else next.delete(key);
      return next;
    });

  function run(key: string, work: () => Promise<RowState>, failed = strings.myWork.failed): void {
    if (busy.current.has(key)) return;
    busy.current.add(key);
    set(key, { is: 'saving' });
    work()
      .then(
        (state) => set(key, state),
        (error: unknown) => {
          const sentence = notDone(error, failed);
          set(key, { is: 'failed', sentence, retry: () => run(key, work, failed) });
        },
      )
      .finally(() => busy.current.delete(key));
  }

  function send(row: WorkRow, basedOn: { item: string; action: string | null }): void {
    const id = crypto.randomUUID();
    const update = { id, actionId: row.action?.id ?? null, change: { unchanged: true as const }, basedOn };
    run(keyOf(row), async () => {
      const outcome = await recordUpdate(api, row.item.id, update);
      if (!outcome.ok && outcome.reason === 'problems') {
        return { is: 'failed', sentence: strings.myWork.failed(outcome.problems.join(' ')), retry: null };
      }
      await itemChanged(outcome.ok ? outcome.item : outcome.theirs);
      if (outcome.ok) return { is: 'recorded', ids: [id] };
      return { is: 'changed', saw: row, theirs: outcome.theirs };
    });
  }

  return {
    stateOf: (key) => states.get(key) ?? null,
    confirm: (row) => send(row, { item: row.item.eTag, action: row.action?.eTag ?? null }),
    confirmTheirs: (row, theirs) =>
      send(row, {
        item: theirs.eTag,
        action: theirs.actions.find(({ id }) => id === row.action?.id)?.eTag ?? null,
      }),
    takeBack: (row, ids) =>
      run(
        keyOf(row),
        async () => {
          const undone = await undo(api, ids);
          await queries.invalidateQueries({ queryKey: myWorkKey });
          return { is: 'told', sentence: undoSaid(undone) };
        },
        strings.myWork.notTakenBack,
      ),
    answering: (row) => set(keyOf(row), { is: 'answering' }),
    tell: (row, sentence) => set(keyOf(row), { is: 'told', sentence }),
    noteRecorded: (key, ids) => set(key, { is: 'recorded', ids }),
    forget: (row) => set(keyOf(row), null),
  };
}

/** Why a press did not get through, as far as is known: what may have been kept is not called lost. */
export function notDone(error: unknown, failed: (why: string) => string): string {
  if (!(error instanceof Error)) return failed(strings.failures.unexpected);
  return (mayBeKept(error) ? strings.myWork.unanswered : failed)(error.message);
}
